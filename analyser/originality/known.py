"""Which of many hashes are known ones.

A search in sorted order guesses wrong at each of its steps; a small table says by the low bits of a
hash which few known ones it can be.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyser.originality.words import Flags, Hashes


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Known hashes in order of their low 16 bits, where those of each bits begin, and how many share them at most."""

    ordered: Hashes
    first: npt.NDArray[np.int32]
    most: int

    def has(self, hashes: Hashes) -> Flags:
        """Say of each of these hashes whether it is a known one."""
        place = self.first.take(hashes.astype(np.uint16))
        found = np.zeros(len(hashes), dtype=np.bool_)
        for step in range(self.most):
            found |= self.ordered.take(place + step) == hashes
        return found


def known(hashes: Hashes) -> Known:
    """Return these hashes as something to look up in."""
    several = np.unique(hashes)
    low = several.astype(np.uint16)
    counts = np.bincount(low, minlength=1 << 16)
    first = np.where(counts, np.cumsum(counts) - counts, len(several)).astype(np.int32)
    most = int(counts.max())
    ordered = several[np.argsort(low, kind="stable")]
    return Known(np.concatenate((ordered, np.repeat(ordered[-1:], most))), first, most)
