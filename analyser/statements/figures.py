"""The numbers of a statement and what each of them does there: only some belong to its goal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from analyser.model.span import Span
from analyser.statements import cues
from analyser.statements.moments import PAST_YEAR, moments
from analyser.text.fold import fold

_RANGE = r"(?:\s?[-–]\s?\d+)?"
_CHAIN = re.compile(r"[\s,.–-]*(?:to|and|or|un|līdz|vai|no)?[\s,.–-]*")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|\.(?:\s+[^\W\d_]|-|/|,? (?:un|līdz) \d)")
_SHARE = re.compile(r"\s?(?:%|per ?cent\b|percent\b|percentage points?\b|procent\w*)")
_MONEY = re.compile(r"\s?(?:€|eur\b|euro\w*|eiro\b)")
_MONEY_BEFORE = re.compile(r"(?:€|\beur)\s?$")
_DATED = re.compile(r"[\s%(]*(?:in\s)?((?:19|20)\d\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CACHE = 4096


class Role(StrEnum):
    """What a number does in a statement."""

    GOAL = "goal"
    BASELINE = "baseline"
    DURATION = "duration"
    MEANS = "means"
    SETTING = "setting"
    PAST = "past"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written, its percent sign included, and what it does there."""

    span: Span
    role: Role
    share: bool = False


@lru_cache(maxsize=_CACHE)
def figures(text: str, language: str | None) -> tuple[Figure, ...]:
    """Return the numbers of a statement in order, dates left out."""
    folded = fold(text)
    dated = [moment.span for moment in moments(text, language)]
    found: list[Figure] = []
    for match in re.finditer(rf"(?<![\w.,/€-]){cues.number(language)}{_RANGE}", folded):
        span = Span(match.start(), match.end())
        if any(span.overlaps(date) for date in dated):
            continue
        share = _SHARE.match(folded, span.end)
        figure = Span(span.start, share.end()) if share else span
        role = _role(folded, span, language, share is not None, found[-1] if found else None)
        found.append(Figure(figure, role, share is not None))
    return tuple(found)


def _role(folded: str, span: Span, language: str | None, share: bool, last: Figure | None) -> Role:
    before, after = folded[: span.start], folded[span.end :]
    if _names(before, after, folded[span.start : span.end], language):
        return Role.NAME
    chained = last is not None and _CHAIN.fullmatch(folded[last.span.end : span.start])
    if chained and last is not None and last.role is Role.NAME:
        return last.role
    if cues.pattern(language, "past").search(_clause(folded, span)):
        return Role.PAST
    if _starts(folded, span, language):
        return Role.BASELINE
    if share:
        return Role.GOAL
    return _uncounted(before, after, language) or Role.GOAL


def _uncounted(before: str, after: str, language: str | None) -> Role | None:
    """Return the role of a number that stands where something else than the goal is counted."""
    if re.match(rf"[\s-]?(?:{cues.pattern(language, 'span_unit').pattern})", after):
        return None if cues.just_before(language, "response").search(before) else Role.DURATION
    if cues.just_before(language, "setting").search(before):
        return Role.SETTING
    return Role.MEANS if cues.just_before(language, "means").search(before) else None


def _names(before: str, after: str, digits: str, language: str | None) -> bool:
    """Say whether the number names a thing, an age, a sum or a year instead of counting."""
    if _ORDINAL.match(after) or _MONEY.match(after) or _MONEY_BEFORE.search(before):
        return True
    if _YEAR.fullmatch(digits) and not _SHARE.match(after):
        return True
    if not _SHARE.match(after) and cues.just_before(language, "label").search(before):
        return True
    aged = re.match(rf"[\s-]?(?:{cues.pattern(language, 'age_after').pattern})", after) is not None
    return aged or cues.just_before(language, "age").search(before) is not None


def _starts(folded: str, span: Span, language: str | None) -> bool:
    """Say whether the number is the starting value: "from 30 %", "baseline 35 %", "3 now"."""
    if cues.just_before(language, "baseline", loosely=True).search(folded[: span.start]):
        return True
    after = folded[span.end :]
    if re.match(rf"[\s%]*(?:\w+\s+)?(?:{cues.pattern(language, 'baseline_after').pattern})", after):
        return True
    year = _DATED.match(after)
    return year is not None and int(year.group(1)) <= PAST_YEAR


def _clause(folded: str, span: Span) -> str:
    start = max(folded.rfind(mark, 0, span.start) for mark in ",;:(") + 1
    ends = [folded.find(mark, span.end) for mark in (", ", ";", ":", ")")]
    return folded[start : min((end for end in ends if end >= 0), default=len(folded))]
