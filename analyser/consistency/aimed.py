"""Objectives beside the indicators that measure them: the same start, another target or another date (CON001, CON005).

An objective whose number or date stands nowhere else in the plan, beside an indicator of the same matter that
has another one. What they start from ("from 3 to 24"), the whole ("of 214") or the date shows that both
speak of one matter; where only words do, each must be the likest of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from analyser.consistency.aims import Aim, Kind, Value, stems
from analyser.consistency.differing import two_numbers
from analyser.consistency.events import OTHER_DATE
from analyser.consistency.likeness import cosine_of
from analyser.consistency.passages import Part, Sentence
from analyser.model.finding import Confidence
from analyser.model.observation import Observation

_ANCHORED, _DATED, _SAME, _ALONE = 0.15, 0.3, 0.35, 0.6
"""How alike the words must be where the start or the whole is the same, where only the date is, where the target is."""
_SHARED = 2
_LEAST = 3
"""Smaller numbers are often the parts of a statement, not its target."""
_NEAR = timedelta(days=62)
"""Dates of an objective and its indicator so near tell of one moment: done in May, counted in June."""
_YEAR = timedelta(days=300)
"""How much earlier than the objective an indicator may be counted: with the last course, before the end."""
_TARGETS = 2


def observe(found: Sequence[Aim], read: Sequence[Sentence]) -> Iterator[Observation]:
    """Yield one observation for each objective that an indicator of the same matter contradicts."""
    cosine = cosine_of([one.words for one in found])
    plan = [(sentence, stems(sentence)) for sentence in read if sentence.part in {Part.PLAN, Part.SUMMARY}]
    for kind, others in _BESIDE:
        aimed = [one for one in found if one.kind is kind and (one.goals or one.days)]
        measured = [one for one in found if one.kind in others and (one.goals or one.days)]
        best = {
            id(two): max((cosine(one.words, two.words) for one in aimed if one is not two), default=0)
            for two in measured
        }
        for one in aimed:
            rivals = sorted(
                ((cosine(one.words, two.words), two) for two in measured if two is not one), key=_by_likeness
            )
            for likeness, two in rivals[:_TARGETS]:
                closest = likeness >= max(best[id(two)], rivals[0][0])
                seen = _compared(one, two, likeness, plan, found) if closest else None
                if seen is not None:
                    yield seen
                    break


_BESIDE = (
    (Kind.OBJECTIVE, (Kind.INDICATOR,)),
    (Kind.OBJECTIVE, (Kind.OBJECTIVE,)),
    (Kind.SUMMARY, (Kind.INDICATOR, Kind.OBJECTIVE)),
)


def _by_likeness(pair: tuple[float, Aim]) -> float:
    return -pair[0]


def _compared(
    one: Aim, two: Aim, alike: float, plan: Sequence[tuple[Sentence, frozenset[str]]], found: Sequence[Aim]
) -> Observation | None:
    """Return that an objective and another statement of the same matter give another number, or another date."""
    from_same, at_once = bool(_starts(one) & _starts(two)), _at_once(one, two)
    anchored = from_same or bool(_wholes(one) & _wholes(two))
    shared = one.words & two.words
    if not shared or (len(shared) < _SHARED and not (from_same and (at_once or one.kind is Kind.SUMMARY))):
        return None
    values = _other_target(one, two)
    if values is not None:
        same_noun = bool(values[0].counted & values[1].counted) or (from_same and values[0].share)
        enough = _ANCHORED if anchored else _DATED if at_once else _ALONE
        enough = 0 if from_same and at_once else enough
        likely = anchored or one.kind is not Kind.SUMMARY
        likely = likely and (same_noun or two.kind is Kind.INDICATOR)
        likely = likely and (from_same or values[0].value.is_integer())
        if likely and alike >= enough and not _is_told(one, values[0], () if from_same else plan, found):
            return _number(one, two, *values)
    if (
        two.kind is Kind.INDICATOR
        and one.kind is Kind.OBJECTIVE
        and _has_other_date(one, two, alike, anchored=anchored)
    ):
        return None if _is_dated(one, plan, found) else _date(one, two)
    return None


def _other_target(one: Aim, two: Aim) -> tuple[Value, Value] | None:
    """Return the targets of an objective and its indicator where they differ."""
    goals = [value for value in one.goals if value.value >= _LEAST and value.value not in two.numbers]
    others = [value for value in two.goals if value.value >= _LEAST and value.value not in one.numbers]
    other_start = _starts(one) and _starts(two) and not _starts(one) & _starts(two)
    if other_start or {value.value for value in one.goals} & {value.value for value in two.goals}:
        return None
    return next(((a, b) for a in goals for b in others if a.share == b.share), None)


def _starts(one: Aim) -> set[float]:
    return {value.value for value in one.starts if value.value}


def _wholes(one: Aim) -> set[float]:
    return {value.whole for value in (*one.goals, *one.starts) if value.whole}


def _at_once(one: Aim, two: Aim) -> bool:
    """Say whether a date of one statement is a date of the other."""
    return any(a[1:] == b[1:] for a in one.days for b in two.days)


def _has_other_date(one: Aim, two: Aim, alike: float, *, anchored: bool) -> bool:
    """Say whether two statements have the same target, or the same start, and dates that are far from each other."""
    goals = {value.value for value in one.goals if value.value >= _LEAST} & {v.value for v in two.goals}
    goals |= _starts(one) & _starts(two)
    if not goals or alike < (_ANCHORED if anchored else _SAME) or not (one.days and two.days):
        return False
    return all(a[1] - _YEAR > b[2] or b[1] - _NEAR > a[2] for a in one.days for b in two.days)


def _is_told(one: Aim, value: Value, plan: Sequence[tuple[Sentence, frozenset[str]]], found: Sequence[Aim]) -> bool:
    """Say whether another place gives the number for the same matter."""
    return any(
        value.value in {quantity.value for quantity in sentence.quantities} and len(own & one.words) >= _SHARED
        for sentence, own in plan
        if not sentence.span.overlaps(one.span)
    ) or any(
        value.value in other.numbers and len(other.words & one.words) >= _SHARED for other in found if other is not one
    )


def _is_dated(one: Aim, plan: Sequence[tuple[Sentence, frozenset[str]]], found: Sequence[Aim]) -> bool:
    """Say whether another place has the date for the same matter."""
    return any(
        mention.start and mention.end and any(mention.start <= day[2] and day[1] <= mention.end for day in one.days)
        for sentence, own in plan
        if not sentence.span.overlaps(one.span) and len(own & one.words) >= _SHARED
        for mention in sentence.dates
    ) or any(
        a[1] <= b[2] and b[1] <= a[2]
        for other in found
        if other is not one and len(other.words & one.words) >= _SHARED
        for a in one.days
        for b in other.days
    )


def _number(one: Aim, two: Aim, here: Value, there: Value) -> Observation:
    return two_numbers((here.span, here.value), (there.span, there.value), one.place, Confidence.MEDIUM)


def _date(one: Aim, two: Aim) -> Observation:
    return Observation(
        kind="date-differs",
        span=one.days[0][0],
        place=one.place,
        related=((two.days[0][0], OTHER_DATE),),
        values=(),
        confidence=Confidence.MEDIUM,
    )
