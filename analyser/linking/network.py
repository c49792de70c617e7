"""Scores of all pairs of a project, where links support each other.

First every pair is scored on its own. Then each score is judged again beside the paths through a
third statement (objective - activity - result supports objective - result) and beside its rivals.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from analyser.linking.nodes import PAIRS, Node
from analyser.linking.similarity import Matrix, Similarities, features
from analyser.linking.weights import Weights

Pair = tuple[int, int]


def pair_features(nodes: Sequence[Node], found: Similarities) -> tuple[tuple[Pair, ...], Matrix]:
    """Return the pairs of a project and their features: likeness, same work package, kinds."""
    pairs: list[Pair] = []
    rows: list[Matrix] = []
    for kinds in PAIRS:
        left = [i for i, node in enumerate(nodes) if node.kind == kinds[0]]
        right = [i for i, node in enumerate(nodes) if node.kind == kinds[1]]
        if not left or not right:
            continue
        block = features(found, left, right)
        pairs += [(i, j) for i in left for j in right]
        rows.append(
            np.column_stack([block.reshape(-1, block.shape[-1]), _kinds(kinds, block.shape[0] * block.shape[1])])
        )
    return tuple(pairs), np.concatenate(rows) if rows else np.zeros((0, 0))


def support(pairs: Sequence[Pair], nodes: Sequence[Node], scores: Matrix) -> Matrix:
    """Return per pair the two best paths over a third kind and the lead over its rivals."""
    size = len(nodes)
    table = np.zeros((size, size))
    for (i, j), score in zip(pairs, scores, strict=True):
        table[i, j] = table[j, i] = score
    kinds = np.array([node.kind for node in nodes])
    rows = [_supported(i, j, table, kinds) for i, j in pairs]
    return np.array(rows).reshape(len(rows), 4)


def second_features(first: Matrix, pairs: Sequence[Pair], nodes: Sequence[Node], scores: Matrix) -> Matrix:
    """Return the features of the second look: the first score, its support, the first features."""
    clipped = np.clip(scores, 1e-4, 1 - 1e-4)
    return np.column_stack([np.log(clipped / (1 - clipped)), support(pairs, nodes, scores), first])


def score(nodes: Sequence[Node], found: Similarities, weights: Weights) -> tuple[tuple[Pair, ...], Matrix]:
    """Return the pairs of a project with the probability that each is a link."""
    pairs, first = pair_features(nodes, found)
    if not pairs:
        return (), np.zeros(0)
    scores = weights.first.probability(first)
    return pairs, weights.second.probability(second_features(first, pairs, nodes, scores))


def _supported(i: int, j: int, table: Matrix, kinds: npt.NDArray[np.str_]) -> list[float]:
    through = table[i] * table[j]
    outside = (kinds != kinds[i]) & (kinds != kinds[j])
    best = sorted((through[outside & (kinds == kind)].max(initial=0.0) for kind in set(kinds[outside])), reverse=True)
    paths = [*best, 0.0, 0.0][:2]
    rivals_of_target = np.delete(table[:, j] * (kinds == kinds[i]), i).max(initial=0.0)
    rivals_of_source = np.delete(table[i] * (kinds == kinds[j]), j).max(initial=0.0)
    return [*paths, table[i, j] - rivals_of_target, table[i, j] - rivals_of_source]


def _kinds(kinds: str, count: int) -> Matrix:
    return np.tile([float(kinds == pair) for pair in PAIRS], (count, 1))
