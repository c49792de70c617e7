"""Shared passages side by side, equal words marked on both sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from analyser.i18n import Translator
from analyser.model.analysis import Analysis, Comparison
from analyser.model.document import Document
from analyser.model.match import Match, MatchKind, Passage
from analyser.model.span import Span
from analyser.reporters._html.surroundings import surroundings
from analyser.reporters._sentences import place_at, place_of

MOST, LONGEST = 60, 1600
"""Pairs shown in a report, and characters shown of a side; the JSON holds all."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage, equal on both sides or not."""

    text: str
    equal: bool


@dataclass(frozen=True, slots=True)
class Half:
    """One side of a match, in pieces; `language` is empty when it is not known, `cut` counts what is not shown.

    `before` and `after` are what stands round the passage, where its document is at hand.
    """

    document: str
    page: int | None
    language: str
    pieces: tuple[Piece, ...]
    cut: int = 0
    place: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages side by side; `also` pairs other documents that hold the left one with their anchors."""

    anchor: str
    match: Match
    left: Half
    right: Half
    also: tuple[tuple[str, str], ...] = ()


def pairs(
    matches: Iterable[Match], language: str, say: Translator, prefix: str, analysis: Analysis | None = None
) -> tuple[Pair, ...]:
    """Return matches for display, numbered in their order; with `analysis` a side in the draft says where it stands."""
    known, made = tuple(matches), []
    for number, match in enumerate(known, start=1):
        other = "" if match.kind is MatchKind.TRANSLATION else language
        left = _half(match.left, tuple(a for a, _ in match.equal), language)
        right = _half(match.right, tuple(b for _, b in match.equal), other)
        if analysis:
            left, right = (
                replace(half, place=_place(side, analysis, say))
                for half, side in ((left, match.left), (right, match.right))
            )
        made.append(Pair(f"{prefix}-{number}", match, left, right, _also(match, known[:MOST], prefix)))
    return tuple(made)


def compared(comparison: Comparison, say: Translator) -> tuple[Pair, ...]:
    """Return the matches of two documents with their surroundings, their questions and their other places."""
    titles, made = dict(comparison.titles), []
    for pair in pairs(comparison.matches, "", say, "match"):
        left, right = (
            replace(_within(half, side.span, whole.document), place=place_of(side.place, titles, None, say))
            for half, side, whole in (
                (pair.left, pair.match.left, comparison.left),
                (pair.right, pair.match.right, comparison.right),
            )
        )
        made.append(replace(pair, left=left, right=right, also=_elsewhere(pair.match, comparison.matches[:MOST], say)))
    return tuple(made)


def _within(half: Half, span: Span, document: Document | None) -> Half:
    if document is None:
        return half
    before, after = surroundings(document, span)
    return replace(half, before=before, after="" if half.cut else after)


def _elsewhere(match: Match, known: tuple[Match, ...], say: Translator) -> tuple[tuple[str, str], ...]:
    """Return the other matches that hold the same passage of either document, with their anchors."""
    return tuple(
        (say.text("passage {number}", number=number), f"match-{number}")
        for number, one in enumerate(known, start=1)
        if one is not match and (_mostly(one.left.span, match.left.span) or _mostly(one.right.span, match.right.span))
    )


def _mostly(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= max(1, min(len(one), len(other)))


def _place(side: Passage, analysis: Analysis, say: Translator) -> str:
    """Return the question that a passage answers, in the draft itself or in another draft of the round."""
    if side.document == analysis.document.name:
        return place_at(side.span, analysis, say)
    return place_of(side.place, dict(analysis.titles), None, say)


def _also(match: Match, known: tuple[Match, ...], prefix: str) -> tuple[tuple[str, str], ...]:
    """Return where else the same passage of the draft was found: document and anchor, each document once."""
    found: dict[str, str] = {}
    for number, one in enumerate(known, start=1):
        if one.right.document != match.right.document and _mostly(one.left.span, match.left.span):
            found.setdefault(one.right.document, f"{prefix}-{number}")
    return tuple(found.items())


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
