"""Folds text for matching only: case, diacritics, punctuation, numbering and limits are dropped.

Words keep their offsets, so a match always points back into the document's own text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORDS = re.compile(r"[^\W_]+")
_LEAD = re.compile(
    r"[\s#>*_•●▪‣·–—-]*"
    r"(?:(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}[a-z]?[.)]|[A-Z](?:\.\d{1,2}){1,3}\.?(?=\s)"
    r"|[A-Za-z][.)](?=\s)|[IVX]{1,4}[.)]|\(\d{1,2}\))\s+)?[\s*_]*"
)
_LIMIT = re.compile(
    r"\s*[(\[][^()\[\]]{0,30}(?:\d[\d ., \u00a0]*)[^()\[\]]{0,40}"
    r"(?:charact|chars|zīm|rakstz|simbol|signs|znak|tegn|caract|zeichen|ženkl)[^()\[\]]{0,30}[)\]]"
    r"|\s*\((?:EUR|euro|eiro)\)|\s*[(\[](?:max|ne vairāk|maks|up to|līdz)\b[^()\[\]]{0,40}[)\]]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and where it stands."""

    start: int
    end: int
    norm: str


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the folded words of a stretch of text, in order."""
    stop = len(text) if end is None else end
    return [Word(m.start(), m.end(), bare(m[0])) for m in _WORDS.finditer(text, start, stop)]


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return the text as words joined by single spaces, without numbering and "(max 3000 characters)"."""
    shortened = without_limit(text)
    core = shortened[lead(shortened) :]
    return " ".join(bare(m[0]) for m in _WORDS.finditer(core))


def without_limit(text: str) -> str:
    """Return the text without a remark on its length limit."""
    return _LIMIT.sub("", text) if "(" in text or "[" in text else text


def limit_after(text: str, at: int) -> int:
    """Return where a remark on the length limit that begins at `at` ends, else `at`."""
    match = _LIMIT.match(text, at)
    return match.end() if match else at


def lead(text: str) -> int:
    """Return the length of marks and numbering ("## 3.2. ", "• ") at the start of a line."""
    match = _LEAD.match(text)
    return match.end() if match else 0


@lru_cache(maxsize=65536)
def bare(word: str) -> str:
    """Return a word in lower case without diacritics."""
    lowered = word.casefold()
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
