"""The rules of a call for applications: every value with its source and how certain it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


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
    """What the form asks of one field. `characters` is the limit, spaces included."""

    id: str
    repeats: Repeats = Repeats.FORM
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
    """An award criterion with its points and what the guide asks under it."""

    id: str
    title: str
    points: int
    minimum: int
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRules:
    """The rules of one action ("KA210") in one call year. None = the value is not known."""

    action: str
    form_is_public: bool = True
    sectors: Known[frozenset[str]] | None = None
    minimum_organisations: Known[int] | None = None
    minimum_countries: Known[int] | None = None
    partner_countries: Known[frozenset[str]] | None = None
    coordinator_age_years: Known[int] | None = None
    duration_months: Known[tuple[int, int]] | None = None
    deadline: Known[date] | None = None
    start: Known[tuple[date, date]] | None = None
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
    participations_not_counted: frozenset[str] = frozenset()
    schools_per_country: Known[int] | None = None
    fields: tuple[FieldRule, ...] = ()
    criteria: tuple[Criterion, ...] = ()

    def field(self, id: str) -> FieldRule | None:
        """Return what the form asks of a field, if the field belongs to this form."""
        return next((rule for rule in self.fields if rule.id == id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call year."""

    year: int
    actions: tuple[ActionRules, ...]
    eligible_countries: Known[frozenset[str]]
    excluded_countries: Known[frozenset[str]] | None = None
    institution_seats: Known[tuple[tuple[str, str], ...]] | None = None
    agencies: Known[tuple[tuple[str, frozenset[str]], ...]] | None = None
    priorities: Known[tuple[PriorityLabel, ...]] | None = None
    topics: Known[tuple[str, ...]] | None = None
    sources: tuple[tuple[str, str], ...] = field(default=())

    def action(self, action: str) -> ActionRules | None:
        """Return the rules of an action, with or without its field ("KA220-VET")."""
        form = action.partition("-")[0]
        return next((rules for rules in self.actions if rules.action == form), None)
