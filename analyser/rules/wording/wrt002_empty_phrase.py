"""WRT002."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule


@rule(
    "WRT002",
    "empty-phrase",
    severity=Severity.NOTE,
    needs=("observations",),
    message="{count} stock phrases in {words} words: {phrases}.",
    title="Answers are full of stock phrases.",
    advice="Replace each by what is meant in this project: the method, the partner, the product, the effect.",
)
def empty_phrase(context: Context) -> Iterator[Hit]:
    """Stock phrases fit every project, so they say nothing of this one.

    Bad:
        Nowadays it is important to raise awareness, foster networking and exchange best practices with
        innovative approaches.

    Good:
        Teachers of Vilja and Rumba schools observe each other's lessons four times and discuss them
        online.

    Source: complaints of assessors and consultants of the Lithuanian agency, 2024; own phrase lists
    """
    yield from observed(context, "empty-phrase")
