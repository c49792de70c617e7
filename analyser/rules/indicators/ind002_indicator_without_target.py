"""IND002."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, at, rule, the_application
from analyser.rules.indicators._parts import place_of


@rule(
    "IND002",
    "indicator-without-target",
    severity=Severity.WARNING,
    message="This indicator names no target value.",
    advice='State the value to reach: "from <start> to <target> by <month>, measured by <source>".',
)
def indicator_without_target(context: Context) -> Iterator[Hit]:
    """An indicator must say how much, or it cannot be measured.

    Bad:
        Indicators: better digital skills

    Good:
        Indicators: 80 of 100 teachers pass the final test by month 18

    Source: hint of the KA220 form below both indicator questions (realistic, measurable, reported at the end of
    the project); Handbook on lump sums, annex on indicators
    """
    for indicator in the_application(context).indicators:
        if indicator.target is None:
            yield at(indicator.span, place=place_of(indicator))
