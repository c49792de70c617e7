"""What other agencies handed over: keyed prints without text, and the keys to look them up with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from analyser.originality.index.database import transaction
from analyser.originality.words import Hashes


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """Keyed prints of another agency's document: no text, no places."""

    name: str
    key: str
    round: str
    agency: str
    date: str
    words: int
    hashes: bytes

    @property
    def title(self) -> str:
        """Return the name to show and to ask that agency about: "LT01:3f0c92d1a5b7e640"."""
        return f"{self.agency or 'other agency'}:{self.name}"

    def marks(self) -> Hashes:
        """Return the keyed prints."""
        return np.frombuffer(self.hashes, dtype="<u8").astype(np.uint64)


class ForeignPrints:
    """The keyed prints in an open corpus."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Keep the open file."""
        self._connection = connection

    def add(self, found: Iterable[Foreign], key: str, secret: bytes) -> int:
        """Take in keyed prints and their key in one transaction; return how many documents."""
        rows = [(f.name, f.key, f.round, f.agency, f.date, f.words, f.hashes) for f in found]
        with transaction(self._connection):
            self._connection.execute("INSERT OR REPLACE INTO keys VALUES (?, ?)", (key, secret))
            self._connection.executemany("INSERT OR REPLACE INTO foreign_prints VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        return len(rows)

    def all(self) -> tuple[Foreign, ...]:
        """Return the keyed prints taken in, sorted."""
        rows = self._connection.execute(
            "SELECT name, key, round, agency, date, words, hashes FROM foreign_prints ORDER BY key, agency, name"
        )
        return tuple(
            Foreign(name=name, key=key, round=when, agency=agency, date=date, words=size, hashes=hashes)
            for name, key, when, agency, date, size, hashes in rows
        )

    def keys(self) -> tuple[tuple[str, bytes], ...]:
        """Return the keys by name, sorted."""
        return tuple(self._connection.execute("SELECT name, secret FROM keys ORDER BY name"))

    def remove(self, title: str) -> int:
        """Remove the keyed prints of this title; return how many documents.

        A key that is no longer needed goes with them.
        """
        with transaction(self._connection):
            gone = [one for one in self.all() if one.title == title]
            self._connection.executemany(
                "DELETE FROM foreign_prints WHERE key = ? AND agency = ? AND name = ?",
                [(one.key, one.agency, one.name) for one in gone],
            )
            self._connection.execute("DELETE FROM keys WHERE name NOT IN (SELECT key FROM foreign_prints)")
        return len(gone)
