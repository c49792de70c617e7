"""Numbers said once beside another that the draft repeats for what may be the same thing (CON001).

Rules tell which two numbers can be of one thing; which of these are told is weighed by a logistic regression. It was
fitted to drafts in which one of several equal numbers was changed by a program, so that it owes nothing to
contradictions that people planted: `tests/evaluation/numbers.py` fits it and measures it on those.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import log, log1p

import numpy as np

from analyser import assets
from analyser.consistency import told
from analyser.consistency.comparable import comparable
from analyser.consistency.counting import SETTLED, Mention
from analyser.consistency.differing import contradiction
from analyser.consistency.likeness import cosine_of
from analyser.consistency.passages import Part, Sentence
from analyser.logistic import Logistic, of_table
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.text.numbers import is_noun

_DRAFT = 50
"""Counted things that a whole draft has at least: in an outline of a page nothing is repeated."""
_LEAST = 3
"""Smaller numbers count parts of everything."""
_TIMES = 3
"""How many times one number may exceed the other."""
_REST = 2
_REPEATED = 0.2
"""How much alike contexts count as nearer when they name the same noun."""
_FEW = 10
_NUMBER = re.compile(r"(?<![\d.,/])\d+(?!\d|[.,/]\d)")
_SUM = re.compile(r"[=×*]|\b[xX]\s?\d|\d\s?[xX]\b")
_PLACES = (
    ("relevance.objectives", "wp.objectives"),
    ("wp.participants", "activity.target_group"),
    ("activity", "wp.activit"),
    ("needs", "relevance"),
    ("organisation",),
    ("wp.results", "results"),
    ("wp.indicators",),
    ("impact",),
)
"""Answers that use numbers alike; the first that fits counts."""
FILE = "numbers.json"
Features = tuple[float, ...]
Cosine = Callable[[frozenset[str], frozenset[str]], float]


@dataclass(frozen=True, slots=True)
class Stray:
    """A number said once, the likest place with another one, and what is known of the two."""

    mention: Mention
    other: Mention
    features: Features


def observe(
    found: Sequence[Mention], read: Sequence[Sentence], text: str, known: Sequence[Observation]
) -> Iterator[Observation]:
    """Yield one observation for each number that likely contradicts another; `known` are the ones already told."""
    taken = [span for seen in known for span in (seen.span, *(place for place, _ in seen.related)) if span]
    rows = list(strays(found, read, text)) if len(found) >= _DRAFT else []
    if not rows:
        return
    model, least, sure = _model()
    chances = model.probability(np.array([row.features for row in rows]))
    for at in np.argsort(-chances, kind="stable"):
        if chances[at] < least:
            return
        mention, other = rows[at].mention, rows[at].other
        if not any(mention.span.overlaps(span) or other.span.overlaps(span) for span in taken):
            taken += [mention.span, other.span]
            yield contradiction(mention, other, Confidence.MEDIUM if chances[at] >= sure else Confidence.LOW)


def strays(found: Sequence[Mention], read: Sequence[Sentence], text: str) -> Iterator[Stray]:
    """Yield the numbers that are said once of a thing, each with every other number of it."""
    draft = _Draft(found, read, text)
    for mention in found:
        if mention.noun not in SETTLED and mention.value >= _LEAST and not mention.each and draft.is_stray(mention):
            yield from draft.beside(mention)


class _Draft:
    """All numbers of a draft, by value, with what their sentences share."""

    def __init__(self, found: Sequence[Mention], read: Sequence[Sentence], text: str) -> None:
        self._found = found
        self._by_value: dict[float, list[Mention]] = defaultdict(list)
        self._values: dict[str, set[float]] = defaultdict(set)
        self._people = {id(one): is_noun(one.base, one.sentence.language) for one in found}
        for one in found:
            self._by_value[one.value].append(one)
            self._values[one.noun].add(one.value)
        self._named = Counter(one.noun for one in found)
        self._giving: dict[float, list[Sentence]] = defaultdict(list)
        for sentence in (one for one in read if one.part is Part.PLAN):
            for quantity in sentence.quantities:
                self._giving[quantity.value].append(sentence)
        sentences = {id(one.sentence): one.sentence for one in found}
        self._words = {key: frozenset(word.base for word in one.words) for key, one in sentences.items()}
        self._near = cosine_of([one.context for one in found])
        self._far = cosine_of(list(self._words.values()))
        self._written = Counter(map(float, _NUMBER.findall(text)))

    def is_stray(self, mention: Mention) -> bool:
        """Say whether no other sentence has the number for the same noun, or for people by another name."""
        return not any(
            self._is_kin(mention, other)
            for other in self._by_value[mention.value]
            if other.sentence is not mention.sentence
        )

    def _is_kin(self, one: Mention, two: Mention) -> bool:
        return one.noun == two.noun or (self._people[id(one)] and self._people[id(two)])

    def beside(self, mention: Mention) -> Iterator[Stray]:
        """Yield one row for each other number of the same, with the likest of its places."""
        if mention.sentence.part is Part.COST or _SUM.search(mention.sentence.text):
            return
        others: dict[float, list[Mention]] = defaultdict(list)
        for other in self._found:
            near = mention.value / _TIMES <= other.value <= mention.value * _TIMES and other.value >= _LEAST
            apart = other.value != mention.value and other.sentence is not mention.sentence
            if near and apart and not other.each and self._is_kin(mention, other):
                others[other.value].append(other)
        best = []
        for places in others.values():
            if not self._is_explained(mention, places):
                likest = max(places, key=lambda other: (self._likeness(mention, other), -other.span.start))
                best.append((self._likeness(mention, likest), likest))
        nearest = max((score for score, _ in best), default=0.0)
        for score, other in best:
            yield Stray(mention, other, self._features(mention, other, first=score == nearest))

    def _likeness(self, one: Mention, two: Mention) -> float:
        near = self._near(one.context, two.context) + self._sentences(one, two)
        return near + _REPEATED * ((one.base == two.base) + len(one.marks & two.marks) - two.asked)

    def _sentences(self, one: Mention, two: Mention) -> float:
        return self._far(self._words[id(one.sentence)], self._words[id(two.sentence)])

    def _is_explained(self, mention: Mention, others: Sequence[Mention]) -> bool:
        """Say whether a sentence gives both numbers, or what one has more, so that both are meant."""
        value, lacks = others[0].value, abs(others[0].value - mention.value)
        own = _numbers(mention.sentence)
        return (
            value in own
            or (lacks > _REST and lacks in own)
            or any(mention.value in _numbers(other.sentence) for other in others)
            or told.is_target(mention, others[0], (*self._giving[mention.value], *self._giving[value]))
        )

    def _features(self, mention: Mention, other: Mention, *, first: bool) -> Features:
        sentence, value = mention.sentence, other.value
        field = sentence.field
        written = self._written[mention.value]
        elsewhere = {one.sentence.answer for one in self._by_value[value] if one.noun == mention.noun}
        own = _numbers(sentence) - {mention.value}
        place = next((names for names in _PLACES if field.startswith(names)), None)
        known = (
            log1p(len(elsewhere)),
            log1p(self._named[mention.noun]),
            log1p(len(self._values[mention.noun])),
            abs(log(value / mention.value)),
            mention.value > value,
            mention.value < _FEW,
            sorted(f"{mention.value:.0f}") == sorted(f"{value:.0f}"),
            any(a * b == mention.value for a in own for b in own),
            other.noun == mention.noun,
            other.base == mention.base,
            len(mention.marks & other.marks),
            comparable(mention, other),
            other.loose,
            mention.asked,
            mention.asked != other.asked,
            first,
            self._near(mention.context, other.context),
            self._sentences(mention, other),
            self._is_told(mention),
            log1p(max(0, written - 1)),
            written <= 1,
            sentence.part is Part.SUMMARY,
            sentence.part in {Part.NEED, Part.PAST},
            other.sentence.part in {Part.NEED, Part.PAST},
            other.sentence.field == field,
            *(names is place for names in _PLACES),
        )
        return tuple(map(float, known))

    def _is_told(self, mention: Mention) -> bool:
        """Say whether another answer of the plan has the number and the noun in one sentence."""
        return any(
            sentence.field != mention.sentence.field and any(word.base == mention.base for word in sentence.words)
            for sentence in self._giving[mention.value]
        )


def _numbers(sentence: Sentence) -> set[float]:
    """Return the numbers of a sentence; of "60 of 90 adults" both."""
    wholes = {float(quantity.unit) for quantity in sentence.quantities if quantity.unit.isdigit()}
    return wholes | {quantity.value for quantity in sentence.quantities}


@cache
def _model() -> tuple[Logistic, float, float]:
    """Return the regression, the chance from which a number is told, and that from which it is likely wrong.

    Raises:
        DataError: the file is missing or was changed.
    """
    table = json.loads(assets.load("models", "consistency", FILE))
    return of_table(table["weights"]), float(table["threshold"]), float(table["sure"])
