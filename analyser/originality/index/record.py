"""The record of the corpus: one SQLite file that survives a crash at any moment.

Everything else can be made again from it. Texts are kept compressed, prints as plain arrays.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np

from analyser.errors import CorpusError
from analyser.originality.fingerprints import SCHEME, Prints

VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE,
  round TEXT NOT NULL, agency TEXT NOT NULL, applicant TEXT NOT NULL, date TEXT NOT NULL, language TEXT NOT NULL,
  digest TEXT NOT NULL, text BLOB NOT NULL, facts TEXT NOT NULL, hashes BLOB NOT NULL, places BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS foreign_prints (
  name TEXT NOT NULL, key TEXT NOT NULL, round TEXT NOT NULL, agency TEXT NOT NULL, date TEXT NOT NULL,
  words INTEGER NOT NULL, hashes BLOB NOT NULL, PRIMARY KEY (key, agency, name));
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a document comes from; what is not known is empty."""

    round: str = ""
    agency: str = ""
    applicant: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document of the corpus without its text. `facts` is what a comparison needs of its form."""

    number: int
    name: str
    origin: Origin
    language: str
    digest: str
    facts: str

    def row(self) -> tuple[str, ...]:
        """Return what a list shows: name, round, agency, applicant, date, language."""
        source = self.origin
        return self.name, source.round, source.agency, source.applicant, source.date, self.language


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


class Record:
    """The SQLite file of a corpus. Every change is one transaction, on the disk when it returns."""

    def __init__(self, path: Path) -> None:
        """Open or make the file.

        Raises:
            CorpusError: the file is no corpus, of another version, or damaged.
        """
        self._connection = sqlite3.connect(path, isolation_level=None, timeout=60)
        try:
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=FULL")
            self._connection.executescript(_SCHEMA)
            self._check()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise CorpusError(f"'{path.name}' is not a corpus or is damaged.", "Restore it from a copy.") from error

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @property
    def scheme(self) -> str:
        """Return what made the prints that are stored."""
        return self._fact("scheme")

    def add(self, name: str, origin: Origin, language: str, text: str, facts: object, prints: Prints) -> None:
        """Add a document, or put it in the place of the one with its name."""
        with self._transaction():
            self._connection.execute("DELETE FROM documents WHERE name = ?", (name,))
            self._connection.execute(
                "INSERT INTO documents (name, round, agency, applicant, date, language, digest, text, facts, hashes,"
                " places) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    name,
                    origin.round,
                    origin.agency,
                    origin.applicant,
                    origin.date,
                    language,
                    digest(text),
                    zlib.compress(text.encode("utf-8", "surrogatepass")),
                    json.dumps(facts, sort_keys=True, ensure_ascii=False),
                    prints.hashes.astype("<u8").tobytes(),
                    prints.places.astype("<u4").tobytes(),
                ),
            )

    def remove(self, name: str) -> bool:
        """Remove a document; say whether there was one."""
        with self._transaction():
            return self._connection.execute("DELETE FROM documents WHERE name = ?", (name,)).rowcount > 0

    def entries(self) -> tuple[Entry, ...]:
        """Return the documents, in order of name."""
        rows = self._connection.execute(
            "SELECT id, name, round, agency, applicant, date, language, digest, facts FROM documents ORDER BY name"
        )
        return tuple(
            Entry(
                number=number,
                name=name,
                origin=Origin(round=when, agency=agency, applicant=applicant, date=date),
                language=language,
                digest=digest_,
                facts=facts,
            )
            for number, name, when, agency, applicant, date, language, digest_, facts in rows
        )

    def text(self, number: int) -> str:
        """Return the text of a document.

        Raises:
            CorpusError: the stored text is damaged.
        """
        row = self._connection.execute("SELECT text FROM documents WHERE id = ?", (number,)).fetchone()
        try:
            return zlib.decompress(row[0]).decode("utf-8", "surrogatepass")
        except (zlib.error, UnicodeDecodeError, TypeError) as error:
            raise CorpusError(f"The text of document {number} is damaged.", "Add the document again.") from error

    def prints(self) -> Iterator[tuple[int, Prints]]:
        """Yield the prints of every document, in order of number."""
        for number, hashes, places in self._connection.execute("SELECT id, hashes, places FROM documents ORDER BY id"):
            yield (
                number,
                Prints(np.frombuffer(hashes, "<u8").astype(np.uint64), np.frombuffer(places, "<u4").astype(np.int64)),
            )

    def state(self) -> str:
        """Return a name for the present documents, whatever the order in which they were added."""
        rows = self._connection.execute("SELECT name, digest FROM documents ORDER BY name")
        return blake2b("\n".join(f"{name}\x1f{mark}" for name, mark in rows).encode(), digest_size=8).hexdigest()

    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of the present documents, sorted."""
        return tuple(number for (number,) in self._connection.execute("SELECT id FROM documents ORDER BY id"))

    def add_foreign(self, found: Iterator[Foreign]) -> int:
        """Take in keyed prints in one transaction; return how many documents."""
        count = 0
        with self._transaction():
            for one in found:
                self._connection.execute(
                    "INSERT OR REPLACE INTO foreign_prints VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (one.name, one.key, one.round, one.agency, one.date, one.words, one.hashes),
                )
                count += 1
        return count

    def foreign(self) -> tuple[Foreign, ...]:
        """Return the keyed prints taken in, sorted."""
        rows = self._connection.execute(
            "SELECT name, key, round, agency, date, words, hashes FROM foreign_prints ORDER BY key, agency, name"
        )
        return tuple(
            Foreign(name=name, key=key, round=when, agency=agency, date=date, words=size, hashes=hashes)
            for name, key, when, agency, date, size, hashes in rows
        )

    def faults(self) -> tuple[str, ...]:
        """Return what is wrong with the file and with each document, one line a fault."""
        found = [str(row[0]) for row in self._connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        for entry in self.entries():
            try:
                if digest(self.text(entry.number)) != entry.digest:
                    found.append(f"{entry.name}: the text was changed.")
            except CorpusError as error:
                found.append(f"{entry.name}: {error}")
        return tuple(found)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _check(self) -> None:
        with self._transaction():
            for name, value in (("version", str(VERSION)), ("scheme", SCHEME)):
                self._connection.execute("INSERT OR IGNORE INTO facts VALUES (?, ?)", (name, value))
        if self._fact("version") != str(VERSION) or self.scheme != SCHEME:
            self._connection.close()
            raise CorpusError(
                f"The corpus was made by another version ({self._fact('scheme')}).", "Add its documents to a new one."
            )

    def _fact(self, name: str) -> str:
        row = self._connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return str(row[0])


def digest(text: str) -> str:
    """Return the checksum of a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
