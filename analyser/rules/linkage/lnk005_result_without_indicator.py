"""LNK005."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule
from analyser.rules.linkage._links import measured, orphans

NO_INDICATORS = "The draft names no indicators."


@rule(
    "LNK005",
    "result-without-indicator",
    severity=Severity.WARNING,
    needs=("application", "linking"),
    message="No indicator measures this result.",
    advice="Add an indicator with a number, a date and the source of the figure.",
)
def result_without_indicator(context: Context) -> Iterator[Hit]:
    """Every result has an indicator that shows how much of it was achieved, and how well.

    Bad:
        Result "Handbook for mentors"; indicators count seminars only

    Good:
        The same result, and "400 downloads of the handbook by month 24, site statistics"

    Source: KA220 form: indicators to measure the quality of the results
    """
    yield from orphans(context, measured(context), "I", NO_INDICATORS)
