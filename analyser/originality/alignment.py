"""Seed and extend: the passages two texts share, as ranges of words on both sides.

Equal runs of words are the seeds; neighbouring seeds on nearly one diagonal become a chain, a
chain is extended word by word while enough of the last words agree. Chains are independent, so
passages that stand in another order are found as well. The steps and numbers were measured on
planted passages with 0 to 30 % of the words replaced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from analyser.originality.fingerprints import grams, likely, low_bits
from analyser.originality.sections import UNCUT, Both
from analyser.originality.words import Flags, Hashes, Places

LEFT_FILLER, RIGHT_FILLER = np.uint64(1), np.uint64(2)
_HALF = np.uint64(16)


@dataclass(frozen=True, slots=True)
class Run:
    """Equal words: `length` words from `left` on one side and from `right` on the other."""

    left: int
    right: int
    length: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A shared passage: half-open ranges of words on both sides and the equal runs inside."""

    left: int
    left_end: int
    right: int
    right_end: int
    runs: tuple[Run, ...]

    @property
    def size(self) -> int:
        """Return the number of words on the left."""
        return self.left_end - self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How seeds are found, chained and extended; all in words."""

    seed: int = 4
    repeats: int = 8
    left_gap: int = 30
    right_gap: int = 42
    drift: int = 12
    open_chains: int = 32
    recent: int = 12
    agreeing: int = 5
    farthest: int = 400
    masked: int = 5


DEFAULT_REACH = Reach()


def hidden(hashes: Hashes, masked: Flags, filler: np.uint64) -> Hashes:
    """Return the hashes with `filler` for masked words, so that nothing extends through them."""
    return np.where(masked, filler, hashes)


def align(left: Hashes, right: Hashes, borders: Both = UNCUT, reach: Reach = DEFAULT_REACH) -> tuple[Stretch, ...]:
    """Return the stretches two texts share, in order of the left text, overlaps joined; none leaves its section."""
    return chained(runs(left, right, reach.seed, reach.repeats), left, right, borders, reach)


def runs(left: Hashes, right: Hashes, seed: int, repeats: int) -> tuple[Run, ...]:
    """Return every maximal run of at least `seed` equal words whose grams are not too frequent."""
    a, b = _seeds(grams(left, seed), grams(right, seed), repeats)
    return _maximal(a, b, seed)


def own_runs(left: Hashes, right: Hashes, reach: Reach = DEFAULT_REACH, *, apart: int) -> tuple[Run, ...]:
    """Return the runs a text shares with itself at least `apart` words further on.

    `left` and `right` are the same words with different fillers for the masked ones.
    """
    a, b = _seeds(grams(left, reach.seed), grams(right, reach.seed), reach.repeats)
    later = b - a >= apart
    return _maximal(a[later], b[later], reach.seed)


def chained(
    found: Iterable[Run], left: Hashes, right: Hashes, borders: Both = UNCUT, reach: Reach = DEFAULT_REACH
) -> tuple[Stretch, ...]:
    """Chain and extend runs; a border, or `reach.masked` hidden words on the left, keep two runs apart."""
    dark: list[int] = np.flatnonzero(left == LEFT_FILLER).tolist()
    return joined([_extended(chain, left, right, borders, reach) for chain in _chains(found, dark, borders, reach)])


def joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Join stretches that overlap on both sides and drop those that lie within another."""
    kept: list[Stretch] = []
    reaching: list[int] = []
    for one in sorted(stretches, key=lambda s: (s.left, -s.left_end, s.right, s.right_end)):
        reaching = [index for index in reaching if kept[index].left_end > one.left]
        for index in reaching:
            if _overlap(one, kept[index]):
                kept[index] = _union(kept[index], one)
                break
        else:
            reaching.append(len(kept))
            kept.append(one)
    return tuple(sorted(kept, key=lambda s: (s.left, s.right)))


def _overlap(one: Stretch, other: Stretch) -> bool:
    left = one.left < other.left_end and other.left < one.left_end
    return left and one.right < other.right_end and other.right < one.right_end


def _union(one: Stretch, other: Stretch) -> Stretch:
    merged = sorted({*one.runs, *other.runs}, key=lambda r: (r.left, r.right))
    return Stretch(
        min(one.left, other.left),
        max(one.left_end, other.left_end),
        min(one.right, other.right),
        max(one.right_end, other.right_end),
        tuple(merged),
    )


