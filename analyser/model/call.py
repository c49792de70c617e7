"""The rules of a call for applications: every value with its source and how certain it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")

ANY_COUNTRY = "*"


class Certainty(StrEnum):
    """Who says so. UNVERIFIED never makes an error."""

    OFFICIAL = "official"
    AGENCY = "agency"
    THIRD_PARTY = "third-party"
    UNVERIFIED = "unverified"


class Repeats(StrEnum):
    """For what a question of the form is asked anew."""

    FORM = "form"
    ORGANISATION = "organisation"
    WORK_PACKAGE = "work_package"
    ACTIVITY = "activity"


class FieldKind(StrEnum):
    """How a question of the form is answered."""

    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    NUMBER = "number"
    TABLE = "table"


class Asked(StrEnum):
    """In which repetitions of a work package, and in which language, a question is asked."""

    ALWAYS = "always"
    MANAGEMENT = "management"
    IMPLEMENTATION = "implementation"
    NOT_ENGLISH = "not-english"


@dataclass(frozen=True, slots=True)
class Known(Generic[T]):
    """One value of a call file."""

    value: T
    source: str
    certainty: Certainty

    @property
    def firm(self) -> bool:
        """Say whether a rule may build an error on this value."""
        return self.certainty is not Certainty.UNVERIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRule:
    """What the form asks of one field. `characters` is the limit, spaces included.

    `title` is a short English name of the question, and a translation key.
    """

    id: str
    title: str = ""
    repeats: Repeats = Repeats.FORM
    kind: FieldKind = FieldKind.TEXT
    asked: Asked = Asked.ALWAYS
    characters: Known[int] | None = None
    mandatory: Known[bool] | None = None
    minimum_share: Known[float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityLabel:
    """A priority of the form's list; `group` is HORIZONTAL or a field of education."""

    group: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """An award criterion with its points and what the guide asks under it.

    `fields` are the questions whose answers speak to it; a pattern may end in `*`.
    """

    id: str
    title: str
    points: int
    minimum: int
    elements: tuple[str, ...]
    fields: tuple[str, ...] = ()
    source: str = ""
    certainty: Certainty = Certainty.UNVERIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A National Agency by its code; `sectors` are the fields it serves, None if not known."""

    code: str
    name: str
    sectors: Known[frozenset[str]] | None = None

    @property
    def country(self) -> str:
        """Return the ISO code of the agency's country: "GR" of "EL01"."""
        return {"EL": "GR", "UK": "GB"}.get(self.code[:2], self.code[:2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A seat of an EU institution, where activities may take place; `names` in several languages."""

    city: Known[str]
    country: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondRound:
    """The second round an agency may open; `sectors` are the fields that have one, None = all."""

    deadline: Known[date]
    start: Known[tuple[date, date]] | None = None
    sectors: Known[frozenset[str]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """Who must take part in a partnership for school development, per country."""

    organisations: Known[int]
    countries: Known[int]
    authorities_per_country: Known[int]
    schools_per_country: Known[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRules:
    """The rules of one action ("KA210") in one call year. None = the value is not known.

    `partner_countries` are the countries besides the programme's own whose organisations may be
    full partners; ANY_COUNTRY in it stands for all. `maximum_work_packages` and
    `recommended_work_packages` count all of them, management included. `without` names the values
    that are absent because the action makes no such demand, not because nobody knows them.
    """

    action: str
    form_is_public: bool = True
    sectors: Known[frozenset[str]] | None = None
    minimum_organisations: Known[int] | None = None
    minimum_countries: Known[int] | None = None
    partner_countries: Known[frozenset[str]] | None = None
    composition: Composition | None = None
    coordinator_age_years: Known[int] | None = None
    duration_months: Known[tuple[int, int]] | None = None
    deadline: Known[date] | None = None
    start: Known[tuple[date, date]] | None = None
    second_round: SecondRound | None = None
    lump_sums_eur: Known[tuple[int, ...]] | None = None
    management_share: Known[float] | None = None
    maximum_work_packages: Known[int] | None = None
    recommended_work_packages: Known[int] | None = None
    maximum_additional_priorities: Known[int] | None = None
    maximum_topics: Known[int] | None = None
    priority_required: Known[bool] | None = None
    venues_of_associated_partners: Known[bool] | None = None
    maximum_as_coordinator: Known[int] | None = None
    maximum_participations: Known[int] | None = None
    participations_not_counted: Known[frozenset[str]] | None = None
    without: Known[frozenset[str]] | None = None
    fields: tuple[FieldRule, ...] = ()
    criteria: tuple[Criterion, ...] = ()

    def lacks(self, name: str) -> bool:
        """Say whether it is known that the action makes no such demand."""
        return self.without is not None and self.without.firm and name in self.without.value

    def field(self, id: str) -> FieldRule | None:
        """Return what the form asks of a field, if the field belongs to this form."""
        return next((rule for rule in self.fields if rule.id == id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call year. None = the value is not known for this year.

    `programme_period` are the first and last year of the programme. `priorities_complete` is False where
    only some labels of the year's list are known.
    """

    year: int
    actions: tuple[ActionRules, ...]
    programme_period: Known[tuple[int, int]] | None = None
    eligible_countries: Known[frozenset[str]] | None = None
    excluded_countries: Known[frozenset[str]] | None = None
    seats: tuple[Seat, ...] = ()
    agencies: tuple[Agency, ...] = ()
    priorities: Known[tuple[PriorityLabel, ...]] | None = None
    priorities_complete: bool = True
    topics: Known[tuple[str, ...]] | None = None
    sources: tuple[tuple[str, str], ...] = field(default=())

    def action(self, action: str) -> ActionRules | None:
        """Return the rules of an action, with or without its field ("KA220-VET")."""
        form = action.partition("-")[0]
        return next((rules for rules in self.actions if rules.action == form), None)
