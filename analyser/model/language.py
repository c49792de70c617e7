"""What is known of a language: lists and tables read from `languages/<code>.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

Cell: TypeAlias = "str | int | float | bool | tuple[str, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePack:
    """The lexicons of one language. A list or table that a pack does not have is empty, never an error.

    `lists` are ordered as written in the file; `tables` map a word to what is known of it.
    """

    code: str
    name: str
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    tables: Mapping[str, Mapping[str, Cell]] = field(default_factory=lambda: MappingProxyType({}))

    def words(self, name: str) -> frozenset[str]:
        """Return a list as a set, for membership."""
        return frozenset(self.lists.get(name, ()))

    def phrases(self, name: str) -> tuple[str, ...]:
        """Return a list in the order of the file."""
        return self.lists.get(name, ())

    def table(self, name: str) -> Mapping[str, Cell]:
        """Return a table by name."""
        return self.tables.get(name, MappingProxyType({}))
