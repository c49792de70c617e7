"""IND002."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule
from analyser.rules._together import together

SEVERAL = "{count} indicators name no target value."


@rule(
    "IND002",
    "indicator-without-target",
    severity=Severity.WARNING,
    needs=("application", "observations"),
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
    yield from together(observed(context, "indicator-without-target"), SEVERAL)
