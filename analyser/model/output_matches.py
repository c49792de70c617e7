"""Shared passages in the JSON of the commands, key by key and in this order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MatchName = Literal["verbatim", "near", "paraphrase", "translation"]
OriginName = Literal["round", "corpus", "own", "programme", "self", "exchange"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOut:
    """Where a document of the corpus comes from; what is not known is empty."""

    round: str
    agency: str
    applicant: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageOut:
    """A passage of a named document; `source` is given for documents of the corpus.

    A document known by keyed fingerprints alone has no text here: its quote is empty.
    """

    document: str
    start: int
    end: int
    quote: str
    page: int | None
    source: SourceOut | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchOut:
    """The same passage in two documents. `words` of the left side are aligned; `common` documents hold it.

    The origin "exchange" is a document of another agency known by keyed fingerprints: `similarity`
    is the share of the passage's fingerprints that it has.
    """

    left: PassageOut
    right: PassageOut
    similarity: float
    kind: MatchName
    origin: OriginName
    words: int
    common: int


@dataclass(frozen=True, slots=True)
class FamilyOut:
    """Documents, or answers, that are near-duplicates of each other."""

    kind: str
    members: list[str]
    similarity: float


@dataclass(frozen=True, slots=True)
class SideOut:
    """One side of a comparison."""

    name: str
    characters: int


@dataclass(frozen=True, slots=True)
class CompareOut:
    """The output of `compare`."""

    left: SideOut
    right: SideOut
    matches: list[MatchOut]
