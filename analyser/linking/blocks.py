"""What the scores between two lists say about each pair of them: order, rivals and shared partners.

The k-th activity of a draft tends to make the k-th result. How far a list keeps this order is read
from the scores themselves, so that lists in no order are not judged by it.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]


def odds(scores: Matrix) -> Matrix:
    """Return the log-odds of scores, within bounds."""
    clipped = np.clip(scores, 1e-4, 1 - 1e-4)
    found: Matrix = np.log(clipped / (1 - clipped))
    return found


def in_order(scores: Matrix) -> tuple[Matrix, ...]:
    """Return how far apart two places are, the same as far as the lists keep an order, and the neighbours' scores."""
    rows, columns = (_places(size) for size in scores.shape)
    apart = np.abs(rows[:, None] - columns[None, :])
    kept = _correlation(scores, rows, columns)
    padded = np.pad(scores, 1)
    return apart, kept * apart, max(kept, 0.0) * apart, padded[2:, 2:] + padded[:-2, :-2]


def shared(scores: Matrix) -> Matrix:
    """Return how surely the partners of a source, and their other sources, lead to a target."""
    found: Matrix = scores @ scores.T @ scores / (1.0 + scores.sum())
    return found


def rivals(scores: Matrix) -> tuple[Matrix, ...]:
    """Return the lead over the best rival target and source, and what all rivals add up to."""
    return (
        scores - _best_other(scores),
        scores - _best_other(scores.T).T,
        scores.sum(axis=1, keepdims=True) - scores,
        scores.sum(axis=0, keepdims=True) - scores,
    )


def _best_other(scores: Matrix) -> Matrix:
    """Return, for each score, the highest other one of its row; 0 when it is alone."""
    if scores.shape[1] == 1:
        return np.zeros_like(scores)
    ordered = np.sort(scores, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    first = np.argmax(scores, axis=1)[:, None] == np.arange(scores.shape[1])[None, :]
    return np.where(first, second, best)


def _places(size: int) -> Matrix:
    return np.linspace(0.0, 1.0, size) if size > 1 else np.full(1, 0.5)


def _correlation(scores: Matrix, rows: Matrix, columns: Matrix) -> float:
    """Return the correlation of the places of sources and targets, weighted by squared scores."""
    weights = scores**2 / max(float((scores**2).sum()), 1e-9)
    left, right = rows - weights.sum(axis=1) @ rows, columns - weights.sum(axis=0) @ columns
    spread = (weights.sum(axis=1) @ left**2) * (weights.sum(axis=0) @ right**2)
    return float(left @ weights @ right / np.sqrt(spread + 1e-9))
