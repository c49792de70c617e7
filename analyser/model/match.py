"""Passages that two documents share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from analyser.model.span import Span


class MatchKind(StrEnum):
    """How alike the two passages are."""

    VERBATIM = "verbatim"
    NEAR = "near"
    PARAPHRASE = "paraphrase"
    TRANSLATION = "translation"


class Origin(StrEnum):
    """What the other document is to the draft."""

    ROUND = "round"
    CORPUS = "corpus"
    OWN = "own"
    PROGRAMME = "programme"
    SELF = "self"
    EXCHANGE = "exchange"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a document of the corpus comes from; what is not known is empty."""

    round: str = ""
    agency: str = ""
    applicant: str = ""
    date: str = ""

    def __str__(self) -> str:
        """Return round, agency and date, as far as they are known."""
        return ", ".join(part for part in (self.round, self.agency, self.date) if part)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a named document; `source` says where a document of the corpus comes from.

    `place` is the question of the form that the passage answers, the first one if it answers several.

    Of a document known by keyed prints alone (`Origin.EXCHANGE`) there is no text: span and
    quote are empty.
    """

    document: str
    span: Span
    quote: str
    page: int | None = None
    source: Source | None = None
    place: str | None = None

    @property
    def title(self) -> str:
        """Return the name of the document with its round, agency and date."""
        where = str(self.source) if self.source else ""
        return f"{self.document} ({where})" if where else self.document


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The same passage in two documents; `left` is the draft under analysis.

    `similarity` is the share of equal words in the longer side (0 to 1); for TRANSLATION the
    mean score of the matched sentences. `words` counts the aligned words of the left side.
    `common` counts the documents of the round that hold the passage. `equal` holds pairs of
    spans (left, right), relative to the passages' starts, whose words are equal.
    """

    left: Passage
    right: Passage
    similarity: float
    kind: MatchKind
    origin: Origin = Origin.ROUND
    words: int = 0
    common: int = 0
    equal: tuple[tuple[Span, Span], ...] = ()

    def flipped(self) -> Match:
        """Return the match as the other document sees it."""
        equal = tuple((right, left) for left, right in self.equal)
        return replace(self, left=self.right, right=self.left, equal=equal)


@dataclass(frozen=True, slots=True)
class Family:
    """Documents, or answers, that are near-duplicates of each other. `members` are sorted names."""

    kind: str
    members: tuple[str, ...]
    similarity: float = 0.0
