"""Shared passages side by side, equal words marked on both sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analyser.i18n import Translator
from analyser.model.match import Match, MatchKind, Passage
from analyser.model.span import Span

MOST, LONGEST = 60, 1600
"""Pairs shown in a report, and characters shown of a side; the JSON holds all."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage, equal on both sides or not."""

    text: str
    equal: bool


@dataclass(frozen=True, slots=True)
class Half:
    """One side of a match, in pieces; `language` is empty when it is not known, `cut` counts what is not shown."""

    document: str
    page: int | None
    language: str
    pieces: tuple[Piece, ...]
    cut: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages side by side."""

    anchor: str
    match: Match
    left: Half
    right: Half


def pairs(matches: Iterable[Match], language: str, say: Translator, prefix: str) -> tuple[Pair, ...]:
    """Return matches for display, numbered in their order."""
    made = []
    for number, match in enumerate(matches, start=1):
        other = "" if match.kind is MatchKind.TRANSLATION else language
        left = _half(match.left, tuple(a for a, _ in match.equal), language)
        right = _half(match.right, tuple(b for _, b in match.equal), other)
        made.append(Pair(f"{prefix}-{number}", match, left, right))
    return tuple(made)


def _half(passage: Passage, equal: tuple[Span, ...], language: str) -> Half:
    shown = passage.quote
    if len(shown) > LONGEST:
        shown = shown[:LONGEST].rpartition(" ")[0] or shown[:LONGEST]
    equal = tuple(Span(span.start, min(span.end, len(shown))) for span in equal if span.start < len(shown))
    return Half(passage.title, passage.page, language, pieces(shown, equal), len(passage.quote) - len(shown))


def pieces(quote: str, equal: Iterable[Span]) -> tuple[Piece, ...]:
    """Return a quote cut at the borders of its equal words; neighbours that only a space parts are joined."""
    made, position = [], 0
    for span in _joined(quote, equal):
        if span.start > position:
            made.append(Piece(quote[position : span.start], equal=False))
        made.append(Piece(quote[span.start : span.end], equal=True))
        position = span.end
    if position < len(quote):
        made.append(Piece(quote[position:], equal=False))
    return tuple(made)


def _joined(quote: str, equal: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(span for span in equal if span.end <= len(quote) and len(span)):
        if joined and not quote[joined[-1].end : span.start].strip():
            joined[-1] = joined[-1].cover(span)
        else:
            joined.append(span)
    return joined
