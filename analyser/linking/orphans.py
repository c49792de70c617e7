"""Whether a statement is left alone: a decision of its own, beside the scores of its candidates.

A missing link is an accusation and needs more than a best candidate below the threshold: how likely
is it that none of the candidates is right, how far is the best from the rest, and is the statement
as near to its best candidate, and to the project as a whole, as its siblings are to theirs?
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyser.linking.network import Network
from analyser.linking.similarity import Matrix

NEEDS = (("O", "A"), ("O", "R"), ("A", "O"), ("R", "A"), ("R", "I"))
"""A statement of the first kind needs a link to one of the second: rules LNK001 to LNK005."""
NO_WORD = 0.01
"""Likeness by lemmas below which no telling word is shared."""
Places = npt.NDArray[np.int64]


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
                standing = [_standing(measure, index, kinds, candidates) for measure in net.alike]
                known = (*_chances(index, candidates, table, kinds), *(x for pair in standing for x in pair))
                yield Lack(index, kind, (*known, *(float((node.kind, kind) == need) for need in NEEDS)))


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


def _chances(index: int, candidates: Places, table: Matrix, kinds: npt.NDArray[np.str_]) -> Iterator[float]:
    """Yield what the scores say: the best, its lead, none at all, its lead over rivals, links to other kinds."""
    own = table[index, candidates]
    chances = np.clip(np.sort(own)[::-1], 1e-4, 1 - 1e-4)
    best = int(candidates[np.argmax(own)])
    rivals = np.delete(table[:, best] * (kinds == kinds[index]), index)
    others = (kinds != kinds[index]) & (kinds != kinds[best])
    yield float(np.log(chances[0] / (1 - chances[0])))
    yield float(chances[0] - (chances[1] if len(chances) > 1 else 0.0))
    yield float(np.log1p(-chances).sum())
    yield float(chances[0] - rivals.max(initial=0.0))
    yield float(np.max(table[index] * others, initial=0.0))


def _standing(measure: Matrix, index: int, kinds: npt.NDArray[np.str_], candidates: Places) -> tuple[float, float]:
    """Return how near the best candidate is, and the three nearest of all other kinds, against what siblings have."""
    siblings = np.flatnonzero(kinds == kinds[index])
    best = measure[np.ix_(siblings, candidates)].max(axis=1)
    outside = measure[np.ix_(siblings, np.flatnonzero(kinds != kinds[index]))]
    around = np.sort(outside, axis=1)[:, -3:].mean(axis=1)
    place = int(np.flatnonzero(siblings == index)[0])
    return float(best[place] - np.median(best)), float(around[place] - np.median(around))
