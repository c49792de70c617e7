"""Fingerprints for another agency: keyed, without text, so that a double submission is found.

The format is described in `docs/fingerprint-exchange.md`. A print is BLAKE2b with the agreed key
over the eight bytes of the winnowed hash, cut to eight bytes. Places are left out and the prints
sorted, so that the order of a text cannot be read from them.
"""

from __future__ import annotations

import json
import os
import secrets
from base64 import b64encode
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import numpy as np

from analyser.errors import CorpusError
from analyser.originality.fingerprints import SCHEME
from analyser.originality.index.foreign import Foreign
from analyser.originality.index.record import Entry
from analyser.originality.words import Hashes

FORMAT, VERSION, SHORTEST_KEY, LONGEST_LABEL = "analyser-fingerprints", 1, 32, 200
_LONGEST_HEAD = 10_000


def make_key(path: Path) -> None:
    """Write a new random key to a file that only its owner may read.

    Raises:
        CorpusError: the file is there already, or cannot be written.
    """
    content = b64encode(secrets.token_bytes(48)) + b"\n"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as handle:
            handle.write(content)
    except FileExistsError as error:
        raise CorpusError(
            f"'{path.name}' is there already.", "A key is never overwritten; give another name."
        ) from error
    except OSError as error:
        raise CorpusError(f"'{path.name}' cannot be written.", "Give a file in a folder that exists.") from error


def read_key(path: Path) -> bytes:
    """Return the key of a key file: its bytes without white space at the ends.

    Raises:
        CorpusError: the file cannot be read or the key is too short to protect anything.
    """
    try:
        key = path.read_bytes().strip()
    except OSError as error:
        raise CorpusError(
            f"The key file '{path.name}' cannot be read.",
            "Give the key file agreed on, or make one with 'analyser corpus key'.",
        ) from error
    if len(key) < SHORTEST_KEY:
        raise CorpusError(
            f"The key in '{path.name}' has {len(key)} bytes.",
            f"It needs {SHORTEST_KEY} or more; make one with 'analyser corpus key'.",
        )
    return blake2b(key, digest_size=32, person=b"analyser-key-1").digest()


def key_name(key: bytes) -> str:
    """Return a name by which two agencies see that they use the same key; it does not reveal the key."""
    return blake2b(b"name", key=key, digest_size=8).hexdigest()


def keyed(hashes: Hashes, key: bytes) -> Hashes:
    """Return the keyed prints of a document, sorted, each once."""
    return np.unique(keyed_each(np.unique(hashes), key))


def keyed_each(hashes: Hashes, key: bytes) -> Hashes:
    """Return the keyed print of each winnowed hash, in their order."""
    plain = hashes.astype("<u8").tobytes()
    marks = b"".join(blake2b(plain[at : at + 8], key=key, digest_size=8).digest() for at in range(0, len(plain), 8))
    return np.frombuffer(marks, dtype="<u8").astype(np.uint64)


def alias(digest: str, key: bytes) -> str:
    """Return the name under which a document is exported: its agency can find it again, nobody else."""
    return blake2b(digest.encode(), key=key, digest_size=8).hexdigest()


def write(path: Path, documents: Iterable[tuple[Entry, int, Hashes]], key: bytes) -> int:
    """Write the documents (entry, number of words, prints) as a file of keyed prints; return how many.

    The file is written whole or not at all; it may take the place of an earlier export and of nothing else.

    Raises:
        CorpusError: the file is something else already, or cannot be written.
    """
    see_free(path)
    lines = [_line(entry, size, hashes, key) for entry, size, hashes in documents]
    head = {"format": FORMAT, "version": VERSION, "scheme": SCHEME, "key": key_name(key), "seal": _seal(lines, key)}
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        temporary.write_text("\n".join([json.dumps(head), *lines]) + "\n", encoding="ascii")
        temporary.replace(path)
    except OSError as error:
        raise CorpusError(f"'{path.name}' cannot be written.", "Give a file in a folder that exists.") from error
    return len(lines)


def see_free(path: Path) -> None:
    """See that an export may be written to a file.

    Raises:
        CorpusError: it is there already and is no earlier export.
    """
    if not path.exists():
        return
    try:
        with path.open("rb") as file:
            head = json.loads(file.readline(_LONGEST_HEAD)) if path.is_file() else None
    except (OSError, ValueError, RecursionError):
        head = None
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        message = f"'{path.name}' is there already and is no earlier export; it would be overwritten."
        raise CorpusError(message, "Give another name.")


def read(path: Path, key: bytes) -> tuple[Foreign, ...]:
    """Return the documents of a file of keyed prints.

    Raises:
        CorpusError: the file is not of this format, incomplete, of another version or made with another key.
    """
    head, lines = _parsed(path)
    if head.get("version") != VERSION or head.get("scheme") != SCHEME:
        raise CorpusError(f"'{path.name}' was made by another version.", "Both agencies need the same version.")
    if head.get("key") != key_name(key):
        raise CorpusError(f"'{path.name}' was made with another key.", "Give the key file agreed on.")
    if head.get("seal") != _seal(lines, key):
        raise _incomplete(path)
    try:
        return tuple(_document(json.loads(line), key_name(key)) for line in lines)
    except (ValueError, KeyError, TypeError) as error:
        raise _incomplete(path) from error


def _parsed(path: Path) -> tuple[dict[str, object], list[str]]:
    """Return the head and the lines of the documents of a file."""
    try:
        first, *rest = path.read_text(encoding="ascii").splitlines()
        head = json.loads(first)
    except (OSError, ValueError) as error:
        raise _foreign_file(path) from error
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise _foreign_file(path)
    return head, rest


def _seal(lines: Iterable[str], key: bytes) -> str:
    """Return a keyed checksum of the documents: a file cut short or changed has another one."""
    return blake2b("\n".join(lines).encode("ascii"), key=key, digest_size=16).hexdigest()


def _foreign_file(path: Path) -> CorpusError:
    if not path.exists():
        return CorpusError(f"There is no file '{path.name}'.", "Give the file that the other agency exported.")
    return CorpusError(f"'{path.name}' is not a file of fingerprints.", "Ask the other agency for it again.")


def _incomplete(path: Path) -> CorpusError:
    return CorpusError(f"'{path.name}' is incomplete or damaged.", "Ask the other agency for it again.")


def _line(entry: Entry, size: int, hashes: Hashes, key: bytes) -> str:
    return json.dumps(
        {
            "document": alias(entry.digest, key),
            "round": entry.origin.round,
            "agency": entry.origin.agency,
            "date": entry.origin.date,
            "words": size,
            "prints": keyed(hashes, key).astype(">u8").tobytes().hex(),
        }
    )


def _document(line: dict[str, object], key: str) -> Foreign:
    marks = np.frombuffer(bytes.fromhex(str(line["prints"])), dtype=">u8").astype("<u8")
    return Foreign(
        name=_short(line["document"]),
        key=key,
        round=_short(line["round"]),
        agency=_short(line["agency"]),
        date=_short(line["date"]),
        words=int(str(line["words"])),
        hashes=np.unique(marks).tobytes(),
    )


def _short(value: object) -> str:
    """Return a label of the file; one that is no printable line did not come from an export.

    Raises:
        ValueError: it is something else.
    """
    if not isinstance(value, str) or len(value) > LONGEST_LABEL or not (value.isprintable()):
        raise ValueError("a label is not a short line")
    return value
