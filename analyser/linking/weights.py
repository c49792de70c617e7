"""The fitted weights in `models/linking`: plain JSON, one file per kind of evidence at hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from analyser import assets
from analyser.linking.logistic import Logistic


@dataclass(frozen=True, slots=True)
class Weights:
    """`pair` scores two plain statements; `first` and `second` score the pairs of a whole project.

    A link is claimed from `threshold` (projects) or `pair_threshold` (two lists) on;
    `long_threshold` is for lists of more than 30 statements.
    """

    pair: Logistic
    first: Logistic
    second: Logistic
    threshold: float
    pair_threshold: float
    long_threshold: float


@cache
def load(semantic: bool) -> Weights:
    """Return the weights for lexical evidence alone or with meanings.

    Raises:
        DataError: the file is missing or was changed.
    """
    name = "semantic.json" if semantic else "lexical.json"
    table = json.loads(assets.load("models", "linking", name))
    return Weights(
        pair=_logistic(table["pair"]),
        first=_logistic(table["first"]),
        second=_logistic(table["second"]),
        threshold=float(table["threshold"]),
        pair_threshold=float(table["pair_threshold"]),
        long_threshold=float(table["long_threshold"]),
    )


def dump(weights: Weights) -> bytes:
    """Return the bytes of a weights file; numbers are rounded so that any machine writes the same."""
    table: dict[str, Any] = {
        name: {
            key: [round(float(v), 6) for v in getattr(getattr(weights, name), key)]
            for key in ("mean", "scale", "coefficients")
        }
        for name in ("pair", "first", "second")
    }
    table |= {name: getattr(weights, name) for name in ("threshold", "pair_threshold", "long_threshold")}
    return (json.dumps(table, indent=1) + "\n").encode()


def _logistic(table: dict[str, list[float]]) -> Logistic:
    return Logistic(np.array(table["mean"]), np.array(table["scale"]), np.array(table["coefficients"]))
