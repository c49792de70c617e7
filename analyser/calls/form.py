"""Reads what a form asks: one line per field, with limits and duties sourced for the whole form."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from analyser.calls import values
from analyser.calls.table import Table
from analyser.model.call import Asked, Certainty, FieldKind, FieldRule, Known, Repeats

E = TypeVar("E", bound=StrEnum)


def fields(form: Table, titles: Mapping[str, str]) -> tuple[FieldRule, ...]:
    """Return the fields of a form in the order of the file.

    Raises:
        DataError: a field breaks the scheme, or `titles` does not name it.
    """
    form.only("limits", "duties", "fields")
    table = form.table("fields")
    return tuple(_field(form, table.table(name), name, titles) for name in table.data)


def _field(form: Table, line: Table, id: str, titles: Mapping[str, str]) -> FieldRule:
    if id not in titles:
        raise line.fault("", "has no name in titles.toml")
    line.only(
        "per", "kind", "asked", "limit", "limit_source", "limit_certainty", "must", "must_source", "must_certainty"
    )
    limit = values.integer(line.get("limit", int)) if "limit" in line.data else None
    return FieldRule(
        id=id,
        title=titles[id],
        repeats=_choice(line, "per", Repeats, Repeats.FORM),
        kind=_choice(line, "kind", FieldKind, FieldKind.TEXT),
        asked=_choice(line, "asked", Asked, Asked.ALWAYS),
        characters=None if limit is None else Known(limit, *_by(form, line, "limits", "limit")),
        mandatory=Known(line.get("must", bool), *_by(form, line, "duties", "must")) if "must" in line.data else None,
    )


def _by(form: Table, line: Table, default: str, prefix: str) -> tuple[str, Certainty]:
    whole = form.table(default)
    whole.only("source", "certainty")
    source = line.source(f"{prefix}_source") if f"{prefix}_source" in line.data else whole.source()
    own = f"{prefix}_certainty" in line.data
    return source, line.certainty(f"{prefix}_certainty") if own else whole.certainty()


def _choice(line: Table, key: str, kind: type[E], default: E) -> E:
    name = line.get(key, str, default.value)
    try:
        return kind(name)
    except ValueError as error:
        raise line.fault(key, f"is '{name}', not one of {', '.join(kind)}") from error
