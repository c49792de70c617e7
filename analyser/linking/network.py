"""Scores of all pairs of a project, where links support each other.

First every pair is scored on its own. Then each score is judged again, twice, beside the paths
through a third statement (objective - activity - result supports objective - result) and beside its
rivals. In a form the work packages are such third statements, whose members are given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyser.linking.nodes import PACKAGE_KIND, PACKAGE_PAIR, PAIRS, Node
from analyser.linking.similarity import Matrix, Similarities, features
from analyser.linking.weights import Stages

Pair = tuple[int, int]
Given = Mapping[Pair, float]
"""Pairs that need no scoring, with their probability: what the form states."""


@dataclass(frozen=True, slots=True)
class Network:
    """The nodes of a project, the pairs to be scored with their features, and what is given.

    `alike` are the likenesses by which a statement is compared with its siblings.
    """

    nodes: tuple[Node, ...]
    pairs: tuple[Pair, ...]
    features: Matrix
    given: Given
    alike: tuple[Matrix, ...]

    def table(self, scores: Matrix) -> Matrix:
        """Return scores and given pairs as a symmetric square."""
        table = np.zeros((len(self.nodes), len(self.nodes)))
        for (i, j), score in zip(self.pairs, scores, strict=True):
            table[i, j] = table[j, i] = score
        for (i, j), score in self.given.items():
            table[i, j] = table[j, i] = score
        return table


def network(nodes: Sequence[Node], found: Similarities, stated: Given | None = None) -> Network:
    """Return the network of a project; work packages among the nodes make it one with the form's structure."""
    structured = any(node.kind == PACKAGE_KIND for node in nodes)
    kinds = (*PAIRS, PACKAGE_PAIR) if structured else PAIRS
    pairs: list[Pair] = []
    rows: list[Matrix] = []
    for pair in kinds:
        left = [i for i, node in enumerate(nodes) if node.kind == pair[0]]
        right = [i for i, node in enumerate(nodes) if node.kind == pair[1]]
        if not left or not right:
            continue
        block = features(found, left, right)
        named = np.tile([float(pair == other) for other in kinds], (len(left) * len(right), 1))
        pairs += [(i, j) for i in left for j in right]
        rows.append(np.column_stack([block.reshape(len(named), -1), named]))
    table = np.concatenate(rows) if rows else np.zeros((0, 0))
    if structured and pairs:
        table = np.column_stack([table, [_together(nodes[i], nodes[j]) for i, j in pairs]])
    alike = (*found.wording[2:4], *([] if found.meanings is None else [found.meanings]))
    return Network(tuple(nodes), tuple(pairs), table, {**_members(nodes), **(stated or {})}, alike)


def score(net: Network, stages: Stages) -> Matrix:
    """Return the probability of each pair of a project that it is a link."""
    if not net.pairs:
        return np.zeros(0)
    scores = stages.rounds[0].probability(net.features)
    for one in stages.rounds[1:]:
        scores = one.probability(later_features(net, scores))
    return scores


def later_features(net: Network, scores: Matrix) -> Matrix:
    """Return the features of a further look: the score so far, its support, the first features."""
    clipped = np.clip(scores, 1e-4, 1 - 1e-4)
    table = net.table(scores)
    kinds = np.array([node.kind for node in net.nodes])
    support = np.array([_supported(i, j, table, kinds) for i, j in net.pairs])
    return np.column_stack([np.log(clipped / (1 - clipped)), support, net.features])


def _together(one: Node, other: Node) -> tuple[float, float]:
    """Say whether the form puts two statements into the same work package, or into two different ones."""
    if one.work_package is None or other.work_package is None:
        return 0.0, 0.0
    same = one.work_package == other.work_package
    return float(same), float(not same)


def _members(nodes: Sequence[Node]) -> Given:
    """Return the membership in work packages as given pairs."""
    packages = [i for i, node in enumerate(nodes) if node.kind == PACKAGE_KIND]
    return {
        (i, j): float(node.work_package == nodes[j].work_package)
        for i, node in enumerate(nodes)
        for j in packages
        if node.kind not in (PACKAGE_KIND, "O") or node.work_package is not None
        if i != j
    }


def _supported(i: int, j: int, table: Matrix, kinds: npt.NDArray[np.str_]) -> list[float]:
    """Return the best paths over other kinds, all paths, shared neighbours, and the lead over rivals."""
    through = table[i] * table[j]
    outside = (kinds != kinds[i]) & (kinds != kinds[j])
    best = sorted((through[outside & (kinds == kind)].max(initial=0.0) for kind in set(kinds[outside])), reverse=True)
    around_i, around_j = table[i][outside], table[j][outside]
    shared = np.minimum(around_i, around_j).sum() / (np.maximum(around_i, around_j).sum() + 1e-6)
    of_target = np.delete(table[:, j] * (kinds == kinds[i]), i)
    of_source = np.delete(table[i] * (kinds == kinds[j]), j)
    return [
        *[*best, 0.0, 0.0][:2],
        1.0 - float(np.prod(1.0 - through[outside])),
        float(shared),
        table[i, j] - of_target.max(initial=0.0),
        table[i, j] - of_source.max(initial=0.0),
        float(of_target.sum()),
        float(of_source.sum()),
    ]
