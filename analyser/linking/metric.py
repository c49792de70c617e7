"""A measure of meaning learnt from linked statements: what serves what, rather than what sounds alike.

Sentence vectors put statements of one topic together, and a square matrix turns them so that those
tied by a link come nearer than their rivals. It is fitted to the gold frameworks by the contrastive
loss of A. van den Oord et al., Representation Learning with Contrastive Predictive Coding, 2018, with
all rivals within the same project, and held near the identity, which is the measure before learning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from analyser import embedding
from analyser.linking.gold import Framework
from analyser.linking.nodes import PAIRS, Node
from analyser.linking.similarity import centred
from analyser.linking.vocabulary import vocabulary

Matrix = npt.NDArray[np.floating[Any]]
Square = npt.NDArray[np.float64]
TIED = (*PAIRS, "NO", "TA")
PENALTY = 0.02
"""Of .003, .01, .02 and .04 the best mean precision on an author left out; .01 and .02 are alike."""
SHARPNESS = 12.0
"""How much a difference of cosines weighs in the loss."""
STEPS, RATE = 80, 0.004
_DECAY, _SQUARE_DECAY, _LEAST = 0.9, 0.999, 1e-8


@dataclass(frozen=True, slots=True)
class Ties:
    """The centred vectors of a project's statements, and its pairs of kinds as rows, columns and links."""

    vectors: Matrix
    blocks: tuple[tuple[Matrix, Matrix, Matrix], ...]


def fit(chosen: Sequence[Framework]) -> Square:
    """Return the matrix fitted to some projects, by Adam over all of them at once; needs the embedding extra."""
    found = [_ties(one) for one in chosen]
    size = found[0].vectors.shape[1]
    count = sum(int(truth.any(axis=axis).sum()) for one in found for *_, truth in one.blocks for axis in (0, 1))
    matrix, first, second = np.eye(size), np.zeros((size, size)), np.zeros((size, size))
    for step in range(1, STEPS + 1):
        turn = matrix.astype(np.float32)
        slope = 2 * PENALTY * (matrix - np.eye(size)) + sum(_slope(one, turn) for one in found) / count
        first = _DECAY * first + (1 - _DECAY) * slope
        second = _SQUARE_DECAY * second + (1 - _SQUARE_DECAY) * slope**2
        rate = RATE * (1 + np.cos(np.pi * step / STEPS)) / 2
        spread = np.sqrt(second / (1 - _SQUARE_DECAY**step)) + _LEAST
        matrix = matrix - rate * first / (1 - _DECAY**step) / spread
    return matrix


def _ties(one: Framework) -> Ties:
    nodes = (*one.nodes, *(Node(name, text) for name, text in one.extra.items()))
    vectors = embedding.vectors([node.text for node in nodes])
    if vectors is None:
        message = "the measure of meaning needs the extra"
        raise RuntimeError(message)
    blocks = []
    for pair in TIED:
        rows, columns = ([i for i, node in enumerate(nodes) if node.kind == kind] for kind in pair)
        pairs = [[(nodes[i].id, nodes[j].id) in one.links for j in columns] for i in rows]
        if rows and columns:
            blocks.append((np.array(rows), np.array(columns), np.array(pairs, dtype=np.float32)))
    directions = centred(vectors.astype(np.float64), vocabulary(one.language).mean)
    return Ties(directions.astype(np.float32), tuple(blocks))


def _slope(one: Ties, matrix: Matrix) -> Matrix:
    """Return the gradient of a project's loss, the sum over all statements that have a link."""
    turned = one.vectors @ matrix.T
    length = np.linalg.norm(turned, axis=1, keepdims=True)
    directions = turned / length
    slope = np.zeros_like(directions)
    for rows, columns, truth in one.blocks:
        scores = SHARPNESS * directions[rows] @ directions[columns].T
        errors = SHARPNESS * (_error(scores, truth) + _error(scores.T, truth.T).T)
        slope[rows] += errors @ directions[columns]
        slope[columns] += errors.T @ directions[rows]
    across = slope - (slope * directions).sum(axis=1, keepdims=True) * directions
    found: Matrix = (across / length).T @ one.vectors
    return found


def _error(scores: Matrix, truth: Matrix) -> Matrix:
    """Return the chances of each row's candidates minus its links, in equal shares; rows without a link say nothing."""
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    links = truth.sum(axis=1, keepdims=True)
    error: Matrix = np.where(links > 0, grown / grown.sum(axis=1, keepdims=True) - truth / np.maximum(links, 1), 0.0)
    return error
