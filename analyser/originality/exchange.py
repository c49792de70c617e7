"""Fingerprints for another agency: keyed, without text, so that a double submission is found.

The format is described in `docs/fingerprint-exchange.md`. A print is BLAKE2b with the agreed key
over the eight bytes of the winnowed hash, cut to eight bytes. Places are left out and the prints
sorted, so that the order of a text cannot be read from them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

import numpy as np

from analyser.errors import CorpusError
from analyser.originality.fingerprints import SCHEME
from analyser.originality.index.record import Entry, Foreign
from analyser.originality.words import Hashes

FORMAT, VERSION, SHORTEST_KEY = "analyser-fingerprints", 1, 32


def read_key(path: Path) -> bytes:
    """Return the key of a key file: its bytes without white space at the ends.

    Raises:
        CorpusError: the file cannot be read or the key is too short to protect anything.
    """
    try:
        key = path.read_bytes().strip()
    except OSError as error:
        raise CorpusError(f"The key file '{path.name}' cannot be read.", "Give the file agreed on.") from error
    if len(key) < SHORTEST_KEY:
        raise CorpusError(
            f"The key in '{path.name}' has {len(key)} bytes.", f"Make one of {SHORTEST_KEY} random bytes or more."
        )
    return blake2b(key, digest_size=32, person=b"analyser-key-1").digest()


def key_name(key: bytes) -> str:
    """Return a name by which two agencies see that they use the same key; it does not reveal the key."""
    return blake2b(b"name", key=key, digest_size=8).hexdigest()


def keyed(hashes: Hashes, key: bytes) -> Hashes:
    """Return the keyed prints of a document, sorted, each once."""
    values = np.unique(hashes).astype("<u8")
    marks = b"".join(blake2b(value.tobytes(), key=key, digest_size=8).digest() for value in values)
    return np.unique(np.frombuffer(marks, dtype="<u8").astype(np.uint64))


def write(path: Path, documents: Iterable[tuple[Entry, int, Hashes]], key: bytes) -> int:
    """Write the documents (entry, number of words, prints) as a file of keyed prints; return how many.

    Raises:
        CorpusError: the file cannot be written.
    """
    head = {"format": FORMAT, "version": VERSION, "scheme": SCHEME, "key": key_name(key)}
    lines = [json.dumps(head)]
    for entry, size, hashes in documents:
        alias = blake2b(entry.digest.encode(), key=key, digest_size=8).hexdigest()
        marks = keyed(hashes, key)
        line = {
            "document": alias,
            "round": entry.origin.round,
            "agency": entry.origin.agency,
            "date": entry.origin.date,
            "words": size,
            "prints": marks.astype(">u8").tobytes().hex(),
        }
        lines.append(json.dumps(line))
    try:
        path.write_text("\n".join(lines) + "\n", encoding="ascii")
    except OSError as error:
        raise CorpusError(f"'{path.name}' cannot be written.", "Choose another place.") from error
    return len(lines) - 1


def read(path: Path, key: bytes) -> Iterator[Foreign]:
    """Yield the documents of a file of keyed prints.

    Raises:
        CorpusError: the file is not of this format, of another version or made with another key.
    """
    try:
        lines = path.read_text(encoding="ascii").splitlines()
        head = json.loads(lines[0])
        _check(head, path.name, key)
        found = [_document(json.loads(line), head["key"]) for line in lines[1:]]
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise CorpusError(f"'{path.name}' is not a file of fingerprints.", "Ask for it again.") from error
    yield from found


def _check(head: dict[str, object], name: str, key: bytes) -> None:
    if head["format"] != FORMAT or head["version"] != VERSION or head["scheme"] != SCHEME:
        raise CorpusError(f"'{name}' was made by another version.", "Both agencies need the same version.")
    if head["key"] != key_name(key):
        raise CorpusError(f"'{name}' was made with another key.", "Give the key file agreed on.")


def _document(line: dict[str, object], key: object) -> Foreign:
    marks = np.frombuffer(bytes.fromhex(str(line["prints"])), dtype=">u8").astype("<u8")
    return Foreign(
        name=str(line["document"]),
        key=str(key),
        round=str(line["round"]),
        agency=str(line["agency"]),
        date=str(line["date"]),
        words=int(str(line["words"])),
        hashes=marks.tobytes(),
    )
