"""Folds letters without changing the length of the text, so that offsets stay true."""

from __future__ import annotations

import unicodedata

_STROKED = {
    "đ": "d",
    "ħ": "h",
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "ŧ": "t",
    "Đ": "D",
    "Ħ": "H",
    "Ł": "L",
    "Ø": "O",
    "Ŧ": "T",
}


class _Bare(dict[int, str]):
    """A translation table that learns each character when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        base = unicodedata.normalize("NFD", character)[0]
        bare = _lower(_STROKED.get(character, base))
        self[code] = bare
        return bare


_BARE = _Bare()


def fold(text: str) -> str:
    """Return the text in lower case, diacritics kept, of equal length.

    `str.lower` turns a few characters into two and looks at the neighbours of a sigma; such texts
    are folded one character at a time.
    """
    lowered = text.lower()
    if len(lowered) == len(text) and "Σ" not in text:
        return lowered
    return "".join(map(_lower, text))


def bare(text: str) -> str:
    """Return the text in lower case without diacritics, of equal length."""
    return text.translate(_BARE)


def _lower(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character
