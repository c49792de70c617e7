"""The same quantity with two values (CON001): mentions of one noun that do the same and differ in number.

Two kinds of evidence. A number of the summary that the body nowhere gives, where the body counts the
same thing otherwise. And two mentions in like contexts, of which at least one stands alone: numbers that
are repeated elsewhere, each for itself, count two things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from analyser.consistency import told
from analyser.consistency.comparable import FEW, both_told, comparable, of_one_kind
from analyser.consistency.counting import SETTLED, Mention
from analyser.consistency.likeness import Likeness, likeness_of
from analyser.consistency.passages import Part, Sentence
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text.numbers import is_noun
from analyser.text.patterns import any_of, phrase_source

ELSEWHERE = "says otherwise"
_PLAN = frozenset({Part.PLAN, Part.SUMMARY})
_KEY = ("relevance.objectives",)
_BESIDE_PLAN = (
    *("needs.", "partnership.formation", "relevance.synergies", "relevance.motivation"),
    *("management.risks", "management.budget", "impact.dissemination"),
)
"""Answers on others than those who take part, or on what may happen."""
_SMALL = 6
_SEVERAL = 2
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """Least likeness of contexts: of two mentions, of a summary and its body, of two that are both repeated.

    `often` is enough where the other number stands in three places and more. `times` is how
    many times a number may exceed the other without asking for more likeness.
    """

    alike: float
    summary: float
    repeated: float
    often: float
    times: float
    larger: float
    smaller: float


def observe(found: Sequence[Mention], read: Sequence[Sentence], limits: Limits) -> Iterator[Observation]:
    """Yield one observation for each number that another place contradicts."""
    plan = tuple(sentence for sentence in read if sentence.part is Part.PLAN)
    on_groups = tuple(sentence for sentence in plan if sentence.field == "needs.target_groups")
    by_noun: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        if mention.part in _PLAN and not mention.asked and mention.noun not in SETTLED:
            by_noun[mention.noun].append(mention)
    likeness = likeness_of(found)
    everywhere: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        everywhere[mention.noun].append(mention)
    for noun, group in by_noun.items():
        taken: set[int] = set()
        said_once = [m for m in group if not told.qualified_alike(m, plan) and not told.is_told(m, on_groups)]
        lone = _lone(said_once, everywhere[noun], found, likeness, limits)
        for left, right, score in (*_summary(group, plan, likeness, limits), *lone):
            if id(left) not in taken and id(right) not in taken and not told.is_target(left, right, plan):
                taken |= {id(left), id(right)}
                yield contradiction(left, right, Confidence.HIGH if score >= limits.repeated else Confidence.MEDIUM)


def contradiction(left: Mention, right: Mention, confidence: Confidence) -> Observation:
    """Return the observation that two places count the same differently."""
    here, there = (left.span, left.value), (right.span, right.value)
    return two_numbers(here, there, left.sentence.place, confidence)


def two_numbers(here: tuple[Span, float], there: tuple[Span, float], place: str, confidence: Confidence) -> Observation:
    """Return the observation that two numbers, each with its place in the document, differ; `place` is the first's."""
    return Observation(
        kind="number-differs",
        span=here[0],
        place=place,
        related=((there[0], ELSEWHERE),),
        values=(("here", _shown(here[1])), ("there", _shown(there[1]))),
        confidence=confidence,
    )


def _shown(value: float) -> int | float:
    return int(value) if value.is_integer() else value


Pair = tuple[Mention, Mention, float]


def _summary(group: Sequence[Mention], plan: Sequence[Sentence], likeness: Likeness, limits: Limits) -> Iterator[Pair]:
    """Yield numbers of summary and target groups without support elsewhere, with the closest other number."""
    for mention in group:
        people = is_noun(mention.base, mention.sentence.language) and mention.value >= _SMALL
        key = mention.part is Part.SUMMARY or ((mention.sentence.field in _KEY or _takes_part(mention)) and people)
        others = [m for m in group if m.part is Part.PLAN and m.sentence.field != mention.sentence.field]
        if not key or mention.loose or told.supported(mention, others) or told.is_told(mention, plan):
            continue
        rivals = [
            (likeness(mention, m), m) for m in others if comparable(mention, m) and not both_told(mention, m, group)
        ]
        rivals = [(score, m) for score, m in rivals if score >= _least(mention, m, limits.summary, limits)]
        if rivals:
            score, best = max(rivals, key=lambda pair: (pair[0], -pair[1].span.start))
            yield mention, best, score


