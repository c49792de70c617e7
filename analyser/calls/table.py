"""A table of a call file that is read key by key, so that a slip is named by file and key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from analyser.errors import DataError
from analyser.model.call import Certainty, Known

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Part of a call file. `path` is the dotted key of the table, `sources` the file's own list."""

    file: str
    path: str
    data: Mapping[str, Any]
    sources: Mapping[str, str]

    def fault(self, key: str, what: str) -> DataError:
        """Return the error that names the key at fault."""
        where = ".".join(part for part in (self.path, key) if part)
        return DataError(f"The call file '{self.file}' is wrong: {where} {what}.", "Correct the file or install again.")

    def only(self, *keys: str) -> None:
        """Refuse a table with a key that nothing reads: it is a slip of the pen.

        Raises:
            DataError: there is such a key.
        """
        for key in sorted(set(self.data) - set(keys)):
            raise self.fault(key, "is not a known key")

    def get(self, key: str, kind: type[T], default: T | None = None) -> T:
        """Return a plain value of a type.

        Raises:
            DataError: it is absent without a default, or of another type.
        """
        value = self.data.get(key, default)
        if value is None:
            raise self.fault(key, "is missing")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.fault(key, f"is not of the type {kind.__name__}")
        return value

    def table(self, key: str) -> Table:
        """Return a table below this one, empty if it is absent."""
        path = ".".join(part for part in (self.path, key) if part)
        return Table(file=self.file, path=path, data=self.get(key, dict, {}), sources=self.sources)

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return the tables of an array of tables, none if it is absent."""
        rows = self.get(key, list, [])
        path = ".".join(part for part in (self.path, key) if part)
        return tuple(
            Table(file=self.file, path=f"{path}[{number}]", data=row, sources=self.sources)
            for number, row in enumerate(rows, start=1)
        )

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of strings, empty if it is absent."""
        values = self.get(key, list, [])
        if not all(isinstance(value, str) for value in values):
            raise self.fault(key, "is not a list of words")
        return tuple(values)

    def source(self, key: str = "source") -> str:
        """Return the full name of the source that stands under a key.

        Raises:
            DataError: no source is given, or one that the file does not list.
        """
        name = self.get(key, str)
        if name not in self.sources:
            raise self.fault(key, f"names '{name}', which is not listed in [sources]")
        return self.sources[name]

    def certainty(self, key: str = "certainty") -> Certainty:
        """Return the certainty that stands under a key.

        Raises:
            DataError: none is given, or an unknown one.
        """
        name = self.get(key, str)
        try:
            return Certainty(name)
        except ValueError as error:
            raise self.fault(key, f"is '{name}', not one of {', '.join(Certainty)}") from error

    def known(self, key: str, convert: Callable[[Any], T]) -> Known[T] | None:
        """Return a value with its source and certainty, None if the file does not give it."""
        if key not in self.data:
            return None
        entry = self.table(key)
        entry.only("value", "source", "certainty", "complete")
        if "value" not in entry.data:
            raise entry.fault("value", "is missing")
        try:
            value = convert(entry.data["value"])
        except (TypeError, ValueError, AttributeError) as error:
            raise entry.fault("value", f"is not understood ({error})") from error
        return Known(value, entry.source(), entry.certainty())

    def required(self, key: str, convert: Callable[[Any], T]) -> Known[T]:
        """Return a value that must be there.

        Raises:
            DataError: the file does not give it.
        """
        known = self.known(key, convert)
        if known is None:
            raise self.fault(key, "is missing")
        return known
