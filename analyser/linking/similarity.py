"""How alike statements are: characters, lemmas, numbers and, with the extra, meaning.

Each measure is given three times: as it is, against the three best of the source and against the
three best of the target, because a link is a matter of competition: a similarity that is high among
all statements of one topic proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyser.text import fold, lemmas, numbers

Matrix = npt.NDArray[np.float64]
LEXICAL = 7
SEMANTIC = 6
_WORD = re.compile(r"[^\W\d_]{3,}")
_GAPS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Similarities:
    """Square matrices over the same texts; `meanings` is None without the embedding extra."""

    characters: Matrix
    lemmas: Matrix
    figures: Matrix
    meanings: Matrix | None
    vectors: Matrix | None


def similarities(texts: Sequence[str], language: str | None, vectors: npt.NDArray[np.float32] | None) -> Similarities:
    """Compare every text with every other."""
    found = None if vectors is None else vectors.astype(np.float64)
    return Similarities(
        characters=_cosines([_grams(text) for text in texts]),
        lemmas=_cosines([_lemmas(text, language) for text in texts]),
        figures=_shared([frozenset(n.value for n in numbers.numbers(text, language)) for text in texts]),
        meanings=None if found is None else _centred(found),
        vectors=found,
    )


def features(found: Similarities, rows: Sequence[int], columns: Sequence[int]) -> npt.NDArray[np.float64]:
    """Return len(rows) x len(columns) x k features of the pairs; k = 7, or 13 with meanings."""
    places = np.ix_(rows, columns)
    layers = [*_competing(found.characters[places]), *_competing(found.lemmas[places])]
    layers.append(np.minimum(found.figures[places], 2.0))
    if found.meanings is not None and found.vectors is not None:
        layers += _competing(found.meanings[places])
        layers += _competing(_apart(found.vectors[list(rows)], found.vectors[list(columns)]))
    return np.stack(layers, axis=-1)


def _competing(values: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    best_of_row = np.sort(values, axis=1)[:, ::-1][:, :3].mean(axis=1, keepdims=True)
    best_of_column = np.sort(values, axis=0)[::-1][:3].mean(axis=0, keepdims=True)
    return values, values - best_of_row, values - best_of_column


def _grams(text: str) -> list[str]:
    """Return the 3-, 4- and 5-grams of characters, without diacritics."""
    line = f" {_GAPS.sub(' ', fold.bare(text)).strip()} "
    return [line[i : i + n] for n in (3, 4, 5) for i in range(len(line) - n + 1)]


def _lemmas(text: str, language: str | None) -> list[str]:
    return [lemmas.lemma(word, language) for word in _WORD.findall(fold.fold(text))]


def _cosines(documents: Sequence[Sequence[str]]) -> Matrix:
    """Return cosines of log-frequency x inverse-document-frequency vectors."""
    vocabulary: dict[str, int] = {}
    for document in documents:
        for term in document:
            vocabulary.setdefault(term, len(vocabulary))
    counts = np.zeros((len(documents), max(1, len(vocabulary))))
    for row, document in enumerate(documents):
        np.add.at(counts[row], [vocabulary[term] for term in document], 1.0)
    frequency = np.maximum((counts > 0).sum(axis=0), 1)
    weights = np.log1p(counts) * np.log((1 + len(documents)) / frequency)
    return _unit(weights) @ _unit(weights).T


def _shared(sets: Sequence[frozenset[float]]) -> Matrix:
    return np.array([[float(len(left & right)) for right in sets] for left in sets]).reshape(len(sets), len(sets))


def _centred(vectors: Matrix) -> Matrix:
    unit = _unit(vectors - vectors.mean(axis=0))
    return unit @ unit.T


def _apart(left: Matrix, right: Matrix) -> Matrix:
    """Centre each side on its own mean: takes out what objectives, or results, have in common."""
    return _unit(left - left.mean(axis=0)) @ _unit(right - right.mean(axis=0)).T


def _unit(rows: Matrix) -> Matrix:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(length == 0, 1.0, length)
