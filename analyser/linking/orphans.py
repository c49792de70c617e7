"""Whether a statement is left alone: a decision of its own, beside the scores of its candidates.

A missing link is an accusation and needs more than a best candidate below the threshold: how likely
is it that none of the candidates is right, what is left when every candidate is given to its best
owner, is the statement as near to its best candidate, and to the project as a whole, as its siblings
are to theirs, does it stand where a candidate is missing, and what does its own work package hold?
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from analyser.linking.blocks import in_order, odds, rivals
from analyser.linking.network import Kinds, Network, Places
from analyser.linking.nodes import PACKAGE_KIND
from analyser.linking.similarity import Matrix

NEEDS = (("O", "A"), ("O", "R"), ("A", "O"), ("R", "A"), ("R", "I"))
"""A statement of the first kind needs a link to one of the second: rules LNK001 to LNK005."""
NO_WORD = 0.01
"""Likeness by lemmas below which no telling word is shared."""
NEARNESS = 4.0
"""How fast a candidate's place in the order of the lists stops being that of a statement."""
STATED_KINDS = "OARI"


@dataclass(frozen=True, slots=True)
class Lack:
    """A statement (its place among the nodes) beside the kind it needs; `features` is what is known about it."""

    node: int
    kind: str
    features: tuple[float, ...]

    @property
    def plain(self) -> tuple[float, ...]:
        """Return what is known without its repetition for each need: the features of the decision in whole drafts."""
        known = (len(self.features) - len(NEEDS)) // (1 + len(NEEDS))
        return (*self.features[:known], *self.features[-len(NEEDS) :])


def lacks(net: Network, scores: Matrix) -> Iterator[Lack]:
    """Yield every statement with each kind it needs, in the order of the nodes."""
    table = net.table(scores)
    kinds = np.array([node.kind for node in net.nodes])
    found = {need: _block(net, table, kinds, need) for need in NEEDS}
    for index, node in enumerate(net.nodes):
        for need, known in found.items():
            if need[0] == node.kind and index in known:
                yield Lack(index, need[1], _for_need(known[index], need))


def _for_need(known: tuple[float, ...], need: tuple[str, str]) -> tuple[float, ...]:
    """Return what is known, then once more for each need with zeros where it is another, and which need it is."""
    named = [float(need == other) for other in NEEDS]
    return (*known, *(value * one for one in named for value in known), *named)


def _block(net: Network, table: Matrix, kinds: Kinds, need: tuple[str, str]) -> dict[int, tuple[float, ...]]:
    """Return what is known about each statement of a kind beside all candidates of another."""
    own, candidates = np.flatnonzero(kinds == need[0]), np.flatnonzero(kinds == need[1])
    if not len(own) or not len(candidates):
        return {}
    block = table[np.ix_(own, candidates)]
    standing = [_standing(measure, kinds, own, candidates) for measure in net.alike]
    columns = np.column_stack([chances(block), left_over(block), *standing, _elsewhere(table, kinds, own, need)])
    packages = [_in_package(net, table, int(i), candidates, need) for i in own]
    return {int(i): (*map(float, row), *package) for i, row, package in zip(own, columns, packages, strict=True)}


def wordless(net: Network) -> frozenset[str]:
    """Return the objectives that share no telling word with any activity or result, all activities being described.

    Of the gold projects, whose activities are titles only, three of five such objectives are orphans;
    a described activity has ten times the words, so that none in common says more.
    """
    activities = [i for i, node in enumerate(net.nodes) if node.kind == "A"]
    plan = [i for i, node in enumerate(net.nodes) if node.kind in ("A", "R")]
    if not activities or any("\n" not in net.nodes[i].text for i in activities):
        return frozenset()
    shared = net.alike[0]
    return frozenset(
        node.id for i, node in enumerate(net.nodes) if node.kind == "O" and float(shared[i, plan].max()) < NO_WORD
    )


