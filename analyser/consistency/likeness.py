"""How alike the contexts of two mentions are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from math import log, sqrt

from analyser.consistency.counting import Mention

Likeness = Callable[[Mention, Mention], float]


def likeness_of(found: Sequence[Mention]) -> Likeness:
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
