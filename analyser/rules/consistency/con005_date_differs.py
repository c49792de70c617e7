"""CON005."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule


@rule(
    "CON005",
    "date-differs",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="The same event has another date in another place.",
    advice="Correct one of the two dates; mind the dates in the table of activities and those of the project.",
)
def date_differs(context: Context) -> Iterator[Hit]:
    """An event with two dates cannot be planned, and the dates of activities decide what is eligible.

    Bad:
        Summary: final conference in June 2028. ... Activity 4, Final conference: 12/09/2028.

    Good:
        Summary: final conference in September 2028. ... Activity 4, Final conference: 12/09/2028.

    Source: award criterion on the quality of the design: work plan complete and realistic (Programme Guide, KA2)
    """
    yield from observed(context, "date-differs")
