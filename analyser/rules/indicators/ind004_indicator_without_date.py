"""IND004."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule, the_application
from analyser.rules._together import together

SEVERAL = "{count} indicators do not say when the value will be reached or measured."


@rule(
    "IND004",
    "indicator-without-date",
    severity=Severity.WARNING,
    needs=("application", "observations"),
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
    application = the_application(context)
    scheduled = {activity.work_package for activity in application.activities if activity.end and activity.work_package}
    yield from together((_judged(hit, scheduled) for hit in observed(context, "indicator-without-date")), SEVERAL)


def _judged(hit: Hit, scheduled: set[str]) -> Hit:
    owner, _, field = (hit.place or "").partition("/")
    return replace(hit, severity=Severity.NOTE) if field and owner in scheduled else hit
