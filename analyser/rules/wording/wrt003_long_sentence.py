"""WRT003."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule


@rule(
    "WRT003",
    "long-sentence",
    severity=Severity.NOTE,
    needs=("observations",),
    message="A sentence of {words} words: more than {limit} are hard to read once.",
    title="Sentences are too long to be read once.",
    advice="Make two or three sentences of it; put an enumeration into a list.",
)
def long_sentence(context: Context) -> Iterator[Hit]:
    """A reader with forty applications reads each sentence once.

    Bad:
        The project brings together teachers, parents and pupils who until now have worked apart and who,
        because the schools are small and far from each other and because the bus leaves before the last
        lesson ends, have never had an hour in which they could have planned lessons together.

    Good:
        The library lends 40 tablets. Volunteers teach their use on Tuesdays.

    Source: European Commission, How to write clearly (2012), hint 4: short and simple; the limit is
    measured, see the threshold
    """
    yield from observed(context, "long-sentence")
