"""Cuts an answer into statements: list items, coded items, parts of enumerations, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.span import Span

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ\"“„])")
_MARKER = re.compile(
    r"\s*(?:[-–—•*·▪o]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z][)]\s+|(?:[A-Z]{1,3}\s?\d+(?:\.\d+)*)\s*[:.)–-]\s+)"
)


def segment(text: str, language: str | None) -> tuple[Span, ...]:
    """Return the statements of an answer as spans of its text, in order, without markers."""
    found: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        for start, end in _pieces(line.group()):
            piece = _trim(text, line.start() + start, line.start() + end)
            if piece is not None:
                found.append(piece)
    return tuple(found)


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    marker = _MARKER.match(line)
    start = marker.end() if marker else 0
    for cut in _SENTENCE.finditer(line, start):
        yield start, cut.start()
        start = cut.end()
    yield start, len(line)


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end or text[start:end].endswith(":"):
        return None
    return Span(start, end)
