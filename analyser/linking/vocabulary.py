"""What is known about the words of a language before the draft is read: how common, how alike.

`models/linking/words.<language>.txt` lists lemmas with the number of grant statements that use them;
`words.<language>.npy` holds a short vector for each, so that "librarian" and "library staff" are
near although no letter run of one is the other's; `mean.<language>.npy` is the mean sentence vector.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from analyser import assets

Matrix = npt.NDArray[np.float64]
COLLECTION = "linking"
DIMENSIONS = 48


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language; empty for a language without a list."""

    documents: int
    frequency: Mapping[str, int]
    row: Mapping[str, int]
    vectors: Matrix
    mean: Matrix | None

    def table(self, words: list[str]) -> Matrix:
        """Return how alike words are, from 0 to 1; a word without a vector is like itself only."""
        rows = np.zeros((len(words), self.vectors.shape[1]))
        for place, word in enumerate(words):
            index = self.row.get(word)
            if index is not None:
                rows[place] = self.vectors[index]
        alike: Matrix = np.clip(rows @ rows.T, 0.0, 1.0)
        np.fill_diagonal(alike, 1.0)
        return alike


@cache
def vocabulary(language: str | None) -> Vocabulary:
    """Return the vocabulary of a language.

    Raises:
        DataError: a file is missing or was changed.
    """
    files = assets.files("models", COLLECTION)
    name = f"words.{language}"
    if f"{name}.txt" not in files:
        return Vocabulary(0, {}, {}, np.zeros((0, DIMENSIONS)), None)
    lines = assets.load("models", COLLECTION, f"{name}.txt").decode().splitlines()
    pairs = [line.split("\t") for line in lines[1:]]
    vectors = _array(f"{name}.npy")
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return Vocabulary(
        documents=int(lines[0]),
        frequency={word: int(count) for word, count in pairs if count != "0"},
        row={word: index for index, (word, _) in enumerate(pairs)},
        vectors=vectors / np.where(length == 0, 1.0, length),
        mean=_array(f"mean.{language}.npy"),
    )


def _array(name: str) -> Matrix:
    found: Matrix = np.load(io.BytesIO(assets.load("models", COLLECTION, name)), allow_pickle=False).astype(np.float64)
    return found
