"""The words of a text as numbers, with their places: the ground of every comparison.

A word is a run of letters and digits, as the regular expression `\\w+` finds it, hashed by
prefix sums of a polynomial over its folded letters. Everything is one pass of numpy over the
code points: some twenty million words a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from analyser.originality.letters import IGNORED, LETTER, LIMIT, classes, folds

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
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = np.minimum(codes, LIMIT - 1)
    kinds = classes().take(codes)
    if not (kinds == IGNORED).any():
        return _words(codes, kinds)
    kept = np.flatnonzero(kinds != IGNORED)
    found = _words(codes[kept], kinds[kept])
    if not len(found):
        return found
    return Words(found.hashes, kept[found.starts], kept[found.ends - 1] + 1)


def word_hash(word: str) -> int:
    """Return the hash of a single word as `words` gives it; 0 if it holds none."""
    found = words(word)
    return int(found.hashes[0]) if len(found) else 0


def mix(values: Hashes) -> Hashes:
    """Return well-spread values for hashes that differ in few bits (the finaliser of SplitMix64)."""
    shifted = values >> np.uint64(30)
    mixed = values ^ shifted
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= np.right_shift(mixed, np.uint64(27), out=shifted)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= np.right_shift(mixed, np.uint64(31), out=shifted)
    return mixed


def _words(codes: npt.NDArray[np.uint32], kinds: npt.NDArray[np.uint8]) -> Words:
    inside = np.zeros(len(codes) + 2, dtype=np.int8)
    inside[1:-1] = kinds == LETTER
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[0::2], edges[1::2]
    powers, inverses = _powers(_size(len(codes) + 1))
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    letters = folds().take(codes)
    letters *= powers[: len(codes)]
    np.cumsum(letters, out=sums[1:])
    return Words(mix((sums[ends] - sums[starts]) * inverses[starts]), starts, ends)


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
