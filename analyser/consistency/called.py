"""An event that two places call by the same words and date otherwise (CON005): "the public afternoon of 11 September".

The name of an event is a noun of time or of meeting with the word right before it, whatever else is said there.
What has a name for each of its kind ("steering meeting", "working days") happens again and again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Protocol, TypeVar

from analyser.consistency.counting import telling
from analyser.consistency.passages import Part, Sentence, Word, words
from analyser.consistency.placed import stem
from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.span import Span
from analyser.text import months
from analyser.text.patterns import alternatives, any_of, phrase_source

_APART, _LONG = timedelta(days=186), timedelta(days=62)
"""Half a year apart is another event; what lasts longer than two months is none."""
_SHORT = timedelta(days=31)
_SERIES = 3
"""Dates that make a name one of many events."""
_LEFT_OUT = ("indicators", "assessment", "results", "objectives", "needs.", "risks")
"""Answers on how work is measured, and on what is done if all goes otherwise."""


class Dated(Protocol):
    """A date with the names of what happens then."""

    @property
    def first(self) -> date:
        """Return the first day."""

    @property
    def last(self) -> date:
        """Return the last day."""

    @property
    def called(self) -> frozenset[str]:
        """Return the names of events beside."""

    @property
    def names(self) -> frozenset[str]:
        """Return the beginnings of names of places beside."""

    @property
    def sentence(self) -> Sentence:
        """Return where it is said."""

    @property
    def span(self) -> Span:
        """Return its place in the document."""

    def meets(self, first: date, last: date) -> bool:
        """Say whether the date and a stretch of days have a day in common."""


Moment = TypeVar("Moment", bound=Dated)


def names(found: Sequence[Word], text: str, language: str | None, day: Span | None = None) -> frozenset[str]:
    """Return the names of events among the words of a stretch of a text: "gate day" for "open gate days".

    In a clause of its own beside the date `day`, an event is not what happens then: "we decide in May how the open
    day is run"; no more is one behind "before".
    """
    nouns, often, order, clause = _nouns(language), _often(language), _order(language), _clause(language)
    return frozenset(
        f"{stem(one.base)} {stem(two.base)}"
        for one, two in pairwise(found)
        if nouns.fullmatch(two.norm)
        and text[one.span.end : two.span.start] == " "
        and telling((one,), language)
        and months.number(one.written, language) is None
        and not often.fullmatch(one.norm)
        and not order.search(text, 0, one.span.start)
        and not (day and clause.search(text, *sorted((day.end, one.span.start))))
        and not (day and clause.search(text, *sorted((two.span.end, day.start))))
    )


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
        for name in sorted(one.called):
            where = _contradicted(one, name, by_name[name], application)
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
    short = [a for a in titled if a.start and a.end and a.end - a.start <= _SHORT]
    if len(titled) == 1 and short and short[0].start and short[0].end:
        apart = max(one.first, short[0].start) - min(one.last, short[0].end)
        if timedelta(0) < apart <= _APART:
            return short[0].span
    return None


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
