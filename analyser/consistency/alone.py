"""A date said once of what other places date otherwise (CON005): the same telling words, whatever kind of event.

"Open gate days on 9 October" beside two places that have them on 18 September. Answers on how work is measured are left
out: their dates are told apart by numbers, not by words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from math import log, sqrt

from analyser.consistency.counting import telling
from analyser.consistency.moments import Moment
from analyser.consistency.passages import words
from analyser.consistency.placed import stem
from analyser.model.application import Activity, Application
from analyser.model.span import Span
from analyser.text import months

_MEASURED = ("indicators", "results", "assessment", "objectives", "needs.")
_SHARED = 2
_ALIKE, _SUPPORTS = 0.55, 0.15
"""Shares of telling words in common: so much makes one matter, so little supports its date. Chosen on the fifty-seven
drafts then in sight, where no good one is told anything wrong."""
_APART, _SHORT = timedelta(days=186), timedelta(days=31)
"""Half a year apart is another event; what lasts longer than a month is none."""

Words = frozenset[str]


def differing(
    moments: Sequence[Moment], others: Sequence[Moment], application: Application
) -> Iterator[tuple[Moment, Span]]:
    """Yield moments whose date nothing supports, each with the place of the likest matter that has another date."""
    everything = (*moments, *others)
    said = {id(moment): _words(moment.content, moment.sentence.language) for moment in everything}
    weight = _weights(said.values())
    acts = [(one, _of(one, application.language)) for one in application.activities if one.start and one.end]
    for one in moments:
        own = said[id(one)]
        if len(own) < _SHARED or one.last - one.first > _SHORT or any(part in one.sentence.field for part in _MEASURED):
            continue
        beside = [two for two in moments if two.sentence is one.sentence and two is not one]
        if _is_supported(one, own, everything, said, weight) or _is_within(one, own, acts):
            continue
        found = max(
            (
                (likeness, -two.span.start, two.span)
                for two in everything
                if _can_differ(one, two) and len(own & said[id(two)]) >= _SHARED
                if not any(two.meets(other.first, other.last) for other in beside)
                if (likeness := _alike(own, said[id(two)], weight)) >= _ALIKE
            ),
            default=None,
        )
        if found is not None:
            yield one, found[-1]


def _words(content: Words, language: str | None) -> Words:
    return frozenset(stem(word) for word in content if months.number(word, language) is None)


def _of(activity: Activity, language: str | None) -> Words:
    return _words(telling(words(f"{activity.title} {activity.venue or ''}", language), language), language)


def _weights(said: Iterable[Words]) -> Mapping[str, float]:
    """Return how much a word tells: the more, the fewer dates it stands beside."""
    every = list(said)
    spread = Counter(word for found in every for word in found)
    return {word: log(1 + len(every) / count) for word, count in spread.items()}


def _alike(one: Words, two: Words, weight: Mapping[str, float]) -> float:
    def total(words: Words) -> float:
        return sum(weight.get(word, 0.0) for word in words)

    both = sqrt(total(one) * total(two))
    return total(one & two) / both if both else 0.0


def _is_supported(
    one: Moment, own: Words, moments: Sequence[Moment], said: Mapping[int, Words], weight: Mapping[str, float]
) -> bool:
    """Say whether another sentence has the date for something of the same words."""
    return any(
        two.sentence is not one.sentence
        and one.meets(two.first, two.last)
        and _alike(own, said[id(two)], weight) >= _SUPPORTS
        for two in moments
    )


def _is_within(one: Moment, own: Words, acts: Sequence[tuple[Activity, Words]]) -> bool:
    """Say whether the date lies within an activity of the same words, or within its own."""
    return any(
        activity.start
        and activity.end
        and one.meets(activity.start, activity.end)
        and (activity.id == one.sentence.owner or own & named)
        for activity, named in acts
    )


def _can_differ(one: Moment, two: Moment) -> bool:
    """Say whether two moments can be one: near each other, in other sentences, of no two kinds of event."""
    if two.sentence is one.sentence:
        return False
    gap = max(one.first, two.first) - min(one.last, two.last)
    if gap <= timedelta(0) or gap > _APART or (one.events and two.events and not one.events & two.events):
        return False
    return not (one.names and two.names and not one.names & two.names)
