"""Logistic regression by Newton's method: few features, deterministic, a handful of numbers to ship."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
CONSTANT = 1e-6
"""Spread below which a feature tells nothing."""
SMALL_STEP = 1e-9
"""Newton's method doubles the right digits with each step; the weights are kept to six."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """Standardised features times coefficients, plus a bias, through the logistic function."""

    mean: Matrix
    scale: Matrix
    coefficients: Matrix

    def probability(self, features: Matrix) -> Matrix:
        """Return one probability per row of features."""
        standard = (features - self.mean) / self.scale
        margin = standard @ self.coefficients[:-1] + self.coefficients[-1]
        result: Matrix = 1.0 / (1.0 + np.exp(-np.clip(margin, -30.0, 30.0)))
        return result


def fit(
    features: Matrix, labels: Matrix, penalty: float = 1.0, *, counts: Matrix | None = None, steps: int = 50
) -> Logistic:
    """Fit with a ridge penalty on all coefficients but the bias; `counts` says for how many each row stands."""
    counts = np.ones(len(features)) if counts is None else counts
    mean = np.average(features, axis=0, weights=counts)
    spread = np.sqrt(np.average((features - mean) ** 2, axis=0, weights=counts))
    scale = np.where(spread < CONSTANT, 1.0, spread)
    design = np.column_stack([(features - mean) / scale, np.ones(len(features))])
    ridge = np.full(design.shape[1], penalty)
    ridge[-1] = 1e-6
    weights = np.zeros(design.shape[1])
    for _ in range(steps):
        chance = 1.0 / (1.0 + np.exp(-np.clip(design @ weights, -30.0, 30.0)))
        gradient = design.T @ (counts * (chance - labels)) + ridge * weights
        curvature = (design * (counts * chance * (1 - chance))[:, None]).T @ design + np.diag(ridge)
        step = np.linalg.solve(curvature, gradient)
        weights = weights - step
        if float(np.abs(step).max()) < SMALL_STEP:
            break
    return Logistic(mean, scale, weights)


def table_of(model: Logistic, decimals: int = 6) -> dict[str, list[float]]:
    """Return the numbers of a regression as they are shipped."""
    names = ("mean", "scale", "coefficients")
    return {name: [round(float(value), decimals) for value in getattr(model, name)] for name in names}


def of_table(table: Mapping[str, Sequence[float]]) -> Logistic:
    """Return the regression of shipped numbers."""
    return Logistic(np.array(table["mean"]), np.array(table["scale"]), np.array(table["coefficients"]))
