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

SEPARATOR, LETTER, IGNORED = 0, 1, 2
_INVISIBLE = frozenset({0x00AD, 0x034F, 0x200B, 0x200C, 0x200D, 0x2060})
_LOOKALIKES = dict(zip("асеіјорѕхуԁһοανρικ", "aceijopsxydhoavpik", strict=True))


@cache
def folds() -> npt.NDArray[np.uint64]:
    """Return the value that stands for each code point in a word's hash; never 0."""
    return np.array([1 + ord(_fold(chr(code))) for code in range(LIMIT)], dtype=np.uint64)


@cache
def classes() -> npt.NDArray[np.uint8]:
    """Return for each code point whether it separates words, belongs to one, or is passed over."""
    return np.array([_class(code) for code in range(LIMIT)], dtype=np.uint8)


def _class(code: int) -> int:
    character = chr(code)
    if code in _INVISIBLE or unicodedata.category(character).startswith("M"):
        return IGNORED
    return LETTER if (character.isalnum() or character == "_") and code < LIMIT - 1 else SEPARATOR


def _fold(character: str) -> str:
    lower = character.lower()
    decomposed = unicodedata.normalize("NFD", lower)
    first, rest = decomposed[0], decomposed[1:]
    if rest and not all(unicodedata.combining(mark) for mark in rest):
        first = lower if len(lower) == 1 else character
    return _LOOKALIKES.get(first, first)
