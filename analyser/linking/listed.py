"""The items of a statement that lists several things in one sentence: "a course, a handbook and a map of noise"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analyser.model.span import Span

_LEAST = 3
_ENCLOSED = re.compile(r"\([^()]*\)|„[^“”\"]*[“”\"]|“[^”]*”|\"[^\"]*\"|«[^»]*»")
_COMMA = re.compile(r"[,;]\s+(?:(?:and|un)\s+)?")
_AND = re.compile(r",?\s+(?:and|as well as|plus|next to|un|kā arī)\s+")
_ADDS = re.compile(
    r"(?:(?:and|but|un|bet)\s+)?(?:with\w*|on|in|into|from|to|of|by|for|at|each|every|derived|tried|fitted|open|is|are"
    r"|which|that|who|whom|whose|where|when|so"
    r"|ar|no|pēc|uz|par|pie|pa|pret|līdz|katr\w+|kas|kam|ko|kur\w*|kā|cik|lai|jo|ka|ir)\b"
    r"|(?:\d+|[^\W\d_]+)\s+(?:pages?|hours?|lessons?|participants|lapp\w+|lpp|stund\w+|vienīb\w+|languages?|valod\w+)\b",
    re.IGNORECASE,
)
"""How what belongs to the item before begins, or says how long it is."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_WORDS = 2
"""Longer words that name a thing; with fewer it is a language, a month or a part."""


def items(text: str) -> tuple[Span, ...]:
    """Return the items of a list in a sentence, or none where it is no list of at least three."""
    hidden = _ENCLOSED.sub(lambda match: "#" * len(match[0]), text)
    found = list(_cut(hidden))
    return tuple(found) if len(found) >= _LEAST else ()


def _cut(text: str) -> Iterator[Span]:
    """Cut at commas, and at the word that joins the last item, where a thing is named before and behind."""
    commas = [match for match in _COMMA.finditer(text) if not _ADDS.match(text, match.end())]
    joined = list(_AND.finditer(text, commas[-1].end() if commas else len(text)))
    start = 0
    for cut, end in pairwise([*(match.span() for match in (*commas, *joined[-1:])), (len(text), len(text))]):
        behind = text[cut[1] : end[0]]
        if _names(text[start : cut[0]]) and _names(behind) and not _ADDS.match(behind):
            yield Span(start, cut[0])
            start = cut[1]
    yield Span(start, len(text))


def _names(text: str) -> bool:
    return len(_WORD.findall(text)) >= _WORDS
