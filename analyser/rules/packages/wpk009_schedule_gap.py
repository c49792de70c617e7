"""WPK009."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from analyser.model.application import Activity
from analyser.model.finding import Confidence, Severity
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
        Activities in October, December, February, April and June

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
            yield _hit(dated, months, sure)


def _hit(dated: list[tuple[Activity, int, int]], months: list[int], sure: bool) -> Hit:
    before = [activity for activity, _, end in dated if end < months[0]]
    after = [activity for activity, start, _ in dated if start > months[-1]]
    spans = [(a.span, "Last activity before.") for a in before[-1:]] + [(a.span, "Next activity.") for a in after[:1]]
    return at(
        *spans,
        confidence=Confidence.HIGH if sure else Confidence.LOW,
        first=_written(months[0]),
        last=_written(months[-1]),
        months=len(months),
    )


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _written(month: int) -> str:
    year, index = divmod(month, 12)
    return f"{index + 1:02}/{year}"
