"""Fits the weights of linking to the gold frameworks in `corpora/links`.

Weights come from the projects of train and dev; thresholds are those of the best F1 when each of
these projects is scored by weights fitted on the others.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from analyser import assets, embedding
from analyser.linking.logistic import Logistic, fit
from analyser.linking.network import pair_features, second_features
from analyser.linking.nodes import Node
from analyser.linking.similarity import LEXICAL, Matrix, similarities
from analyser.linking.weights import Weights

LONG = 0.06
KINDS = ("objectives", "activities", "results", "indicators")


@dataclass(frozen=True, slots=True)
class Framework:
    """A gold project: its nodes and the links between them, as pairs of ids."""

    name: str
    language: str
    split: str
    nodes: tuple[Node, ...]
    links: frozenset[tuple[str, str]]
    orphans: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Example:
    framework: Framework
    pairs: tuple[tuple[int, int], ...]
    features: Matrix
    labels: Matrix


def frameworks() -> tuple[Framework, ...]:
    """Return the gold projects.

    Raises:
        DataError: the collection is missing or was changed.
    """
    found = []
    for file in assets.files("corpora", "links"):
        if file.endswith(".toml"):
            table = tomllib.loads(assets.load("corpora", "links", file).decode())
            for project in table["project"]:
                nodes = tuple(Node(name, text) for kind in KINDS for name, text in project[kind].items())
                links = frozenset((s, t) for s, targets in project["links"].items() for t in targets)
                orphans = frozenset(project["orphans"])
                found.append(Framework(project["id"], table["language"], project["split"], nodes, links, orphans))
    return tuple(found)


def train(semantic: bool) -> Weights:
    """Fit the weights, with or without meanings.

    Raises:
        DataError: the gold collection is missing.
    """
    examples = [_example(one, semantic) for one in frameworks() if one.split != "test"]
    first = _fit([e.features for e in examples], [e.labels for e in examples])
    held_out = [_fit_without(examples, one, lambda e: e.features).probability(one.features) for one in examples]
    seconds = [
        second_features(one.features, one.pairs, one.framework.nodes, scores)
        for one, scores in zip(examples, held_out, strict=True)
    ]
    second = _fit(seconds, [e.labels for e in examples])
    by_name = {e.framework.name: s for e, s in zip(examples, seconds, strict=True)}
    final = [
        _fit_without(examples, one, lambda e: by_name[e.framework.name]).probability(by_name[one.framework.name])
        for one in examples
    ]
    width = LEXICAL + (6 if semantic else 0)
    pair = _fit([e.features[:, :width] for e in examples], [e.labels for e in examples])
    pair_scores = [
        _fit_without(examples, one, lambda e: e.features[:, :width]).probability(one.features[:, :width])
        for one in examples
    ]
    labels = np.concatenate([e.labels for e in examples])
    return Weights(
        pair,
        first,
        second,
        _best_threshold(np.concatenate(final), labels),
        _best_threshold(np.concatenate(pair_scores), labels),
        LONG,
    )


def _example(framework: Framework, semantic: bool) -> _Example:
    texts = [node.text for node in framework.nodes]
    found = similarities(texts, framework.language, embedding.vectors(texts) if semantic else None)
    pairs, features = pair_features(framework.nodes, found)
    ids = [node.id for node in framework.nodes]
    labels = np.array([float((ids[i], ids[j]) in framework.links) for i, j in pairs])
    return _Example(framework, pairs, features, labels)


def _fit(features: Sequence[Matrix], labels: Sequence[Matrix]) -> Logistic:
    return fit(np.concatenate(features), np.concatenate(labels))


def _fit_without(examples: Sequence[_Example], left_out: _Example, view: Callable[[_Example], Matrix]) -> Logistic:
    others = [e for e in examples if e is not left_out]
    return _fit([view(e) for e in others], [e.labels for e in others])


def _best_threshold(scores: Matrix, labels: Matrix) -> float:
    steps = [round(0.02 * step, 2) for step in range(5, 45)]
    return max(steps, key=lambda at: f1(scores >= at, labels > 0)[0])


def f1(claimed: object, true: object) -> tuple[float, float, float]:
    """Return F1, precision and recall of two boolean arrays."""
    said, is_so = np.asarray(claimed, dtype=bool), np.asarray(true, dtype=bool)
    both = float((said & is_so).sum())
    precision, recall = both / max(1, said.sum()), both / max(1, is_so.sum())
    return 2 * both / max(1.0, float(said.sum() + is_so.sum())), precision, recall
