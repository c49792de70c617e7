"""WRT004."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule


@rule(
    "WRT004",
    "unexplained-abbreviation",
    severity=Severity.NOTE,
    needs=("observations",),
    message="{abbreviation} is nowhere spelled out.",
    title="Abbreviations are nowhere spelled out.",
    advice="Write the full name where the abbreviation first stands, with the abbreviation in brackets.",
)
def unexplained_abbreviation(context: Context) -> Iterator[Hit]:
    """Experts come from other countries and fields: they do not know national abbreviations.

    Bad:
        The PMC approved the plan.

    Good:
        The Pedagogical Methods Council (PMC) approved the plan. The PMC meets monthly.

    Source: European Commission, English Style Guide, section on abbreviations
    """
    yield from observed(context, "unexplained-abbreviation")
