"""The gold projects as networks and as pairs of lists, each with the truth, for fitting and cross-validation.

The usual ones stand there twice: in their own order, and with the statements shuffled, so that the weights
learn how far an order is to be trusted. The lists of the others are in random order as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np

from analyser.linking.gold import Framework
from analyser.linking.meanings import meanings
from analyser.linking.network import Network, network
from analyser.linking.nodes import PAIRS, Node
from analyser.linking.orphans import Lack, lacks
from analyser.linking.similarity import Matrix, Similarities, features, similarities

LIST_PAIRS = (*PAIRS, "NO", "TA")
SEED = 7
FOLDS = 6
Tunings = Mapping[str, str]
"""The changes of the encoder for the projects of each author, fitted without them; empty for wording alone."""


@dataclass(frozen=True, slots=True)
class Example:
    """A gold project as a network with the truth of its pairs; projects of one `fold` are left out together."""

    framework: Framework
    net: Network
    labels: Matrix
    fold: int
    shuffled: bool

    @property
    def is_judged(self) -> bool:
        """Say whether thresholds are chosen on it: a usual project in its own order."""
        return self.framework.is_usual and not self.shuffled

    def judged_lacks(self, scores: Matrix) -> list[Lack]:
        """Return the statements that could be orphans; an activity for the project as a whole can be none.

        It has no objective as a rule, as an orphan has none: learnt from, it would speak for every orphan.
        """
        general = {(place, "O") for place, node in enumerate(self.net.nodes) if node.id in self.framework.general}
        return [lack for lack in lacks(self.net, scores) if (lack.node, lack.kind) not in general]

    def alone(self, found: Sequence[Lack]) -> Matrix:
        """Return which of some statements are orphans."""
        names = [self.net.nodes[lack.node].id for lack in found]
        return np.array([float(not self.framework.has(n, lack.kind)) for n, lack in zip(names, found, strict=True)])


@dataclass(frozen=True, slots=True)
class Lists:
    """Two kinds of statements of a gold project as plain lists: features and truth of their pairs."""

    framework: Framework
    block: Matrix
    labels: Matrix
    fold: int
    shuffled: bool


def _folds(chosen: Sequence[Framework]) -> list[int]:
    """Return the fold of each project: the usual ones in turn, of the others all of an author together."""
    usual = count()
    authors = sorted({one.author for one in chosen if not one.is_usual})
    return [(next(usual) if one.is_usual else authors.index(one.author)) % FOLDS for one in chosen]


def examples(chosen: Sequence[Framework], tunings: Tunings, *, structured: bool) -> list[Example]:
    """Return the projects as plain statements, then the usual ones shuffled.

    With `structured` those that have work packages, with these. With tunings they are compared by
    meanings too.
    """
    random = np.random.default_rng(SEED)
    found = []
    for shuffle in (False, True):
        for framework, fold in zip(chosen, _folds(chosen), strict=True):
            if (shuffle and not framework.is_usual) or (structured and not framework.has_packages):
                continue
            nodes = framework.in_form if structured else framework.nodes
            if shuffle:
                nodes = tuple(nodes[i] for i in random.permutation(len(nodes)))
            texts = [node.text for node in nodes]
            near = _compared(texts, framework.language, tunings.get(framework.author))
            net = network(nodes, near)
            ids = [node.id for node in nodes]
            labels = np.array([float((ids[i], ids[j]) in framework.links) for i, j in net.pairs])
            found.append(Example(framework, net, labels, fold, shuffle))
    return found


def lists_of(framework: Framework) -> Iterator[tuple[str, list[Node], list[Node]]]:
    """Yield every pair of kinds that a project has, as two lists; needs and target groups among them."""
    nodes = (*framework.nodes, *(Node(name, text) for name, text in framework.extra.items()))
    for pair in LIST_PAIRS:
        left, right = ([node for node in nodes if node.kind == kind] for kind in pair)
        if left and right:
            yield pair, left, right


def pairs_of_lists(chosen: Sequence[Framework], tunings: Tunings) -> list[Lists]:
    """Return every pair of kinds of the projects as two lists, then those of the usual ones shuffled."""
    random = np.random.default_rng(SEED)
    plain, shuffled = [], []
    for framework, fold in zip(chosen, _folds(chosen), strict=True):
        for _, left, right in lists_of(framework):
            texts = [node.text for node in (*left, *right)]
            near = _compared(texts, framework.language, tunings.get(framework.author))
            block = features(near, range(len(left)), range(len(left), len(texts)))
            labels = np.array([[float((one.id, two.id) in framework.links) for two in right] for one in left])
            plain.append(Lists(framework, block, labels, fold, shuffled=False))
            if framework.is_usual:
                order = np.ix_(random.permutation(len(left)), random.permutation(len(right)))
                shuffled.append(Lists(framework, block[order], labels[order], fold, shuffled=True))
    return plain + shuffled


def _compared(texts: Sequence[str], language: str | None, tuning: str | None) -> Similarities:
    return similarities(texts, language, None if tuning is None else meanings(texts, tuning, None))
