"""Which documents are worth aligning with a draft: those that share prints on one diagonal.

A reworded passage leaves some prints here and there, nearly on one diagonal; a single copied sentence
leaves few, but close together and on exactly one diagonal.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyser.originality.index.segment import Hits


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """At least `hits` prints within `window` words of the draft, on a diagonal of +-`drift` words.

    Or `run_hits` prints within `run` words on one diagonal: an equal run of words.
    """

    hits: int = 4
    window: int = 400
    drift: int = 25
    run_hits: int = 2
    run: int = 12


def candidates(found: Hits, sieve: Sieve) -> tuple[int, ...]:
    """Return the numbers of the documents that pass the sieve, sorted."""
    diagonals = found.places.astype(np.int64) - found.queries.astype(np.int64)
    passed = set(_close(found, diagonals, sieve.run_hits, sieve.run))
    for shift in (0, sieve.drift):
        passed.update(_close(found, (diagonals + shift) // (2 * sieve.drift), sieve.hits, sieve.window))
    return tuple(sorted(passed))


def _close(found: Hits, bands: npt.NDArray[np.int64], least: int, window: int) -> list[int]:
    """Return the documents with at least `least` hits in one band within a window of the query."""
    step = least - 1
    if len(bands) <= step:
        return []
    order = np.lexsort((found.queries, bands, found.documents))
    documents, band, queries = found.documents[order], bands[order], found.queries[order].astype(np.int64)
    together = (documents[step:] == documents[:-step]) & (band[step:] == band[:-step])
    numbers: list[int] = np.unique(documents[step:][together & (queries[step:] - queries[:-step] <= window)]).tolist()
    return numbers
