"""WRT005."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule


@rule(
    "WRT005",
    "unsourced-claim",
    severity=Severity.WARNING,
    needs=("observations",),
    message="A claim of fact with no source beside it: {claim}.",
    title="Claims of fact have no source beside them.",
    advice="Name the source and its year, or your own survey with date and number of answers.",
)
def unsourced_claim(context: Context) -> Iterator[Hit]:
    """Needs without data, or data without a source, lose points under Relevance.

    Bad:
        Studies show that 45% of adults lack digital skills.

    Good:
        According to Eurostat (2023), 45% of adults in the region lack basic digital skills.

    Source: assessors' complaint "needs analysis rests on few sources, no country data" (EACEA, Knowledge
    Alliance, 2020)
    """
    yield from observed(context, "unsourced-claim")
