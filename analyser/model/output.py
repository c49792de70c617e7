"""The JSON of the commands, key by key and in this order: the published contract.

Reporters fill these; the JSON Schema is derived from them. Keys are added, never renamed. Amounts
are whole numbers where there are no cents; dates are ISO 8601; `quote` is `text[start:end]`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SeverityName = Literal["error", "warning", "note"]
ConfidenceName = Literal["high", "medium", "low"]
MatchName = Literal["verbatim", "near", "paraphrase", "translation"]
OriginName = Literal["round", "corpus", "own", "programme", "self", "exchange"]
RoleName = Literal["coordinator", "partner", "associated"]
MethodName = Literal["structure", "lexical", "semantic"]
StatementName = Literal["objective", "activity", "result", "indicator", "need", "target_group", "other"]
Amount = int | float


@dataclass(frozen=True, slots=True)
class SpanOut:
    """Half-open character offsets into the document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenanceOut:
    """What made the analysis."""

    version: str
    call: int | None
    rules_hash: str
    languages: list[str]
    models: dict[str, str]
    corpus: dict[str, str] | None
    masked: dict[str, str]
    programme: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentOut:
    """The draft as read; `text` is there with `--with-text` only."""

    name: str
    format: str
    pages: int | None
    characters: int
    language: str | None
    languages: dict[str, float]
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationOut:
    """A participating organisation."""

    id: str
    name: str
    oid: str | None
    country: str | None
    role: RoleName


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldOut:
    """An answered question; at most one of the three owners is given."""

    id: str
    label: str
    work_package: str | None
    activity: str | None
    organisation: str | None
    characters: int
    limit: int | None
    span: SpanOut


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveOut:
    """An objective of the project or of a work package."""

    id: str
    text: str
    work_package: str | None
    span: SpanOut


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPackageOut:
    """A work package with the ids of what it holds."""

    id: str
    number: int
    title: str
    amount_eur: Amount | None
    objectives: list[str]
    activities: list[str]
    results: list[str]
    indicators: list[str]
    span: SpanOut


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityOut:
    """An activity."""

    id: str
    title: str
    text: str
    work_package: str | None
    start: str | None
    end: str | None
    venue: str | None
    lead: str | None
    participants: list[str]
    amount_eur: Amount | None
    span: SpanOut


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultOut:
    """A promised result."""

    id: str
    text: str
    work_package: str | None
    activity: str | None
    span: SpanOut


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorOut:
    """An indicator with the parts it states."""

    id: str
    text: str
    work_package: str | None
    kind: Literal["quantitative", "qualitative"] | None
    baseline: str | None
    target: str | None
    unit: str | None
    due: str | None
    verification: str | None
    span: SpanOut


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOut:
    """A need or a target group."""

    id: str
    text: str
    span: SpanOut


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationOut:
    """The facts of the application, as far as the draft states them."""

    action: str | None
    call: int | None
    form_id: str | None
    title: str | None
    acronym: str | None
    language: str | None
    start: str | None
    end: str | None
    duration_months: int | None
    lump_sum_eur: Amount | None
    national_agency: str | None
    organisations: list[OrganisationOut]
    priorities: list[str]
    topics: list[str]
    fields: list[FieldOut]
    objectives: list[ObjectiveOut]
    work_packages: list[WorkPackageOut]
    activities: list[ActivityOut]
    results: list[ResultOut]
    indicators: list[IndicatorOut]
    needs: list[TextOut]
    target_groups: list[TextOut]


@dataclass(frozen=True, slots=True, kw_only=True)
class SmartOut:
    """The SMART verdicts on a statement; null = cannot be known from the draft."""

    statement: str
    specific: bool | None
    measurable: bool | None
    achievable: bool | None
    relevant: bool | None
    time_bound: bool | None
    reasons: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkOut:
    """A link the analyser claims between two statements."""

    source: str
    target: str
    score: float
    method: MethodName


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOut:
    """Where a document of the corpus comes from; what is not known is empty."""

    round: str
    agency: str
    applicant: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageOut:
    """A passage of a named document; `source` is given for documents of the corpus, `place` (a field) for drafts.

    A document known by keyed fingerprints alone (origin "exchange") has no text: its quote is empty.
    """

    document: str
    start: int
    end: int
    quote: str
    page: int | None
    source: SourceOut | None
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchOut:
    """The same passage in two documents. `words` of the left side are aligned; `common` documents hold it."""

    left: PassageOut
    right: PassageOut
    similarity: float
    kind: MatchName
    origin: OriginName
    words: int
    common: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceOut:
    """A passage that shows a fault."""

    start: int
    end: int
    quote: str
    page: int | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingOut:
    """One fault; the first evidence is the primary one. `caveat` says why it counts less than it might."""

    code: str
    name: str
    severity: SeverityName
    confidence: ConfidenceName
    message: str
    advice: str
    place: str | None
    evidence: list[EvidenceOut]
    fingerprint: str
    source: str
    caveat: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppressedOut(FindingOut):
    """A finding that was set aside, with the reason."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFindingOut(FindingOut):
    """A finding about several drafts, with their names; one that was set aside has a reason."""

    members: list[str]
    reason: str | None


@dataclass(frozen=True, slots=True)
class SkipOut:
    """A rule that was not applied, and why: it could not be checked, or it does not apply."""

    code: str
    reason: str
    kind: Literal["not-checked", "not-applicable"]


@dataclass(frozen=True, slots=True)
class FailureOut:
    """A rule that crashed."""

    code: str
    error: str


@dataclass(frozen=True, slots=True)
class ElementOut:
    """An element of an award criterion and where the draft answers it."""

    text: str
    spans: list[SpanOut]


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionOut:
    """An award criterion, what speaks to it, and the rules with findings that touch it."""

    id: str
    title: str
    points: int
    minimum: int
    elements: list[ElementOut]
    codes: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOut:
    """The output of `check`. Null lists were not computed; empty ones were and hold nothing."""

    schema: Literal[1]
    provenance: ProvenanceOut
    document: DocumentOut
    application: ApplicationOut | None
    smart: list[SmartOut]
    links: list[LinkOut] | None
    matches: list[MatchOut] | None
    findings: list[FindingOut]
    suppressed: list[SuppressedOut]
    skipped: list[SkipOut]
    failures: list[FailureOut]
    inside: list[MatchOut]
    criteria: list[CriterionOut]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementOut:
    """One line of the output of `smart`."""

    text: str
    language: str
    kind: StatementName
    specific: bool | None
    measurable: bool | None
    time_bound: bool | None
    reasons: dict[str, str]
