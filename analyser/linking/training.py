"""Fits the weights of linking to the gold frameworks in `corpora/links` and writes `models/linking`.

Weights come from the projects of train and dev. Every further look is fitted on scores of models that
have not seen the project, and so are the thresholds.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from analyser import assets, embedding
from analyser.linking.coverage import Plan, served
from analyser.linking.examples import FOLDS, Example, examples, pairs_of_lists
from analyser.linking.gold import Framework, frameworks, linked
from analyser.linking.logistic import Logistic, fit
from analyser.linking.network import Network, later_features
from analyser.linking.nodes import PACKAGE_PAIR
from analyser.linking.orphans import lacks
from analyser.linking.similarity import Matrix
from analyser.linking.tracing import flat, looked_again
from analyser.linking.weights import Stages, Weights, dump

LOOKS = 3
LIST_LOOKS = 2
PRECISION = 0.85
"""Of projects not seen in fitting: an orphan is an accusation."""
ORPHAN_PENALTY = 10.0
"""Few orphans and many measures; recall in cross-validation is flat from 5 to 30."""
Fold = Sequence[int]


def train(folder: Path | None = None) -> tuple[str, ...]:
    """Fit the weights, write them with their manifest, return the names of the files.

    Without the extra only the weights for wording alone are renewed.
    """
    folder = folder or assets.folder("models") / "linking"
    chosen = [one for one in frameworks() if one.split != "test"]
    written = []
    for name, semantic in (("lexical.json", False), ("semantic.json", True)):
        if not semantic or embedding.available():
            (folder / name).write_bytes(dump(fitted(chosen, semantic)))
            written.append(name)
    assets.renew(folder)
    return tuple(written)


def fitted(chosen: Sequence[Framework], semantic: bool) -> Weights:
    """Return weights fitted to some projects, with or without meanings."""
    lists = fit_lists(chosen, semantic)
    plain = fit_stages(examples(chosen, semantic, structured=False))
    form = fit_stages(examples(chosen, semantic, structured=True))
    bare = Weights(lists, lists[0], 1.0, plain, form)
    coverage, threshold = _fit_coverage(chosen, bare, semantic)
    return Weights(lists, coverage, threshold, plain, form)


def fit_stages(found: Sequence[Example]) -> Stages:
    """Fit the looks at whole projects one after the other, and the decision on orphans."""
    labels, folds = [one.labels for one in found], [one.fold for one in found]
    views = [one.net.features for one in found]
    rounds = []
    for turn in range(LOOKS):
        rounds.append(_fit(views, labels))
        scores = held_out(views, labels, folds)
        if turn < LOOKS - 1:
            views = [later_features(one.net, own) for one, own in zip(found, scores, strict=True)]
    orphan, orphan_threshold = _fit_orphans(found, scores)
    real = [_is_statement(one.net) for one in found]
    said = np.concatenate([s[r] for s, r in zip(scores, real, strict=True)])
    true = np.concatenate([t[r] for t, r in zip(labels, real, strict=True)])
    return Stages(tuple(rounds), orphan, best_threshold(said, true), orphan_threshold)


def fit_lists(chosen: Sequence[Framework], semantic: bool) -> tuple[Logistic, ...]:
    """Fit the looks at two plain lists on every pair of kinds."""
    found = pairs_of_lists(chosen, semantic)
    labels, folds = [one.labels.ravel() for one in found], [one.fold for one in found]
    blocks = [one.block for one in found]
    looks = []
    for turn in range(LIST_LOOKS):
        views = [flat(block) for block in blocks]
        looks.append(_fit(views, labels))
        if turn < LIST_LOOKS - 1:
            scores = [own.reshape(one.labels.shape) for own, one in zip(held_out(views, labels, folds), found, strict=True)]
            blocks = [looked_again(one.block, own) for one, own in zip(found, scores, strict=True)]
    return tuple(looks)


def _fit_orphans(found: Sequence[Example], scores: Sequence[Matrix]) -> tuple[Logistic, float]:
    views, labels = [], []
    for one, own in zip(found, scores, strict=True):
        table = list(lacks(one.net, own))
        views.append(np.array([lack.features for lack in table]))
        names = [one.net.nodes[lack.node].id for lack in table]
        truth = [float(not one.framework.has(name, lack.kind)) for name, lack in zip(names, table, strict=True)]
        labels.append(np.array(truth))
    return _decision(views, labels, [one.fold for one in found])


def _fit_coverage(chosen: Sequence[Framework], weights: Weights, semantic: bool) -> tuple[Logistic, float]:
    """Fit the decision on needs and target groups."""
    views, labels, folds = [], [], []
    for place, one in enumerate(chosen):
        for own, kind in (("N", "O"), ("T", "A")):
            named = [name for name in one.extra if name[0] == own]
            if named:
                plan = Plan(one.nodes, one.language, weights, semantic)
                views.append(served([one.extra[name] for name in named], own, plan).features)
                labels.append(np.array([float(not linked(name, kind, one.links)) for name in named]))
                folds.append(place % FOLDS)
    return _decision(views, labels, folds)


def _decision(views: Sequence[Matrix], labels: Sequence[Matrix], folds: Fold) -> tuple[Logistic, float]:
    said = np.concatenate(held_out(views, labels, folds, ORPHAN_PENALTY))
    return _fit(views, labels, ORPHAN_PENALTY), precise_threshold(said, np.concatenate(labels))


def _is_statement(net: Network) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.array([net.nodes[i].kind + net.nodes[j].kind != PACKAGE_PAIR for i, j in net.pairs])


def held_out(views: Sequence[Matrix], labels: Sequence[Matrix], folds: Fold, penalty: float = 1.0) -> list[Matrix]:
    """Return the scores of each project by weights fitted on the projects of other folds."""

    def others(values: Sequence[Matrix], fold: int) -> list[Matrix]:
        return [value for value, own in zip(values, folds, strict=True) if own != fold]

    models = {fold: _fit(others(views, fold), others(labels, fold), penalty) for fold in sorted(set(folds))}
    return [models[fold].probability(view) for view, fold in zip(views, folds, strict=True)]


def _fit(views: Sequence[Matrix], labels: Sequence[Matrix], penalty: float = 1.0) -> Logistic:
    return fit(np.concatenate(views), np.concatenate(labels), penalty)


def best_threshold(scores: Matrix, labels: Matrix) -> float:
    """Return the threshold of the best F1, in steps of .02."""
    return max(_steps(), key=lambda at: f1(scores >= at, labels > 0)[0])


def precise_threshold(scores: Matrix, labels: Matrix) -> float:
    """Return the lowest threshold with this precision; that of the best F1 when none has it."""
    enough = [at for at in _steps() if f1(scores >= at, labels > 0)[1] >= PRECISION]
    return min(enough, default=best_threshold(scores, labels))


def _steps() -> list[float]:
    return [round(0.02 * step, 2) for step in range(5, 48)]


def f1(claimed: object, true: object) -> tuple[float, float, float]:
    """Return F1, precision and recall of two boolean arrays."""
    said, is_so = np.asarray(claimed, dtype=bool), np.asarray(true, dtype=bool)
    both = float((said & is_so).sum())
    precision, recall = both / max(1, said.sum()), both / max(1, is_so.sum())
    return 2 * both / max(1.0, float(said.sum() + is_so.sum())), precision, recall
