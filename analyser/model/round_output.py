"""The JSON of a round, key by key and in this order: the published contract of `round.json`.

It is made of the parts of `analyser.model.output`. Keys are added, never renamed.
"""

from __future__ import annotations

from dataclasses import dataclass

from analyser.model.output import FailureOut, MatchOut, ProvenanceOut, RoundFindingOut, SkipOut


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryOut:
    """One analysed draft of a round."""

    name: str
    report: str
    action: str | None
    title: str | None
    form_id: str | None
    coordinator: str | None
    call: int | None
    agency: str | None
    errors: int
    warnings: int
    notes: int


@dataclass(frozen=True, slots=True)
class FamilyOut:
    """Documents, or answers, that are near-duplicates of each other."""

    kind: str
    members: list[str]
    similarity: float


@dataclass(frozen=True, slots=True)
class FailedOut:
    """A draft that could not be analysed."""

    name: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOut:
    """The file `round.json` of `scan`."""

    provenance: ProvenanceOut
    applications: list[EntryOut]
    matches: list[MatchOut]
    families: list[FamilyOut]
    findings: list[RoundFindingOut]
    suppressed: list[RoundFindingOut]
    failed: list[FailedOut]
    skipped: list[SkipOut]
    failures: list[FailureOut]
