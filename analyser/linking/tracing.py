"""Links between two plain lists of statements, without a form around them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analyser import embedding
from analyser.linking.blocks import in_order, odds, rivals, shared
from analyser.linking.meanings import meanings
from analyser.linking.similarity import Matrix, features, similarities
from analyser.linking.weights import load
from analyser.logistic import Logistic
from analyser.model.link import LinkMethod, TraceLink

LONG_LIST = 30
"""Statements of a list; the longest list of a gold project has 15, those of the requirement sets 69 and more."""


def trace(
    sources: Sequence[str], targets: Sequence[str], language: str = "en", *, semantic: bool = True
) -> tuple[TraceLink, ...]:
    """Return the links between two lists; `source` and `target` are indices into them.

    Every pair is scored on its own, then again beside its rivals and its place in the lists. As many of
    the best are claimed as give the highest expected F1; in long lists, which are another kind of text
    and where the level of the scores says little, as many as the longer list has statements.
    """
    if not sources or not targets:
        return ()
    use_meaning = semantic and embedding.available()
    texts = [*sources, *targets]
    weights = load(use_meaning)
    found = similarities(texts, language, meanings(texts, weights.tuning, None) if use_meaning else None)
    block = features(found, range(len(sources)), range(len(sources), len(texts)))
    longer = max(block.shape[:2])
    scores = looked(block, weights.lists)
    threshold = float(np.sort(scores, axis=None)[-longer]) if longer > LONG_LIST else best_expected(scores)
    method = LinkMethod.SEMANTIC if use_meaning else LinkMethod.LEXICAL
    return tuple(
        TraceLink(i, j, round(float(scores[i, j]), 3), method)
        for i in range(len(sources))
        for j in range(len(targets))
        if scores[i, j] >= threshold
    )


def looked(block: Matrix, looks: Sequence[Logistic]) -> Matrix:
    """Return the scores of all pairs of two lists after one or more looks."""
    scores = looks[0].probability(flat(block)).reshape(block.shape[:2])
    for look in looks[1:]:
        scores = look.probability(flat(looked_again(block, scores))).reshape(block.shape[:2])
    return scores


def looked_again(block: Matrix, scores: Matrix) -> Matrix:
    """Return the features of a further look: the score so far, its rivals, its place, the first features."""
    layers = (odds(scores), *rivals(scores), *in_order(scores), shared(scores))
    return np.concatenate([np.stack(layers, axis=-1), block], axis=-1)


def flat(block: Matrix) -> Matrix:
    """Return the features of a block with one row per pair."""
    return block.reshape(-1, block.shape[-1])


def best_expected(scores: Matrix) -> float:
    """Return the threshold of the highest expected F1: twice the expected hits over claims plus links.

    Source: Z. C. Lipton, C. Elkan, B. Naryanaswamy, Optimal Thresholding of Classifiers to Maximize F1
    Measure, ECML PKDD 2014.
    """
    ordered = np.sort(scores, axis=None)[::-1]
    hits = np.cumsum(ordered)
    expected = 2 * hits / (np.arange(1, len(ordered) + 1) + ordered.sum())
    return float(ordered[int(np.argmax(expected))])
