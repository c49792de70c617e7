"""IND003."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule
from analyser.rules._together import together

SEVERAL = "{count} indicators promise a change and give no starting value."


@rule(
    "IND003",
    "indicator-without-baseline",
    severity=Severity.NOTE,
    needs=("application", "observations"),
    message="A change is promised, and the starting value is not given.",
    advice="Add the starting value and when it was measured, or plan to measure it in the first months.",
)
def indicator_without_baseline(context: Context) -> Iterator[Hit]:
    """A promise of more or fewer can only be checked against a starting value.

    Bad:
        Use of the library increases by 20 %.

    Good:
        Use of the library rises from 110 to 132 loans a month.

    Source: hint of the KA220 form below both indicator questions (realistic, measurable, reported at the end of
    the project); Handbook on lump sums, annex on indicators
    """
    yield from together(observed(context, "indicator-without-baseline"), SEVERAL)
