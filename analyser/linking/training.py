"""Fits the weights of linking to the gold frameworks in `corpora/links` and writes `models/linking`.

The measure of meaning and the weights come from all projects for fitting, of which the hard ones count less;
thresholds, and what is known of two plain lists, orphans, needs and target groups, from the usual ones (train and
dev). Every further look is fitted on scores of models that have not seen the project; on those of projects in
their own order stand the thresholds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from analyser import assets, embedding
from analyser.linking.coverage import Plan, served
from analyser.linking.examples import FOLDS, Example, Lists, Tunings, examples, pairs_of_lists
from analyser.linking.gold import Framework, frameworks, linked
from analyser.linking.meanings import TUNING
from analyser.linking.network import Network, later_features
from analyser.linking.nodes import PACKAGE_PAIR
from analyser.linking.orphans import lacks
from analyser.linking.similarity import Matrix
from analyser.linking.tracing import flat, looked_again
from analyser.linking.weights import Stages, Weights, dump
from analyser.logistic import Logistic, fit

LOOKS = 3
LIST_LOOKS = 2
PRECISION = 0.85
"""Of projects not seen in fitting: an orphan is an accusation."""
CLAIMS = 10
"""Fewer claims say nothing about precision."""
NEVER = 2.0
UNSEEN, UNSEEN_PARTS = "unseen-{}.npy", 3
"""The weights learn from vectors of an encoder that was tuned without the author: its changes, how many there are."""
ORPHAN_PENALTY, WHOLE_PENALTY = 30.0, 10.0
"""Few orphans and many measures."""
Fold = Sequence[int]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Scores of pairs and chances of orphans, each with the truth, one array per usual project."""

    scores: tuple[Matrix, ...]
    labels: tuple[Matrix, ...]
    chances: tuple[Matrix, ...]
    truth: tuple[Matrix, ...]


def train(folder: Path | None = None) -> tuple[str, ...]:
    """Fit the weights, write them with their manifest, return the names of the files.

    Without the extra only the weights for wording alone are renewed.
    """
    folder = folder or assets.folder("models") / "linking"
    chosen = [one for one in frameworks() if one.for_fitting]
    (folder / "lexical.json").write_bytes(dump(fitted(chosen, {})))
    written = ["lexical.json"]
    if embedding.available():
        (folder / "semantic.json").write_bytes(dump(fitted(chosen, unseen_tunings())))
        written.append("semantic.json")
    assets.renew(folder)
    return tuple(written)


def unseen_tunings() -> Tunings:
    """Return for each author the changes of the encoder that were fitted without them."""
    return {author: UNSEEN.format(part) for author, part in together().items()}


def together() -> dict[str, int]:
    """Return for each author the part that is left out together when the encoder is tuned."""
    authors = sorted({one.author for one in frameworks() if one.for_fitting})
    return {author: place % UNSEEN_PARTS for place, author in enumerate(authors)}


def fitted(chosen: Sequence[Framework], tunings: Tunings) -> Weights:
    """Return weights fitted to some projects, with meanings if there are measures of them."""
    usual = [one for one in chosen if one.is_usual]
    lists = fit_lists(pairs_of_lists(usual, tunings))[0]
    plain = fit_stages(examples(chosen, tunings, structured=False))[0]
    form = fit_stages(examples(chosen, tunings, structured=True))[0]
    bare = Weights(lists, lists[0], NEVER, plain, form)
    coverage, threshold = _fit_coverage(usual, bare, tunings)
    return Weights(lists, coverage, threshold, plain, form)


def fit_stages(found: Sequence[Example]) -> tuple[Stages, HeldOut]:
    """Fit the looks at whole projects one after the other, and the decision on orphans.

    Also returns what models say that have not seen the project, of the usual projects in their own order.
    """
    rounds, scores = _fit_looks(found)
    tables = [one.judged_lacks(own) for one, own in zip(found, scores, strict=True)]
    known = [np.array([lack.features for lack in table]) for table in tables]
    truth = [one.alone(table) for one, table in zip(found, tables, strict=True)]
    counts = _counts(found)
    chances = held_out(known, truth, [one.fold for one in found], counts, ORPHAN_PENALTY)
    real = [(own[_is_statement(one.net)], one.labels[_is_statement(one.net)]) for one, own in _judged(found, scores)]
    seen = HeldOut(
        tuple(own for own, _ in real),
        tuple(labels for _, labels in real),
        tuple(own for _, own in _judged(found, chances)),
        tuple(own for _, own in _judged(found, truth)),
    )
    threshold = best_threshold(np.concatenate(seen.scores), np.concatenate(seen.labels))
    alone = precise_threshold(np.concatenate(seen.chances), np.concatenate(seen.truth))
    orphan = _fit(known, truth, counts, ORPHAN_PENALTY)
    return Stages(rounds, orphan, threshold, alone, *_fit_whole(found)), seen


def _fit_whole(found: Sequence[Example]) -> tuple[tuple[Logistic, ...], Logistic, float]:
    """Fit the decision on orphans of whole drafts, and the looks before it, to the usual projects."""
    usual = [one for one in found if one.framework.is_usual]
    rounds, scores = _fit_looks(usual)
    tables = [list(lacks(one.net, own)) for one, own in zip(usual, scores, strict=True)]
    known = [np.array([lack.plain for lack in table]) for table in tables]
    truth = [one.alone(table) for one, table in zip(usual, tables, strict=True)]
    counts = _counts(usual)
    chances = held_out(known, truth, [one.fold for one in usual], counts, WHOLE_PENALTY)
    judged = [(own, true) for one, own, true in zip(usual, chances, truth, strict=True) if one.is_judged]
    said, is_so = (np.concatenate(column) for column in zip(*judged, strict=True))
    return rounds, _fit(known, truth, counts, WHOLE_PENALTY), precise_threshold(said, is_so)


