"""Links between two plain lists of statements, without a form around them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analyser import embedding
from analyser.linking.similarity import Matrix, features, similarities
from analyser.linking.weights import load
from analyser.model.link import LinkMethod, TraceLink

STEPS = 60
LONG_LIST = 30
"""Statements of a list; the longest list of a gold project has 13, those of the requirement sets 69 and more."""


def trace(
    sources: Sequence[str], targets: Sequence[str], language: str = "en", *, semantic: bool = True
) -> tuple[TraceLink, ...]:
    """Return the links between two lists; `source` and `target` are indices into them.

    Every statement of a long list has many rivals, which presses all scores down, and other kinds of
    text than project statements have scores of another level. So no fixed threshold is used: the
    scores are raised or lowered together until they add up to the number of links that lists of this
    length have, and as many of the best are claimed as give the highest expected F1. In long lists the
    level of the scores says little; there as many are claimed as the longer list has statements.
    """
    if not sources or not targets:
        return ()
    use_meaning = semantic and embedding.available()
    texts = [*sources, *targets]
    found = similarities(texts, language, embedding.vectors(texts) if use_meaning else None)
    rows, columns = range(len(sources)), range(len(sources), len(texts))
    block = features(found, rows, columns)
    weights = load(use_meaning)
    scores = weights.pair.probability(block.reshape(-1, block.shape[-1])).reshape(block.shape[:2])
    longer = max(block.shape[:2])
    scores = levelled(scores, (1.0 if longer > LONG_LIST else weights.degree) * longer)
    threshold = float(np.sort(scores, axis=None)[-longer]) if longer > LONG_LIST else best_expected(scores)
    method = LinkMethod.SEMANTIC if use_meaning else LinkMethod.LEXICAL
    return tuple(
        TraceLink(i, j, round(float(scores[i, j]), 3), method)
        for i in range(len(sources))
        for j in range(len(targets))
        if scores[i, j] >= threshold
    )


def levelled(scores: Matrix, links: float) -> Matrix:
    """Add the same number to the log-odds of all scores so that the scores add up to `links`."""
    odds = np.log(np.clip(scores, 1e-9, 1 - 1e-9) / (1 - np.clip(scores, 1e-9, 1 - 1e-9)))
    low, high = -20.0, 20.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _chances(odds + middle).sum() < links else (low, middle)
    return _chances(odds + (low + high) / 2)


def best_expected(scores: Matrix) -> float:
    """Return the threshold of the highest expected F1: twice the expected hits over claims plus links.

    Source: Z. C. Lipton, C. Elkan, B. Naryanaswamy, Optimal Thresholding of Classifiers to Maximize F1
    Measure, ECML PKDD 2014.
    """
    ordered = np.sort(scores, axis=None)[::-1]
    hits = np.cumsum(ordered)
    expected = 2 * hits / (np.arange(1, len(ordered) + 1) + ordered.sum())
    return float(ordered[int(np.argmax(expected))])


def _chances(odds: Matrix) -> Matrix:
    chances: Matrix = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return chances
