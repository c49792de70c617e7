"""Reads the parts of an indicator: baseline, target, unit, due, verification."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from analyser.model.application import IndicatorKind
from analyser.model.span import Span
from analyser.model.statement import IndicatorParts
from analyser.statements import cues, pairs
from analyser.statements.figures import Figure, Role, figures
from analyser.statements.moments import due_of, moments
from analyser.statements.sources import verification
from analyser.statements.tagging import Model, shipped, tagged
from analyser.statements.units import unit
from analyser.text.fold import fold

_LEAD = re.compile(r"^(?:(?:the|a|an|by|in|on|until|before|from|at|līdz|no|as of|within|of)\s+)+", re.IGNORECASE)
_BEHIND_VALUE = re.compile(r"[\s%]*(?:[^\W\d_]+ )?[(\[]?(?:in|at|on)?\s*")
_IN_BRACKET = re.compile(r"[\s%]*\([^()]*")
_NEAR = 50
_CACHE = 4096
_PHRASES = ("due", "verification")
_FIRST_WORD = re.compile(r"\w+")


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


@lru_cache(maxsize=_CACHE)
def part_spans(text: str, language: str | None) -> Mapping[str, Span]:
    """Return the spans of the parts that are stated, by name: as the shipped model marks them, given the ruled ones."""
    return read_parts(text, language, shipped())


def read_parts(text: str, language: str | None, model: Model) -> Mapping[str, Span]:
    """Return the spans of the parts as a model marks them; of a language it does not know, as the rules read them.

    Where the model leaves out a target or a date that the rules read, theirs counts: a target in the place of a start
    that nothing follows, a date where it touches nothing else. On authors left out in turn the date brings .003.
    """
    ruled = ruled_spans(text, language)
    spans = tagged(text, language, ruled, model)
    if "target" in ruled and "target" not in spans:
        spans = {name: span for name, span in spans.items() if not span.overlaps(ruled["target"])}
        spans["target"] = ruled["target"]
    if "due" in ruled and not any(ruled["due"].overlaps(span) for span in spans.values()):
        spans.setdefault("due", ruled["due"])
    kept = {name: _trimmed(text, span) if name in _PHRASES else span for name, span in spans.items()}
    return MappingProxyType(kept)


def ruled_spans(text: str, language: str | None) -> dict[str, Span]:
    """Return the spans of the parts as the rules of the language read them, by name."""
    found = figures(text, language)
    start, target = _values(text, language, found)
    spans = {
        "baseline": start,
        "target": target,
        "unit": unit(text, language, target, start),
        "due": _due(text, language, start, target),
        "verification": verification(text, language, valued=target is not None),
    }
    return {name: span for name, span in spans.items() if span is not None}


def _kind(text: str, language: str | None, spans: Mapping[str, Span]) -> IndicatorKind | None:
    folded = fold(text)
    if cues.pattern(language, "qualitative").search(folded):
        return IndicatorKind.QUALITATIVE
    if "target" in spans or cues.pattern(language, "quantitative").search(folded):
        return IndicatorKind.QUANTITATIVE
    return None if not cues.known(language) else IndicatorKind.QUALITATIVE


def _values(text: str, language: str | None, found: tuple[Figure, ...]) -> tuple[Span | None, Span | None]:
    """Return starting value and target: a number called a target, else the first of the goal."""
    start = next((figure.span for figure in found if figure.role is Role.BASELINE), None)
    goals = _goals([figure for figure in found if text[figure.span.end : figure.span.end + 1] != "-"])
    folded = fold(text)
    fraction = cues.pattern(language, "fraction").search(folded, pairs.head(folded))
    if fraction and start is None and all(fraction.start() <= span.start for span in goals):
        return _nothing(folded, language), Span(fraction.start(), fraction.end())
    called = cues.just_before(language, "target", loosely=True)
    marked = [span for span in goals if called.search(folded[: span.start])]
    behind = [span for span in goals if start is not None and span.start > start.start]
    target = next(iter(marked or behind or goals), None)
    return start or _nothing(folded, language), target or _worded(folded, language)


def _goals(found: list[Figure]) -> list[Span]:
    """Return the numbers that can be the target: shares first, then counts, then times and means."""
    goals = [figure.span for figure in found if figure.role is Role.GOAL and figure.share]
    goals = goals or [figure.span for figure in found if figure.role is Role.GOAL]
    return goals or [figure.span for figure in found if figure.role in (Role.DURATION, Role.MEANS, Role.FREQUENCY)]


def _nothing(folded: str, language: str | None) -> Span | None:
    """Return the word of a starting value of zero: "today none"."""
    before = cues.just_before(language, "baseline", loosely=True)
    for word in cues.pattern(language, "nothing", "one").finditer(folded):
        if before.search(folded[: word.start()]):
            return Span(word.start(), word.end())
    return None


def _worded(folded: str, language: str | None) -> Span | None:
    """Return a target in words: "half", "at least one", "every" of a named group."""
    fraction = cues.pattern(language, "fraction").search(folded)
    if fraction:
        return Span(fraction.start(), fraction.end())
    once = cues.pattern(language, "counted_one").search(folded) or cues.pattern(language, "one").match(folded)
    if once:
        one = cues.pattern(language, "one").search(folded, once.start(), once.end())
        return Span(one.start(), one.end()) if one else Span(once.start(), once.end())
    whole = cues.pattern(language, "quantifier").search(folded)
    word = _FIRST_WORD.match(folded, whole.start()) if whole else None
    return Span(word.start(), word.end()) if word else None


def _due(text: str, language: str | None, start: Span | None, target: Span | None) -> Span | None:
    """Return the date of the goal: not that of the starting value, and of several the one next to the target."""
    folded = fold(text)
    dated = [one.span for one in moments(text, language) if one.goal and not _condition(folded, one.span, language)]
    dated = [span for span in dated if start is None or not _dates_value(folded, span, start)] or dated
    span = due_of(text, language, dated)
    if target is not None and len(dated) > 1:
        near = [one for one in dated if _beside(text, one, target)]
        span = next(iter(near), span)
    return _trimmed(text, span) if span else None


def _condition(folded: str, moment: Span, language: str | None) -> bool:
    """Say whether a period belongs to what is measured: "Letters answered within a week: 2, then 9"."""
    if not 0 < moment.start < pairs.head(folded):
        return False
    period = cues.pattern(language, "period").search(folded, moment.start, moment.end)
    return period is not None and not re.search(r"20\d\d", folded[moment.start : moment.end])


def _dates_value(folded: str, moment: Span, value: Span) -> bool:
    """Say whether a date stands right behind a value or in its bracket: "20 % (M6)", "4 in May 2027"."""
    between = folded[value.end : moment.start] if moment.start >= value.end else "-"
    inside = _IN_BRACKET.fullmatch(between) is not None and folded[moment.end : moment.end + 1] == ")"
    return inside or _BEHIND_VALUE.fullmatch(between) is not None


def _beside(text: str, moment: Span, target: Span) -> bool:
    """Say whether no other value and no full stop stands between a date and the target."""
    first, second = sorted((moment, target))
    between = text[first.end : second.start]
    told = re.search(r"\d|[;|]|\w.*\(|\.\s", between) is not None
    return len(between) < _NEAR and not told and (moment.start > target.start or "," not in between)


def _trimmed(text: str, span: Span) -> Span:
    lead = _LEAD.match(text[span.start : span.end])
    return Span(span.start + lead.end(), span.end) if lead else span
