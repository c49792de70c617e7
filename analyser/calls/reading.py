"""Reads one call file and checks every key of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

from analyser.calls import values
from analyser.calls.action import action
from analyser.calls.table import Table
from analyser.errors import DataError
from analyser.model.call import Agency, Call, Seat


def read(text: str, name: str, titles: Mapping[str, str]) -> Call:
    """Return the call that the text of the file `name` describes; `titles` names its questions.

    Raises:
        DataError: no TOML, an unknown key, a value of the wrong type, or one without source.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"The call file '{name}' is no TOML: {error}."
        raise DataError(message, "Correct the file or install again.") from error
    table = Table(file=name, path="", data=data, sources={})
    sources = {key: str(entry) for key, entry in table.get("sources", dict).items()}
    return _call(Table(file=name, path="", data=data, sources=sources), titles)


def _call(table: Table, titles: Mapping[str, str]) -> Call:
    table.only(
        "year",
        "sources",
        "programme_period",
        "eligible_countries",
        "excluded_countries",
        "seats",
        "agencies",
        "priorities",
        "topics",
        "actions",
    )
    actions = table.table("actions")
    return Call(
        year=table.get("year", int),
        actions=tuple(action(actions.table(name), name, titles) for name in actions.data),
        programme_period=table.known("programme_period", values.months),
        eligible_countries=table.known("eligible_countries", values.countries),
        excluded_countries=table.known("excluded_countries", values.countries),
        seats=tuple(_seat(entry) for entry in table.tables("seats")),
        agencies=tuple(_agency(entry) for entry in table.tables("agencies")),
        priorities=table.known("priorities", values.priorities),
        priorities_complete=table.table("priorities").get("complete", bool, default=True),
        topics=table.known("topics", values.topics),
        sources=tuple(table.sources.items()),
    )


def _seat(table: Table) -> Seat:
    table.only("city", "country", "names")
    return Seat(
        city=table.required("city", values.text),
        country=table.get("country", str),
        names=table.words("names"),
    )


def _agency(table: Table) -> Agency:
    table.only("code", "name", "sectors")
    return Agency(
        code=table.get("code", str),
        name=table.get("name", str),
        sectors=table.known("sectors", values.sectors),
    )
