"""The trained classifier of statements: with the extra on sentence vectors too, else on words alone."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from analyser import assets, embedding
from analyser.statements import features, regression

Array = npt.NDArray[np.float64]
COLLECTION = "statements"
LEXICAL, SEMANTIC = "lexical.npz", "semantic.npz"
_VECTOR_SCALE = 4.0


@dataclass(frozen=True, slots=True)
class Classifier:
    """A vocabulary, the mean vector per language (empty without vectors) and the weights."""

    classes: tuple[str, ...]
    vocabulary: tuple[str, ...]
    means: tuple[tuple[str, tuple[float, ...]], ...]
    weights: Array

    def probabilities(self, texts: Sequence[str], languages: Sequence[str | None]) -> Array:
        """Return the probability of each class for each statement."""
        place = {run: index for index, run in enumerate(self.vocabulary)}
        rows = features.matrix(texts, languages, place)
        if self.means:
            found = embedding.vectors(texts)
            if found is None:
                message = "the semantic classifier needs the extra"
                raise RuntimeError(message)
            rows = np.hstack([rows, centred(found.astype(np.float64), languages, dict(self.means))])
        return regression.probabilities(rows, self.weights)

    def dump(self) -> bytes:
        """Return an npz archive of plain arrays, the numbers rounded so that retraining is stable."""
        buffer = io.BytesIO()
        np.savez_compressed(
            buffer,
            classes=np.array(self.classes),
            vocabulary=np.array("\n".join(self.vocabulary)),
            languages=np.array([language for language, _ in self.means], dtype="U8"),
            means=np.round(np.array([mean for _, mean in self.means], dtype=np.float32), 5),
            weights=np.round(self.weights, 3).astype(np.float32),
        )
        return buffer.getvalue()


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
            vocabulary=tuple(str(archive["vocabulary"]).split("\n")),
            means=means,
            weights=archive["weights"].astype(np.float64),
        )


def shipped(*, semantic: bool) -> Classifier:
    """Return the shipped classifier, the one on vectors only if it is wanted and the extra is there."""
    return _stored(SEMANTIC if semantic and embedding.available() else LEXICAL)


@cache
def _stored(name: str) -> Classifier:
    return load(assets.load("models", COLLECTION, name))
