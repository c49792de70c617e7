"""Which reader a file belongs to: by its first bytes, then by its suffix."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import analyser.readers
from analyser import registry
from analyser.config import default_thresholds
from analyser.errors import DamagedFile, LimitExceeded, ProtectedFile, ReadError, UnsupportedFormat
from analyser.model.document import Document

Parser = Callable[[Path], Document]
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Open it in a word processor and save it as .docx."
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a compressed archive"),
)


@cache
def readers() -> Mapping[str, Parser]:
    """Return the `read` function of the reader of each suffix."""
    found: dict[str, Parser] = {}
    for module in registry.modules(analyser.readers):
        found |= dict.fromkeys(module.SUFFIXES, module.read)
    return MappingProxyType(found)


def slower(parser: Parser) -> Parser | None:
    """Return the second way to read a format, for files on which the first one dies."""
    for module in registry.modules(analyser.readers):
        if module.read is parser:
            second: Parser | None = getattr(module, "read_slowly", None)
            return second
    return None


def recognise(path: Path) -> Parser:
    """Return the reader for a file.

    Raises:
        ReadError: there is no such file, or it is empty.
        LimitExceeded: it is too large.
        UnsupportedFormat, ProtectedFile, DamagedFile: it is not what its name says.
    """
    head = _head(path)
    suffix = path.suffix.lower()
    if suffix not in readers():
        message = f"'{path.name}' is not of a format the analyser reads."
        raise UnsupportedFormat(message, f"Give one of {', '.join(sorted(readers()))}.")
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            message = f"'{path.name}' is {what}."
            raise UnsupportedFormat(message, _SAVE_AS)
    if head.startswith(_COMPOUND):
        raise _compound(path)
    real = _real_suffix(path, head, suffix)
    return readers()[real]


def _head(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(1024)
    except IsADirectoryError as error:
        name = path.name or path
        message = f"'{name}' is a folder."
        raise ReadError(message, "Name a draft in it, or give the folder to 'analyser scan'.") from error
    except OSError as error:
        message = f"'{path.name}' cannot be opened: {error.strerror or error}."
        raise ReadError(message, "Check the name and the permissions.") from error
    if not size:
        message = f"'{path.name}' is empty."
        raise DamagedFile(message, "Save or download it again.")
    limit = default_thresholds()["reading.file-megabytes"]
    if size > limit * 1e6:
        message = f"'{path.name}' is larger than {limit:.0f} MB."
        raise LimitExceeded(message, "Make its pictures smaller.")
    return head


def _real_suffix(path: Path, head: bytes, suffix: str) -> str:
    if suffix in {".txt", ".md"}:
        if head.startswith((b"PK\x03\x04", b"%PDF-")):
            message = f"'{path.name}' is no text file."
            raise UnsupportedFormat(message, "Give it the suffix of its format.")
        return suffix
    if b"%PDF-" in head:
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        if b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:200]:
            return ".odt"
        word = b"[Content_Types].xml" in head[:200] or suffix == ".pdf"
        return ".docx" if word and suffix not in {".docx", ".docm"} else suffix
    if suffix == ".pdf":
        return suffix
    message = f"'{path.name}' is damaged, or not a {suffix} file at all."
    raise DamagedFile(message, "Save or download it again.")


def _compound(path: Path) -> ReadError:
    """Tell an encrypted Office file from one of the old format; both begin with the same bytes."""
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, ParseError

    encrypted = False
    try:
        with path.open("rb") as stream:
            encrypted = msoffcrypto.OfficeFile(stream).is_encrypted()
    except (FileFormatError, ParseError, DecryptionError, OSError, ValueError, KeyError, IndexError):
        encrypted = False
    if encrypted:
        return ProtectedFile(
            f"'{path.name}' is protected with a password.", "Remove the password and save it as .docx."
        )
    return UnsupportedFormat(f"'{path.name}' is a file of the old Word format (.doc).", _SAVE_AS)
