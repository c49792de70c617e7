"""Scores of all pairs of a project, where links support each other.

First every pair is scored on its own. Then each score is judged again, twice, beside the paths
through a third statement (objective - activity - result supports objective - result), beside its
rivals and its place in the order of the lists, each weighed for the kinds of the pair. In a form the
work packages are such third statements, whose members are given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyser.linking.blocks import in_order, odds, rivals, shared
from analyser.linking.nodes import PACKAGE_KIND, PACKAGE_PAIR, PAIRS, Node
from analyser.linking.similarity import Matrix, Similarities, features
from analyser.logistic import Logistic

Pair = tuple[int, int]
Places = npt.NDArray[np.int64]
Kinds = npt.NDArray[np.str_]
Block = tuple[Places, Places]
Given = Mapping[Pair, float]
"""Pairs that need no scoring, with their probability: what the form states."""
WORDINGS = 2
"""Measures of wording by which a network knows who is near; those of meaning follow."""


@dataclass(frozen=True, slots=True)
class Network:
    """The nodes of a project, the pairs to be scored with their features, and what is given.

    `blocks` are the nodes of two kinds each, whose pairs follow each other in `pairs`. `alike` are the
    likenesses by which a statement is compared with its siblings.
    """

    nodes: tuple[Node, ...]
    pairs: tuple[Pair, ...]
    blocks: tuple[Block, ...]
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
    kinds = _kinds(nodes)
    pairs: list[Pair] = []
    blocks: list[Block] = []
    rows: list[Matrix] = []
    for pair in kinds:
        left = [i for i, node in enumerate(nodes) if node.kind == pair[0]]
        right = [i for i, node in enumerate(nodes) if node.kind == pair[1]]
        if not left or not right:
            continue
        block = features(found, left, right)
        named = np.tile([float(pair == other) for other in kinds], (len(left) * len(right), 1))
        pairs += [(i, j) for i in left for j in right]
        blocks.append((np.array(left), np.array(right)))
        rows.append(np.column_stack([block.reshape(len(named), -1), named]))
    table = np.concatenate(rows) if rows else np.zeros((0, 0))
    if structured and pairs:
        table = np.column_stack([table, [_together(nodes[i], nodes[j]) for i, j in pairs]])
    meant = (one for one in (found.meanings, found.tied) if one is not None)
    alike = (*found.wording[2 : 2 + WORDINGS], *meant)
    return Network(tuple(nodes), tuple(pairs), tuple(blocks), table, {**_members(nodes), **(stated or {})}, alike)


def score(net: Network, looks: Sequence[Logistic]) -> Matrix:
    """Return the probability of each pair of a project that it is a link."""
    if not net.pairs:
        return np.zeros(0)
    scores = looks[0].probability(net.features)
    for one in looks[1:]:
        scores = one.probability(later_features(net, scores))
    return scores


def later_features(net: Network, scores: Matrix) -> Matrix:
    """Return the features of a further look: the score so far, its support, rivals and place, the first features."""
    table = net.table(scores)
    kinds = np.array([node.kind for node in net.nodes])
    own = odds(table)
    later = []
    for rows, columns in net.blocks:
        block = table[np.ix_(rows, columns)]
        paths = _paths(table, kinds, rows, columns)
        layers = (own[np.ix_(rows, columns)], *paths, *rivals(block), *in_order(block), shared(block))
        known = np.stack(layers, axis=-1).reshape(block.size, -1)
        named = [float(kinds[rows[0]] + kinds[columns[0]] == other) for other in _kinds(net.nodes)]
        later.append(np.concatenate([known, *(known * one for one in named)], axis=1))
    return np.column_stack([np.concatenate(later), net.features])


def _kinds(nodes: Sequence[Node]) -> tuple[str, ...]:
    return (*PAIRS, PACKAGE_PAIR) if any(node.kind == PACKAGE_KIND for node in nodes) else PAIRS


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


def _paths(table: Matrix, kinds: Kinds, rows: Places, columns: Places) -> tuple[Matrix, ...]:
    """Return the two best paths over other kinds, all paths together, and the neighbours in common."""
    others = [np.flatnonzero(kinds == kind) for kind in sorted(set(kinds) - {kinds[rows[0]], kinds[columns[0]]})]
    size = (len(rows), len(columns))
    best, none = [np.zeros(size), np.zeros(size)], np.ones(size)
    least, most = np.zeros(size), np.full(size, 1e-6)
    for places in others:
        left, right = table[np.ix_(rows, places)][:, None, :], table[np.ix_(columns, places)][None, :, :]
        best.append((left * right).max(axis=-1))
        none = none * (1.0 - left * right).prod(axis=-1)
        least = least + np.minimum(left, right).sum(axis=-1)
        most = most + np.maximum(left, right).sum(axis=-1)
    ordered = np.sort(np.stack(best), axis=0)
    return ordered[-1], ordered[-2], 1.0 - none, least / most
