"""Tier 3, reworded passages: alike sentences as seeds, grown into passages, checked as wholes.

After Sanchez-Perez, Gelbukh, Sidorov: A winning approach to text alignment for text reuse
detection at PAN 2014. A pair of sentences is a seed when cosine and Dice coefficient are both
high; seeds close on both sides become a passage; a passage counts when its two sides are alike
as wholes, else the allowed gap shrinks; of overlapping passages the better one stays. When one
side is much longer than the other (a summary), wide gaps are allowed. Last, words at the ends
that the other side does not have are cut off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyser.config import Config
from analyser.originality.alignment import Stretch
from analyser.originality.likeness import Block, Likeness, likeness
from analyser.originality.sentences import Sentences

Seeds = npt.NDArray[np.float64]
"""One row a seed: sentence on the left, sentence on the right, cosine."""


@dataclass(frozen=True, slots=True)
class Growth:
    """How seeds are chosen and grown: likeness, gaps in sentences, length in characters."""

    cosine: float
    dice: float
    whole: float
    gap: int
    wide_gap: int
    summary: float
    length: int
    cost: float

    @classmethod
    def of(cls, config: Config) -> Growth:
        """Return the settings of a configuration."""
        cosine, dice, whole, gap, wide, summary, length, cost = (
            config.threshold(f"originality.reworded-{name}")
            for name in ("cosine", "dice", "whole", "gap", "wide-gap", "summary", "characters", "cost")
        )
        return cls(cosine, dice, whole, int(gap), int(wide), summary, int(length), cost)


@dataclass(frozen=True, slots=True)
class Grown:
    """Alike ranges of sentences: half-open on both sides, with the sum of the seeds' cosines."""

    left: int
    left_end: int
    right: int
    right_end: int
    quality: float


def reworded(
    left: Sentences, right: Sentences, growth: Growth, blocks: Iterable[Block] | None = None
) -> tuple[Stretch, ...]:
    """Return the reworded passages of two texts in words, in order of the left one.

    With `blocks` only these ranges of sentences are searched.
    """
    if not len(left.words) or not len(right.words):
        return ()
    both = likeness(left, right)
    seeds = np.array(both.seeds(growth.cosine, growth.dice, blocks), dtype=np.float64).reshape(-1, 3)
    if not len(seeds):
        return ()
    apart = tuple(_sections(seeds, left, right))

    def long(seeds: Seeds) -> bool:
        return min(_sizes(_range(seeds), left, right)) >= growth.length

    def grown(gap: int) -> tuple[Grown, ...]:
        return _resolved(one for part in apart if long(part) for one in _grown(part, both, growth, gap, long))

    found = grown(growth.wide_gap)
    if not _is_summary(found, left, right, growth.summary):
        found = grown(growth.gap)
    cut = (_trimmed(one, left, right, both, growth) for one in found)
    return tuple(one for one in cut if min(_characters(one, left, right)) >= growth.length)


def _sections(seeds: Seeds, left: Sentences, right: Sentences) -> Iterator[Seeds]:
    """Split seeds by the answers they join: what is said in two answers is no one passage."""
    pairs = [(left.section(int(here)), right.section(int(there))) for here, there, _ in seeds]
    _, numbers = np.unique(np.array(pairs), axis=0, return_inverse=True)
    for number in range(int(numbers.max()) + 1):
        yield seeds[numbers.reshape(-1) == number]


def _grown(seeds: Seeds, both: Likeness, growth: Growth, gap: int, long: Callable[[Seeds], bool]) -> Iterator[Grown]:
    """Grow seeds into long passages; one whose sides are not alike is split by the next gap that splits it."""
    for cluster in _clusters(seeds, gap):
        if not long(cluster):
            continue
        one = _range(cluster)
        if both.whole((one.left, one.left_end), (one.right, one.right_end)) > growth.whole:
            yield one
        elif len(cluster) > 1 and (smaller := min(gap - 1, _widest(cluster) - 1)) >= 0:
            yield from _grown(cluster, both, growth, smaller, long)


