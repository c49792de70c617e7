"""Which of many hashes are known ones.

A search in sorted order guesses wrong at each of its steps; a table by the low bits of a hash is read once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyser.originality.fingerprints import likely, low_bits
from analyser.originality.words import Flags, Hashes, Places

_SLOTS = 1 << 16


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Known hashes by their low 16 bits: the first of each bits in the first table, the next in the second."""

    marks: Flags
    tables: tuple[Hashes, ...]

    def among(self, hashes: Hashes) -> Places:
        """Return where the known ones of these hashes stand."""
        places = likely(hashes, self.marks)
        near = hashes.take(places)
        slots = near.astype(np.uint16)
        found = np.zeros(len(near), dtype=np.bool_)
        for table in self.tables:
            found |= table.take(slots, mode="wrap") == near
        return places[found]


def known(hashes: Hashes) -> Known:
    """Return these hashes as something to look up in."""
    left, tables = np.unique(hashes), []
    while len(left):
        slots, first = np.unique(left.astype(np.uint16), return_index=True)
        table = np.arange(1, _SLOTS + 1, dtype=np.uint64)  # an empty slot holds what has other low bits
        table[slots] = left[first]
        tables.append(table)
        left = np.delete(left, first)
    return Known(low_bits(hashes), tuple(tables))
