"""The gold projects as networks and as pairs of lists, each with the truth, for fitting and cross-validation.

Each stands there twice: in its own order, and with the statements shuffled, so that the weights learn
how far an order is to be trusted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from analyser import embedding
from analyser.linking.gold import Framework
from analyser.linking.network import Network, network
from analyser.linking.nodes import PAIRS, Node
from analyser.linking.similarity import Matrix, features, similarities

LIST_PAIRS = (*PAIRS, "NO", "TA")
SEED = 7
FOLDS = 6


@dataclass(frozen=True, slots=True)
class Example:
    """A gold project as a network with the truth of its pairs; projects of one `fold` are left out together."""

    framework: Framework
    net: Network
    labels: Matrix
    fold: int


@dataclass(frozen=True, slots=True)
class Lists:
    """Two kinds of statements of a gold project as plain lists: features and truth of their pairs."""

    block: Matrix
    labels: Matrix
    fold: int


def examples(chosen: Sequence[Framework], semantic: bool, *, structured: bool) -> list[Example]:
    """Return the projects as plain statements or with the structure of a form, then the same shuffled."""
    random = np.random.default_rng(SEED)
    found = []
    for shuffle in (False, True):
        for place, framework in enumerate(chosen):
            nodes = framework.in_form if structured else framework.nodes
            if shuffle:
                nodes = tuple(nodes[i] for i in random.permutation(len(nodes)))
            texts = [node.text for node in nodes]
            near = similarities(texts, framework.language, embedding.vectors(texts) if semantic else None)
            net = network(nodes, near)
            ids = [node.id for node in nodes]
            labels = np.array([float((ids[i], ids[j]) in framework.links) for i, j in net.pairs])
            found.append(Example(framework, net, labels, place % FOLDS))
    return found


def lists_of(framework: Framework) -> Iterator[tuple[str, list[Node], list[Node]]]:
    """Yield every pair of kinds that a project has, as two lists; needs and target groups among them."""
    nodes = (*framework.nodes, *(Node(name, text) for name, text in framework.extra.items()))
    for pair in LIST_PAIRS:
        left, right = ([node for node in nodes if node.kind == kind] for kind in pair)
        if left and right:
            yield pair, left, right


def pairs_of_lists(chosen: Sequence[Framework], semantic: bool) -> list[Lists]:
    """Return every pair of kinds of the projects as two lists, then the same shuffled."""
    random = np.random.default_rng(SEED)
    plain, shuffled = [], []
    for place, framework in enumerate(chosen):
        for _, left, right in lists_of(framework):
            block = compared([n.text for n in left], [n.text for n in right], framework.language, semantic)
            labels = np.array([[float((one.id, two.id) in framework.links) for two in right] for one in left])
            plain.append(Lists(block, labels, place % FOLDS))
            order = np.ix_(random.permutation(len(left)), random.permutation(len(right)))
            shuffled.append(Lists(block[order], labels[order], place % FOLDS))
    return plain + shuffled


def compared(left: Sequence[str], right: Sequence[str], language: str | None, semantic: bool) -> Matrix:
    """Return the features of all pairs of two lists, len(left) x len(right) x k."""
    texts = [*left, *right]
    found = similarities(texts, language, embedding.vectors(texts) if semantic else None)
    return features(found, range(len(left)), range(len(left), len(texts)))
