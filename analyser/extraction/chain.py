"""Aligns labels with the elements of a form in one row, and says how sure each pair is.

Labels follow the order of the form: each stands for an element behind the last one, or for none. The sums over all
alignments (forward and backward, Rabiner, "A tutorial on hidden Markov models", 1989) give the share of those in
which a label stands for an element; a leap back is possible at a price.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]


def posteriors(
    pairs: Matrix, nothing: Matrix, skips: Sequence[float], *, most: float, leap: tuple[float, float]
) -> Matrix:
    """Return for each label how likely it stands for each element.

    `pairs` holds the logarithm of the evidence of each label for each element, `nothing` that it is no label. `skips`
    are the costs of leaving an element out, of which several together cost `most` at the most; `leap` gives the cost of
    going back and what each element on the way back adds, up to `most` as well.
    """
    rows, columns = pairs.shape
    steps = _steps(skips, most, leap)
    forward = np.full((rows + 1, columns + 1), -np.inf)
    forward[0, 0] = 0.0
    for i in range(rows):
        moved = _sum(forward[i][:, None] + steps, 0) + np.concatenate(([-np.inf], pairs[i]))
        forward[i + 1] = np.logaddexp(forward[i] + nothing[i], moved)
    backward = np.zeros((rows + 1, columns + 1))
    for i in range(rows - 1, -1, -1):
        onward = np.concatenate(([-np.inf], pairs[i])) + backward[i + 1]
        backward[i] = np.logaddexp(backward[i + 1] + nothing[i], _sum(steps + onward[None, :], 1))
    total = _sum(forward[rows], 0)
    found = np.zeros((rows, columns))
    for i in range(rows):
        moved = _sum(forward[i][:, None] + steps, 0)[1:] + pairs[i] + backward[i + 1][1:]
        found[i] = np.exp(moved - total)
    return found


def _steps(skips: Sequence[float], most: float, leap: tuple[float, float]) -> Matrix:
    """Return the cost of going from each place of the row (0: before it) to each element."""
    count = len(skips)
    passed = np.concatenate(([0.0], np.cumsum(skips)))
    steps = np.full((count + 1, count + 1), -np.inf)
    for here in range(count + 1):
        for there in range(1, count + 1):
            if there > here:
                steps[here, there] = -min(passed[there - 1] - passed[here], most)
            else:
                steps[here, there] = -leap[0] - min((here - there) * leap[1], most)
    return steps


def _sum(values: Matrix, axis: int) -> Matrix:
    result: Matrix = np.logaddexp.reduce(values, axis=axis)
    return result
