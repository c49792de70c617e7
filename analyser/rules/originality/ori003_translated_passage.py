"""ORI003."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Confidence, Severity
from analyser.model.match import MatchKind
from analyser.rules._check import Context, Hit, rule
from analyser.rules.originality._passages import OTHERS, chosen, hits

SEVERAL = (
    "Sentence by sentence, {count} passages of this answer say what passages of “{document}” say in another language."
)


@rule(
    "ORI003",
    "translated-passage",
    severity=Severity.WARNING,
    needs=("matches",),
    message="Sentence by sentence, this passage says what a passage of “{document}” says in another language.",
    title="A passage says what another application says in another language.",
    advice="Compare both passages; an application may be handed in to one agency only.",
)
def translated_passage(context: Context) -> Iterator[Hit]:
    """A run of sentences corresponds to another application's in another language.

    A single sentence is never reported, only several in the same order.

    Bad:
        The needs, the objectives and the activities of an application handed in to another agency, translated

    Good:
        A partner's own description of its own part of the project

    Source: Erasmus+ Programme Guide, part C: one application to one National Agency
    """
    found = chosen(context.matches, {MatchKind.TRANSLATION}, OTHERS, context.application)
    yield from hits(found, lambda _: Confidence.MEDIUM, SEVERAL)
