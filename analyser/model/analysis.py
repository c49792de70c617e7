"""Everything a reporter receives."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.model.application import Application
from analyser.model.call import Criterion
from analyser.model.document import Document
from analyser.model.finding import Failure, Finding, Rule, Skip, Suppression
from analyser.model.link import TraceLink
from analyser.model.match import Family, Match
from analyser.model.span import Span
from analyser.model.statement import Smart


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made this analysis: never a clock or a path, so that equal input gives equal bytes."""

    version: str
    call: int | None
    rules_hash: str
    languages: tuple[str, ...] = ()
    models: tuple[tuple[str, str], ...] = ()
    corpus: tuple[tuple[str, str], ...] | None = None
    masked: tuple[tuple[str, str], ...] = ()
    programme: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionView:
    """An award criterion and, per element, the passages of the draft that answer it: those of its own question first.

    `idle` pairs an element that does not apply to this draft with the reason.
    """

    criterion: Criterion
    elements: tuple[tuple[str, tuple[Span, ...]], ...]
    codes: tuple[str, ...] = ()
    idle: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The people and the working days that a draft states of an activity, a work package or an organisation."""

    owner: str
    participants: tuple[Span, ...] = ()
    days: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """One draft, analysed. `links` and `matches` are None when they were not computed.

    `matches` are passages shared with other applications; `inside` those repeated within the
    draft or copied from the programme's own texts. `titles` pairs the id of a question of the
    form with its short English name, a translation key. `labels` pairs the id of a statement that
    opens with its own number or a date with what follows it.
    """

    document: Document
    language: str | None
    languages: tuple[tuple[str, float], ...]
    application: Application | None
    smart: tuple[Smart, ...]
    links: tuple[TraceLink, ...] | None
    refused_links: tuple[TraceLink, ...]
    matches: tuple[Match, ...] | None
    inside: tuple[Match, ...] = ()
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppression, ...]
    skipped: tuple[Skip, ...]
    failures: tuple[Failure, ...]
    criteria: tuple[CriterionView, ...]
    rules: tuple[Rule, ...]
    provenance: Provenance
    titles: tuple[tuple[str, str], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    people: tuple[People, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a comparison; `document` is kept so that a report can show what stands round a passage."""

    name: str
    characters: int
    document: Document | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The shared passages of two documents, what made them, and the names of the questions they answer."""

    left: Side
    right: Side
    matches: tuple[Match, ...]
    provenance: Provenance | None = None
    titles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One analysed draft of a round, as the index page lists it. `name` is unique in the round."""

    name: str
    report: str
    action: str | None
    title: str | None
    form_id: str | None
    coordinator: str | None
    errors: int
    warnings: int
    notes: int
    call: int | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedDraft:
    """A draft that could not be analysed, and what to do about it."""

    name: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFinding:
    """A finding about several drafts: the names of the drafts stand in `members`.

    `reason` says why it was set aside.
    """

    finding: Finding
    members: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A folder of drafts, analysed together. A member of a family of answers reads "draft.pdf#field".

    `titles` pairs the id of a question of the form with its short English name.
    """

    applications: tuple[Entry, ...]
    matches: tuple[Match, ...]
    families: tuple[Family, ...]
    findings: tuple[RoundFinding, ...]
    suppressed: tuple[RoundFinding, ...] = ()
    skipped: tuple[Skip, ...]
    failures: tuple[Failure, ...]
    failed: tuple[FailedDraft, ...]
    rules: tuple[Rule, ...]
    provenance: Provenance
    titles: tuple[tuple[str, str], ...] = ()
