"""Tables of equal length that say what a character is to a comparison of words.

Words are compared in lower case, without diacritics and with look-alike Cyrillic and Greek
letters put as Latin ones: "Mācības", "macibas" and a "mācības" with a Cyrillic "а" are one word.
Combining marks, soft hyphens and zero-width characters inside a word are passed over, so that
composed and decomposed text agree.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
import numpy.typing as npt

LIMIT = 0x3000
"""Code points from here on share the last entry: signs and letters no language of the programme uses."""

SEPARATOR, IGNORED = 0, 0xFFFF
"""Values of characters that separate words and of those passed over inside one."""

_INVISIBLE = frozenset({0x00AD, 0x034F, 0x200B, 0x200C, 0x200D, 0x2060})
_LOOKALIKES = dict(zip("асеіјорѕхуԁһοανρικ", "aceijopsxydhoavpik", strict=True))


@cache
def values() -> npt.NDArray[np.uint16]:
    """Return what each code of 16 bits stands for in a word's hash: a separator, nothing, or a letter's own value.

    One small table: it stays in the processor's nearest memory while a text is read.
    """
    table = np.full(1 << 16, _value(LIMIT - 1), dtype=np.uint16)
    table[:LIMIT] = [_value(code) for code in range(LIMIT)]
    return table


def _value(code: int) -> int:
    character = chr(code)
    if code in _INVISIBLE or unicodedata.category(character).startswith("M"):
        return IGNORED
    letter = (character.isalnum() or character == "_") and code < LIMIT - 1
    return 1 + ord(_fold(character)) if letter else SEPARATOR


def _fold(character: str) -> str:
    lower = character.lower()
    decomposed = unicodedata.normalize("NFD", lower)
    first, rest = decomposed[0], decomposed[1:]
    if rest and not all(unicodedata.combining(mark) for mark in rest):
        first = lower if len(lower) == 1 else character
    return _LOOKALIKES.get(first, first)