def wordless_results(net: Network) -> frozenset[tuple[str, str]]:
    """Return the pairs of objectives and results that share no telling word."""
    nodes, shared = list(enumerate(net.nodes)), net.alike[0]
    objectives, results = ([(i, one.id) for i, one in nodes if one.kind == kind] for kind in "OR")
    return frozenset((o, r) for i, o in objectives for j, r in results if shared[i, j] < NO_WORD)


def chances(block: Matrix) -> Matrix:
    """Return what the scores say: the best, the second, none at all, all together, against the siblings' best."""
    ordered = np.clip(np.sort(block, axis=1)[:, ::-1], 1e-4, 1 - 1e-4)
    second = ordered[:, 1] if block.shape[1] > 1 else np.zeros(len(block))
    best = odds(ordered[:, 0])
    return np.column_stack(
        [
            best,
            second,
            ordered[:, 0] - second,
            np.log1p(-ordered).sum(axis=1),
            ordered.sum(axis=1),
            best - np.median(best),
            np.full(len(block), ordered[:, 0].mean()),
            np.full(len(block), block.shape[0] / block.shape[1]),
        ]
    )


def left_over(block: Matrix) -> Matrix:
    """Return what is left when each candidate goes to its best owner, and whether one near in order is free.

    Leads: over the rivals of the best candidate, and the best lead over all candidates. Shares: of the
    candidates, and of those that the statement owns.
    """
    lead, places = rivals(block)[1], np.arange(len(block))
    owner = block.argmax(axis=0)[None, :] == places[:, None]
    free = np.exp(-NEARNESS * in_order(block)[0]) * (1.0 - (block - lead))
    return np.column_stack(
        [
            lead[places, block.argmax(axis=1)],
            lead.max(axis=1),
            (block**2 / (block.sum(axis=0) + 1e-6)).max(axis=1),
            owner.any(axis=1),
            (block * owner).max(axis=1),
            free.max(axis=1),
        ]
    )


def _standing(measure: Matrix, kinds: Kinds, own: Places, candidates: Places) -> Matrix:
    """Return how near the best candidate is, also against the siblings', and the three nearest of all other kinds."""
    best = measure[np.ix_(own, candidates)].max(axis=1)
    outside = measure[np.ix_(own, np.flatnonzero(kinds != kinds[own[0]]))]
    around = np.sort(outside, axis=1)[:, -3:].mean(axis=1)
    return np.column_stack([best, best - np.median(best), around - np.median(around)])


def _elsewhere(table: Matrix, kinds: Kinds, own: Places, need: tuple[str, str]) -> Matrix:
    """Return the best link to each further kind, and the best path over one of them to a candidate."""
    candidates = np.flatnonzero(kinds == need[1])
    links, via = [], np.zeros(len(own))
    for kind in STATED_KINDS:
        others = np.flatnonzero(kinds == kind)
        if kind in need or not len(others):
            links.append(np.zeros(len(own)))
            continue
        there = table[np.ix_(own, others)]
        links.append(there.max(axis=1))
        onward = table[np.ix_(others, candidates)].max(axis=1)
        via = np.maximum(via, (there * onward).max(axis=1))
    return np.column_stack([*links, via])


def _in_package(
    net: Network, table: Matrix, index: int, candidates: Places, need: tuple[str, str]
) -> tuple[float, ...]:
    """Return whether the statement and a candidate stand in one work package, the best of these, the package's tie."""
    package = net.nodes[index].work_package
    if package is None:
        return (0.0, 0.0, 0.0, 0.0)
    same = [j for j in candidates if net.nodes[j].work_package == package]
    own = np.array(
        [j for j, node in enumerate(net.nodes) if node.kind == PACKAGE_KIND and node.work_package == package], dtype=int
    )
    tie = float(table[np.ix_(candidates, own)].max(initial=0.0)) if need == ("A", "O") else 0.0
    return (1.0, float(bool(same)), max((float(table[index, j]) for j in same), default=0.0), tie)
