"""Which documents are worth aligning with a draft: those that share prints on one diagonal."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyser.originality.index.segment import Hits


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """At least `hits` prints within `window` words of the draft, on a diagonal of +-`drift` words."""

    hits: int = 4
    window: int = 400
    drift: int = 25


def candidates(found: Hits, sieve: Sieve) -> tuple[int, ...]:
    """Return the numbers of the documents that pass the sieve, sorted."""
    if len(found.documents) < sieve.hits:
        return ()
    passed: set[int] = set()
    diagonals = found.places.astype(np.int64) - found.queries.astype(np.int64)
    for shift in (0, sieve.drift):
        bands = (diagonals + shift) // (2 * sieve.drift)
        order = np.lexsort((found.queries, bands, found.documents))
        documents, band = found.documents[order], bands[order]
        queries = found.queries[order].astype(np.int64)
        step = sieve.hits - 1
        together = (documents[step:] == documents[:-step]) & (band[step:] == band[:-step])
        close = together & (queries[step:] - queries[:-step] <= sieve.window)
        passed.update(np.unique(documents[step:][close]).tolist())
    return tuple(sorted(passed))
