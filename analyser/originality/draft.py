"""What is compared: a named draft, and what came out for a round."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.match import Family, Match
from analyser.model.span import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with what was read out of it. `name` is unique in its round; `hidden` is left out of comparisons."""

    name: str
    document: Document
    application: Application | None = None
    language: str | None = None
    hidden: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Inside:
    """What one draft shares with the programme's texts and with itself."""

    programme: tuple[Match, ...] = ()
    repeated: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundMatches:
    """What the drafts of a round share with each other and with the corpus.

    `masked` names what was left out of the comparison and how much of it, for the provenance;
    `others` counts the documents each draft could be compared with.
    """

    matches: tuple[Match, ...] = ()
    families: tuple[Family, ...] = ()
    masked: tuple[tuple[str, str], ...] = ()
    others: int = 0
