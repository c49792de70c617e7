"""Call years as data: values per action, each with its source and how certain it is."""

from __future__ import annotations

from functools import cache
from importlib import resources

from analyser.calls.reading import read
from analyser.model.call import Call

__all__ = ["load", "read", "year"]


@cache
def load() -> tuple[Call, ...]:
    """Return every call year that the package knows, newest first.

    Raises:
        DataError: a call file breaks the scheme; the message names file and key.
    """
    files = [entry for entry in resources.files("analyser.calls").iterdir() if entry.name.endswith(".toml")]
    calls = [read(entry.read_text(encoding="utf-8"), entry.name) for entry in files]
    return tuple(sorted(calls, key=lambda call: -call.year))


def year(number: int) -> Call | None:
    """Return one call year, None if the package does not know it."""
    return next((call for call in load() if call.year == number), None)
