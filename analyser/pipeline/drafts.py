"""Which files of a folder are drafts, and how their reports are named."""

from __future__ import annotations

from pathlib import Path

from analyser import readers
from analyser.errors import UsageError

FOREIGN_DRAFTS = frozenset({".doc", ".rtf", ".pages", ".wpd"})


def drafts_below(folder: Path, skip: Path | None = None) -> tuple[Path, ...]:
    """Return every file below a folder that is a draft or claims to be one, by name.

    Hidden files, Word's lock files (`~$...`) and the folder of the reports are left out.

    Raises:
        UsageError: there is no such folder.
    """
    if not folder.is_dir():
        message = f"There is no folder '{folder.name}'."
        raise UsageError(message, "Give the folder that holds the drafts.")
    wanted = readers.suffixes() | FOREIGN_DRAFTS
    found = []
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith((".", "~$")) for part in parts)
        inside_reports = skip is not None and path.is_relative_to(skip) and not folder.is_relative_to(skip)
        if path.suffix.lower() in wanted and not hidden and not inside_reports and path.is_file():
            found.append(path)
    return tuple(sorted(found, key=lambda path: path.relative_to(folder).as_posix()))


def report_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return one file name (without suffix) per draft: readable, safe and unique.

    Folders become part of the name; drafts that differ only in their suffix keep it.
    """
    stems = [Path(name).with_suffix("").as_posix().replace("/", "--") for name in names]
    lowered = [stem.casefold() for stem in stems]
    taken: set[str] = {"index", "round"}
    unique = []
    for name, stem, low in zip(names, stems, lowered, strict=True):
        chosen = stem if lowered.count(low) == 1 and low not in taken else name.replace("/", "--")
        while chosen.casefold() in taken:
            chosen += "-2"
        taken.add(chosen.casefold())
        unique.append(chosen)
    return tuple(unique)
