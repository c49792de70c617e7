"""Winnowed fingerprints of a text: few hashes that two texts share if they share a passage.

Schleimer, Wilkerson, Aiken: Winnowing, local algorithms for document fingerprinting (SIGMOD
2003). With grams of 5 words and windows of 8, every unedited run of 12 words leaves a print.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyser.originality.words import Flags, Hashes, Places, mix

GRAM = 5
WINDOW = 8
SCHEME = "winnow-5-8-fold1"
"""Name of all that decides a print; changes whenever two versions would not find each other's."""

_PRIME = np.uint64(0x100000001B3)


@dataclass(frozen=True, slots=True, eq=False)
class Prints:
    """The prints of a text: hash and number of the gram's first word, in order of place."""

    hashes: Hashes
    places: Places

    def __len__(self) -> int:
        """Return the number of prints."""
        return len(self.hashes)


def grams(hashes: Hashes, size: int) -> Hashes:
    """Return the hash of every run of `size` words, by its first word."""
    return mix(rolled(hashes, size))


def rolled(hashes: Hashes, size: int) -> Hashes:
    """Return the hash of every run of `size` words before it is mixed, so that `longer` can go on from it."""
    count = max(0, len(hashes) - size + 1)
    runs = hashes[:count].copy()
    for step in range(1, size):
        runs *= _PRIME
        runs ^= hashes[step : step + count]
    return runs


def longer(runs: Hashes, following: Hashes) -> Hashes:
    """Return the rolled hashes of runs with one more word each."""
    return (runs * _PRIME) ^ following


def low_bits(known: Hashes) -> Flags:
    """Return a table that says for the low bits of a hash whether a known one has them."""
    table = np.zeros(1 << 16, dtype=np.bool_)
    table[known.astype(np.uint16)] = True
    return table


def likely(hashes: Hashes, table: Flags) -> Places:
    """Return where the hashes stand that may be known ones, by a table of their low bits."""
    return np.flatnonzero(table.take(hashes.astype(np.uint16), mode="wrap"))


def prints(hashes: Hashes, masked: Flags | None = None) -> Prints:
    """Return the winnowed prints of a text's words; grams with a masked word give none."""
    every = grams(hashes, GRAM)
    chosen = np.flatnonzero(selected(every, WINDOW))
    if masked is not None and masked.any():
        hidden = masked[: len(every)].copy()
        for offset in range(1, GRAM):
            hidden |= masked[offset : offset + len(every)]
        chosen = chosen[~hidden.take(chosen)]
    return Prints(every[chosen], chosen)


def selected(every: Hashes, window: int) -> Flags:
    """Say of each gram whether it is the least of one of the windows that hold it.

    No window's least is above a gram that it holds, so one of them is the gram itself if the greatest of them is.
    """
    if len(every) < window:
        return every == every.min() if len(every) else np.zeros(0, dtype=np.bool_)
    least = _widened(np.minimum, every, window)
    edge = np.zeros(window - 1, dtype=np.uint64)
    greatest = _widened(np.maximum, np.concatenate((edge, least, edge)), window)
    return np.asarray(every == greatest)


def _widened(choose: np.ufunc, hashes: Hashes, window: int) -> Hashes:
    """Return the least or greatest hash of every window."""
    step, reach = 1, 1
    while reach < window:
        step = min(reach, window - reach)
        hashes = choose(hashes[:-step], hashes[step:])
        reach += step
    return hashes
