"""Whether another place of a draft gives a number as well, with its noun or in other words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import combinations

from analyser.consistency.counting import Mention
from analyser.consistency.passages import Sentence
from analyser.text.patterns import phrase_source

_ALIKE = 3
"""Telling words near a number that another sentence with the number must share to speak of the same."""


def supported(mention: Mention, others: Sequence[Mention]) -> bool:
    """Say whether another answer gives the number, alone or as the sum of others."""
    if any(mention.value == m.value for m in others):
        return True
    totals = [m for m in others if not m.each]
    return any(a.value + b.value == mention.value for a, b in combinations(totals, 2) if a.sentence is b.sentence)


def is_told(mention: Mention, plan: Sequence[Sentence]) -> bool:
    """Say whether another answer has the number and the noun in one sentence: "the number of trainers from 3 to 36"."""
    return any(
        sentence.field != mention.sentence.field
        and _gives(sentence, mention.value)
        and any(word.base == mention.base for word in sentence.words)
        for sentence in plan
    )


def qualified_alike(mention: Mention, plan: Sequence[Sentence]) -> bool:
    """Say whether another answer gives the number of the same part without its noun: "and 38 with a first language"."""
    return any(
        sentence.field != mention.sentence.field
        and len(mention.context & {word.base for word in sentence.words}) >= _ALIKE
        and _gives(sentence, mention.value)
        for sentence in plan
    )


def _gives(sentence: Sentence, value: float) -> bool:
    number = re.compile(rf"(?<![\d.,]){value:.0f}(?![\d.,]*\d)")
    return any(not _in_date(sentence, match.start()) for match in number.finditer(sentence.text))


def is_target(one: Mention, two: Mention, plan: Sequence[Sentence]) -> bool:
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
