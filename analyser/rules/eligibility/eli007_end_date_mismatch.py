"""ELI007."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.model.span import Span
from analyser.rules._calendar import expected_end, written
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application

NOT_STATED = "The draft does not state start, duration and end of the project, all three."


@rule(
    "ELI007",
    "end-date-mismatch",
    severity=Severity.WARNING,
    message="The project ends on {found}, but {months} months from {start} end on {expected}.",
    title="The end of the project does not fit its start and duration.",
    advice="Correct the start date, the duration or the end date. The form computes the end from the other two.",
)
def end_date_mismatch(context: Context) -> Iterator[Hit]:
    """Start, duration and end of the project must agree.

    The last day is the day before the start's date, as many months later: 12 months from
    1 September 2026 end on 31 August 2027.

    Bad:
        Project Start Date: 01/09/2026
        Project Duration: 12 months
        Project End Date: 31/12/2027

    Good:
        Project End Date: 31/08/2027

    Source: the form computes the end date from start and duration
    """
    application = the_application(context)
    if application.start is None or application.end is None or application.duration_months is None:
        raise SkipRule(NOT_STATED)
    expected = expected_end(application.start, application.duration_months)
    if application.end == expected:
        return
    notes = (("context.end", ""), ("context.start", "Start of the project."), ("context.duration", "Duration"))
    spans = [(span, note) for name, note in notes if isinstance(span := application.fact(name), Span)]
    yield at(
        *spans,
        place="context.end",
        found=written(application.end),
        months=application.duration_months,
        start=written(application.start),
        expected=written(expected),
    )
