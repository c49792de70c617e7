"""The search copy on the disk: one folder a state of the record, mapped into memory.

A folder is written beside the others and renamed into place, so that a reader sees a whole one or
none; its name is that of the state, so that two processes that make it make the same. A new state
is merged from the last one: prints of removed documents are left out, those of new ones put in
their places. What is missing or damaged is made again from the record.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from hashlib import blake2b
from pathlib import Path

import numpy as np

from analyser.originality.fingerprints import SCHEME
from analyser.originality.index.record import Record
from analyser.originality.index.segment import PARTS, Segment, mapped, merged, segment, without, write

STATE, UNFINISHED = "state.json", ".new"


class SearchCopy:
    """The search copy of a record."""

    def __init__(self, folder: Path, record: Record) -> None:
        """Keep the folder and the record; nothing is read yet."""
        self._folder = folder
        self._record = record

    def current(self) -> Segment:
        """Return the mapped prints of the present documents, made or merged first if need be."""
        numbers = self._record.numbers()
        place = self._place(numbers)
        try:
            return _read(place, numbers)
        except (OSError, ValueError):
            return self._renewed(place, numbers)

    def check(self) -> str | None:
        """Compare the search copy with the record; say what was wrong with it and has been repaired."""
        numbers = self._record.numbers()
        place, fresh = self._place(numbers), segment(self._record.prints(frozenset(numbers)))
        fault = self._fault(place, numbers, fresh)
        if fault is None:
            return None
        self._written(fresh, place, numbers)
        return f"The search copy {fault}; it was made again from the record."

    def _fault(self, place: Path, numbers: tuple[int, ...], fresh: Segment) -> str | None:
        try:
            found = _read(place, numbers)
        except (OSError, ValueError):
            if place.exists():
                return "was damaged"
            if not numbers:
                return None
            return "was of an earlier state" if _folders(self._folder) else "was missing"
        same = all(np.array_equal(getattr(found, part), getattr(fresh, part)) for part in PARTS)
        return None if same else "differed from the record"

    def _place(self, numbers: tuple[int, ...]) -> Path:
        content = json.dumps([SCHEME, numbers]).encode("ascii")
        return self._folder / blake2b(content, digest_size=8).hexdigest()

    def _renewed(self, place: Path, numbers: tuple[int, ...]) -> Segment:
        return self._written(self._merged(numbers) or segment(self._record.prints(frozenset(numbers))), place, numbers)

    def _merged(self, numbers: tuple[int, ...]) -> Segment | None:
        """Return the prints of the documents made from an earlier state; None if there is none that helps."""
        wanted = frozenset(numbers)
        for place in _folders(self._folder):
            try:
                state = json.loads((place / STATE).read_text(encoding="ascii"))
                had = frozenset(state["documents"])
                old = _read(place, tuple(state["documents"]))
            except (OSError, ValueError, KeyError, TypeError):
                continue
            if len(had & wanted) * 2 > len(wanted):
                kept = without(old, sorted(had - wanted))
                return merged(kept, segment(self._record.prints(wanted - had)))
        return None

    def _written(self, fresh: Segment, place: Path, numbers: tuple[int, ...]) -> Segment:
        """Write a folder and drop those of other states; a copy that cannot be written stays in memory."""
        temporary = self._folder / f"{place.name}.{os.getpid()}{UNFINISHED}"
        try:
            shutil.rmtree(temporary, ignore_errors=True)
            write(fresh, temporary)
            _settled(temporary / STATE, json.dumps({"scheme": SCHEME, "documents": numbers}))
            shutil.rmtree(place, ignore_errors=True)
            temporary.replace(place)
            for old in (*_folders(self._folder), *_left_behind(self._folder)):
                if old != place:
                    shutil.rmtree(old, ignore_errors=True)
            return mapped(place)
        except (OSError, ValueError):
            shutil.rmtree(temporary, ignore_errors=True)
            return fresh


def _read(place: Path, numbers: tuple[int, ...]) -> Segment:
    """Return a folder's prints.

    Raises:
        OSError: a file is missing.
        ValueError: a file is damaged or of another state.
    """
    state = json.loads((place / STATE).read_text(encoding="ascii"))
    if state != {"scheme": SCHEME, "documents": list(numbers)}:
        raise ValueError("the search copy is of another state")
    return mapped(place)


def _settled(path: Path, content: str) -> None:
    with path.open("w", encoding="ascii") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())


def _folders(folder: Path) -> tuple[Path, ...]:
    """Return the folders of finished states, the newest first."""
    found = [path for path in folder.iterdir() if path.suffix != UNFINISHED] if folder.is_dir() else []
    return tuple(sorted(found, key=lambda path: (-_changed(path), path.name)))


def _left_behind(folder: Path) -> tuple[Path, ...]:
    """Return what processes that died while writing left: nobody writes for an hour."""
    late = time.time() - 3600
    return tuple(path for path in folder.glob(f"*{UNFINISHED}") if _changed(path) < late)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
