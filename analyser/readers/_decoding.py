"""From bytes to text: UTF-8 first, then UTF-16, then the code page whose letters make sense."""

from __future__ import annotations

import codecs
from itertools import pairwise

from analyser.errors import DamagedFile

_BALTIC = frozenset("āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ")
_WESTERN = frozenset("äöüßéèêàâçñíóúåøæÄÖÜÉÈÀÂÇÑÍÓÚÅØÆ")


def decode(content: bytes, name: str) -> str:
    """Return the text of a file, without a byte order mark, line ends as they are.

    Bytes that are not UTF-8 or UTF-16 are read as Windows-1257 or Windows-1252, whichever gives
    more letters of the languages it was made for.

    Raises:
        DamagedFile: the bytes are no text.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return _strict(content, encoding, name)
    unmarked = _unmarked_utf16(content)
    if unmarked:
        return _strict(content, unmarked, name)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = _code_page(content, name)
    if "\x00" in text:
        raise _no_text(name)
    return text


def _strict(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _no_text(name) from error


def _unmarked_utf16(content: bytes) -> str | None:
    """Recognise UTF-16 without a mark by the zero bytes of its Latin letters."""
    sample = content[:4096]
    if len(sample) < 8 or len(content) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    for encoding, zeros, letters in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        text = sample.decode(encoding, "replace")
        strange = sum(not c.isprintable() and not c.isspace() for c in text)
        if zeros > 0.4 * half and letters < 0.1 * half and strange < 0.05 * half:
            return encoding
    return None


def _code_page(content: bytes, name: str) -> str:
    candidates = []
    for encoding, letters in (("cp1257", _BALTIC), ("cp1252", _WESTERN)):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        strange = sum(not c.isprintable() and c not in "\r\n\t\f" for c in text)
        inside = sum(a.islower() and b.isupper() for a, b in pairwise(text))
        candidates.append((sum(c in letters for c in text) - inside - 5 * strange, encoding, text, strange))
    if not candidates:
        raise _no_text(name)
    _, _, text, strange = max(candidates, key=lambda found: (found[0], found[1]))
    if strange > len(text) * 0.05:
        raise _no_text(name)
    return text


def _no_text(name: str) -> DamagedFile:
    message = f"'{name}' is no text file, or of an unknown encoding."
    return DamagedFile(message, "Save it as UTF-8 text.")
