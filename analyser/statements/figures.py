"""The numbers of a statement and what each of them does there: only some belong to its goal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from analyser.model.span import Span
from analyser.statements import cues, pairs
from analyser.statements.moments import PAST_YEAR, Moment, moments
from analyser.text.fold import fold
from analyser.text.numbers import numbers

_RANGE = r"(?:(?:[-–]|\s[-–]\s(?!\d+(?:[ \u00a0]\d{3})*\s*[-–/|,;%]))(?!(?:19|20)\d\d)\d+)?"
_SMALL_FRACTION = r"[1-9]/(?:[2-9]|10)(?= [^\W\d_])"
_CLIMB = re.compile(r"(?:[^();:]{0,40}\))?(?:\s*[^\W\d_]+)?\s*\b(?:to|līdz|uz)(?: at least| vismaz)?\s*")
_OF_WHOLE = re.compile(r"\s*(?:of|of the|of all|of our|no|no visiem|no visām)\s*")
_ASIDE = re.compile(r"\([^\W\d_]+\s*$")
_SMALL = 3
_NAMED_SYSTEM = re.compile(r"(?:[A-Z]\w*[A-Z]\w*|[A-Z]{2,})\s$")
_CHAIN = re.compile(r"(?:\.(?!\s)|[\s,–-])*(?:to|and|or|un|līdz|vai|no)?(?:\.(?!\s)|[\s,–-])*")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|\.(?:\s+[^\W\d_]|-|/|,? (?:un|līdz) \d)")
_SHARE = re.compile(r"\s?(?:%|per ?cent\b|percent\b|percentage points?\b|procent\w*)")
_MONEY = re.compile(r"\s?(?:€|eur\b|euro\w*|eiro\b)")
_MONEY_BEFORE = re.compile(r"(?:€|\beur)\s?$")
_DATED = re.compile(r"[\s%(]*(?:in\s)?((?:19|20)\d\d)(?!\.?(?: gad\w*)?\s*[:–—-]?\s*\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CALLED = re.compile(r"[^\W\d_]: $")
_OPENS = re.compile(r"(?:^|[:;(.])\s*(?:in\s*)?$")
_HYPHEN = re.compile(r"-[^\W\d_]{3,}")
_COUNTED = re.compile(r"\s+[^\W\d_]{3,}")
_CLAUSE = re.compile(r"(?:[,;:()]|(?<!\d)\.)\s?")
_CACHE = 4096


class Role(StrEnum):
    """What a number does in a statement."""

    GOAL = "goal"
    FREQUENCY = "frequency"
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
    dates = moments(text, language)
    scales = [
        match.span("range") if match["range"] else match.span("range2")
        for match in cues.expression(language, "scale_range").finditer(folded)
    ]
    found: list[Figure] = []
    for match in _numbers(language).finditer(folded):
        span = _whole(folded, Span(match.start(), match.end()), language)
        if any(span.overlaps(moment.span) for moment in dates):
            continue
        share = _SHARE.match(folded, span.end)
        figure = Span(span.start, share.end()) if share else span
        role = _role(folded, span, language, share is not None, found[-1] if found else None)
        if _NAMED_SYSTEM.search(text[: span.start]) or any(start <= span.start < end for start, end in scales):
            role = Role.NAME
        elif role is Role.GOAL and (
            any(_dates_start(folded, moment, span) for moment in dates)
            or (share is not None and found and _repeats_start(folded, found[-1], span))
        ):
            role = Role.BASELINE
        found.append(Figure(figure, role, share is not None))
    return tuple(_told_twice(folded, _listed(folded, _with_start(folded, found), dates, language), dates, language))


def _told_twice(folded: str, found: list[Figure], dates: tuple[Moment, ...], language: str | None) -> list[Figure]:
    """Return the figures, the one of "3 of 11 did in 2025; 9 of 11 do in 2028" being the starting value."""
    cut = folded.find(";")
    values = [one for one in found if one.role is Role.GOAL]
    first, later = ([one for one in values if (one.span.start < cut) is side] for side in (True, False))
    if not first or not later or any(one.role is Role.BASELINE for one in found):
        return found
    past = any(not one.goal and one.span.end <= cut for one in dates)
    past = past or cues.pattern(language, "baseline_after").search(folded, first[0].span.end, cut) is not None
    return [Figure(one.span, Role.BASELINE, one.share) if past and one is first[0] else one for one in found]


@cache
def _numbers(language: str | None) -> re.Pattern[str]:
    number = cues.number(language)
    one = rf"(?:{cues.pattern(language, 'one').pattern})"
    parts = rf"(?:{number}|{one}) (?:out of(?: the| our| all)?|of(?: the| our| all)?|no|in) {number}"
    noun = rf"{number}[ -](?:{cues.pattern(language, 'fraction_noun').pattern})"
    whole = rf"(?:{cues.pattern(language, 'whole').pattern}) {number}(?! of\b)"
    counted = f"{_SMALL_FRACTION}|{noun}|{whole}|{parts}|{number}{_RANGE}|{number}"
    return re.compile(rf"(?:(?<![\w.,/€-])|(?<=%/))(?:{counted})(?!\w)")


def _whole(folded: str, span: Span, language: str | None) -> Span:
    """Return "8 of 10" and "one in three" whole, and of "80 from 25 schools" and "12 in 3 towns" the first number."""
    read = numbers(folded[span.start : span.end], language)
    if len(read) < 2 or "-" in folded[span.start : span.end] or "–" in folded[span.start : span.end]:
        return span
    first, second = read[0], read[-1]
    between = folded[span.start + first.span.end : span.start + second.span.start]
    part = first.value <= second.value and (between.strip() != "in" or first.value <= _SMALL)
    part = part and not _YEAR.fullmatch(folded[span.start + second.span.start : span.start + second.span.end])
    part = part and not _on_scale(folded, span, folded[span.start : span.start + first.span.end], language)
    return span if part else Span(span.start, span.start + first.span.end)


def _on_scale(folded: str, span: Span, value: str, language: str | None) -> bool:
    """Say whether "4.2 out of 5" is a mark on a scale: a fraction, or no noun behind and a word for scores before."""
    if re.search(r"\d[.,]\d", value):
        return True
    counted = _COUNTED.match(folded, span.end) is not None
    return not counted and cues.pattern(language, "scored").search(folded, 0, span.start) is not None


def _with_start(folded: str, found: list[Figure]) -> list[Figure]:
    """Return the figures, the first of ": 27 to 10" being the starting value."""
    settled = list(found)
    for index, (left, right) in enumerate(pairwise(found)):
        joined = _CLIMB.fullmatch(folded[left.span.end : right.span.start])
        opened = folded[: left.span.start].rstrip().endswith((":", ","))
        if joined and opened and left.role is Role.GOAL and right.role is Role.GOAL:
            settled[index] = Figure(left.span, Role.BASELINE, left.share)
    return settled


def _listed(folded: str, found: list[Figure], dates: tuple[Moment, ...], language: str | None) -> list[Figure]:
    """Return the figures with the starting values of a list; what the heading counts only sets the scene."""
    values = [one for one in found if one.role in (Role.GOAL, Role.BASELINE, Role.DURATION)]
    words = [one for one in pairs.nothings(folded, language) if not any(one.overlaps(figure.span) for figure in found)]
    spans = sorted([one.span for one in values] + words)
    marked = {one.span for one in values if one.role is Role.BASELINE}
    opening = pairs.starts(folded, spans, dates, language) - _before_start(spans, marked)
    ends = {right for left, right in pairwise(spans) if left in opening} - marked
    settled = found + [Figure(span, Role.GOAL) for span in words if span in opening | ends]
    start = pairs.head(folded)
    told = any(one.span.start >= start for one in values if one.role is not Role.BASELINE)
    return [_settled(one, opening, ends, start if told else 0) for one in sorted(settled, key=lambda one: one.span)]


def _before_start(spans: list[Span], marked: set[Span]) -> set[Span]:
    """Return the values before a value that is called the start: "35, at the start 0"."""
    return {left for left, right in pairwise(spans) if right in marked and left not in marked}


def _settled(figure: Figure, opening: set[Span], ends: set[Span], head: int) -> Figure:
    role = figure.role
    if figure.span in opening:
        role = Role.BASELINE
    elif figure.span in ends:
        role = Role.GOAL
    elif role is Role.GOAL and figure.span.start < head:
        role = Role.SETTING
    return Figure(figure.span, role, figure.share)


def _repeats_start(folded: str, last: Figure, span: Span) -> bool:
    """Say whether a share in the bracket behind a starting value is that value again: "from 4 of 20 (20 %) to"."""
    return last.role is Role.BASELINE and folded[last.span.end : span.start].strip() == "("


def _dates_start(folded: str, moment: Moment, span: Span) -> bool:
    """Say whether a date of the past stands right before the number: "(2026. gadā 4 %)".

    In "61 % in 2025, 75 % in 2028" it belongs to the number before it.
    """
    if moment.goal or moment.span.end > span.start or folded[moment.span.end : span.start].strip(" :,–—-"):
        return False
    if "," not in folded[moment.span.end : span.start]:
        return True
    return _OPENS.search(folded[: moment.span.start]) is not None


def _role(folded: str, span: Span, language: str | None, share: bool, last: Figure | None) -> Role:
    before, after = folded[: span.start], folded[span.end :]
    if last is not None and last.role is Role.BASELINE and _CLIMB.fullmatch(folded[last.span.end : span.start]):
        return Role.GOAL
    if re.match(rf"[\s%]*(?:{cues.pattern(language, 'target_after').pattern})", after):
        return Role.GOAL
    if last is not None and last.share and _OF_WHOLE.fullmatch(folded[last.span.end : span.start]):
        return Role.SETTING
    if _names(before, after, folded[span.start : span.end], language):
        return Role.NAME
    chained = last is not None and _CHAIN.fullmatch(folded[last.span.end : span.start])
    if chained and last is not None and last.role is Role.NAME:
        return last.role
    if _starts(folded, span, language):
        return Role.BASELINE
    if cues.pattern(language, "past").search(_clause_before(folded, span)):
        return Role.PAST
    if _is_history(folded, span, language):
        return Role.PAST
    if share:
        return Role.GOAL
    return _uncounted(before, after, language) or Role.GOAL


def _uncounted(before: str, after: str, language: str | None) -> Role | None:
    """Return the role of a number that stands where something else than the goal is counted."""
    if cues.pattern(language, "dose").match(after.lstrip(" -")):
        return Role.FREQUENCY
    if re.match(rf"[\s-]?(?:{cues.pattern(language, 'span_unit').pattern})", after):
        return None if cues.just_before(language, "response").search(before) else Role.DURATION
    if cues.just_before(language, "setting").search(before):
        return Role.SETTING
    if cues.just_before(language, "means").search(before) and not cues.pattern(language, "establish").search(before):
        return Role.MEANS
    return None


def _names(before: str, after: str, digits: str, language: str | None) -> bool:
    """Say whether the number names a thing, an age, a sum or a year instead of counting."""
    closed = after.startswith(". ") and _CALLED.search(before)
    if (_ORDINAL.match(after) and not closed) or _MONEY.match(after) or _MONEY_BEFORE.search(before):
        return True
    if _YEAR.fullmatch(digits) and not _SHARE.match(after):
        return True
    least = cues.just_before(language, "least").search(before)
    if not least and not _SHARE.match(after) and cues.just_before(language, "label").search(before):
        return True
    if _HYPHEN.match(after) and not re.match(
        rf"-(?:{cues.pattern(language, 'span_unit', 'numbers', 'one').pattern})", after
    ):
        return True
    aged = re.match(rf"[\s-]?(?:{cues.pattern(language, 'age_after').pattern})", after) is not None
    return aged or cues.just_before(language, "age").search(before) is not None


def _starts(folded: str, span: Span, language: str | None) -> bool:
    """Say whether the number is the starting value: "from 30 %", "baseline 35 %", "3 now"."""
    after = folded[span.end :]
    hedged = cues.just_before(language, "hedge").sub("", folded[: span.start])
    if cues.just_before(language, "baseline", loosely=True).search(hedged):
        return True
    if cues.just_before(language, "departure").search(folded[: span.start]):
        aside = _ASIDE.search(folded[: span.start]) is not None
        return aside or _climbs(language).match(after) is not None
    if re.match(
        rf"[\s%]*(?:\w+\s+)?(?:(?:a|per)\s+\w+\s+)?(?:{cues.pattern(language, 'baseline_after').pattern})", after
    ):
        return True
    year = _DATED.match(after)
    return year is not None and int(year.group(1)) <= PAST_YEAR


def _is_history(folded: str, span: Span, language: str | None) -> bool:
    """Say whether the number tells of the organisation's past: "which trained 300 in 2019", "since 2015 ... 12"."""
    before = _CLAUSE.split(folded[: span.start])[-1]
    clause = before + _CLAUSE.split(folded[span.end :] + " ")[0]
    past = any(int(year) <= PAST_YEAR for year in _YEAR.findall(clause))
    told = "|".join(cues.pattern(language, name).pattern for name in ("relative", "ever_since"))
    return past and re.match(rf"\s*(?:{told})(?!\w)", before) is not None


@cache
def _climbs(language: str | None) -> re.Pattern[str]:
    """Return the expression for what follows a starting value: "% ... to at least 75"."""
    value = rf"(?!(?:19|20)\d\d\b){cues.number(language)}(?!\.?\d|\.\s*[^\W\d_])"
    return re.compile(rf"(?:[^.;:]|(?<=\d)\.){{0,40}}?\b(?:to|līdz|uz)\s+(?:[^\W\d_]+\s+){{0,3}}?{value}")


def _clause_before(folded: str, span: Span) -> str:
    start = max(folded.rfind(mark, 0, span.start) for mark in ",;:(") + 1
    return folded[start : span.start]
