"""Whether a statement is left alone: a decision of its own, beside the scores of its candidates.

A missing link is an accusation and needs more than a best candidate below the threshold: how likely
is it that none of the candidates is right, and how far is the best from the rest?
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from analyser.linking.network import Network
from analyser.linking.similarity import Matrix

NEEDS = (("O", "A"), ("O", "R"), ("A", "O"), ("R", "A"), ("R", "I"))
"""A statement of the first kind needs a link to one of the second: rules LNK001 to LNK005."""


@dataclass(frozen=True, slots=True)
class Lack:
    """A statement (its place among the nodes) beside the kind it needs; `features` is what is known about it."""

    node: int
    kind: str
    features: tuple[float, ...]


def lacks(net: Network, scores: Matrix) -> Iterator[Lack]:
    """Yield every statement with each kind it needs, in the order of the nodes."""
    table = net.table(scores)
    kinds = np.array([node.kind for node in net.nodes])
    for index, node in enumerate(net.nodes):
        for kind in (other for own, other in NEEDS if own == node.kind):
            candidates = np.flatnonzero(kinds == kind)
            if len(candidates):
                yield Lack(index, kind, (*_features(index, candidates, table, kinds), *_named(node.kind, kind)))


def _features(index: int, candidates: np.ndarray[tuple[int], np.dtype[np.int64]], table: Matrix, kinds: object) -> Iterator[float]:
    chances = np.clip(np.sort(table[index, candidates])[::-1], 1e-4, 1 - 1e-4)
    best = int(candidates[np.argmax(table[index, candidates])])
    rivals = np.delete(table[:, best] * (np.asarray(kinds) == np.asarray(kinds)[index]), index)
    others = (np.asarray(kinds) != np.asarray(kinds)[index]) & (np.asarray(kinds) != np.asarray(kinds)[best])
    yield float(np.log(chances[0] / (1 - chances[0])))
    yield float(chances[0] - (chances[1] if len(chances) > 1 else 0.0))
    yield float(np.log1p(-chances).sum())
    yield float(chances[0] - rivals.max(initial=0.0))
    yield float(np.max(table[index] * others, initial=0.0))


def _named(own: str, other: str) -> tuple[float, ...]:
    return tuple(float((own, other) == need) for need in NEEDS)
