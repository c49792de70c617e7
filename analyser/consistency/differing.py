"""The same quantity with two values (CON001): mentions of one noun that do the same and differ in number.

Two kinds of evidence. A number of the summary that the body nowhere gives, where the body counts the
same thing otherwise. And two mentions in like contexts, of which at least one stands alone: numbers that
are repeated elsewhere, each for itself, count two things.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from math import log, sqrt

from analyser.consistency import nouns
from analyser.consistency.counting import Mention
from analyser.consistency.passages import Part, Sentence
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.text.numbers import is_noun
from analyser.text.patterns import any_of, phrase_source
from analyser.text.quantities import Quantity, QuantityKind

ELSEWHERE = "says otherwise"
_PLAN = frozenset({Part.PLAN, Part.SUMMARY})
_SETTLED = frozenset(
    {
        "partner",
        "country",
        "organisation",
        "page",
        "language",
        "person",
        "member",
        "loceklis",
        "time",
        "reize",
        "lappuse",
        "valoda",
        "point",
        "punkts",
    }
)
_KEY = ("relevance.objectives",)
_SHARED_OUT = ("partnership.tasks", "wp.tasks")
_OWN_PEOPLE = ("wp.participants", "activity.target_group")
_BESIDE_PLAN = (
    *("needs.", "partnership.formation", "relevance.synergies", "relevance.motivation"),
    *("management.risks", "management.budget", "impact.dissemination"),
)
"""Answers on others than those who take part, or on what may happen."""
_SMALL = 6
_SEVERAL = 2
_OFTEN = 3
_WHOLE = 1.5
"""How many times a target group is larger than those of it who take part, at the least."""
_FEW = 12
"""People of a target group so few that an activity for all but one or two of them is no contradiction."""


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
    by_noun: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        if mention.part in _PLAN and not mention.asked and mention.noun not in _SETTLED:
            by_noun[mention.noun].append(mention)
    likeness = _likeness(found)
    everywhere: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        everywhere[mention.noun].append(mention)
    for noun, group in by_noun.items():
        taken: set[int] = set()
        lone = _lone(group, everywhere[noun], found, likeness, limits)
        for left, right, score in (*_summary(group, plan, likeness, limits), *lone):
            if id(left) not in taken and id(right) not in taken and not _is_target(left, right, plan):
                taken |= {id(left), id(right)}
                yield contradiction(left, right, Confidence.HIGH if score >= limits.repeated else Confidence.MEDIUM)


def contradiction(left: Mention, right: Mention, confidence: Confidence) -> Observation:
    """Return the observation that two places count the same differently."""
    return Observation(
        kind="number-differs",
        span=left.span,
        place=left.sentence.place,
        related=((right.span, ELSEWHERE),),
        values=(("here", _shown(left.value)), ("there", _shown(right.value))),
        confidence=confidence,
    )


def _shown(value: float) -> int | float:
    return int(value) if value.is_integer() else value


Likeness = Callable[[Mention, Mention], float]
Pair = tuple[Mention, Mention, float]


def _summary(group: Sequence[Mention], plan: Sequence[Sentence], likeness: Likeness, limits: Limits) -> Iterator[Pair]:
    """Yield numbers of summary and target groups without support elsewhere, with the closest other number."""
    for mention in group:
        people = is_noun(mention.base, mention.sentence.language) and mention.value >= _SMALL
        key = mention.part is Part.SUMMARY or ((mention.sentence.field in _KEY or _takes_part(mention)) and people)
        others = [m for m in group if m.part is Part.PLAN and m.sentence.field != mention.sentence.field]
        if not key or mention.loose or _supported(mention, others) or _is_told(mention, plan):
            continue
        rivals = [
            (likeness(mention, m), m) for m in others if _comparable(mention, m) and not _both_told(mention, m, group)
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


def _supported(mention: Mention, others: Sequence[Mention]) -> bool:
    """Say whether another answer gives the number, alone or as the sum of others."""
    if any(mention.value == m.value for m in others):
        return True
    totals = [m for m in others if not m.each]
    return any(a.value + b.value == mention.value for a, b in combinations(totals, 2) if a.sentence is b.sentence)


def _is_told(mention: Mention, plan: Sequence[Sentence]) -> bool:
    """Say whether another answer has the number and the noun in one sentence: "the number of trainers from 3 to 36"."""
    number = re.compile(rf"(?<![\d.,]){mention.value:.0f}(?![\d.,]*\d)")
    return any(
        sentence.field != mention.sentence.field
        and any(not _in_date(sentence, match.start()) for match in number.finditer(sentence.text))
        and any(word.base == mention.base for word in sentence.words)
        for sentence in plan
    )


def _is_target(one: Mention, two: Mention, plan: Sequence[Sentence]) -> bool:
    """Say whether the plan gives one number as a share of the other: "60 of 90 adults"."""
    low, high = sorted((f"{one.value:.0f}", f"{two.value:.0f}"), key=float)
    return any(
        re.search(rf"(?<![\d.,]){low}\s+{_of(sentence.language)}\s+{high}(?!\d)", sentence.text, re.IGNORECASE)
        for sentence in plan
    )


@cache
def _of(language: str | None) -> str:
    return phrase_source(language, "share_joints")


def _in_date(sentence: Sentence, start: int) -> bool:
    return any(mention.span.start <= start < mention.span.end for mention in sentence.dates)


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
            scores = [(likeness(mention, other), other) for other in others if _of_one_kind(mention, other)]
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
    if narrower or mention.value <= _FEW:
        return limits.alike
    if len(elsewhere) >= _OFTEN:
        return limits.summary if times > 1 else limits.often
    return limits.often if times > 1 else limits.alike


def _of_one_kind(lone: Mention, other: Mention) -> bool:
    """Say whether nothing said beside two numbers makes them count different things."""
    if lone.sentence is other.sentence or other.each or _told_separately(lone, other):
        return False
    if lone.beside != other.beside or (lone.marks and other.marks and not lone.marks & other.marks):
        return False
    if _is_rest(lone, other) or _is_rest(other, lone):
        return False
    return not _told_apart(lone, other) and not _told_apart(other, lone)


def _is_rest(one: Mention, two: Mention) -> bool:
    """Say whether the sentence of one mention gives what the other has more: "480 knives of firms, 160 of schools"."""
    lacks = two.value - one.value
    return lacks > 1 and any(
        quantity.value == lacks and quantity.kind is QuantityKind.COUNT for quantity in one.sentence.quantities
    )


def _told_apart(one: Mention, two: Mention) -> bool:
    """Say whether the sentence of one mention gives the other's number as well, so that both are meant.

    What counts other things does not: "eight units in six languages" tells no six units.
    """
    return any(
        quantity.value == two.value and quantity.kind is QuantityKind.COUNT and not _counts_other(one, two, quantity)
        for quantity in one.sentence.quantities
    )


def _counts_other(one: Mention, two: Mention, quantity: Quantity) -> bool:
    """Say whether a number of the sentence has a noun of its own that names another thing."""
    found = nouns.counted(one.sentence, quantity.span)
    if found is None or found.noun == two.noun:
        return False
    people = [is_noun(base, one.sentence.language) for base in (found.base, two.base)]
    return found.noun in _SETTLED or nouns.thing(found.base, one.sentence.language) is not None or not all(people)


def _comparable(one: Mention, two: Mention) -> bool:
    """Say whether two mentions can count the same: other sentences, no other kind, no other role."""
    if one.sentence is two.sentence or one.value == two.value or one.each != two.each or two.loose:
        return False
    if _told_apart(one, two) or _told_apart(two, one):
        return False
    if _is_share(one, two) or _is_share(two, one):
        return False
    if _told_separately(one, two):
        return False
    if one.beside != two.beside or (one.marks and two.marks and not one.marks & two.marks):
        return False
    if ("ask" in one.roles) != ("ask" in two.roles):
        return False
    return not (one.roles and two.roles and not one.roles & two.roles)


def _is_share(one: Mention, two: Mention) -> bool:
    """Say whether the smaller number can be a share of the other.

    Of what all do, a partner or an activity does a part; of a target group, some take part; and the
    same number for each of several partners makes a multiple.
    """
    if one.value >= two.value:
        return False
    if one.sentence.field in _SHARED_OUT or two.value % one.value == 0:
        return True
    return two.sentence.field == "needs.target_groups" and (
        two.value > _WHOLE * one.value or (one.sentence.owner is not None and two.value < _FEW)
    )


def _told_separately(one: Mention, two: Mention) -> bool:
    """Say whether two packages or activities, or the parts of one answer, each count their own participants."""
    fields = {one.sentence.field, two.sentence.field}
    owners = {one.sentence.owner, two.sentence.owner}
    if fields <= set(_OWN_PEOPLE):
        return True
    if fields == {"wp.activities_content"} and one.sentence.answer == two.sentence.answer:
        return True
    if fields.isdisjoint(_OWN_PEOPLE) or len(owners) == 1 or None in owners:
        return False
    package, activity = sorted((one.sentence.owner or "", two.sentence.owner or ""), reverse=True)
    return not activity.startswith(f"A{package.removeprefix('WP')}.")


def _both_told(one: Mention, two: Mention, group: Sequence[Mention]) -> bool:
    """Say whether the answer of one mention gives the other's number elsewhere: its writer means two groups."""
    return any(
        third.value == other.value
        and third.sentence.answer == here.sentence.answer
        and third.sentence is not other.sentence
        for here, other in ((one, two), (two, one))
        for third in group
        if third is not other and third is not here
    )


def _likeness(found: Sequence[Mention]) -> Likeness:
    """Return a measure of how alike the contexts of two mentions are: the cosine of their rare words."""
    spread = Counter(word for mention in found for word in mention.context)
    weight = {word: log(1 + len(found) / count) for word, count in spread.items()}

    def total(words: frozenset[str]) -> float:
        return sum(weight[word] for word in words)

    def likeness(one: Mention, two: Mention) -> float:
        shared = total(one.context & two.context)
        both = sqrt(total(one.context) * total(two.context))
        same_place = one.sentence.owner is not None and one.sentence.owner == two.sentence.owner
        same_marks = bool(one.marks) and one.marks == two.marks
        same_role = bool(one.roles & two.roles)
        return (shared / both if both else 0.0) + 0.1 * (same_place + same_marks + same_role + (one.base == two.base))

    return likeness
