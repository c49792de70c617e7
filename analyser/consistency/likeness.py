"""How alike the contexts of two numbers, or the words of two statements, are: the cosine of their rare words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from math import log, sqrt

from analyser.consistency.counting import Mention

Likeness = Callable[[Mention, Mention], float]


def cosine_of(found: Collection[frozenset[str]]) -> Callable[[frozenset[str], frozenset[str]], float]:
    """Return the cosine of two sets of words, each word weighed by how few of the sets have it."""
    spread = Counter(word for words in found for word in words)
    weight = {word: log(1 + len(found) / count) for word, count in spread.items()}

    def total(words: Iterable[str]) -> float:
        return sum(weight[word] for word in words)

    def cosine(one: frozenset[str], two: frozenset[str]) -> float:
        both = sqrt(total(one) * total(two))
        return total(one & two) / both if both else 0.0

    return cosine


def likeness_of(found: Sequence[Mention]) -> Likeness:
    """Return a measure of how alike the contexts of two mentions are; place, marks, role and noun in common count."""
    cosine = cosine_of([mention.context for mention in found])

    def likeness(one: Mention, two: Mention) -> float:
        same_place = one.sentence.owner is not None and one.sentence.owner == two.sentence.owner
        same_marks = bool(one.marks) and one.marks == two.marks
        same_role = bool(one.roles & two.roles)
        return cosine(one.context, two.context) + 0.1 * (same_place + same_marks + same_role + (one.base == two.base))

    return likeness
