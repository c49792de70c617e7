"""Reads the parts of an indicator: baseline, target, unit, due, verification."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, zip_longest

from analyser.languages import pack
from analyser.model.application import IndicatorKind
from analyser.model.span import Span
from analyser.model.statement import IndicatorParts
from analyser.statements import cues
from analyser.statements.figures import Figure, Role, figures
from analyser.statements.moments import due, moments
from analyser.text.fold import fold

_BREAK = re.compile(r"[;()]|(?<!\d)\.(?=\s|$)|[,:–-](?=\s|$)")
_ASIDE = 45
_SHORT = 2
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
    """Return starting value and target: a number called a target, else the first of the goal."""
    starts = [figure.span for figure in found if figure.role is Role.BASELINE]
    goals = [figure.span for figure in found if figure.role is Role.GOAL and figure.share]
    goals = goals or [figure.span for figure in found if figure.role is Role.GOAL]
    goals = goals or [figure.span for figure in found if figure.role in (Role.DURATION, Role.MEANS)]
    folded = fold(text)
    called = cues.just_before(language, "target", loosely=True)
    marked = [span for span in goals if called.search(folded[: span.start])]
    behind = [span for span in goals if starts and span.start > starts[0].start]
    target = next(iter(marked or behind or goals), None)
    if target is None:
        worded = cues.pattern(language, "fraction", "counted_one").search(folded)
        target = Span(worded.start(), worded.end()) if worded else None
    return next(iter(starts), None), target


def _unit(text: str, language: str | None, target: Span | None) -> Span | None:
    if target is None:
        return None
    folded = fold(text)
    share = _SHARE.search(folded, target.start, target.end)
    if share:
        return Span(share.start(), share.end())
    for shape in ("scale", "counted_noun"):
        named = cues.expression(language, shape).search(folded)
        if named:
            return Span(*named.span(1))
    return _noun_after(folded, target.end, language)


def _noun_after(folded: str, position: int, language: str | None) -> Span | None:
    """Return the words up to the first one that can be a counted noun, three at most."""
    end = _BREAK.search(folded, position)
    words = list(_WORD.finditer(folded, position, end.start() if end else len(folded)))[:4]
    plural, attribute = cues.expression(language, "plural"), cues.expression(language, "attribute")
    stop = pack(language).words("stop_words")
    first = None
    for word, following in zip_longest(words, words[1:]):
        if word.group() in stop and word is not words[0]:
            return None
        passed = attribute.search(word.group()) and following is not None and plural.search(following.group())
        if passed:
            continue
        first = first if first is not None else word.start()
        if plural.search(word.group()):
            return Span(first, word.end())
    return None


def _due(text: str, language: str | None) -> Span | None:
    span = due(text, language)
    return _trimmed(text, span) if span else None


def _trimmed(text: str, span: Span) -> Span:
    lead = _LEAD.match(text[span.start : span.end])
    return Span(span.start + lead.end(), span.end) if lead else span


def _verification(text: str, language: str | None) -> Span | None:
    """Return the instrument: behind words such as "source:", in brackets, or where its name stands."""
    folded = fold(text)
    pieces = chain(_led(text, language, "verify_lead"), _asides(text, language), _led(text, language, "verify_object"))
    for piece in pieces:
        return piece
    named = cues.expression(language, "instrument").search(folded)
    return _stripped(text, Span(*named.span(1))) if named else None


def _led(text: str, language: str | None, name: str) -> Iterator[Span]:
    for match in cues.pattern(language, name).finditer(fold(text)):
        piece = _piece(text, match.end(), language)
        if piece is not None:
            yield piece


def _asides(text: str, language: str | None) -> Iterator[Span]:
    """Yield what stands in brackets or behind a comma or semicolon and names an instrument, not a value."""
    folded = fold(text)
    for cut in _BREAK.finditer(text):
        piece = _piece(text, cut.end(), language)
        if piece is None or any(figure.span in piece for figure in figures(text, language)):
            continue
        if cues.pattern(language, "baseline", "target").match(folded, piece.start, piece.end):
            continue
        named = cues.pattern(language, "verification").search(folded, piece.start, piece.end)
        if cut.group() == "(" or (named and (named.start() == piece.start or len(piece) < _ASIDE)):
            yield piece


def _piece(text: str, position: int, language: str | None) -> Span | None:
    """Return what follows, up to a break or the date of the goal."""
    start = position + len(text[position:]) - len(text[position:].lstrip(" :-–"))
    stop = _BREAK.search(text, start)
    end = max(start, stop.start() if stop else len(text))
    cut = [moment.span.start for moment in moments(text, language) if start <= moment.span.start < end]
    tail = re.search(r"\s(?:at|by|in|until|līdz|before)?\s*$", text[start : cut[0]]) if cut else None
    if cut:
        end = start + tail.start() if tail else cut[0]
    return _stripped(text, Span(start, end)) if start < end else None


def _stripped(text: str, span: Span) -> Span | None:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    end = span.start + len(piece.rstrip(" ."))
    lead = re.match(r"(?:the|a|an)\s+", text[start:end], re.IGNORECASE)
    start += lead.end() if lead else 0
    return Span(start, end) if end - start > _SHORT else None
