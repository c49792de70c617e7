"""Prints sorted by hash: which documents hold a print, and where. Sixteen bytes a print."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from analyser.originality.fingerprints import Prints
from analyser.originality.words import Hashes

Numbers = npt.NDArray[np.uint32]
PARTS = ("hashes", "documents", "places")


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Prints in order of hash, document and place; the arrays may be mapped from files."""

    hashes: Hashes
    documents: Numbers
    places: Numbers

    def __len__(self) -> int:
        """Return the number of prints."""
        return len(self.hashes)


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """Prints of a query found in documents: the document and the place on both sides."""

    documents: Numbers
    queries: Numbers
    places: Numbers


def segment(prints: Iterable[tuple[int, Prints]]) -> Segment:
    """Return the segment of some documents' prints, by number of document."""
    parts = list(prints)
    hashes = np.concatenate([found.hashes for _, found in parts] or [np.zeros(0, np.uint64)])
    documents = np.concatenate([np.full(len(p), n, np.uint32) for n, p in parts] or [np.zeros(0, np.uint32)])
    places = np.concatenate([p.places.astype(np.uint32) for _, p in parts] or [np.zeros(0, np.uint32)])
    order = np.lexsort((places, documents, hashes))
    return Segment(hashes[order], documents[order], places[order])


def hits(one: Segment, query: Prints, most: int) -> Hits:
    """Return where the query's prints stand; a print with more than `most` places says nothing."""
    order = np.argsort(query.hashes, kind="stable")
    sought = query.hashes[order]
    first = np.searchsorted(one.hashes, sought, side="left")
    count = np.searchsorted(one.hashes, sought, side="right") - first
    usable = np.flatnonzero((count > 0) & (count <= most))
    count = count[usable]
    within = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
    rows = np.repeat(first[usable], count) + within
    queries = np.repeat(query.places[order][usable], count).astype(np.uint32)
    return Hits(np.asarray(one.documents[rows]), queries, np.asarray(one.places[rows]))


def frequencies(one: Segment, hashes: Hashes) -> npt.NDArray[np.int64]:
    """Return in how many places each hash stands."""
    left = np.searchsorted(one.hashes, hashes, side="left")
    return np.asarray(np.searchsorted(one.hashes, hashes, side="right") - left)


def frequent(one: Segment, most: int) -> Hashes:
    """Return the hashes that stand in more than `most` documents, sorted."""
    if not len(one):
        return np.zeros(0, dtype=np.uint64)
    fresh = np.ones(len(one), dtype=np.bool_)
    fresh[1:] = (one.hashes[1:] != one.hashes[:-1]) | (one.documents[1:] != one.documents[:-1])
    values, counts = np.unique(one.hashes[fresh], return_counts=True)
    return np.asarray(values[counts > most])


def merged(one: Segment, other: Segment) -> Segment:
    """Return two segments of different documents as one; the longer one is not sorted again."""
    if len(one) < len(other):
        one, other = other, one
    places = np.searchsorted(one.hashes, other.hashes, side="right")
    hashes, documents, positions = (
        np.insert(np.asarray(getattr(one, part)), places, getattr(other, part)) for part in PARTS
    )
    return _in_order(Segment(hashes, documents, positions))


def without(one: Segment, documents: Sequence[int]) -> Segment:
    """Return a segment without some documents."""
    if not len(documents):
        return one
    kept = ~np.isin(one.documents, np.asarray(documents, dtype=np.uint32))
    return Segment(*(np.asarray(getattr(one, part)[kept]) for part in PARTS))


def _in_order(one: Segment) -> Segment:
    """Return a segment sorted by hash with documents and places in order where several have a hash."""
    equal = one.hashes[1:] == one.hashes[:-1]
    rows = np.flatnonzero(np.concatenate((equal, [False])) | np.concatenate(([False], equal)))
    order = rows[np.lexsort((one.places[rows], one.documents[rows], one.hashes[rows]))]
    one.documents[rows], one.places[rows] = one.documents[order], one.places[order]
    return one


def write(one: Segment, folder: Path) -> None:
    """Write the arrays of a segment to a folder; they are on the disk when this returns."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        with (folder / f"{part}.npy").open("wb") as handle:
            np.save(handle, getattr(one, part), allow_pickle=False)
            handle.flush()
            os.fsync(handle.fileno())


def mapped(folder: Path) -> Segment:
    """Return a segment with its arrays mapped from files.

    Raises:
        OSError: a file is missing.
        ValueError: a file is damaged, or the arrays do not belong together.
    """
    hashes, documents, places = (np.load(folder / f"{p}.npy", mmap_mode="r", allow_pickle=False) for p in PARTS)
    if not len(hashes) == len(documents) == len(places):
        raise ValueError("the arrays of the search copy differ in length")
    return Segment(hashes, documents, places)
