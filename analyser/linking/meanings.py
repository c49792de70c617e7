"""What statements mean: their vectors as the encoder comes, and by the encoder tuned to what serves what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analyser import embedding
from analyser.logistic import Matrix

MEANING_FROM = 300
"""Characters of a statement whose meaning is taken: a title and its first sentences, at one tenth of a second each."""
TUNING = "encoder.npy"
"""The changes of the encoder, fitted to all gold projects for fitting."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """Vectors of the same texts, one row each: as they are, and turned towards what they are tied to."""

    plain: Matrix
    tied: Matrix


def meanings(texts: Sequence[str], tuning: str = TUNING, most: int | None = MEANING_FROM) -> Meanings | None:
    """Return the vectors of some texts, of their first characters at most, or None without the embedding extra."""
    begun = [text[:most] for text in texts]
    plain, tied = embedding.vectors(begun), embedding.vectors(begun, tuning)
    if plain is None or tied is None:
        return None
    return Meanings(plain.astype(np.float64), tied.astype(np.float64))
