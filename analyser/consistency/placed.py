"""The same thing at the same place with two dates (CON005): "the closing in Kilbarra on 19 September", elsewhere 12."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar

from analyser.consistency.passages import Sentence, Word, words
from analyser.model.application import Activity, Application
from analyser.model.span import Span
from analyser.text import months

_LETTERS = 4
_STEM = 4
_APART = timedelta(days=186)
"""How far two dates may be apart to be meant as one: later, a place is visited again."""
_LONG = timedelta(days=75)
"""An activity as long as this holds many meetings."""
_WEEK = timedelta(days=7)
_SHARED = 2
"""Words that two moments must share where one is no more exact than a month."""
_NAMES = 3
"""Places that a moment may name to be told by one of them: more make a list of towns."""


class Dated(Protocol):
    """A date with what happens then, as `events` reads it."""

    @property
    def first(self) -> date:
        """Return the first day."""

    @property
    def last(self) -> date:
        """Return the last day."""

    @property
    def events(self) -> frozenset[str]:
        """Return the kinds of event named."""

    @property
    def content(self) -> frozenset[str]:
        """Return the telling words beside."""

    @property
    def names(self) -> frozenset[str]:
        """Return the beginnings of names beside."""

    @property
    def sentence(self) -> Sentence:
        """Return where it is said."""

    @property
    def span(self) -> Span:
        """Return its place in the document."""

    def meets(self, first: date, last: date) -> bool:
        """Say whether the date and a stretch of days have a day in common."""


Moment = TypeVar("Moment", bound=Dated)


def names(found: Sequence[Word], language: str | None) -> frozenset[str]:
    """Return the beginnings of the words with a capital that name a place or a person, months left out."""
    return frozenset(
        stem(word.norm)
        for word in found
        if len(word.norm) >= _LETTERS
        and word.span.start > 0
        and word.written[0].isupper()
        and months.number(word.written, language) is None
    )


def stem(word: str) -> str:
    """Return a word without what changes in its cases."""
    return word[: max(_STEM, len(word) - 2)]


def differing(
    moments: Sequence[Moment], rows: Sequence[Moment], application: Application
) -> Iterator[tuple[Moment, Moment]]:
    """Yield pairs of moments of one place and one matter, of which the first has a date that nothing else there has.

    Rows of tables are what a moment of the prose is laid beside.
    """
    activities = [(activity, _venue(activity)) for activity in application.activities]
    known = _places(application)
    for one in moments:
        if not one.names & known or len(one.names) > _NAMES or _is_elsewhere_told(one, (*moments, *rows), activities):
            continue
        alike = [two for two in (*moments, *rows) if _is_same(one, two)]
        if alike:
            yield one, alike[0]


def _is_elsewhere_told(
    one: Dated, moments: Sequence[Dated], activities: Sequence[tuple[Activity, frozenset[str]]]
) -> bool:
    """Say whether something else is at the place on the date: another sentence, or an activity held there."""
    said = any(
        two.sentence is not one.sentence and two.names & one.names and one.meets(two.first, two.last) for two in moments
    )
    return said or any(
        activity.start
        and activity.end
        and activity.end - activity.start < _LONG
        and one.meets(activity.start, activity.end)
        and venue & one.names
        for activity, venue in activities
    )


def _is_same(one: Dated, two: Dated) -> bool:
    """Say whether two moments have another date and the same place, and share what happens there."""
    if one.sentence is two.sentence or one.meets(two.first, two.last) or not one.names & two.names:
        return False
    if max(one.first, two.first) - min(one.last, two.last) > _APART:
        return False
    if one.events and two.events and not one.events & two.events:
        return False
    shared = {word for word in one.content & two.content if stem(word) not in one.names | two.names}
    language = one.sentence.language
    least = 1 if _is_day(one) and _is_day(two) else _SHARED
    return bool(one.events & two.events) or sum(months.number(word, language) is None for word in shared) >= least


def _is_day(moment: Dated) -> bool:
    return moment.last - moment.first < _WEEK


def _places(application: Application) -> frozenset[str]:
    """Return the beginnings of the names of the places where partners are and activities are held."""
    texts = [
        *(one.city or one.name for one in application.organisations),
        *(a.venue or "" for a in application.activities),
    ]
    return frozenset(stem(word.norm) for text in texts for word in words(text, None) if word.written[0].isupper())


def _venue(activity: Activity) -> frozenset[str]:
    text = f"{activity.venue or ''} {activity.title}"
    return frozenset(stem(word.norm) for word in words(text, None) if word.written[0].isupper())