def _range(seeds: Seeds) -> Grown:
    (a, b), (a_end, b_end) = seeds[:, :2].min(axis=0).tolist(), seeds[:, :2].max(axis=0).tolist()
    return Grown(int(a), int(a_end) + 1, int(b), int(b_end) + 1, float(seeds[:, 2].sum()))


def _widest(cluster: Seeds) -> int:
    """Return how many sentences without a seed follow each other, on either side, at most."""
    return int(np.diff(np.sort(cluster[:, :2], axis=0), axis=0).max()) - 1


def _clusters(seeds: Seeds, gap: int) -> Iterator[Seeds]:
    """Split seeds where either side has a gap, in turns, until no side has one."""
    waiting = [(seeds, 0, len(seeds) == 1)]
    while waiting:
        cluster, side, settled = waiting.pop()
        ordered = cluster[np.argsort(cluster[:, side], kind="stable")]
        cuts = np.flatnonzero(np.diff(ordered[:, side]) > gap + 1) + 1
        if not len(cuts) and settled:
            yield cluster
            continue
        waiting += [(part, 1 - side, not len(cuts)) for part in np.split(ordered, cuts)]


def _sizes(one: Grown, left: Sentences, right: Sentences) -> tuple[int, int]:
    a, b = left.characters(one.left, one.left_end), right.characters(one.right, one.right_end)
    return a[1] - a[0], b[1] - b[0]


def _characters(one: Stretch, left: Sentences, right: Sentences) -> tuple[int, int]:
    if one.left >= one.left_end or one.right >= one.right_end:
        return 0, 0
    a, b = left.words.characters(one.left, one.left_end), right.words.characters(one.right, one.right_end)
    return a[1] - a[0], b[1] - b[0]


def _is_summary(found: Iterable[Grown], left: Sentences, right: Sentences, ratio: float) -> bool:
    sizes = [_sizes(one, left, right) for one in found]
    here, there = sum(a for a, _ in sizes), sum(b for _, b in sizes)
    return bool(sizes) and max(here, there) >= ratio * min(here, there)


def _resolved(found: Iterable[Grown]) -> tuple[Grown, ...]:
    """Keep the better of passages that overlap on the left."""
    kept: list[Grown] = []
    for one in sorted(found, key=lambda g: (-g.quality, g.left, g.right)):
        if not any(one.left < other.left_end and other.left < one.left_end for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda g: (g.left, g.right)))


def _trimmed(one: Grown, left: Sentences, right: Sentences, both: Likeness, growth: Growth) -> Stretch:
    """Cut the ends of each side down to the densest range of words the other side has as well."""
    a, a_end = int(left.firsts[one.left]), int(left.firsts[one.left_end])
    b, b_end = int(right.firsts[one.right]), int(right.firsts[one.right_end])
    here, there = both.left.terms[a:a_end], both.right.terms[b:b_end]
    longer = growth.summary
    first, last = _dense(here, there, both, growth.cost) if len(here) < longer * len(there) else (0, len(here))
    start, stop = _dense(there, here, both, growth.cost) if len(there) < longer * len(here) else (0, len(there))
    return Stretch(a + first, a + last, b + start, b + stop, ())


def _dense(terms: npt.NDArray[np.int64], other: npt.NDArray[np.int64], both: Likeness, cost: float) -> tuple[int, int]:
    """Return the range with the greatest sum of shared words minus `cost` for every other word."""
    values = np.where((terms >= 0) & np.isin(terms, other), 1.0, -cost)
    values[(terms >= 0) & both.frequent[np.maximum(0, terms)]] = 0.0
    sums = np.concatenate(([0.0], np.cumsum(values)))
    lows = np.minimum.accumulate(sums)
    end = int((sums - lows).argmax())
    start = int(np.flatnonzero(sums[: end + 1] == lows[end])[-1])
    return start, end
