"""The record of the corpus: its documents with text, origin and prints, in one SQLite file.

Everything else can be made again from it. Texts are kept compressed, prints as plain arrays.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from hashlib import blake2b

import numpy as np

from analyser.errors import CorpusError
from analyser.originality.fingerprints import Prints
from analyser.originality.index.database import transaction

_LISTED = "SELECT id, name, round, agency, applicant, date, language, digest, facts FROM documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a document comes from; what is not known is empty."""

    round: str = ""
    agency: str = ""
    applicant: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document of the corpus without its text. `facts` is what a comparison needs of its form.

    `name` is the one it was added by; where two rounds have the same, the round stands before it.
    """

    number: int
    name: str
    origin: Origin
    language: str
    digest: str
    facts: str


class Outcome(StrEnum):
    """What adding a document did."""

    ADDED = "added"
    REPLACED = "replaced"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a document did, and the name under which it stands."""

    outcome: Outcome
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """A document to be added. `given` is the part of its origin that was not read from the draft."""

    name: str
    given: Origin
    origin: Origin
    language: str
    text: str
    facts: object
    prints: Prints


class Record:
    """The documents of an open corpus. Every change is one transaction, on the disk when it returns."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Keep the open file."""
        self._connection = connection

    def add(self, new: New) -> Added:
        """Add a document; the same text of the same round is not kept twice.

        A changed text takes the place of the one with its name and round. A round that is not
        stated may be any: the origin of a document is completed when it is added again.
        """
        with transaction(self._connection):
            same = self._same(new)
            if same is not None:
                if same.name != new.name:
                    return Added(Outcome.DOUBLE, same.name)
                origin = _completed(same.origin, new.given)
                if origin == same.origin:
                    return Added(Outcome.UNCHANGED, same.name)
                self._update(same.number, origin, new)
                return Added(Outcome.UPDATED, same.name)
            gone = self._connection.execute(
                "DELETE FROM documents WHERE name = ? AND round = ?", (new.name, new.origin.round)
            )
            self._insert(new)
        return Added(Outcome.REPLACED if gone.rowcount else Outcome.ADDED, new.name)

    def remove(self, number: int) -> None:
        """Remove a document."""
        with transaction(self._connection):
            self._connection.execute("DELETE FROM documents WHERE id = ?", (number,))

    def entries(self) -> tuple[Entry, ...]:
        """Return the documents in order of name, each under a name of its own."""
        rows = self._connection.execute(_LISTED + " ORDER BY name, round")
        found = [_entry(row) for row in rows]
        often = Counter(entry.name for entry in found)
        named = (replace(e, name=f"{e.origin.round or '-'}/{e.name}") if often[e.name] > 1 else e for e in found)
        return tuple(sorted(named, key=lambda entry: entry.name))

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

    def prints(self, numbers: frozenset[int] | None = None) -> Iterator[tuple[int, Prints]]:
        """Yield the prints of every document, or of some, in order of number."""
        wanted = self.numbers() if numbers is None else tuple(sorted(numbers))
        for number in wanted:
            row = self._connection.execute("SELECT hashes, places FROM documents WHERE id = ?", (number,)).fetchone()
            if row:
                hashes, places = np.frombuffer(row[0], "<u8"), np.frombuffer(row[1], "<u4")
                yield number, Prints(hashes.astype(np.uint64), places.astype(np.int64))

    def state(self) -> str:
        """Return a name for the present documents, whatever the order in which they were added."""
        rows = self._connection.execute("SELECT name, round, digest FROM documents ORDER BY name, round")
        return blake2b("\n".join("\x1f".join(row) for row in rows).encode(), digest_size=8).hexdigest()

    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of the present documents, sorted. A number never stands for another text."""
        return tuple(number for (number,) in self._connection.execute("SELECT id FROM documents ORDER BY id"))

    def faults(self) -> tuple[str, ...]:
        """Return what is wrong with the file and with each document, one line a fault."""
        found = [str(row[0]) for row in self._connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        for entry in self.entries():
            try:
                if digest(self.text(entry.number)) != entry.digest:
                    found.append(f"{entry.name}: the text was changed. Remove the document and add it again.")
            except CorpusError as error:
                found.append(f"{entry.name}: {error}")
        return tuple(found)

    def _same(self, new: New) -> Entry | None:
        """Return a document with the same text that is of the same round as far as is stated."""
        rows = self._connection.execute(
            _LISTED + " WHERE digest = ? ORDER BY name <> ?, round <> ?, id",
            (digest(new.text), new.name, new.origin.round),
        )
        near = (entry for entry in map(_entry, rows) if _compatible(entry.origin.round, new.origin.round))
        return next(near, None)

    def _insert(self, new: New) -> None:
        origin = new.origin
        self._connection.execute(
            "INSERT INTO documents (name, round, agency, applicant, date, language, digest, text, facts, hashes,"
            " places) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                new.name,
                origin.round,
                origin.agency,
                origin.applicant,
                origin.date,
                new.language,
                digest(new.text),
                zlib.compress(new.text.encode("utf-8", "surrogatepass")),
                json.dumps(new.facts, sort_keys=True, ensure_ascii=False),
                new.prints.hashes.astype("<u8").tobytes(),
                new.prints.places.astype("<u4").tobytes(),
            ),
        )

    def _update(self, number: int, origin: Origin, new: New) -> None:
        """Give a document another origin; a document of the completed round with its name gives way."""
        self._connection.execute(
            "DELETE FROM documents WHERE name = ? AND round = ? AND id <> ?", (new.name, origin.round, number)
        )
        self._connection.execute(
            "UPDATE documents SET round = ?, agency = ?, applicant = ?, date = ? WHERE id = ?",
            (
                origin.round,
                origin.agency,
                origin.applicant,
                origin.date,
                number,
            ),
        )
        if new.given.applicant:
            facts = json.dumps(new.facts, sort_keys=True, ensure_ascii=False)
            self._connection.execute("UPDATE documents SET facts = ? WHERE id = ?", (facts, number))


def digest(text: str) -> str:
    """Return the checksum of a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _entry(row: tuple[int, str, str, str, str, str, str, str, str]) -> Entry:
    number, name, when, agency, applicant, date, language, mark, facts = row
    origin = Origin(round=when, agency=agency, applicant=applicant, date=date)
    return Entry(number=number, name=name, origin=origin, language=language, digest=mark, facts=facts)


def _compatible(one: str, other: str) -> bool:
    return not one or not other or one == other


def _completed(old: Origin, new: Origin) -> Origin:
    """Return the old origin with what the new one states."""
    stated = {field.name: getattr(new, field.name) for field in fields(Origin) if getattr(new, field.name)}
    return replace(old, **stated)
