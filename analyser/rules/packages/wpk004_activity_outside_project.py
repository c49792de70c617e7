"""WPK004."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from analyser.model.application import Activity, Application
from analyser.model.document import Document
from analyser.model.finding import Severity
from analyser.model.span import Span
from analyser.rules._calendar import bounds, written
from analyser.rules._check import Context, Hit, SkipRule, at, observed, rule, the_application
from analyser.rules._partnership import letters

NO_DATES = "No activity of the draft has a date."
AFTER = "The activity “{activity}” ends on {found}, after the end of the project on {limit}."
ELSEWHERE = "activity-outside-project"
"""Days of a timetable or of the text that no activity was read to have."""
REVERSED = "The activity “{activity}” ends on {found}, before it starts on {limit}."
_YEARS = re.compile(r"(?:\D*20\d\d)+\D*")
"""Years and no further number."""


@rule(
    "WPK004",
    "activity-outside-project",
    severity=Severity.ERROR,
    message="The activity “{activity}” starts on {found}, before the start of the project on {limit}.",
    title="Dates of activities do not fit the project.",
    advice="Correct the dates: an activity lies within the project, and its end is not before its start.",
)
def activity_outside_project(context: Context) -> Iterator[Hit]:
    """The dates of an activity lie within the project, the end not before the start.

    Bad:
        Project from 01/09/2026 to 31/08/2027, activity from 01/10/2027 to 05/10/2027

    Good:
        Project from 01/09/2026 to 31/08/2027, activity from 01/10/2026 to 05/10/2026

    Source: date fields of the KA210 and KA220 forms
    """
    application = the_application(context)
    dated = [activity for activity in application.activities if activity.start or activity.end]
    elsewhere = context.observed(ELSEWHERE)
    if not dated and not elsewhere:
        raise SkipRule(NO_DATES)
    told = [hit for activity in dated for hit in _of_activity(context, application, activity)]
    for hit in observed(context, ELSEWHERE) if elsewhere else ():
        if any(span.overlaps(place) for span, _ in hit.spans for one in told for place, _ in one.spans):
            continue
        which = dict(hit.values)["which"]
        values = tuple(entry for entry in hit.values if entry[0] != "which")
        again = next((number for number, one in enumerate(told) if _is_same(one, hit)), None)
        if again is None:
            told.append(replace(hit, values=values, message=AFTER if which == "after" else None))
        else:
            told[again] = replace(told[again], spans=told[again].spans + hit.spans)
    yield from told


def _is_same(told: Hit, hit: Hit) -> bool:
    """Say whether another place tells the same day of the same activity."""
    one, other = dict(told.values), dict(hit.values)
    first, second = letters(str(one["activity"])), letters(str(other["activity"]))
    return one["found"] == other["found"] and (first in second or second in first)


def _of_activity(context: Context, application: Application, activity: Activity) -> Iterator[Hit]:
    first, last = bounds(application)
    start, end = activity.start or activity.end, activity.end or activity.start
    if start and end and end < start:
        yield _hit(context.document, application, activity, "end", REVERSED, end, start)
    elif first and start and end and start < first:
        if end < first or not _is_vague(context, application, activity, "start"):
            yield _hit(context.document, application, activity, "start", None, start, first)
    elif (
        last and start and end and end > last and (start > last or not _is_vague(context, application, activity, "end"))
    ):
        yield _hit(context.document, application, activity, "end", AFTER, end, last, both=start > last)


def _is_vague(context: Context, application: Application, activity: Activity, which: str) -> bool:
    """Say whether a date is but the edge of a year that the draft names: "spring 2029", "2026 and 2027"."""
    day = activity.start if which == "start" else activity.end
    edge = day is not None and (day.day, day.month) == ((1, 1) if which == "start" else (31, 12))
    return edge and _YEARS.fullmatch(context.document.quote(_span(application, activity, which))) is not None


def _row(document: Document, date: Span) -> Span | None:
    """Return the first cell of the row of a table that a date stands in: it names the activity."""
    cells = [block for block in document.blocks if block.cell]
    own = next((block.cell for block in cells if date.overlaps(block.span)), None)
    row = [b.span for b in cells if own and b.cell and (b.cell.table, b.cell.row) == (own.table, own.row)]
    return row[0].cover(row[min(1, len(row) - 1)]) if row else None


def _hit(
    document: Document,
    application: Application,
    activity: Activity,
    which: str,
    message: str | None,
    found: date,
    limit: date,
    *,
    both: bool = False,
) -> Hit:
    """Return a finding at a date of an activity, or at both if the whole activity lies after the project."""
    spans = [*dict.fromkeys(_span(application, activity, name) for name in ((which, "start") if both else (which,)))]
    also = [span for span in (_row(document, spans[0]), activity.span) if span and span not in spans]
    return at(
        *spans,
        *also,
        place=f"{activity.id}/activity.{which}",
        message=message,
        activity=activity.title or activity.id,
        found=written(found),
        limit=written(limit),
    )


def _span(application: Application, activity: Activity, which: str) -> Span:
    answers = application.answers(f"activity.{which}")
    stated = (application.fact(f"{activity.id}/activity.{name}") for name in (which, "dates"))
    found = (*(field.span for field in answers if field.owner == activity.id), *(span for span in stated if span))
    return next(iter(found), activity.span)
