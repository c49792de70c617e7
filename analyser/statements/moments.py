"""Dates and periods of a statement, and whether they say when its own goal is reached."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from analyser.model.span import Span
from analyser.statements import cues
from analyser.text.fold import fold

PAST_YEAR = 2026
_PLAIN_YEAR = re.compile(r"(?:19|20)\d\d")
_RANGE = re.compile(r"\s*(?:and|to|until|un|līdz|-|–)\s*")
_CACHE = 4096


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or period as written; `goal` says whether it dates the goal of the statement."""

    span: Span
    goal: bool


@lru_cache(maxsize=_CACHE)
def moments(text: str, language: str | None) -> tuple[Moment, ...]:
    """Return the dates and periods of a statement in order.

    A year alone dates the goal only if it lies after the year of the call or stands behind a word
    such as "by": the other years of a statement belong to strategies, surveys and starting values.
    """
    folded = fold(text)
    ranges = [match.span() for match in cues.expression(language, "year_range").finditer(folded)]
    shapes = list(cues.dates(language).finditer(folded))
    shapes += [
        year
        for year in cues.expression(language, "year").finditer(folded)
        if not any(year.start() < shape.end() and shape.start() < year.end() for shape in shapes)
    ]
    found = [
        Moment(Span(shape.start(), shape.end()), _dates_goal(folded, shape, language))
        for shape in sorted(shapes, key=lambda shape: shape.start())
        if not any(start <= shape.start() < end for start, end in ranges)
    ]
    found += [Moment(Span(start, end), False) for start, end in ranges]
    return tuple(sorted(found, key=lambda moment: moment.span))


def due(text: str, language: str | None) -> Span | None:
    """Return the date that belongs to the goal, or None: one behind "by" before any other."""
    return due_of(text, language, [moment.span for moment in moments(text, language) if moment.goal])


def due_of(text: str, language: str | None, dated: list[Span]) -> Span | None:
    """Return the one of some dates of a statement that belongs to the goal."""
    folded = fold(text)
    behind = cues.just_before(language, "deadline")
    within = cues.pattern(language, "deadline")
    firm = [span for span in dated if behind.search(folded[: span.start]) or within.match(folded, span.start, span.end)]
    chosen = next(iter(firm or dated), None)
    return _end_of_range(folded, chosen, dated) if chosen else None


def _end_of_range(folded: str, span: Span, dated: list[Span]) -> Span:
    """Return the later date of "between January and December 2028"."""
    later = (other for other in dated if _RANGE.fullmatch(folded[span.end : other.start]) and other.start > span.start)
    return next(later, span)


def _dates_goal(folded: str, shape: re.Match[str], language: str | None) -> bool:
    before = folded[: shape.start()]
    if cues.expression(language, "short_period").fullmatch(shape.group().strip()):
        return False
    if cues.just_before(language, "not_when").search(before):
        return False
    named = cues.pattern(language, "year_names").match(folded[shape.end() :].lstrip(" -"))
    if named is not None:
        return False
    years = [int(year) for year in _PLAIN_YEAR.findall(shape.group())]
    if not years or max(years) > PAST_YEAR or cues.just_before(language, "until").search(before):
        return True
    bare = cues.expression(language, "year").fullmatch(shape.group()) is not None
    return not bare and max(years) == PAST_YEAR
