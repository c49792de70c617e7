"""An event that two places call by the same words and date otherwise (CON005): "the public afternoon of 11 September".

The name of an event is a noun of time or of meeting with the word right before it, whatever else is said there.
What has a name for each of its kind ("steering meeting", "working days") happens again and again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from itertools import pairwise
from typing import Protocol, TypeVar

from analyser.consistency import placed
from analyser.consistency.counting import telling
from analyser.consistency.passages import Part, Word, words
from analyser.consistency.placed import stem
from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.span import Span
from analyser.text import months
from analyser.text.patterns import alternatives, any_of, phrase_source

_APART, _LONG = timedelta(days=186), timedelta(days=62)
"""Half a year apart is another event; what lasts longer than two months is none."""
_SHORT, _MARGIN = timedelta(days=31), timedelta(days=14)
"""What lasts no longer is one event itself; within what is longer it lies, more or less."""
_SERIES = 3
"""Dates that make a name one of many events."""
_ALONE = "- "
"""Before a noun of an event that no word makes a name."""
_STAY = timedelta(days=10)
_LEFT_OUT = ("indicators", "assessment", "results", "objectives", "needs.", "risks")
"""Answers on how work is measured, and on what is done if all goes otherwise."""


class Dated(placed.Dated, Protocol):
    """A date with the names of what happens then."""

    @property
    def called(self) -> frozenset[str]:
        """Return the names of events beside."""


Moment = TypeVar("Moment", bound=Dated)


def names(found: Sequence[Word], text: str, language: str | None, day: Span | None = None) -> frozenset[str]:
    """Return the names of events among the words of a stretch of a text: "gate day" for "open gate days".

    In a clause of its own beside the date `day`, an event is not what happens then: "we decide in May how the open
    day is run"; no more is one behind "before".
    """
    nouns, often, order, clause = _nouns(language), _often(language), _order(language), _clause(language)
    kept: set[str] = set()
    for one, two in pairwise((None, *found)):
        if two is None or not nouns.fullmatch(two.norm):
            continue
        start = one.span.start if one else two.span.start
        between = (sorted((day.end, start)), sorted((two.span.end, day.start))) if day else ()
        if order.search(text, 0, start) or any(clause.search(text, *stretch) for stretch in between):
            continue
        kept.add(f"{_ALONE}{stem(two.base)}")
        if one and text[one.span.end : two.span.start] == " " and _tells(one, often, language):
            kept.add(f"{stem(one.base)} {stem(two.base)}")
    return frozenset(kept)


def _tells(word: Word, often: re.Pattern[str], language: str | None) -> bool:
    """Say whether a word before the noun of an event tells which one is meant."""
    named = telling((word,), language) and months.number(word.written, language) is None
    return bool(named) and not often.fullmatch(word.norm)


def differing(
    moments: Sequence[Moment], rows: Sequence[Moment], application: Application
) -> Iterator[tuple[Moment, Span]]:
    """Yield moments of a named event that has another date elsewhere, each with where; one of each pair."""
    everything = [one for one in (*moments, *rows) if one.last - one.first <= _LONG]
    by_name: dict[str, list[Moment]] = defaultdict(list)
    for one in everything:
        for name in one.called:
            by_name[name].append(one)
    told: set[int] = set()
    for one in moments:
        if id(one) in told or one.last - one.first > _LONG or any(part in one.sentence.field for part in _LEFT_OUT):
            continue
        for name in sorted(one.called, reverse=True):
            alone = name.startswith(_ALONE)
            found = by_name[name]
            where = _other_stay(one, found, application) if alone else _contradicted(one, name, found, application)
            if where is not None:
                told |= {id(two) for two in by_name[name]}
                yield one, where
                break


def _contradicted(one: Moment, name: str, group: Sequence[Moment], application: Application) -> Span | None:
    """Return where the event has another date, None where it is one of many or another place has its date."""
    others = [two for two in group if two.sentence is not one.sentence]
    if len(others) < len(group) - 1 or len({(two.first, two.last) for two in group}) >= _SERIES:
        return None
    language = one.sentence.language
    titled = [a for a in application.activities if name in names(words(a.title, language), a.title, language)]
    if any(one.meets(two.first, two.last) for two in others):
        return None
    found = [two for two in others if _can_be(one, two)]
    if found:
        lone = [two for two in found if two.sentence.part is not Part.SUMMARY]
        return (lone or found)[0].span
    for activity in titled if len(titled) == 1 else ():
        if activity.start and activity.end:
            margin = timedelta(0) if activity.end - activity.start <= _SHORT else _MARGIN
            apart = max(one.first, activity.start) - min(one.last, activity.end)
            if margin < apart <= _APART:
                return activity.span
    return None


def _other_stay(one: Moment, group: Sequence[Moment], application: Application) -> Span | None:
    """Return where an event of the same kind and of as many days has others, if nothing else happens on the days."""
    if not _is_stay(one) or any(one.meets(two.first, two.last) for two in group if two.sentence is not one.sentence):
        return None
    short = [a for a in application.activities if a.start and a.end and a.end - a.start <= _SHORT]
    if any(a.start and a.end and one.meets(a.start, a.end) for a in short):
        return None
    alike = [
        two
        for two in group
        if two.sentence is not one.sentence
        and two.last - two.first == one.last - one.first
        and max(one.first, two.first) - min(one.last, two.last) <= _LONG
        and _can_be(one, two)
    ]
    return alike[0].span if len(alike) == 1 else None


def _is_stay(moment: Dated) -> bool:
    return timedelta(0) < moment.last - moment.first <= _STAY


def _can_be(one: Dated, two: Dated) -> bool:
    """Say whether two moments can be one event: less than half a year apart, at no two places."""
    if max(one.first, two.first) - min(one.last, two.last) > _APART or one.sentence.language != two.sentence.language:
        return False
    return not (one.names and two.names and not one.names & two.names)


@cache
def _nouns(language: str | None) -> re.Pattern[str]:
    return re.compile(alternatives(pack(language).phrases("event_nouns")) or "(?!)", re.IGNORECASE)


@cache
def _order(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"{phrase_source(language, 'order_cues')}\s+(?:the\s+)?(?:[^\W\d_]+\s+)?\Z", re.IGNORECASE)


@cache
def _clause(language: str | None) -> re.Pattern[str]:
    return any_of(language, "clause_words")


@cache
def _often(language: str | None) -> re.Pattern[str]:
    return re.compile(alternatives(pack(language).phrases("event_often")) or "(?!)", re.IGNORECASE)
