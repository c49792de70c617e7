"""Call years as data: values per action, each with its source and how certain it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from analyser.calls.reading import read
from analyser.model.call import Call

__all__ = ["load", "read", "titles", "year"]


@cache
def load() -> tuple[Call, ...]:
    """Return every call year that the package knows, newest first.

    Raises:
        DataError: a call file breaks the scheme; the message names file and key.
    """
    files = [entry for entry in resources.files("analyser.calls").iterdir() if re.fullmatch(r"\d{4}\.toml", entry.name)]
    calls = [read(entry.read_text(encoding="utf-8"), entry.name, titles()) for entry in files]
    return tuple(sorted(calls, key=lambda call: -call.year))


def year(number: int) -> Call | None:
    """Return one call year, None if the package does not know it."""
    return next((call for call in load() if call.year == number), None)


@cache
def titles() -> Mapping[str, str]:
    """Return a short English name for each question of the forms, by its id; also a translation key."""
    text = (resources.files("analyser.calls") / "titles.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))
