"""Which statements of a project are left alone, by what their links say and by how far the rest speaks of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set

import numpy as np

from analyser.linking.network import WORDINGS, Network, score
from analyser.linking.nodes import PACKAGE_KIND, Node
from analyser.linking.orphans import Lack, lacks
from analyser.linking.similarity import Matrix
from analyser.linking.unheard import NEEDS, Unheard, log_odds, usual
from analyser.linking.weights import Stages

_POSSIBLE = 0.1
"""A result whose name no indicator has is told unless its links say so surely that one measures it."""
LEAST = 0.1
"""A best candidate below this is none: of 138 such candidates of statements that are left without a link in the gold
projects for fitting, with meanings, 13 are right."""
_GOLD = {"O": 3, "A": 5}
"""Objectives and activities of the smallest gold projects."""
APART = (0.2, 0.1, 0.14)
"""A statement without a candidate is told as an orphan where no statement of another kind is nearer than this by score,
words and meaning: the want of a candidate alone would be told of forty statements of good drafts."""


def left_alone(
    net: Network, stages: Stages, firm: Set[tuple[str, str]], unheard: Unheard
) -> frozenset[tuple[str, str]]:
    """Return the statements that are orphans, each with the kind it has no link to.

    Whole drafts, and plans smaller than the gold projects, have a decision of their own.

    What is `firm`, a reference by number or a place within the other's description, is beyond doubt; the same work
    package is not: an excursion stands in one too. In a whole draft it counts how far the rest speaks of a statement; a
    result lacks an indicator there only if none names it and nothing makes it, or its package has no indicator.
    """
    by_draft = unheard.is_whole or is_small(net)
    scores = score(net, stages.whole_rounds if by_draft else stages.rounds)
    found = list(lacks(net, scores))
    if not found:
        return frozenset()
    table = net.table(scores)
    ends: set[tuple[str, str]] = set()
    if by_draft:
        threshold = stages.whole_threshold
        chances = stages.whole_orphan.probability(np.array([one.plain for one in found]))
    else:
        threshold = stages.orphan_threshold
        chances = stages.orphan.probability(np.array([one.features for one in found]))
    needed = ((one, chance) for one, chance in zip(found, chances, strict=True) if NEEDS[_kind(net, one)] == one.kind)
    middle = usual((_kind(net, one), float(chance)) for one, chance in needed)
    for lack, chance in zip(found, chances, strict=True):
        node = net.nodes[lack.node]
        if has_link(node.id, lack.kind, firm):
            continue
        if node.id in unheard and NEEDS[node.kind] == lack.kind:
            told = unheard.tells(node.id, (log_odds(float(chance)),), middle[node.kind])
        else:
            told = bool(chance >= threshold) or _is_apart(net, table, lack)
            if unheard.is_whole and node.kind == "R":
                told = (unheard.is_unnamed(node.id) and chance >= _POSSIBLE) or (
                    node.id in unheard
                    and not unheard.is_measured(node.id)
                    and ((node.id, "A") in ends or (told and not _beside(net, node, lack.kind)))
                )
        if told:
            ends.add((node.id, lack.kind))
    doubted = unheard.doubted(name for name, kind in ends if name in unheard and NEEDS[name[0]] == kind)
    return frozenset(end for end in ends if end[0] not in doubted)


def is_small(net: Network) -> bool:
    """Say whether a plan has fewer statements than any gold project: what its rivals get tells little there."""
    counts = Counter(node.kind for node in net.nodes)
    return any(counts[kind] < least for kind, least in _GOLD.items())


def _kind(net: Network, lack: Lack) -> str:
    return net.nodes[lack.node].kind


def _beside(net: Network, node: Node, kind: str) -> bool:
    """Say whether the work package of a statement has a statement of a kind."""
    package = node.work_package
    return package is not None and any(one.kind == kind and one.work_package == package for one in net.nodes)


def _is_apart(net: Network, table: Matrix, lack: Lack) -> bool:
    """Say whether a statement has no candidate of the kind it needs and no words or meaning in common with others.

    Wording alone is not enough to say so.
    """
    if len(net.alike) <= WORDINGS:
        return False
    kinds = np.array([node.kind for node in net.nodes])
    others = (kinds != net.nodes[lack.node].kind) & (kinds != PACKAGE_KIND)
    measures = (table, net.alike[0], net.alike[WORDINGS])
    near = [float(measure[lack.node, others].max()) for measure in measures]
    has_candidate = float(table[lack.node, kinds == lack.kind].max()) >= LEAST
    return not has_candidate and all(value < bound for value, bound in zip(near, APART, strict=True))


def both(pair: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Return each end of a pair with the kind of the other."""
    return (pair[0], pair[1][0]), (pair[1], pair[0][0])


def has_link(name: str, kind: str, pairs: Iterable[tuple[str, str]]) -> bool:
    """Say whether a statement is in one of the pairs with one of a kind."""
    return any(name in pair and kind in (pair[0][0], pair[1][0]) and pair[0][0] != pair[1][0] for pair in pairs)
