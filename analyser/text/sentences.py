"""Cuts a text into sentences, each with its place."""

from __future__ import annotations

from analyser.model.span import Span
from analyser.text.boundaries import ends


def sentences(text: str, language: str | None) -> tuple[Span, ...]:
    """Return the sentences in order: no blank ones, no overlaps, every visible character in one of them."""
    found: list[Span] = []
    start = 0
    for end in (*ends(text, language), len(text)):
        piece = _trim(text, start, end)
        if piece is not None:
            found.append(piece)
        start = end
    return tuple(found)


def _trim(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    visible = piece.lstrip()
    if not visible:
        return None
    first = start + len(piece) - len(visible)
    return Span(first, first + len(visible.rstrip()))
