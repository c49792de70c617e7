"""Sentences as weighted sets of stems, and how alike sentences and passages of two texts are.

Term frequency times inverse sentence frequency over both texts. Nothing dense is kept: pairs of
sentences are scored block by block over the terms the two texts have in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyser.originality.sentences import Sentences

Row = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
Block = tuple[int, int, int, int]
"""Half-open ranges of sentences on the left and on the right."""
Seed = tuple[int, int, float]
Pairs = npt.NDArray[np.bool_]
_BLOCK = 256
_MUCH = 0.25
"""Blocks with this share of all pairs cost more one by one than all pairs at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Half:
    """One text: the number of each word's term, -1 for a term the other text does not have."""

    terms: Numbers
    firsts: Numbers
    norms: Row
    distinct: Row

    def counts(self, first: int, end: int, size: int) -> Row:
        """Return how often each common term stands in each sentence of a range."""
        start, stop = int(self.firsts[first]), int(self.firsts[end])
        rows = np.repeat(np.arange(end - first), np.diff(self.firsts[first : end + 1]))
        terms = self.terms[start:stop]
        held = terms >= 0
        flat = np.bincount(rows[held] * size + terms[held], minlength=(end - first) * size)
        return flat.reshape(end - first, size).astype(np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """Two texts in sentences, comparable. `weights` are those of their common terms."""

    left: Half
    right: Half
    weights: Row
    frequent: npt.NDArray[np.bool_]
    others: tuple[Row, Row]

    def seeds(self, cosine: float, dice: float, blocks: Iterable[Block] | None = None) -> tuple[Seed, ...]:
        """Return the pairs of sentences whose cosine and Dice coefficient are both higher, with the cosine.

        With `blocks` only these are searched; where they overlap and cover much, all is scored at once.
        """
        if not len(self.weights):
            return ()
        only = None if blocks is None else tuple(blocks)
        shape = len(self.left.norms), len(self.right.norms)
        apart = only is not None and _area(only) < _MUCH * shape[0] * shape[1]
        wanted = None if apart or only is None else _covered(only, shape)
        found: set[Seed] = set()
        for block in only if apart and only is not None else self.blocks():
            found.update(self._block(block, cosine, dice, wanted))
        return tuple(sorted(found))

    def blocks(self) -> Iterator[Block]:
        """Yield ranges of sentences that together hold every pair."""
        for first in range(0, len(self.left.norms), _BLOCK):
            for start in range(0, len(self.right.norms), _BLOCK):
                yield (
                    first,
                    min(first + _BLOCK, len(self.left.norms)),
                    start,
                    min(start + _BLOCK, len(self.right.norms)),
                )

    def whole(self, left: tuple[int, int], right: tuple[int, int]) -> float:
        """Return the cosine of two ranges of sentences, each taken as one text."""
        a, b = self._sum(self.left, left, self.others[0]), self._sum(self.right, right, self.others[1])
        return float(a[0] @ b[0] / max(1e-12, a[1] * b[1]))

    def _block(self, block: Block, cosine: float, dice: float, wanted: Pairs | None) -> Iterator[Seed]:
        first, end, start, stop = block
        size = len(self.weights)
        here, there = self.left.counts(first, end, size), self.right.counts(start, stop, size)
        common = (here > 0).astype(np.float32) @ (there > 0).astype(np.float32).T
        both = self.left.distinct[first:end, None] + self.right.distinct[None, start:stop]
        near = 2 * common.astype(np.float64) > dice * both
        rows, columns = np.nonzero(near if wanted is None else near & wanted[first:end, start:stop])
        norms = self.left.norms[first + rows] * self.right.norms[start + columns]
        products = np.einsum("ij,ij->i", here[rows] * self.weights, there[columns] * self.weights)
        cosines = products / np.maximum(1e-12, norms)
        for index in np.flatnonzero(cosines > cosine).tolist():
            yield first + int(rows[index]), start + int(columns[index]), float(cosines[index])

    def _sum(self, half: Half, span: tuple[int, int], others: Row) -> tuple[Row, float]:
        start, stop = int(half.firsts[span[0]]), int(half.firsts[span[1]])
        terms = half.terms[start:stop]
        counts = np.bincount(terms[terms >= 0], minlength=len(self.weights)) * self.weights
        alone = others[start:stop]
        return counts, float(np.sqrt(counts @ counts + alone @ alone))


def _area(blocks: Iterable[Block]) -> int:
    return sum((end - first) * (stop - start) for first, end, start, stop in blocks)


def _covered(blocks: Iterable[Block], shape: tuple[int, int]) -> Pairs:
    covered = np.zeros(shape, dtype=np.bool_)
    for first, end, start, stop in blocks:
        covered[first:end, start:stop] = True
    return covered


def likeness(left: Sentences, right: Sentences) -> Likeness:
    """Return two texts ready to be compared sentence by sentence."""
    terms, numbers = np.unique(np.concatenate((left.stems, right.stems)), return_inverse=True)
    split = len(left.stems)
    parts, firsts = (numbers[:split], numbers[split:]), (left.firsts, right.firsts)
    held = [_held(part, first, len(terms)) for part, first in zip(parts, firsts, strict=True)]
    sentences = len(left) + len(right)
    weights = np.log(sentences / np.maximum(1, held[0][2] + held[1][2]))
    shared = (held[0][2] > 0) & (held[1][2] > 0)
    renumbered = np.where(shared, np.cumsum(shared) - 1, -1)
    halves = [
        Half(renumbered[part], first, _norms(one, weights, len(first) - 1), np.maximum(1.0, _distinct(one, first)))
        for part, first, one in zip(parts, firsts, held, strict=True)
    ]
    alone = tuple(np.where(shared[part], 0.0, weights[part]) for part in parts)
    total = np.bincount(numbers, minlength=len(terms))[shared]
    often = total > max(8.0, 0.004 * len(numbers))
    return Likeness(halves[0], halves[1], weights[shared], often, (alone[0], alone[1]))


def _held(part: Numbers, firsts: Numbers, size: int) -> tuple[Numbers, Numbers, Numbers]:
    """Return the distinct (sentence, term) keys, how often each stands there, and sentences by term."""
    rows = np.repeat(np.arange(len(firsts) - 1), np.diff(firsts))
    keys, counts = np.unique(rows * size + part, return_counts=True)
    return np.stack((keys // size, keys % size)), counts, np.bincount(keys % size, minlength=size)


def _norms(one: tuple[Numbers, Numbers, Numbers], weights: Row, count: int) -> Row:
    (rows, terms), counts, _ = one
    return np.asarray(np.sqrt(np.bincount(rows, weights=(counts * weights[terms]) ** 2, minlength=count)))


def _distinct(one: tuple[Numbers, Numbers, Numbers], firsts: Numbers) -> Row:
    return np.bincount(one[0][0], minlength=len(firsts) - 1).astype(np.float64)
