"""Fits the weights of linking to the gold frameworks in `corpora/links`.

Weights come from the projects of train and dev; thresholds are those of the best F1 when each of
these projects is scored by weights fitted on the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analyser import embedding
from analyser.linking.coverage import GROUP_KINDS, NEED_KINDS, Plan, nearest
from analyser.linking.gold import Framework, frameworks
from analyser.linking.logistic import Logistic, fit
from analyser.linking.network import Network, later_features, network
from analyser.linking.nodes import PACKAGE_PAIR, PAIRS
from analyser.linking.orphans import lacks
from analyser.linking.similarity import Matrix, features, similarities
from analyser.linking.weights import Stages, Weights

ROUNDS = 3
ORPHAN_PRECISION = 0.88
"""Of projects not seen in fitting: an orphan is an accusation, and real drafts are longer than the gold projects."""
MARGIN = 0.6
"""How far below the lowest right score a need or target group must lie: only few were seen."""


@dataclass(frozen=True, slots=True)
class Example:
    """A gold project as a network with the truth of its pairs."""

    framework: Framework
    net: Network
    labels: Matrix


def train(semantic: bool) -> Weights:
    """Fit the weights, with or without meanings.

    Raises:
        DataError: the gold collection is missing.
    """
    chosen = [one for one in frameworks() if one.split != "test"]
    pair, degree = fit_pairs(chosen, semantic)
    plain = fit_stages([example(one, semantic, structured=False) for one in chosen])[0]
    form = fit_stages([example(one, semantic, structured=True) for one in chosen])[0]
    limits = [_lowest(chosen, kind, semantic, Weights(pair, degree, 0, 0, plain, form)) for kind in "NT"]
    return Weights(pair, degree, limits[0], limits[1], plain, form)


def example(framework: Framework, semantic: bool, *, structured: bool) -> Example:
    """Return a gold project, as plain statements or with the structure of a form."""
    nodes = framework.in_form if structured else framework.nodes
    texts = [node.text for node in nodes]
    found = similarities(texts, framework.language, embedding.vectors(texts) if semantic else None)
    net = network(nodes, found)
    ids = [node.id for node in nodes]
    labels = np.array([float((ids[i], ids[j]) in framework.links) for i, j in net.pairs])
    return Example(framework, net, labels)


def fit_stages(examples: Sequence[Example]) -> tuple[Stages, list[Matrix]]:
    """Fit the looks one after the other, each on scores of models that have not seen the project.

    Also returns those scores of the last look, which choose the thresholds.
    """
    labels = [one.labels for one in examples]
    views = [one.net.features for one in examples]
    rounds = []
    for turn in range(ROUNDS):
        rounds.append(_fit(views, labels))
        held_out = _held_out(views, labels)
        if turn < ROUNDS - 1:
            views = [later_features(one.net, scores) for one, scores in zip(examples, held_out, strict=True)]
    orphan, orphan_threshold = _fit_orphans(examples, held_out)
    real = [_is_statement(one.net) for one in examples]
    said = np.concatenate([s[r] for s, r in zip(held_out, real, strict=True)])
    true = np.concatenate([t[r] for t, r in zip(labels, real, strict=True)])
    return Stages(tuple(rounds), orphan, best_threshold(said, true), orphan_threshold), held_out


def fit_pairs(chosen: Sequence[Framework], semantic: bool) -> tuple[Logistic, float]:
    """Fit the weights for two plain lists on every pair of kinds, each seen as two lists of its own."""
    rows, labels, degrees = [], [], []
    for framework in chosen:
        for kinds in PAIRS:
            left = [node for node in framework.nodes if node.kind == kinds[0]]
            right = [node for node in framework.nodes if node.kind == kinds[1]]
            texts = [node.text for node in (*left, *right)]
            vectors = embedding.vectors(texts) if semantic else None
            found = similarities(texts, framework.language, vectors)
            block = features(found, range(len(left)), range(len(left), len(texts)))
            rows.append(block.reshape(-1, block.shape[-1]))
            truth = np.array([float((one.id, two.id) in framework.links) for one in left for two in right])
            labels.append(truth)
            degrees.append((truth.sum(), max(len(left), len(right))))
    links, statements = np.sum(degrees, axis=0)
    return _fit(rows, labels), float(links / statements)


def _fit_orphans(examples: Sequence[Example], scores: Sequence[Matrix]) -> tuple[Logistic, float]:
    views, labels = [], []
    for one, own in zip(examples, scores, strict=True):
        found = list(lacks(one.net, own))
        views.append(np.array([lack.features for lack in found]))
        names = [one.net.nodes[lack.node].id for lack in found]
        truth = [float(not one.framework.has(name, lack.kind)) for name, lack in zip(names, found, strict=True)]
        labels.append(np.array(truth))
    held_out = np.concatenate(_held_out(views, labels))
    return _fit(views, labels), _precise_threshold(held_out, np.concatenate(labels))


def _lowest(chosen: Sequence[Framework], kind: str, semantic: bool, weights: Weights) -> float:
    """Return a score well below that of every need (N) or target group (T) that the plan takes up."""
    kinds = NEED_KINDS if kind == "N" else GROUP_KINDS
    scores = [1.0]
    for one in chosen:
        nodes = [node for node in one.nodes if node.kind in kinds]
        named = [name for name in one.extra if name[0] == kind]
        right = [name for name in named if any(source == name for source, _ in one.links)]
        if not named:
            continue
        best = nearest([one.extra[name] for name in named], nodes, Plan(one.nodes, one.language, weights, semantic))
        scores += [value for name, value in zip(named, best, strict=True) if name in right and value]
    return float(np.floor(min(scores) * 1000 * MARGIN) / 1000)


def _is_statement(net: Network) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.array([net.nodes[i].kind + net.nodes[j].kind != PACKAGE_PAIR for i, j in net.pairs])


def _held_out(views: Sequence[Matrix], labels: Sequence[Matrix]) -> list[Matrix]:
    """Return the scores of each project by weights fitted on the others."""

    def others(values: Sequence[Matrix], left_out: int) -> list[Matrix]:
        return [value for place, value in enumerate(values) if place != left_out]

    return [_fit(others(views, k), others(labels, k)).probability(view) for k, view in enumerate(views)]


def _fit(views: Sequence[Matrix], labels: Sequence[Matrix]) -> Logistic:
    return fit(np.concatenate(views), np.concatenate(labels))


def best_threshold(scores: Matrix, labels: Matrix) -> float:
    """Return the threshold of the best F1, in steps of .02."""
    steps = [round(0.02 * step, 2) for step in range(5, 45)]
    return max(steps, key=lambda at: f1(scores >= at, labels > 0)[0])


def _precise_threshold(scores: Matrix, labels: Matrix) -> float:
    """Return the lowest threshold with this precision; that of the best F1 when none has it."""
    steps = [round(0.02 * step, 2) for step in range(5, 45)]
    enough = [at for at in steps if f1(scores >= at, labels > 0)[1] >= ORPHAN_PRECISION]
    return min(enough, default=best_threshold(scores, labels))


def f1(claimed: object, true: object) -> tuple[float, float, float]:
    """Return F1, precision and recall of two boolean arrays."""
    said, is_so = np.asarray(claimed, dtype=bool), np.asarray(true, dtype=bool)
    both = float((said & is_so).sum())
    precision, recall = both / max(1, said.sum()), both / max(1, is_so.sum())
    return 2 * both / max(1.0, float(said.sum() + is_so.sum())), precision, recall
