"""Runs of sentence pairs that follow each other on both sides: local alignment of a matrix of scores.

Smith and Waterman 1981. A single pair may be far from the best of its row: what counts is the sum
along the way, less a cost for every pair and every skipped sentence. That finds runs in which no
sentence alone is sure of its partner.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Path = tuple[tuple[int, int], ...]
MOST = 8
"""Runs of one pair of texts that are looked for."""


def paths(values: Matrix, gap: float, least: float) -> Iterator[tuple[float, Path]]:
    """Yield the ways with the greatest sums, at least `least`; no two use the same sentence of a side.

    `gap` is the cost of a sentence skipped on one side.
    """
    left = values.copy()
    for _ in range(MOST):
        sums = _sums(left, gap)
        best = float(sums.max(initial=0.0))
        if best < least or best <= 0.0:
            return
        path = _back(sums, left, gap)
        yield best, path
        left[path[0][0] : path[-1][0] + 1, :] = -np.inf
        left[:, path[0][1] : path[-1][1] + 1] = -np.inf


def _sums(values: Matrix, gap: float) -> Matrix:
    """Return the greatest sum of a way that ends at each pair; a row and a column of zeros come first."""
    sums = np.zeros((values.shape[0] + 1, values.shape[1] + 1))
    steps = gap * np.arange(values.shape[1] + 1)
    for row in range(1, len(sums)):
        down = np.maximum(sums[row - 1, 1:] - gap, sums[row - 1, :-1] + values[row - 1])
        best = np.concatenate(([0.0], np.maximum(down, 0.0)))
        sums[row] = np.maximum.accumulate(best + steps) - steps
    return sums


def _back(sums: Matrix, values: Matrix, gap: float) -> Path:
    row, column = (int(place) for place in np.unravel_index(int(sums.argmax()), sums.shape))
    found: list[tuple[int, int]] = []
    while row and column and sums[row, column] > _TINY:
        if abs(sums[row, column] - sums[row - 1, column - 1] - values[row - 1, column - 1]) < _TINY:
            row, column = row - 1, column - 1
            found.append((row, column))
        elif abs(sums[row, column] - sums[row - 1, column] + gap) < _TINY:
            row -= 1
        else:
            column -= 1
    return tuple(reversed(found))


_TINY = 1e-9
