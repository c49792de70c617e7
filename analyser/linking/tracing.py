"""Links between two plain lists of statements, without a form around them."""

from __future__ import annotations

from collections.abc import Sequence

from analyser import embedding
from analyser.linking.similarity import features, similarities
from analyser.linking.weights import Weights, load
from analyser.model.link import LinkMethod, TraceLink

LONG_LIST = 30


def trace(
    sources: Sequence[str], targets: Sequence[str], language: str = "en", *, semantic: bool = True
) -> tuple[TraceLink, ...]:
    """Return the links between two lists; `source` and `target` are indices into them.

    In long lists every statement has many rivals, which presses all scores down: above 30
    statements the lower threshold applies.
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
    threshold = _threshold(weights, len(sources), len(targets))
    method = LinkMethod.SEMANTIC if use_meaning else LinkMethod.LEXICAL
    return tuple(
        TraceLink(i, j, round(float(scores[i, j]), 3), method)
        for i in range(len(sources))
        for j in range(len(targets))
        if scores[i, j] >= threshold
    )


def _threshold(weights: Weights, sources: int, targets: int) -> float:
    return weights.long_threshold if max(sources, targets) > LONG_LIST else weights.pair_threshold
