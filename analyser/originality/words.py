"""The words of a text as numbers, with their places: the ground of every comparison.

A word is a run of letters and digits, as the regular expression `\\w+` finds it, hashed by
prefix sums of a polynomial over its folded letters. Everything is one pass of numpy over the
characters' codes; how many words a second that is stands in `reports/evaluation/round.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from analyser.originality.letters import IGNORED, SEPARATOR, values

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_PRIME = 0x100000001B3
_INVERSE = pow(_PRIME, -1, 1 << 64)
_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one text: the hash, the first character and the end of each."""

    hashes: Hashes
    starts: Places
    ends: Places

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.hashes)

    def characters(self, first: int, end: int) -> tuple[int, int]:
        """Return the character range of the words `first` to `end` (excluded)."""
        return int(self.starts[first]), int(self.ends[end - 1])

    def part(self, first: int, end: int) -> Words:
        """Return the words `first` to `end` (excluded) alone."""
        return Words(self.hashes[first:end], self.starts[first:end], self.ends[first:end])

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the words that lie wholly inside a character range."""
        first = int(np.searchsorted(self.starts, start, side="left"))
        last = int(np.searchsorted(self.ends, end, side="right"))
        return first, max(first, last)


def words(text: str) -> Words:
    """Return the words of a text, in order."""
    found = values().take(_codes(text), mode="clip")
    if found.max(initial=SEPARATOR) != IGNORED:
        return _words(found)
    kept = np.flatnonzero(found != IGNORED)
    inner = _words(found[kept])
    if not len(inner):
        return inner
    return Words(inner.hashes, kept[inner.starts], kept[inner.ends - 1] + 1)


def _codes(text: str) -> npt.NDArray[np.uint32]:
    """Return the code of every character: numpy copies a string faster than any codec encodes it."""
    return np.array([text]).view(np.uint32)[: len(text)]


def word_hashes(several: Sequence[str]) -> Hashes:
    """Return the hash of each of several texts that is a single word, 0 for any other, in one go where all are."""
    if not several:
        return np.zeros(0, dtype=np.uint64)
    found = words("\n".join(several))
    begins = np.cumsum([0, *(len(text) + 1 for text in several[:-1])])
    if (
        len(found) == len(several)
        and (np.searchsorted(begins, found.starts, side="right") == np.arange(len(found)) + 1).all()
    ):
        return found.hashes
    alone = [words(text).hashes for text in several]
    return np.array([int(one[0]) if len(one) == 1 else 0 for one in alone], dtype=np.uint64)


def mix(values: Hashes) -> Hashes:
    """Return well-spread values for hashes that differ in few bits (the finaliser of SplitMix64)."""
    shifted = values >> np.uint64(30)
    mixed = values ^ shifted
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= np.right_shift(mixed, np.uint64(27), out=shifted)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= np.right_shift(mixed, np.uint64(31), out=shifted)
    return mixed


def _words(found: npt.NDArray[np.uint16]) -> Words:
    inside = np.zeros(len(found) + 2, dtype=np.bool_)
    np.not_equal(found, SEPARATOR, out=inside[1:-1])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[0::2], edges[1::2]
    powers, inverses = _powers(_size(len(found) + 1))
    sums = _sums(found, powers)
    hashes = sums.take(ends)
    hashes -= sums.take(starts)
    hashes *= inverses.take(starts)
    return Words(mix(hashes), starts, ends)


def _sums(found: npt.NDArray[np.uint16], powers: Hashes) -> Hashes:
    """Return at each place the sum of the values before it, each times its place's power.

    Pairs are added up first and what lies between put in after that: a running sum waits for each of its
    steps, so half as many take half the time.
    """
    pairs = (len(found) + 1) // 2
    terms = np.empty(2 * pairs, dtype=np.uint64)
    terms[len(found) :] = 0
    np.multiply(found, powers[: len(found)], out=terms[: len(found)], dtype=np.uint64)
    sums = np.empty(2 * pairs + 1, dtype=np.uint64)
    sums[0] = 0
    np.cumsum(terms[0::2] + terms[1::2], out=sums[2::2])
    np.add(sums[0:-1:2], terms[0::2], out=sums[1::2])
    return sums


def _size(length: int) -> int:
    """Round up to a power of two, so that few tables of powers are kept."""
    return max(1 << 14, 1 << (length - 1).bit_length())


@cache
def _powers(size: int) -> tuple[Hashes, Hashes]:
    return _series(_PRIME, size), _series(_INVERSE, size)


def _series(base: int, size: int) -> Hashes:
    series = np.full(size, base & _MASK, dtype=np.uint64)
    series[0] = 1
    return np.cumprod(series, dtype=np.uint64)
