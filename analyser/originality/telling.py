"""Words that tell something: what is left of a passage without numbers, short words and masked ones.

Budget lines, dates and "O1 to O3" are alike in all applications; a passage of little else is no
passage anybody has taken over.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyser.model.match import Match
from analyser.model.span import Span
from analyser.originality.prepared import Opened
from analyser.originality.words import Flags, Words

SHORTEST = 4
"""Letters from which a word tells something, whatever the language."""


@dataclass(frozen=True, slots=True)
class Common:
    """The distinct stems of telling words that both sides of a match have: their number and Dice coefficient."""

    stems: int
    dice: float


def common(one: Match, left: Opened, right: Opened) -> Common:
    """Return what the sides of a match have in common."""
    here, there = _stems(left, one.left.span), _stems(right, one.right.span)
    both = len(here & there)
    return Common(both, 2 * both / max(1, len(here) + len(there)))


def own(one: Opened) -> Flags:
    """Say which words of a draft are its own and no numbers: not masked, beginning with a letter."""
    return _letters(one.prepared.draft.document.text, one.words) & ~one.flags


def own_words(one: Opened, span: Span) -> int:
    """Return how many words of a passage are the draft's own and no numbers."""
    first, end = one.words.between(span.start, span.end)
    found = _letters(one.prepared.draft.document.text, one.words.part(first, end))
    return int((found & ~one.flags[first:end]).sum())


def _letters(text: str, words: Words) -> Flags:
    return np.fromiter((not text[at].isdigit() for at in words.starts.tolist()), dtype=np.bool_, count=len(words))


def _stems(one: Opened, span: Span) -> frozenset[int]:
    first, end = one.words.between(span.start, span.end)
    found = one.words.part(first, end)
    counts = _letters(one.prepared.draft.document.text, found) & ~one.flags[first:end]
    counts &= found.ends - found.starts >= SHORTEST
    return frozenset(one.prepared.stems[first:end][counts].tolist())
