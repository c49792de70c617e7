"""The trained classifiers of statements: with the extra on sentence vectors too, else on words alone."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from analyser import assets, embedding
from analyser.statements import features, regression, runs
from analyser.statements.features import Example

Array = npt.NDArray[np.float64]
COLLECTION = "statements"
LEXICAL, SEMANTIC = "lexical.npz", "semantic.npz"
SPECIFIC_LEXICAL, SPECIFIC_SEMANTIC = "specific-lexical.npz", "specific-semantic.npz"
_VECTOR_SCALE = 4.0
PAIR_SCALE = 16.0
"""Weight of the products of two numbers of a vector beside the vector; 4 and 64 were worse for authors left out."""
_STEPS = 1000
_LEAST = 1e-9


@dataclass(frozen=True)
class Classifier:
    """A vocabulary, the mean vector per language (empty without vectors) and the weights.

    The rows of the weights are the dense features, the vector if there is one, and the vocabulary. `pairs` weighs the
    products of any two numbers of a vector of length 1: classes x numbers x numbers, or nothing.
    """

    classes: tuple[str, ...]
    vocabulary: tuple[str, ...]
    means: tuple[tuple[str, tuple[float, ...]], ...]
    weights: Array
    pairs: Array = field(default_factory=lambda: np.zeros((0, 0, 0)))

    @cached_property
    def place(self) -> dict[str, int]:
        """The row of each run among those of the vocabulary."""
        return {run: index for index, run in enumerate(self.vocabulary)}

    def probabilities(self, examples: Sequence[Example]) -> Array:
        """Return the probability of each class for each statement."""
        if not examples:
            return np.zeros((0, len(self.classes)))
        rows = dense(examples, dict(self.means))
        scores = rows @ self.weights[: rows.shape[1]]
        sparse = self.weights[rows.shape[1] :]
        for index, one in enumerate(examples):
            for places, value in runs.found(one.text, one.language, self.place).groups:
                scores[index] += value * sparse[places].sum(axis=0)
        if self.pairs.size:
            directions = unit(rows[:, -self.pairs.shape[1] :])
            scores += np.einsum("ni,kij,nj->nk", directions, self.pairs, directions, optimize=True)
        return regression.softmax(scores)

    def dump(self) -> bytes:
        """Return an npz archive of plain arrays, the numbers rounded so that retraining is stable."""
        buffer = io.BytesIO()
        np.savez_compressed(
            buffer,
            classes=np.array(self.classes),
            vocabulary=np.frombuffer("\n".join(self.vocabulary).encode(), dtype=np.uint8),
            languages=np.array([language for language, _ in self.means], dtype="U8"),
            means=np.round(np.array([mean for _, mean in self.means], dtype=np.float32), 5),
            weights=np.round(self.weights * _STEPS).astype(np.int16),
            pairs=np.round(_upper(self.pairs) * _STEPS).astype(np.int16),
        )
        return buffer.getvalue()


def unit(vectors: Array) -> Array:
    """Return vectors with the length 1; one of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, _LEAST), dtype=np.float64)


def _upper(pairs: Array) -> Array:
    """Return the products of each two numbers once (classes x pairs): those of a vector with itself are symmetric."""
    rows, columns = np.triu_indices(pairs.shape[1])
    return np.asarray(pairs[:, rows, columns], dtype=np.float64)


def _symmetric(upper: Array) -> Array:
    """Return what `_upper` cut."""
    size = int(((8 * upper.shape[1] + 1) ** 0.5 - 1) / 2)
    pairs = np.zeros((len(upper), size, size))
    rows, columns = np.triu_indices(size)
    pairs[:, rows, columns] = upper
    pairs[:, columns, rows] = upper
    return pairs


def dense(examples: Sequence[Example], means: dict[str, tuple[float, ...]]) -> Array:
    """Return the features that every statement has: cues, and the vector where means are given.

    Raises:
        RuntimeError: vectors are wanted and the extra is not installed.
    """
    rows = features.matrix(examples)
    if not means:
        return rows
    found = embedding.vectors([one.text for one in examples])
    if found is None:
        message = "the semantic classifier needs the extra"
        raise RuntimeError(message)
    return np.hstack([rows, centred(found.astype(np.float64), [one.language for one in examples], means)])


def centred(vectors: Array, languages: Sequence[str | None], means: dict[str, tuple[float, ...]]) -> Array:
    """Return scaled vectors minus the mean of their language; of an unknown one, of all languages."""
    overall = np.mean(np.array(list(means.values())), axis=0)
    rows = [vector - np.array(means.get(code or "", overall)) for vector, code in zip(vectors, languages, strict=True)]
    return _VECTOR_SCALE * np.array(rows).reshape(len(rows), vectors.shape[1])


def load(content: bytes) -> Classifier:
    """Return the classifier stored by `dump`."""
    with np.load(io.BytesIO(content), allow_pickle=False) as archive:
        means = tuple(
            (str(language), tuple(float(value) for value in mean))
            for language, mean in zip(archive["languages"], archive["means"], strict=True)
        )
        return Classifier(
            classes=tuple(str(name) for name in archive["classes"]),
            vocabulary=tuple(archive["vocabulary"].tobytes().decode().split("\n")),
            means=means,
            weights=archive["weights"].astype(np.float64) / _STEPS,
            pairs=_symmetric(archive["pairs"].astype(np.float64) / _STEPS),
        )


def shipped(*, semantic: bool) -> Classifier:
    """Return the shipped classifier of kinds, the one on vectors only if it is wanted and the extra is there."""
    return _stored(SEMANTIC if semantic and embedding.available() else LEXICAL)


def shipped_specific(*, semantic: bool) -> Classifier:
    """Return the shipped classifier that tells specific statements from general ones."""
    return _stored(SPECIFIC_SEMANTIC if semantic and embedding.available() else SPECIFIC_LEXICAL)


@cache
def _stored(name: str) -> Classifier:
    return load(assets.load("models", COLLECTION, name))
