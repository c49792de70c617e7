"""Reads the rules of one action of a call file."""

from __future__ import annotations

from collections.abc import Mapping

from analyser.calls import values
from analyser.calls.form import fields
from analyser.calls.table import Table
from analyser.model.call import ActionRules, Composition, Criterion, SecondRound

_CONVERTERS = {
    "sectors": values.sectors,
    "minimum_organisations": values.integer,
    "minimum_countries": values.integer,
    "partner_countries": values.countries,
    "coordinator_age_years": values.integer,
    "duration_months": values.months,
    "deadline": values.day,
    "start": values.days,
    "lump_sums_eur": values.integers,
    "management_share": values.share,
    "maximum_work_packages": values.integer,
    "recommended_work_packages": values.integer,
    "maximum_additional_priorities": values.integer,
    "maximum_topics": values.integer,
    "priority_required": values.boolean,
    "venues_of_associated_partners": values.boolean,
    "maximum_as_coordinator": values.integer,
    "maximum_participations": values.integer,
    "participations_not_counted": values.sectors,
    "without": values.names,
}


def action(table: Table, name: str, titles: Mapping[str, str]) -> ActionRules:
    """Return the rules of an action; `titles` names its questions.

    Raises:
        DataError: a value breaks the scheme, or lacks source or certainty.
    """
    table.only(
        *_CONVERTERS,
        "form_is_public",
        "composition",
        "second_round",
        "form",
        "criteria",
    )
    known = {key: table.known(key, convert) for key, convert in _CONVERTERS.items()}
    return ActionRules(
        action=name,
        form_is_public=table.get("form_is_public", bool),
        composition=_composition(table.table("composition")) if "composition" in table.data else None,
        second_round=_round(table.table("second_round")) if "second_round" in table.data else None,
        fields=fields(table.table("form"), titles),
        criteria=tuple(_criterion(entry) for entry in table.tables("criteria")),
        **known,  # type: ignore[arg-type]  # the converters give each key its type
    )


def _composition(table: Table) -> Composition:
    keys = ("organisations", "countries", "authorities_per_country", "schools_per_country")
    table.only(*keys)
    return Composition(**{key: table.required(key, values.integer) for key in keys})


def _round(table: Table) -> SecondRound:
    table.only("deadline", "start", "sectors")
    return SecondRound(
        deadline=table.required("deadline", values.day),
        start=table.known("start", values.days),
        sectors=table.known("sectors", values.sectors),
    )


def _criterion(table: Table) -> Criterion:
    table.only("id", "title", "points", "minimum", "source", "certainty", "elements", "fields")
    return Criterion(
        id=table.get("id", str),
        title=table.get("title", str),
        points=table.get("points", int),
        minimum=table.get("minimum", int),
        elements=table.words("elements"),
        fields=table.words("fields"),
        source=table.source(),
        certainty=table.certainty(),
    )
