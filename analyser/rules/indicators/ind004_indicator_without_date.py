"""IND004."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, at, demand_judged, rule, the_application
from analyser.rules.indicators._parts import place_of


@rule(
    "IND004",
    "indicator-without-date",
    severity=Severity.WARNING,
    message="This indicator does not say when the value will be reached or measured.",
    advice="Add the month or the moment of measuring.",
)
def indicator_without_date(context: Context) -> Iterator[Hit]:
    """A value without a date can always still come.

    For an indicator of a work package whose activities have dates this is a note only.

    Bad:
        60 % of pupils borrow a book a month.

    Good:
        60 % of pupils borrow a book a month by June 2028.

    Source: hint of the KA220 form below both indicator questions (realistic, measurable, reported at the end of
    the project); Handbook on lump sums, annex on indicators
    """
    demand_judged(context, "indicator-without-date")
    application = the_application(context)
    scheduled = {activity.work_package for activity in application.activities if activity.end and activity.work_package}
    for indicator in application.indicators:
        if indicator.due is None:
            severity = Severity.NOTE if indicator.work_package in scheduled else None
            yield at(indicator.span, place=place_of(indicator), severity=severity)
