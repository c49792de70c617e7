"""WRT001."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule


@rule(
    "WRT001",
    "vague-wording",
    severity=Severity.NOTE,
    needs=("observations",),
    message="{count} vague expressions in {words} words: {phrases}.",
    title="Answers are full of vague expressions.",
    advice="Say how many, who, when and where; keep a vague word only where the fact cannot be known yet.",
)
def vague_wording(context: Context) -> Iterator[Hit]:
    """An answer full of hedges and of quantities that name none gives experts nothing to judge.

    Bad:
        We will hold various workshops for many people and invite as many schools as possible on a
        regular basis.

    Good:
        We will hold 6 workshops for 90 teachers of 12 schools, one every second month.

    Source: complaints of assessors and consultants (Lithuanian agency on KA210, 2024); own word lists
    """
    yield from observed(context, "vague-wording")
