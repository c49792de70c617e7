"""Reads the parts of an indicator: baseline, target, unit, due, verification."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analyser.languages import pack
from analyser.model.application import IndicatorKind
from analyser.model.span import Span
from analyser.model.statement import IndicatorParts
from analyser.statements import cues
from analyser.statements.figures import Figure, Role, figures
from analyser.statements.moments import due, moments
from analyser.text.fold import fold

_BREAK = re.compile(r"[;()]|[.,:–-](?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHARE = re.compile(r"%|per ?cent\b|percent\w*|percentage points?|procent\w*")
_LEAD = re.compile(r"^(?:the|a|an|by|in|on|until|before|from|at|līdz|no|as of|within|of)\s+", re.IGNORECASE)


def indicator_parts(text: str, language: str | None) -> IndicatorParts:
    """Return the parts an indicator states, each as written. None = not stated."""
    spans = part_spans(text, language)
    words = {name: text[span.start : span.end] for name, span in spans.items()}
    return IndicatorParts(
        kind=_kind(text, language, spans),
        baseline=words.get("baseline"),
        target=words.get("target"),
        unit=words.get("unit"),
        due=words.get("due"),
        verification=words.get("verification"),
    )


def part_spans(text: str, language: str | None) -> dict[str, Span]:
    """Return the spans of the parts that are stated, by name."""
    found = figures(text, language)
    start, target = _values(text, language, found)
    spans = {
        "baseline": start,
        "target": target,
        "unit": _unit(text, language, target),
        "due": _due(text, language),
        "verification": _verification(text, language),
    }
    return {name: span for name, span in spans.items() if span is not None}


def _kind(text: str, language: str | None, spans: dict[str, Span]) -> IndicatorKind | None:
    folded = fold(text)
    if cues.pattern(language, "qualitative").search(folded):
        return IndicatorKind.QUALITATIVE
    if "target" in spans or cues.pattern(language, "quantitative").search(folded):
        return IndicatorKind.QUANTITATIVE
    return None if not cues.known(language) else IndicatorKind.QUALITATIVE


def _values(text: str, language: str | None, found: tuple[Figure, ...]) -> tuple[Span | None, Span | None]:
    """Return starting value and target: of two bare values in a row the first is the start."""
    starts = [figure.span for figure in found if figure.role is Role.BASELINE]
    goals = [figure.span for figure in found if figure.role is Role.GOAL]
    goals = goals or [figure.span for figure in found if figure.role is Role.DURATION]
    folded = fold(text)
    marked = [span for span in goals if cues.just_before(language, "target", loosely=True).search(folded[: span.start])]
    target = (marked or goals or [None])[0]
    if target is None:
        worded = cues.pattern(language, "fraction").search(folded)
        target = Span(worded.start(), worded.end()) if worded else None
    return (starts or [None])[0], target


def _unit(text: str, language: str | None, target: Span | None) -> Span | None:
    folded = fold(text)
    if target is not None:
        share = _SHARE.search(folded, target.start, target.end)
        if share:
            return Span(share.start(), share.end())
    counted = cues.pattern(language, "counted_noun").search(folded)
    if counted:
        groups = [index for index, group in enumerate(counted.groups(), 1) if group]
        return Span(*counted.span(groups[0])) if groups else None
    return _noun_after(folded, target.end, language) if target else None


def _noun_after(folded: str, position: int, language: str | None) -> Span | None:
    """Return the first word that can be a counted noun among the next three words."""
    end = _BREAK.search(folded, position)
    words = list(_WORD.finditer(folded, position, end.start() if end else len(folded)))[:3]
    stop = pack(language).words("stop_words")
    plural = cues.expression(language, "plural")
    for word in words:
        if word.group() in stop:
            return None
        if plural.search(word.group()):
            return Span(word.start(), word.end())
    return None


def _due(text: str, language: str | None) -> Span | None:
    span = due(text, language)
    return _trimmed(text, span) if span else None


def _trimmed(text: str, span: Span) -> Span:
    lead = _LEAD.match(text[span.start : span.end])
    return Span(span.start + lead.end(), span.end) if lead else span


def _verification(text: str, language: str | None) -> Span | None:
    """Return the instrument: behind words such as "source:", else a part in brackets or at the end."""
    folded = fold(text)
    for match in cues.pattern(language, "verify_lead").finditer(folded):
        piece = _piece(text, match.end())
        if piece is not None and _names_instrument(folded, piece, language):
            return piece
    pieces = (span for span in _pieces(text) if _names_instrument(folded, span, language))
    return next(pieces, None)


def _names_instrument(folded: str, span: Span, language: str | None) -> bool:
    return cues.pattern(language, "verification").search(folded, span.start, span.end) is not None


def _piece(text: str, position: int) -> Span | None:
    start = position + len(text[position:]) - len(text[position:].lstrip(" :-–"))
    stop = _BREAK.search(text, start)
    return _stripped(text, Span(start, max(start, stop.start() if stop else len(text))))


def _pieces(text: str) -> Iterable[Span]:
    """Yield the parts between brackets, commas and semicolons, but not the statement's first part."""
    cuts = [match.end() for match in _BREAK.finditer(text)]
    for start in cuts:
        piece = _piece(text, start)
        if piece is not None:
            yield piece


def _stripped(text: str, span: Span) -> Span | None:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    end = span.start + len(piece.rstrip(" ."))
    lead = re.match(r"(?:the|a|an)\s+", text[start:end], re.IGNORECASE)
    start += lead.end() if lead else 0
    return Span(start, end) if start < end else None
