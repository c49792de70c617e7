"""The facts of an application, as far as the draft states them. None means "not stated"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analyser.model.span import Span

_QUESTION = 5
_QUESTIONS = 6
"""How many words make a heading a question of the form, and how many such a filled-in form has at least."""


class Role(StrEnum):
    """What an organisation is in the partnership."""

    COORDINATOR = "coordinator"
    PARTNER = "partner"
    ASSOCIATED = "associated"


class IndicatorKind(StrEnum):
    """Whether an indicator counts or describes."""

    QUANTITATIVE = "quantitative"
    QUALITATIVE = "qualitative"


class ActivityPhase(StrEnum):
    """The four phases of a project that the call asks for."""

    PREPARATION = "preparation"
    IMPLEMENTATION = "implementation"
    EVALUATION = "evaluation"
    SHARING = "sharing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A participating organisation, `P1` being the first one named (the applicant).

    `kind` is its type as stated ("School", "NGO", "School authority"); `city` its seat.
    """

    id: str
    name: str
    oid: str | None = None
    country: str | None = None
    role: Role = Role.PARTNER
    established: date | None = None
    kind: str | None = None
    city: str | None = None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """A chosen priority: the form's own label, and its group ("HORIZONTAL", "VET", ...) or None."""

    label: str
    group: str | None
    span: Span
    main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A chosen topic, as the form's list words it."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One answered question of the form.

    `id` is canonical ("relevance.objectives"), `owner` the id of the work package, activity or
    organisation it belongs to. `characters` counts the answer, spaces included. `limit` is None
    where no limit is known. `confidence` is 1.0 for a label found in the catalogue and lower for
    a label that was inferred from order and content. `also` names further questions that a heading in
    the writer's own words asks ("Objectives and results").
    """

    id: str
    label: str
    owner: str | None = None
    span: Span
    label_span: Span | None = None
    characters: int
    limit: int | None = None
    confidence: float = 1.0
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """An objective of the project, or of one work package.

    `code` is the number the draft itself gives a statement, as "O5", or "O2.1" in work package 2.
    """

    id: str
    text: str
    work_package: str | None = None
    span: Span
    code: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A result the project, a work package or an activity promises."""

    id: str
    text: str
    work_package: str | None = None
    activity: str | None = None
    span: Span
    code: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator with the parts it states, each as written in the draft."""

    id: str
    text: str
    work_package: str | None = None
    kind: IndicatorKind | None = None
    baseline: str | None = None
    target: str | None = None
    unit: str | None = None
    due: str | None = None
    verification: str | None = None
    span: Span
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """An activity; `lead` and `participants` are ids of organisations where known, else names.

    `told` says what its running text tells besides: "whom" it is for, "why" it is done.
    """

    id: str
    title: str
    text: str = ""
    work_package: str | None = None
    start: date | None = None
    end: date | None = None
    venue: str | None = None
    venue_country: str | None = None
    lead: str | None = None
    participants: tuple[str, ...] = ()
    amount_eur: float | None = None
    phases: frozenset[ActivityPhase] = frozenset()
    told: frozenset[str] = frozenset()
    span: Span
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPackage:
    """A work package; number 1 is project management in KA220."""

    id: str
    number: int
    title: str
    amount_eur: float | None = None
    objectives: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A need the project wants to answer."""

    id: str
    text: str
    span: Span
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroup:
    """A group the project works for."""

    id: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One amount of the budget grid. `part` is a work package or activity id, None for a total.

    `organisation` is an organisation id, None for the total of the part.
    """

    part: str | None
    organisation: str | None
    amount_eur: float
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """Everything the draft states, each fact with its place.

    `facts` gives the span of a single-valued fact by its canonical field id
    ("context.start", "context.lump_sum", ..., "A2/activity.end"), for evidence. `round` is the call's round, 1 or 2.
    """

    action: str | None = None
    call: int | None = None
    round: int | None = None
    form_id: str | None = None
    title: str | None = None
    acronym: str | None = None
    language: str | None = None
    start: date | None = None
    end: date | None = None
    duration_months: int | None = None
    lump_sum_eur: float | None = None
    national_agency: str | None = None
    organisations: tuple[Organisation, ...] = ()
    priorities: tuple[Priority, ...] = ()
    topics: tuple[Topic, ...] = ()
    fields: tuple[Field, ...] = ()
    objectives: tuple[Objective, ...] = ()
    work_packages: tuple[WorkPackage, ...] = ()
    activities: tuple[Activity, ...] = ()
    results: tuple[Result, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    needs: tuple[Need, ...] = ()
    target_groups: tuple[TargetGroup, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    facts: tuple[tuple[str, Span], ...] = ()
    unrecognised: tuple[Span, ...] = ()

    @property
    def form(self) -> str | None:
        """Return the action without its field: "KA220" of "KA220-VET"."""
        return self.action.partition("-")[0] if self.action else None

    @property
    def sector(self) -> str | None:
        """Return the field of the action: "VET" of "KA220-VET"."""
        return self.action.partition("-")[2] or None if self.action else None

    @property
    def follows_the_form(self) -> bool:
        """Say whether a draft keeps the form's questions: one with headings of its own is no filled-in form.

        Nor is one that asks most of its questions in other words than the form, several of them at once. A question
        that it asks of each package or activity counts once.
        """
        exact: dict[str, bool] = {}
        for field in self.fields:
            if len(field.label.split()) >= _QUESTION:
                exact[field.id] = exact.get(field.id, False) or field.confidence == 1
        return sum(exact.values()) >= _QUESTIONS and 2 * sum(exact.values()) >= len(exact)

    def fact(self, name: str) -> Span | None:
        """Return where a single-valued fact is stated."""
        return next((span for key, span in self.facts if key == name), None)

    def answers(self, *ids: str) -> tuple[Field, ...]:
        """Return the answered fields with one of these canonical ids, in order."""
        return tuple(field for field in self.fields if field.id in ids)
