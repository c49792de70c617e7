"""The SQLite file of a corpus: how it is opened, and what makes a change last.

Write-ahead log with `synchronous=FULL`: a change is on the disk when its transaction returns, and
a crash at any moment leaves the state before or after it, never one between. Readers do not
wait for a writer. Two writers take turns; one that waits longer than a minute is refused.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analyser.errors import CorpusError
from analyser.originality.fingerprints import SCHEME

VERSION = "2"
PATIENCE = 60.0
"""Seconds a writer waits for another one."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,
  round TEXT NOT NULL, agency TEXT NOT NULL, applicant TEXT NOT NULL, date TEXT NOT NULL, language TEXT NOT NULL,
  digest TEXT NOT NULL, text BLOB NOT NULL, facts TEXT NOT NULL, hashes BLOB NOT NULL, places BLOB NOT NULL,
  UNIQUE (round, name));
CREATE INDEX IF NOT EXISTS documents_digest ON documents (digest);
CREATE TABLE IF NOT EXISTS foreign_prints (
  name TEXT NOT NULL, key TEXT NOT NULL, round TEXT NOT NULL, agency TEXT NOT NULL, date TEXT NOT NULL,
  words INTEGER NOT NULL, hashes BLOB NOT NULL, PRIMARY KEY (key, agency, name));
CREATE TABLE IF NOT EXISTS keys (name TEXT PRIMARY KEY, secret BLOB NOT NULL);
"""


def connected(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open or make the file; one in a folder that cannot be written is opened for reading.

    Raises:
        CorpusError: the file is no corpus, of another version, damaged, or held by another process.
    """
    connection = _opened(path, patience)
    try:
        if _writable(path):
            _prepared(connection, patience)
        _check(connection)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _explained(error, path.name) from error
    except CorpusError:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Make the changes inside one: all of them on the disk at the end, or none.

    Raises:
        CorpusError: another process holds the corpus, or it cannot be written.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.DatabaseError as error:
        raise _explained(error, "the corpus") from error
    try:
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.DatabaseError):
            raise _explained(error, "the corpus") from error
        raise


def _opened(path: Path, patience: float) -> sqlite3.Connection:
    try:
        if _writable(path):
            return sqlite3.connect(path, isolation_level=None, timeout=patience)
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(address, isolation_level=None, timeout=patience, uri=True)
    except sqlite3.DatabaseError as error:
        raise _explained(error, path.name) from error


def _writable(path: Path) -> bool:
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _prepared(connection: sqlite3.Connection, patience: float) -> None:
    """Set up the file; SQLite does not wait by itself when two processes turn the log on at once."""
    until = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.executescript(_SCHEMA)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _check(connection: sqlite3.Connection) -> None:
    wanted = {"version": VERSION, "scheme": SCHEME}
    found = dict(connection.execute("SELECT name, value FROM facts"))
    if not found:
        with transaction(connection):
            connection.executemany("INSERT OR IGNORE INTO facts VALUES (?, ?)", sorted(wanted.items()))
        found = dict(connection.execute("SELECT name, value FROM facts"))
    if {name: found.get(name) for name in wanted} != wanted:
        made = f"{found.get('version', '?')}, {found.get('scheme', '?')}"
        raise CorpusError(f"The corpus was made by another version ({made}).", "Add its documents to a new one.")


def _explained(error: sqlite3.DatabaseError, name: str) -> CorpusError:
    reason = str(error)
    if "locked" in reason or "busy" in reason:
        return CorpusError(f"Another process is writing to '{name}'.", "Try again when it has finished.")
    if "readonly" in reason or "unable to open" in reason:
        return CorpusError(f"'{name}' cannot be opened for writing.", "Check the rights to its folder.")
    if "full" in reason or "disk I/O" in reason:
        return CorpusError(f"'{name}' cannot be written: {reason}.", "Make room on the disk and try again.")
    return CorpusError(f"'{name}' is not a corpus or is damaged.", "Restore it from a copy.")