def _least(one: Mention, two: Mention, least: float, limits: Limits) -> float:
    """Return how alike two contexts must be: more so where a number is small or the other many times greater."""
    low, high = sorted((one.value, two.value))
    if high / low > limits.times:
        return max(least, limits.repeated)
    return max(least, limits.alike) if low < _SMALL else least


def _lone(
    group: Sequence[Mention],
    everywhere: Sequence[Mention],
    found: Sequence[Mention],
    likeness: Likeness,
    limits: Limits,
) -> Iterator[Pair]:
    """Yield numbers said once where another number of the same stands in several answers, the likest first.

    A smaller number can always count a part: it must be close to the other, and its context very much alike.
    """
    said = _by_value(everywhere)
    people = _by_value(mention for mention in found if _counts_people(mention))
    pairs: list[Pair] = []
    for mention in group:
        if not _stands_out(mention, said):
            continue
        for value, others in said.items():
            besides = people[value] if _counts_people(mention) else others
            least = _least_alike(mention, others, besides, limits)
            if least is None or all(other.asked for other in others):
                continue
            scores = [(likeness(mention, other), other) for other in others if of_one_kind(mention, other)]
            pairs += [(mention, other, score) for score, other in scores if score >= least]
    yield from sorted(pairs, key=lambda pair: -pair[2])


def _by_value(mentions: Iterable[Mention]) -> defaultdict[float, list[Mention]]:
    said: defaultdict[float, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.part is not Part.PAST:
            said[mention.value].append(mention)
    return said


def _counts_people(mention: Mention) -> bool:
    """Say whether people are counted, by whatever name."""
    return _names_people(mention.base, mention.sentence.language)


@lru_cache(maxsize=4096)
def _names_people(base: str, language: str | None) -> bool:
    return _people(language).fullmatch(base) is not None


@cache
def _people(language: str | None) -> re.Pattern[str]:
    return re.compile(phrase_source(language, "people_nouns"), re.IGNORECASE)


def _stands_out(mention: Mention, said: Mapping[float, Sequence[Mention]]) -> bool:
    """Say whether a number of the plan is said once, counts a whole, and is no sum of two others."""
    beside = mention.sentence.field.startswith(_BESIDE_PLAN) and not _takes_part(mention)
    if mention.each or mention.loose or mention.value < _SMALL or beside:
        return False
    sums = any(mention.value - value in said and mention.value != 2 * value for value in said)
    return len(said[mention.value]) == 1 and not sums


def _takes_part(mention: Mention) -> bool:
    """Say whether an answer on target groups counts those who take part: it is then no larger group than theirs."""
    sentence = mention.sentence
    return sentence.field == "needs.target_groups" and bool(
        any_of(sentence.language, "takes_part_cues").search(sentence.text)
    )


def _least_alike(
    mention: Mention, others: Sequence[Mention], besides: Sequence[Mention], limits: Limits
) -> float | None:
    """Return how alike the contexts of a number and of another must be, None if they are too far from each other."""
    times = mention.value / others[0].value
    if times == 1 or times > limits.larger or times * limits.larger < 1:
        return None
    elsewhere = {other.sentence.answer for other in besides} - {mention.sentence.answer}
    if len(elsewhere) < _SEVERAL or times < limits.smaller:
        return limits.repeated
    narrower = bool(mention.marks) and not any(other.marks & mention.marks for other in others)
    if narrower or mention.value <= FEW:
        return limits.alike
    if len(elsewhere) >= _OFTEN:
        return limits.summary if times > 1 else limits.often
    return limits.often if times > 1 else limits.alike
