"""WPK009."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from analyser.model.application import Activity, Application
from analyser.model.finding import Confidence, Severity
from analyser.model.span import Span
from analyser.rules._calendar import bounds
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application

NO_PROJECT = "The draft does not state start and end of the project."
NO_DATES = "No activity of the draft has start and end."


@rule(
    "WPK009",
    "schedule-gap",
    severity=Severity.NOTE,
    message="No activity takes place from {first} to {last} ({months} months).",
    title="Months pass in which no activity takes place.",
    advice="Say what happens in these months, or spread the activities.",
)
def schedule_gap(context: Context) -> Iterator[Hit]:
    """A work plan has no long stretch in which nothing happens.

    Counted are full months between start and end of the project that no activity touches. If some
    activities have no dates the finding is marked as uncertain.

    Bad:
        Activities in October 2026 and in June 2027, none between

    Good:
        Activities in October, November, January, March and May

    Source: VIAA slides, KA2 partnerships, 2026, on the timetable
    """
    application = the_application(context)
    first, last = bounds(application)
    if first is None or last is None:
        raise SkipRule(NO_PROJECT)
    spans = [(a, a.start, a.end) for a in application.activities]
    dated = [(a, _month(start), _month(end)) for a, start, end in spans if start and end and start <= end]
    if not dated:
        raise SkipRule(NO_DATES)
    dated.sort(key=lambda entry: entry[1:])
    busy = {month for _, start, end in dated for month in range(start, end + 1)}
    idle = [month for month in range(_month(first), _month(last) + 1) if month not in busy]
    sure = len(dated) == len(application.activities)
    for _, run in groupby(enumerate(idle), key=lambda pair: pair[1] - pair[0]):
        months = [month for _, month in run]
        if len(months) >= context.thresholds["formal.gap-months"]:
            yield _hit(application, dated, months, sure)


def _hit(application: Application, dated: list[tuple[Activity, int, int]], months: list[int], sure: bool) -> Hit:
    before = sorted((entry for entry in dated if entry[2] < months[0]), key=lambda entry: entry[2])
    after = [activity for activity, start, _ in dated if start > months[-1]]
    spans = [(span, "Last activity before.") for a, _, _ in before[-1:] for span in _spans(application, a, "end")] + [
        (span, "Next activity.") for a in after[:1] for span in _spans(application, a, "start")
    ]
    return at(
        *spans,
        confidence=Confidence.HIGH if sure else Confidence.LOW,
        first=_written(months[0]),
        last=_written(months[-1]),
        months=len(months),
    )


def _spans(application: Application, activity: Activity, which: str) -> tuple[Span, ...]:
    """Return where an activity stands and, where that is elsewhere, the day it begins or ends on."""
    told = (application.fact(f"{activity.id}/activity.{name}") for name in (which, "dates"))
    dated = next((span for span in told if span), None)
    return (activity.span, dated) if dated and not dated.overlaps(activity.span) else (activity.span,)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _written(month: int) -> str:
    year, index = divmod(month, 12)
    return f"{index + 1:02}/{year}"