def _fit_looks(found: Sequence[Example]) -> tuple[tuple[Logistic, ...], list[Matrix]]:
    """Return the looks, and the scores after the last by models that have not seen the project."""
    labels, folds, counts = [one.labels for one in found], [one.fold for one in found], _counts(found)
    views = [one.net.features for one in found]
    rounds = []
    for turn in range(LOOKS):
        rounds.append(_fit(views, labels, counts))
        scores = held_out(views, labels, folds, counts)
        if turn < LOOKS - 1:
            views = [later_features(one.net, own) for one, own in zip(found, scores, strict=True)]
    return tuple(rounds), scores


def _judged(found: Sequence[Example], values: Sequence[Matrix]) -> list[tuple[Example, Matrix]]:
    return [(one, own) for one, own in zip(found, values, strict=True) if one.is_judged]


def fit_lists(found: Sequence[Lists]) -> tuple[tuple[Logistic, ...], list[Matrix]]:
    """Fit the looks at two plain lists; also return the scores of models that have not seen the project."""
    labels, folds, counts = [one.labels.ravel() for one in found], [one.fold for one in found], _counts(found)
    blocks, looks = [one.block for one in found], []
    for turn in range(LIST_LOOKS):
        views = [flat(block) for block in blocks]
        looks.append(_fit(views, labels, counts))
        flat_scores = held_out(views, labels, folds, counts)
        scores = [own.reshape(one.labels.shape) for own, one in zip(flat_scores, found, strict=True)]
        if turn < LIST_LOOKS - 1:
            blocks = [looked_again(one.block, own) for one, own in zip(found, scores, strict=True)]
    return tuple(looks), scores


def _fit_coverage(chosen: Sequence[Framework], weights: Weights, tunings: Tunings) -> tuple[Logistic, float]:
    """Fit the decision on needs and target groups."""
    views, labels, folds = [], [], []
    for place, one in enumerate(chosen):
        for own, kind in (("N", "O"), ("T", "A")):
            named = [name for name in one.extra if name[0] == own]
            if named:
                own_weights = replace(weights, tuning=tunings.get(one.author, TUNING))
                plan = Plan(one.nodes, one.language, own_weights, bool(tunings))
                views.append(served([one.extra[name] for name in named], own, plan).features)
                labels.append(np.array([float(not linked(name, kind, one.links)) for name in named]))
                folds.append(place % FOLDS)
    counts = [1.0] * len(views)
    said = np.concatenate(held_out(views, labels, folds, counts))
    return _fit(views, labels, counts), precise_threshold(said, np.concatenate(labels))


def _is_statement(net: Network) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.array([net.nodes[i].kind + net.nodes[j].kind != PACKAGE_PAIR for i, j in net.pairs])


def held_out(
    views: Sequence[Matrix], labels: Sequence[Matrix], folds: Fold, counts: Sequence[float], penalty: float = 1.0
) -> list[Matrix]:
    """Return the scores of each project by weights fitted on the projects of other folds."""

    def others(values: Sequence[Value], fold: int) -> list[Value]:
        return [value for value, own in zip(values, folds, strict=True) if own != fold]

    models = {
        fold: _fit(others(views, fold), others(labels, fold), others(counts, fold), penalty)
        for fold in sorted(set(folds))
    }
    return [models[fold].probability(view) for view, fold in zip(views, folds, strict=True)]


def _fit(views: Sequence[Matrix], labels: Sequence[Matrix], counts: Sequence[float], penalty: float = 1.0) -> Logistic:
    each = np.concatenate([np.full(len(own), count) for own, count in zip(labels, counts, strict=True)])
    return fit(np.concatenate(views), np.concatenate(labels), penalty, counts=each)


def _counts(found: Sequence[Example] | Sequence[Lists]) -> list[float]:
    return [one.framework.counts for one in found]


def best_threshold(scores: Matrix, labels: Matrix) -> float:
    """Return the threshold of the best F1, in steps of .02."""
    return max(_steps(), key=lambda at: f1(scores >= at, labels > 0)[0])


def precise_threshold(scores: Matrix, labels: Matrix) -> float:
    """Return the lowest threshold with this precision among enough claims; if there is none, one out of reach."""
    enough = [at for at in _steps() if (scores >= at).sum() >= CLAIMS and f1(scores >= at, labels > 0)[1] >= PRECISION]
    return min(enough, default=NEVER)


def _steps() -> list[float]:
    return [round(0.02 * step, 2) for step in range(5, 48)]


def f1(claimed: object, true: object) -> tuple[float, float, float]:
    """Return F1, precision and recall of two boolean arrays."""
    said, is_so = np.asarray(claimed, dtype=bool), np.asarray(true, dtype=bool)
    both = float((said & is_so).sum())
    precision, recall = both / max(1, said.sum()), both / max(1, is_so.sum())
    return 2 * both / max(1.0, float(said.sum() + is_so.sum())), precision, recall
