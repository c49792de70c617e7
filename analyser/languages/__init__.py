"""What is known of each language, as data.

A language is one file, `<code>.toml`: its top-level lists become `pack.words` and `pack.phrases`,
its tables `pack.table`. A subject of its own may stand in `<code>.<subject>.toml` beside it. No code
names a language, so adding one changes no code.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from analyser.errors import DataError
from analyser.model.language import Cell, LanguagePack


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of the languages that have a file, sorted."""
    return tuple(sorted({name.partition(".")[0] for name in _names()}))


@cache
def pack(code: str | None) -> LanguagePack:
    """Return what is known of a language; an unknown one has a pack whose lists are empty.

    Raises:
        DataError: a file of the language is no TOML, or names a list twice.
    """
    key = (code or "").lower().partition("-")[0]
    lists: dict[str, tuple[str, ...]] = {}
    tables: dict[str, MappingProxyType[str, Cell]] = {}
    name = key
    for file in _names():
        if file.partition(".")[0] != key:
            continue
        for entry, value in _read(file).items():
            if entry in lists or entry in tables:
                message = f"The language file '{file}' gives '{entry}' a second time."
                raise DataError(message, "Merge the two lists.")
            if isinstance(value, list):
                lists[entry] = tuple(str(word) for word in value)
            elif isinstance(value, dict):
                tables[entry] = MappingProxyType({str(k): _cell(v) for k, v in value.items()})
            elif entry == "name":
                name = str(value)
    return LanguagePack(code=key, name=name, lists=MappingProxyType(lists), tables=MappingProxyType(tables))


@cache
def _names() -> tuple[str, ...]:
    entries = resources.files("analyser.languages").iterdir()
    return tuple(sorted(entry.name for entry in entries if entry.name.endswith(".toml")))


def _read(file: str) -> dict[str, Any]:
    text = resources.files("analyser.languages").joinpath(file).read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"The language file '{file}' is no TOML: {error}."
        raise DataError(message, "Install the analyser again.") from error


def _cell(value: Any) -> Cell:
    if isinstance(value, list):
        return tuple(str(word) for word in value)
    if isinstance(value, str | int | float | bool):
        return value
    return str(value)
