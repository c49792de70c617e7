"""Tier 1: near-duplicate applications and answers by MinHash and locality-sensitive hashing.

datasketch, 64 bands of 2 rows over runs of 3 words: two texts with a Jaccard index of .1 become
candidates with a probability of .47, of .2 with .93, of .3 with .998. The sketch's scheme, seed
and the library's version name every result; sketches of two versions are never compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from typing import Any

import numpy as np

from analyser.model.match import Family
from analyser.originality.fingerprints import grams
from analyser.originality.words import Flags, Hashes

BANDS, ROWS, SHINGLE, SEED, SCHEME = 64, 2, 3, 1, "affine32"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names with the similarity of their texts, the smaller name first."""

    left: str
    right: str
    similarity: float


def scheme() -> str:
    """Return what names the sketches: library, version, permutations, shingle."""
    return f"datasketch {metadata.version('datasketch')} {SCHEME} seed {SEED} {BANDS}x{ROWS} k={SHINGLE}"


def shingles(hashes: Hashes, masked: Flags) -> Hashes:
    """Return the distinct runs of three unmasked words as 32-bit values."""
    every = grams(hashes, SHINGLE)
    dark = np.concatenate(([0], np.cumsum(masked)))
    clear = dark[SHINGLE:] == dark[:-SHINGLE] if len(every) else np.zeros(0, dtype=np.bool_)
    return np.unique(every[clear] & np.uint64(0xFFFFFFFF))


def near(texts: Iterable[tuple[str, Hashes]], least: float) -> tuple[Pair, ...]:
    """Return the pairs of texts whose sets of shingles are alike, sorted by name.

    The Jaccard index is estimated from 128 permutations (standard error .04 at most).
    """
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(params=(BANDS, ROWS), num_perm=BANDS * ROWS)
    sketches: dict[str, Any] = {}
    found: list[Pair] = []
    for name, values in texts:
        if not len(values) or name in sketches:
            continue
        sketch = MinHash(num_perm=BANDS * ROWS, seed=SEED, hashfunc=int, scheme=SCHEME)
        sketch.update_batch(values.tolist())
        for other in sorted(index.query(sketch)):
            likeness = float(sketch.jaccard(sketches[other]))
            if likeness >= least:
                found.append(Pair(min(other, name), max(other, name), round(likeness, 3)))
        index.insert(name, sketch)
        sketches[name] = sketch
    return tuple(sorted(found, key=lambda pair: (pair.left, pair.right)))


def families(kind: str, pairs: Iterable[Pair]) -> tuple[Family, ...]:
    """Return the groups that pairs form; a family's similarity is that of its weakest pair."""
    roots: dict[str, str] = {}
    found = list(pairs)
    for pair in found:
        one, other = sorted((_root(roots, pair.left), _root(roots, pair.right)))
        roots[other] = one
    members: dict[str, set[str]] = {}
    weakest: dict[str, float] = {}
    for pair in found:
        root = _root(roots, pair.left)
        members.setdefault(root, set()).update((pair.left, pair.right))
        weakest[root] = min(weakest.get(root, 1.0), pair.similarity)
    return tuple(Family(kind, tuple(sorted(members[root])), weakest[root]) for root in sorted(members))


def _root(roots: dict[str, str], name: str) -> str:
    while roots.setdefault(name, name) != name:
        name = roots[name]
    return name
