"""First stage of tier 3: which drafts share windows of text with several rare stems.

A reworded passage keeps its names, numbers and terms. Each draft is cut into windows; two windows
that share enough stems found in few windows of the round make their drafts candidates. The cost
is that of sorting the stems, not of comparing every draft with every other one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyser.config import Config
from analyser.originality.words import Hashes

Numbers = npt.NDArray[np.int64]
Region = tuple[int, int, int, int]
"""Half-open ranges of words on the left and on the right."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """Windows of `window` words that overlap by half; stems in at most `most` windows; `least` shared.

    `budget` bounds the pairs of windows looked at: in a large round only the rarer stems are used.
    """

    window: int
    most: int
    least: int
    budget: int

    @classmethod
    def of(cls, config: Config) -> Rarity:
        """Return the settings of a configuration."""
        names = ("window", "most", "least", "pairs")
        return cls(*(int(config.threshold(f"originality.rare-{name}")) for name in names))


def pairs(drafts: Iterable[tuple[int, Hashes]], rarity: Rarity) -> dict[tuple[int, int], tuple[Region, ...]]:
    """Return the pairs of numbers whose texts share rare keys, the smaller number first, and where.

    A key is the hash of a stem, or of anything else that stays when a text is reworded or
    translated; 0 stands for nothing.
    """
    keys, windows, owners, starts = _windows(drafts, rarity.window)
    if not len(keys):
        return {}
    order = np.lexsort((windows, keys))
    keys, windows = keys[order], windows[order]
    firsts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    sizes = np.diff(np.append(firsts, len(keys)))
    found = [_joined(windows, firsts[sizes == size], size) for size in _affordable(sizes, rarity)]
    chosen = _enough(np.concatenate(found or [np.zeros((0, 2), np.int64)]), owners, rarity.least)
    return _regions(chosen, owners, starts, rarity.window)


def _windows(drafts: Iterable[tuple[int, Hashes]], window: int) -> tuple[Hashes, Numbers, Numbers, Numbers]:
    """Return the distinct keys of every window, the window's number, and each window's draft and start."""
    keys: list[Hashes] = []
    numbers: list[Numbers] = []
    owners: list[int] = []
    starts: list[int] = []
    step = window // 2
    for number, found in drafts:
        for start in range(0, max(1, len(found) - step), step):
            part = np.unique(found[start : start + window])
            part = part[part != 0]
            keys.append(part)
            numbers.append(np.full(len(part), len(owners), dtype=np.int64))
            owners.append(number)
            starts.append(start)
    whose, where = np.array(owners, dtype=np.int64), np.array(starts, dtype=np.int64)
    if not keys:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64), whose, where
    return np.concatenate(keys), np.concatenate(numbers), whose, where


def _affordable(sizes: Numbers, rarity: Rarity) -> list[int]:
    """Return the sizes of the groups to look at, from the rarest stems on, within the budget."""
    kinds, counts = np.unique(sizes[(sizes >= 2) & (sizes <= rarity.most)], return_counts=True)
    spent = np.cumsum(counts * kinds * (kinds - 1) // 2)
    chosen: list[int] = kinds[spent <= rarity.budget].tolist()
    return chosen


def _joined(windows: Numbers, firsts: Numbers, size: int) -> Numbers:
    """Return every pair of windows within groups of one size."""
    held = windows[firsts[:, None] + np.arange(size)]
    left, right = np.triu_indices(size, 1)
    return np.stack((held[:, left].ravel(), held[:, right].ravel()), axis=1)


def _enough(found: Numbers, owners: Numbers, least: int) -> Numbers:
    """Return the pairs of windows of different drafts that stand in the list often enough."""
    apart = owners[found[:, 0]] != owners[found[:, 1]]
    flat = found[apart, 0] * len(owners) + found[apart, 1]
    values, counts = np.unique(flat, return_counts=True)
    chosen = values[counts >= least]
    return np.stack((chosen // len(owners), chosen % len(owners)), axis=1)


def _regions(
    chosen: Numbers, owners: Numbers, starts: Numbers, window: int
) -> dict[tuple[int, int], tuple[Region, ...]]:
    """Return the windows as ranges of words, widened by one window, by pair of drafts."""
    found: dict[tuple[int, int], list[Region]] = {}
    for a, b in chosen.tolist():
        left, right = int(starts[a]), int(starts[b])
        region = (max(0, left - window), left + 2 * window, max(0, right - window), right + 2 * window)
        if owners[a] > owners[b]:
            region = (*region[2:], *region[:2])
        found.setdefault((int(min(owners[a], owners[b])), int(max(owners[a], owners[b]))), []).append(region)
    return {pair: tuple(sorted(regions)) for pair, regions in sorted(found.items())}
