"""Which files of a folder are drafts, and how their reports are named."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from analyser import readers
from analyser.errors import UsageError

FOREIGN_DRAFTS = frozenset({".doc", ".rtf", ".pages", ".wpd"})
_NOT_IN_NAMES = re.compile(r'[<>:"\\|?*]|[. ]+$')
_LONGEST_NAME = 200
"""Bytes of a report's name: file systems take 255, some 143 characters less the suffix and the mark of a draft."""


def drafts_below(folder: Path, skip: Path | None = None) -> tuple[Path, ...]:
    """Return every file below a folder that is a draft or claims to be one, by name.

    Hidden files, Word's lock files (`~$...`) and the folder of the reports are left out. Links are followed,
    and a file or folder that is reached twice counts once. What cannot be opened (a folder without permission,
    a link to nowhere) is among the drafts: reading it says why.

    Raises:
        UsageError: there is no such folder.
    """
    if not folder.is_dir():
        message = f"There is no folder '{folder.name}'."
        raise UsageError(message, "Give the folder that holds the drafts.")
    wanted = readers.suffixes() | FOREIGN_DRAFTS
    found = [path for path in _below(folder, skip) if path.suffix.lower() in wanted or path.is_dir()]
    found.sort(key=lambda path: (path.is_symlink(), path.relative_to(folder).as_posix()))
    once = {os.path.realpath(path): path for path in reversed(found)}
    return tuple(sorted(once.values(), key=lambda path: path.relative_to(folder).as_posix()))


def _below(folder: Path, skip: Path | None) -> Iterator[Path]:
    """Yield the files below a folder, links to nowhere, and the folders that cannot be opened."""
    closed: list[Path] = []
    seen = {os.path.realpath(folder)}
    if skip is not None and not folder.is_relative_to(skip):
        seen.add(os.path.realpath(skip))
    for root, inner, files in os.walk(folder, followlinks=True, onerror=lambda e: closed.append(Path(e.filename))):
        for path in (Path(root, name) for name in files if _visible(name)):
            if path.is_file() or path.is_symlink():
                yield path
        fresh = {os.path.realpath(Path(root, name)): name for name in sorted(inner, reverse=True) if _visible(name)}
        inner[:] = sorted(name for whole, name in fresh.items() if whole not in seen)
        seen |= set(fresh)
    yield from closed


def _visible(name: str) -> bool:
    return not name.startswith((".", "~$"))


def report_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return one file name (without suffix) per draft: readable, safe and unique.

    Folders become part of the name; drafts that differ only in their suffix keep it.
    """
    stems = [_file_name(Path(name).with_suffix("").as_posix()) for name in names]
    lowered = [stem.casefold() for stem in stems]
    taken: set[str] = {"index", "round"}
    unique = []
    for name, stem, low in zip(names, stems, lowered, strict=True):
        chosen = stem if lowered.count(low) == 1 and low not in taken else _file_name(name)
        while chosen.casefold() in taken:
            chosen += "-2"
        taken.add(chosen.casefold())
        unique.append(chosen)
    return tuple(unique)


def _file_name(name: str) -> str:
    """Return a name that every file system takes, from that of a draft and its folders."""
    composed = unicodedata.normalize("NFC", name)
    plain = "".join("_" if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else c for c in composed)
    safe = _NOT_IN_NAMES.sub("_", plain.replace("/", "--"))
    return safe.encode()[:_LONGEST_NAME].decode(errors="ignore")