def _seeds(left: Hashes, right: Hashes, repeats: int) -> tuple[Places, Places]:
    """Join the grams of both sides; a gram found too often on the right, or the left, says nothing.

    Most grams stand on one side only. Sixteen of their bits, then sixteen others, show it for nearly
    all of them, so that few are left to be sorted.
    """
    here, there = likely(left, low_bits(right)), likely(right, low_bits(left))
    more, others = left[here] >> _HALF, right[there] >> _HALF
    here, there = here[likely(more, low_bits(others))], there[likely(others, low_bits(more))]
    here_grams, ranked = left[here], right[there]
    order = np.argsort(ranked, kind="stable")
    ranked = ranked[order]
    first = np.searchsorted(ranked, here_grams, side="left")
    count = np.searchsorted(ranked, here_grams, side="right") - first
    usable = np.flatnonzero((count > 0) & (count <= repeats))
    usable = usable[_often(here_grams[usable]) <= repeats]
    count = count[usable]
    a = np.repeat(here[usable], count)
    within = np.arange(len(a)) - np.repeat(np.cumsum(count) - count, count)
    return a, there[order[np.repeat(first[usable], count) + within]]


def _often(values: Hashes) -> Places:
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return counts[inverse] if len(values) else np.zeros(0, dtype=np.int64)


def _maximal(a: Places, b: Places, seed: int) -> tuple[Run, ...]:
    """Merge seeds that follow each other on one diagonal into runs, in order of the left text."""
    if not len(a):
        return ()
    order = np.lexsort((a, b - a))
    a, b = a[order], b[order]
    breaks = np.flatnonzero((np.diff(b - a) != 0) | (np.diff(a) != 1)) + 1
    firsts = np.concatenate(([0], breaks))
    lasts = np.concatenate((breaks, [len(a)])) - 1
    lengths = a[lasts] - a[firsts] + seed
    ranked = np.lexsort((b[firsts], a[firsts]))
    rows = zip(a[firsts][ranked].tolist(), b[firsts][ranked].tolist(), lengths[ranked].tolist(), strict=True)
    return tuple(Run(*row) for row in rows)


def _chains(found: Iterable[Run], dark: list[int], borders: Both, reach: Reach) -> list[list[Run]]:
    """Add each run to the newest chain it continues; otherwise it opens one. `dark` are the places of hidden words."""
    chains: list[list[Run]] = []
    for run in found:
        for chain in reversed(chains[-reach.open_chains :]):
            near = _continues(chain[-1], run, reach) and _between(chain[-1], run, dark) < reach.masked
            if near and in_one_section(chain[-1], run, borders):
                chain.append(run)
                break
        else:
            chains.append([run])
    return chains


def _continues(last: Run, run: Run, reach: Reach) -> bool:
    if run.left - (last.left + last.length) > reach.left_gap:
        return False
    right = run.right - (last.right + last.length)
    near = -last.length <= right <= reach.right_gap and run.right > last.right
    return near and abs((run.right - run.left) - (last.right - last.left)) <= reach.drift


def in_one_section(one: Run | Stretch, other: Run | Stretch, borders: Both) -> bool:
    """Say whether two runs or stretches begin in the same section on both sides."""
    here, there = borders
    return here.of(one.left) == here.of(other.left) and there.of(one.right) == there.of(other.right)


def _between(last: Run, run: Run, dark: list[int]) -> int:
    """Return how many hidden words stand between two runs on the left."""
    return max(0, bisect_left(dark, run.left) - bisect_left(dark, last.left + last.length))


def _extended(chain: list[Run], left: Hashes, right: Hashes, borders: Both, reach: Reach) -> Stretch:
    first, last = chain[0], chain[-1]
    ends = max(chain, key=lambda run: run.left + run.length)
    (start, stop), (begin, end) = borders[0].bounds(first.left, len(left)), borders[1].bounds(first.right, len(right))
    back = _agreement(left[start : first.left][::-1], right[begin : first.right][::-1], reach)
    a, b = max(last.left + last.length, ends.left + ends.length), max(run.right + run.length for run in chain)
    on = _agreement(left[last.left + last.length : stop], right[last.right + last.length : end], reach)
    a = max(a, last.left + last.length + on)
    b = max(b, last.right + last.length + on)
    return Stretch(first.left - back, a, first.right - back, b, tuple(chain))


def _agreement(left: Hashes, right: Hashes, reach: Reach) -> int:
    """Return how many words to add: as long as enough of the last words agree, cut at an agreement."""
    count = min(len(left), len(right), reach.farthest)
    same: list[bool] = (left[:count] == right[:count]).tolist()
    recent, agreed = reach.recent, 0
    for place, agrees in enumerate(same):
        recent += agrees - (same[place - reach.recent] if place >= reach.recent else 1)
        if recent < reach.agreeing:
            break
        if agrees:
            agreed = place + 1
    return agreed
