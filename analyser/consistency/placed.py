"""The same thing at the same place with two dates (CON005): "the closing in Kilbarra on 19 September", elsewhere 12."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar

from analyser.consistency.passages import Sentence, Word, words
from analyser.model.application import Activity, Application
from analyser.model.span import Span
from analyser.text import months
from analyser.text.patterns import any_of

_LETTERS = 4
_STEM = 4
_APART = timedelta(days=186)
"""How far two dates may be apart to be meant as one: later, a place is visited again."""
_MONTH = timedelta(days=31)
"""What is longer holds many meetings."""
_WEEK = timedelta(days=7)
_NEAR = timedelta(days=14)
"""How near two stays at one place may lie to be one stay."""
_BESIDE = timedelta(days=3)
"""How near a meeting may lie to what it is held beside: "right after the course"."""
_SHARED = 2
"""Words that two moments must share where one is no more exact than a month."""
_SOON = timedelta(days=45)
_HELD = ("activity.content", "wp.activities_content")
"""Answers that tell on which days something is done at a place: partners meet there when it is done."""
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
) -> Iterator[tuple[Moment, Span]]:
    """Yield moments at a place whose date nothing else there has, each with where the matter has another date.

    Rows of tables are what a moment of the prose is laid beside.
    """
    activities = [
        (activity, _venue(activity)) for activity in application.activities if activity.start and activity.end
    ]
    everything = (*moments, *rows)
    known = _places(application).union(*(moment.names for moment in moments if _is_in_person(moment)))
    for one in moments:
        if not one.names & known or len(one.names) > _NAMES or _is_elsewhere_told(one, everything, activities):
            continue
        alike = next((two.span for two in everything if _is_same(one, two)), None)
        if alike is not None:
            yield one, alike


def _is_elsewhere_told(
    one: Dated, moments: Sequence[Dated], activities: Sequence[tuple[Activity, frozenset[str]]]
) -> bool:
    """Say whether something else is at the place on the date: another sentence, or an activity held there."""
    said = any(
        two.sentence is not one.sentence
        and two.names & one.names
        and one.meets(two.first, two.last)
        and two.last - two.first < _MONTH
        for two in moments
    )
    return said or any(
        _lasts(activity) < _MONTH and _meets(one, activity) and venue & one.names for activity, venue in activities
    )


def is_beside(one: Dated, activity: Activity) -> bool:
    """Say whether partners meet in person right before or after an activity."""
    if not activity.start or not activity.end or not _is_in_person(one):
        return False
    return max(one.first, activity.start) - min(one.last, activity.end) <= _BESIDE


def _lasts(activity: Activity) -> timedelta:
    return activity.end - activity.start if activity.start and activity.end else timedelta.max


def _meets(one: Dated, activity: Activity) -> bool:
    return bool(activity.start and activity.end and one.meets(activity.start, activity.end))


def _is_same(one: Dated, two: Dated) -> bool:
    """Say whether two moments have another date and the same place, and share what happens there."""
    if one.sentence is two.sentence or one.meets(two.first, two.last) or not one.names & two.names:
        return False
    gap = max(one.first, two.first) - min(one.last, two.last)
    if gap > _APART or (gap <= _BESIDE and not one.events & two.events):
        return False
    if one.events and two.events and not one.events & two.events:
        return False
    shared = {word for word in one.content & two.content if stem(word) not in one.names | two.names}
    language = one.sentence.language
    least = 1 if is_day(one) and is_day(two) else _SHARED
    met = [_is_in_person(moment) for moment in (one, two)]
    if all(met) or (met[0] and is_day(two)) or (met[1] and is_day(one)) or (least == 1 and gap <= _NEAR):
        least = 0
    if gap <= _SOON and any(
        meeting and is_day(other) and other.sentence.field in _HELD
        for meeting, other in zip(met, (two, one), strict=True)
    ):
        least = 0
    return bool(one.events & two.events) or sum(months.number(word, language) is None for word in shared) >= least


def _is_in_person(moment: Dated) -> bool:
    """Say whether a date stands in a sentence on where partners meet in person."""
    return any_of(moment.sentence.language, "in_person_cues").search(moment.sentence.text) is not None


def is_day(moment: Dated) -> bool:
    """Say whether a date is more exact than a month."""
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
