"""The dates of a draft with what happens then: in the prose, and in rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from analyser.consistency import called, placed
from analyser.consistency.calendar_days import day_without_year, days_of
from analyser.consistency.counting import telling
from analyser.consistency.passages import Sentence
from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.span import Span
from analyser.text.dates import DateKind, DateMention
from analyser.text.patterns import alternatives, phrase_source

_SEGMENT = re.compile(r"[;:()]|,(?!\s*(?:19|20)\d\d)|\.\s")
_AND = re.compile(r"\s(?:and|un|und)\s", re.IGNORECASE)
_SHORT = 15
_LIMIT = 16
_LONG = timedelta(days=75)
_FINAL = "final-"
_LISTED = re.compile(r"\s*(?:[,;]|and|un|&)\s*")
_UNTIL = re.compile(r"[.\s]*(?:to|until|till|līdz|and|un|[&–—-])?\s*")
_TO = re.compile(r"(?:\b(?:to|until|till|līdz)|[–—-])\s*\Z")
_WHICH = re.compile(r"\s*(?:which|that|kas|kurš|kura|kuri|kuras|ko|kuru)\s", re.IGNORECASE)
STAY = timedelta(days=21)
"""Up to how long a stretch of days is one event."""


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """A date with what happens then: first and last day, the events named, and the telling words beside.

    `called` are the events that have a name of their own there ("open gate days").

    `bounded` says that a word of deadlines is part of it ("no 3. līdz 7. maijam"): it is laid beside activities only.
    """

    first: date
    last: date
    events: frozenset[str]
    content: frozenset[str]
    span: Span
    sentence: Sentence
    names: frozenset[str]
    called: frozenset[str] = frozenset()
    bounded: bool = False

    def meets(self, first: date, last: date) -> bool:
        """Say whether the date and a stretch of days have a day in common."""
        return self.first <= last and first <= self.last


def first_day(application: Application) -> date | None:
    """Return the day from which the plan speaks: the start of the project, or of an activity said to begin sooner."""
    starts = [a.start for a in application.activities if a.start]
    return min((application.start, *starts)) if application.start else None


def last_day(application: Application) -> date | None:
    """Return the day up to which the plan speaks: the end of the project, or of an activity said to end later."""
    ends = [a.end for a in application.activities if a.end]
    return max((application.end, *ends)) if application.end else None


def of_row(row: Sentence, application: Application) -> Iterator[Moment]:
    """Yield what a row of a table dates: a stretch from cell to cell, or each of the days that one cell lists."""
    days = [(mention.span, found) for mention in row.dates if (found := days_of(mention, application))]
    begins = first_day(application)
    if not days or (begins and min(found for _, found in days)[0] < begins):
        return
    for group in _stretches(row, days):
        first, last = min(start for _, (start, _) in group), max(end for _, (_, end) in group)
        if last - first <= _LONG:
            yield Moment(
                first=first,
                last=last,
                events=named(row.text, row.language),
                content=telling(row.words, row.language),
                span=row.at(group[0][0].cover(group[-1][0])),
                sentence=row,
                names=placed.names(row.words, row.language),
                called=called.names(row.words, row.text, row.language),
            )


Days = tuple[Span, tuple[date, date]]


def _stretches(row: Sentence, days: Sequence[Days]) -> list[list[Days]]:
    """Return the dates of a row in groups that are one stretch; those joined by a comma or "and" are several."""
    groups = [[days[0]]]
    for one, two in pairwise(days):
        if _LISTED.fullmatch(row.text, one[0].end, two[0].start):
            groups.append([two])
        else:
            groups[-1].append(two)
    return groups


def of_prose(sentence: Sentence, application: Application) -> Iterator[Moment]:
    """Yield the dates at which something happens; deadlines ("by May") and the ends of periods are left out."""
    joined: set[int] = set()
    begins = first_day(application)
    for one, two in pairwise(sentence.dates):
        days = _stay(sentence, one, two)
        if days is not None and not (begins and days[1] < begins):
            joined |= {id(one), id(two)}
            bounded = _is_limit(sentence, one.span) or _is_limit(sentence, two.span)
            yield _moment(sentence, one.span.cover(two.span), days, bounded=bounded)
        elif _is_period(sentence, one, two):
            joined |= {id(one), id(two)}
    for mention in sentence.dates:
        found = days_of(mention, application) or day_without_year(sentence, mention, application)
        before_start = found is not None and begins is not None and found[1] < begins
        if found is None or before_start or id(mention) in joined:
            continue
        bounded = _is_limit(sentence, mention.span)
        if not bounded or (mention.kind is DateKind.PERIOD and found[1] - found[0] <= STAY):
            yield _moment(sentence, mention.span, found, bounded=bounded)


def _moment(sentence: Sentence, span: Span, days: tuple[date, date], *, bounded: bool = False) -> Moment:
    start, end = _segment(sentence, span)
    return Moment(
        first=days[0],
        last=days[1],
        events=named(sentence.text[start:end], sentence.language),
        content=telling(sentence.between(start, end), sentence.language),
        span=sentence.at(span),
        sentence=sentence,
        names=placed.names(sentence.between(start, end), sentence.language),
        called=called.names(sentence.between(start, end), sentence.text, sentence.language, span),
        bounded=bounded,
    )


def _stay(sentence: Sentence, one: DateMention, two: DateMention) -> tuple[date, date] | None:
    """Return the days of "3 to 14 April" where they are few enough for one event."""
    if one.kind is not DateKind.DAY or two.kind is not DateKind.DAY or not one.start or not two.end:
        return None
    close = timedelta(0) < two.end - one.start <= STAY
    return (one.start, two.end) if close and _UNTIL.fullmatch(sentence.text, one.span.end, two.span.start) else None


def _is_period(sentence: Sentence, one: DateMention, two: DateMention) -> bool:
    """Say whether "10 January to 15 December 2028" tells how long work lasts: its ends are no events."""
    if DateKind.DAY not in {one.kind} & {two.kind} or not two.end or (one.start and two.end - one.start <= STAY):
        return False
    joined = _UNTIL.fullmatch(sentence.text, one.span.end, two.span.start) is not None
    return joined and _TO.search(sentence.text[one.span.start : two.span.start]) is not None


def _is_limit(sentence: Sentence, span: Span) -> bool:
    before = sentence.text[max(0, span.start - _LIMIT) : span.start]
    cues = phrase_source(sentence.language, "deadline_before")
    after = phrase_source(sentence.language, "deadline_after")
    return (
        re.search(rf"{cues}\s*(?:the\s+)?(?:end\s+of\s+)?\Z", before, re.IGNORECASE) is not None
        or re.match(rf"\s*{after}", sentence.text[span.end :], re.IGNORECASE) is not None
    )


def _segment(sentence: Sentence, span: Span) -> tuple[int, int]:
    """Return the stretch that says what happens at a date: up to the next mark, or further if nothing is said there."""
    inside = [d.span for d in sentence.dates]
    cuts = [m for m in _SEGMENT.finditer(sentence.text) if not any(d.start < m.start() < d.end for d in inside)]
    lefts = [0, *(m.end() for m in cuts if m.end() <= span.start)]
    rights = [*(m.start() for m in cuts if m.start() >= span.end), len(sentence.text)]
    start, end = lefts[-1], rights[0]
    if len(lefts) > 1 and _WHICH.match(sentence.text, start):
        start = lefts[-2]
    if not _says(sentence, start, end):
        if span.end < len(sentence.text) - _SHORT and len(lefts) == 1:
            later = [d.start for d in inside if d.start >= span.end] + [
                m.start() for m in cuts if m[0] == ";" and m.start() >= span.end
            ]
            return start, min(later, default=len(sentence.text))
        if len(lefts) > 1:
            start = lefts[-2]
    return _without_other_items(sentence, span, start, end)


def _without_other_items(sentence: Sentence, span: Span, start: int, end: int) -> tuple[int, int]:
    """Cut what another item of a list says: "visits and a camp in July", "a camp in July and six films"."""
    joints = list(_AND.finditer(sentence.text, start, end))
    dates = [d.span for d in sentence.dates]
    before = [
        m.end()
        for m in joints
        if m.end() <= span.start
        and (
            _says(sentence, m.end(), span.start)
            or (any(start <= d.start and d.end <= m.start() for d in dates) and _says(sentence, span.end, end))
        )
    ]
    begin = before[-1] if before else start
    after = [m.start() for m in joints if m.start() >= span.end and _says(sentence, begin, span.start)]
    return begin, after[0] if after else end


def _says(sentence: Sentence, start: int, end: int) -> bool:
    inside = [d.span for d in sentence.dates]
    return any(
        telling((word,), sentence.language)
        for word in sentence.between(start, end)
        if not any(word.span.overlaps(d) for d in inside)
    )


def named(text: str, language: str | None) -> frozenset[str]:
    """Return the kinds of event a text names; the longest phrase at a place wins."""
    found: list[tuple[Span, str]] = []
    beside = _beside(language)
    for key, name in pack(language).table("events").items():
        for match in _event_pattern(key).finditer(text):
            if beside.search(text, 0, match.start()):
                continue
            found.append((Span(match.start(), match.end()), str(name)))
    found.sort(key=lambda pair: -len(pair[0]))
    kept: list[tuple[Span, str]] = []
    for span, name in found:
        if not any(span.overlaps(other) for other, _ in kept):
            kept.append((span, name))
    names = {name for _, name in kept}
    return frozenset(names | {name.removeprefix(_FINAL) for name in names if name == f"{_FINAL}conference"})


@cache
def _beside(language: str | None) -> re.Pattern[str]:
    """Return a pattern for the end of what stands before an event that only gives the order: "before the course"."""
    cues = phrase_source(language, "order_cues")
    return re.compile(rf"{cues}\s+(?:the\s+)?(?:[^\W\d_]+\s+)?\Z", re.IGNORECASE)


@cache
def _event_pattern(key: str) -> re.Pattern[str]:
    return re.compile(alternatives(key.split("|")), re.IGNORECASE)
