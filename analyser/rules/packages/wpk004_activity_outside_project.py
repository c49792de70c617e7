"""WPK004."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from analyser.model.application import Activity, Application
from analyser.model.finding import Severity
from analyser.model.span import Span
from analyser.rules._calendar import bounds, written
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application

NO_DATES = "No activity of the draft has a date."
AFTER = "The activity “{activity}” ends on {found}, after the end of the project on {limit}."
REVERSED = "The activity “{activity}” ends on {found}, before it starts on {limit}."


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
    if not dated:
        raise SkipRule(NO_DATES)
    first, last = bounds(application)
    for activity in dated:
        start, end = activity.start or activity.end, activity.end or activity.start
        if start and end and end < start:
            yield _hit(application, activity, "end", REVERSED, end, start)
        elif first and start and start < first:
            yield _hit(application, activity, "start", None, start, first)
        elif last and end and end > last:
            yield _hit(application, activity, "end", AFTER, end, last, both=start is not None and start > last)


def _hit(
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
    spans = dict.fromkeys(_span(application, activity, name) for name in ((which, "start") if both else (which,)))
    return at(
        *spans,
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
