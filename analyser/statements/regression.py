"""Multinomial logistic regression in numpy: small, deterministic, stored without pickle."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
_STEPS = 300


def softmax(scores: Array) -> Array:
    """Return the probability of each class (columns) for each row of scores."""
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True), dtype=np.float64)


def fit(gram: Array, labels: Sequence[str], classes: Sequence[str], penalty: float) -> Array:
    """Return the share of every row in the weights (rows x classes), by accelerated gradient descent with L2.

    The weights of such a regression are sums of its rows, so that the products of the rows with each
    other (`gram`) are all it needs: a few thousand rows stand for many times as many features. Every
    class weighs alike, however many statements it has. The step is the inverse of a bound on the
    curvature of the loss, so that the descent needs no search and always ends the same.
    Source: Nesterov, A method of solving a convex programming problem, 1983.
    """
    wanted = np.array([[float(label == name) for name in classes] for label in labels])
    row_weight = (wanted @ (1.0 / (wanted.sum(axis=0) * len(classes))))[:, None]
    root = np.sqrt(row_weight)
    step = 1.0 / (0.5 * _top_eigenvalue(root * gram * root.T) + penalty)
    current = lookahead = np.zeros((len(labels), len(classes)))
    for turn in range(_STEPS):
        error = (softmax(gram @ lookahead) - wanted) * row_weight
        following = lookahead - step * (error + penalty * lookahead)
        lookahead = following + turn / (turn + 3) * (following - current)
        current = following
    return current


def _top_eigenvalue(square: Array) -> float:
    """Return the largest eigenvalue of a matrix of products, by the power method."""
    vector = np.full(len(square), 1.0 / np.sqrt(len(square)))
    value = 1.0
    for _ in range(60):
        product = square @ vector
        value = float(np.linalg.norm(product))
        vector = product / value
    return 1.05 * value
