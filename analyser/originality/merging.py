"""Copied and reworded stretches of one pair of texts put together, each passage once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from analyser.config import Config
from analyser.originality.alignment import Stretch, in_one_section, joined
from analyser.originality.sections import UNCUT, Both

_COVERED = 0.8
_ANSWER = 2
"""Sections from one answer to the next: the question, then the answer."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A stretch with the number and the share of its equal words."""

    stretch: Stretch
    equal: int
    share: float


@dataclass(frozen=True, slots=True)
class Weights:
    """`least`: words of a copied stretch; `strong`, `firm`: words and share from which it stands alone.

    `gap`: words between two stretches that make one passage.
    """

    least: float
    near: float
    strong: float
    firm: float
    gap: float

    @classmethod
    def of(cls, config: Config) -> Weights:
        """Return the settings of a configuration."""
        names = ("compare-words", "near", "passage-words", "firm", "gap-words")
        return cls(*(config.threshold(f"originality.{name}") for name in names))


def distinct(found: Iterable[Copied], weights: Weights) -> tuple[Copied, ...]:
    """Drop stretches that are too short or unlike, and those that longer ones hold.

    A short stretch is dropped when one of its sides lies in longer ones, a long stretch only
    when both sides do: the same passage at a second place stays.
    """
    kept: list[Copied] = []
    for one in sorted(found, key=lambda c: (-c.equal, c.stretch.left, c.stretch.right)):
        if one.equal >= weights.least and one.share >= weights.near:
            here, there = _covered(one.stretch, [other.stretch for other in kept])
            limit = max(here, there) if one.equal < weights.strong else min(here, there)
            if limit <= _COVERED:
                kept.append(one)
    return tuple(sorted(kept, key=lambda c: (c.stretch.left, c.stretch.right)))


def together(
    copied: Sequence[Copied], reworded: Iterable[Stretch], weights: Weights, borders: Both = UNCUT
) -> tuple[Stretch, ...]:
    """Join each reworded stretch with the copied ones it overlaps; a firm copy stands alone."""
    found = [one.stretch for one in copied]
    for stretch in reworded:
        over = [one for one in copied if meets(stretch, one.stretch)]
        held = min(_covered(stretch, [one.stretch for one in over]))
        firm = any(one.share >= weights.firm and one.equal >= weights.strong for one in over)
        if not (firm and held >= 1 - weights.firm) and held < weights.firm:
            found.append(stretch)
    return _settled(_neighbours(_settled(found), weights.gap, borders))


def in_a_row(found: Iterable[Stretch], borders: Both) -> Iterator[list[Stretch]]:
    """Yield stretches that stand in one answer after the other on both sides, what was copied in one go."""
    rows: list[list[Stretch]] = []
    for one in sorted(found, key=lambda s: (s.left, s.right)):
        row = next((row for row in reversed(rows) if _next_answer(row[-1], one, borders)), None)
        if row:
            row.append(one)
        else:
            rows.append([one])
    yield from rows


def _next_answer(one: Stretch, other: Stretch, borders: Both) -> bool:
    """Say whether a stretch stands in the next answer on both sides; the question between is a section as well."""
    here, there = borders
    left = here.of(other.left) - here.of(one.left)
    return 0 < left <= _ANSWER and 0 < there.of(other.right) - there.of(one.right) <= _ANSWER


def meets(one: Stretch, other: Stretch) -> bool:
    """Say whether two stretches overlap on both sides."""
    left = one.left < other.left_end and other.left < one.left_end
    return left and one.right < other.right_end and other.right < one.right_end


def _neighbours(found: Iterable[Stretch], gap: float, borders: Both) -> list[Stretch]:
    """Join stretches that follow each other on both sides with little between, so that one passage is one."""
    kept: list[Stretch] = []
    for one in sorted(found, key=lambda s: (s.left, s.right)):
        near = (k for k in reversed(kept) if _follows(k, one, gap) and in_one_section(k, one, borders))
        before = next(near, None)
        if before:
            kept.remove(before)
            one = Stretch(before.left, one.left_end, before.right, one.right_end, before.runs + one.runs)
        kept.append(one)
    return kept


def _follows(one: Stretch, other: Stretch, gap: float) -> bool:
    left, right = other.left - one.left_end, other.right - one.right_end
    short = min(s.left_end - s.left for s in (one, other))
    return 0 <= left <= gap and 0 <= right <= gap and max(left, right) <= short


def _settled(found: list[Stretch]) -> tuple[Stretch, ...]:
    """Join until no two stretches overlap on both sides."""
    while True:
        once = joined(found)
        if len(once) == len(found):
            return once
        found = list(once)


def _covered(one: Stretch, others: Sequence[Stretch]) -> tuple[float, float]:
    """Return the share of each side that lies in other stretches."""
    left = np.zeros(max(1, one.left_end - one.left), dtype=np.bool_)
    right = np.zeros(max(1, one.right_end - one.right), dtype=np.bool_)
    for other in others:
        left[max(0, other.left - one.left) : max(0, other.left_end - one.left)] = True
        right[max(0, other.right - one.right) : max(0, other.right_end - one.right)] = True
    return float(left.mean()), float(right.mean())
