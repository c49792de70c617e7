"""The parts of a Word file and the relationships between them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property

from analyser.errors import DamagedFile
from analyser.ooxml.archive import Archive
from analyser.ooxml.xml import Element, parse

_MACROS = "vbaproject.bin"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from a part to another part, or to something outside of the file."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """A Word file, opened: parts are parsed when they are asked for."""

    def __init__(self, content: bytes, name: str) -> None:
        """Open the file.

        Raises:
            DamagedFile, LimitExceeded, ProtectedFile: see `Archive`.
            DamagedFile: it has no main document.
        """
        self.name = name
        self.archive = Archive(content, name)
        self.main = self._main()

    @cached_property
    def document(self) -> Element:
        """Return the root of the main document."""
        return self.part(self.main)

    def part(self, name: str) -> Element:
        """Return the root of a part.

        Raises:
            DamagedFile: it is missing or malformed.
        """
        return parse(self.archive.read(name), self.name)

    def related(self, kind: str) -> tuple[str, ...]:
        """Return the parts of a kind ("styles", "footnotes", "header") the main document names."""
        return tuple(r.target for r in self.relationships(self.main) if r.kind == kind and not r.external)

    def optional(self, kind: str) -> Element | None:
        """Return the root of the first part of a kind, or None when the file has none."""
        found = [part for part in self.related(kind) if part in self.archive]
        return self.part(found[0]) if found else None

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """Return the relationships of a part ("" = of the file)."""
        folder, _, base = part.rpartition("/")
        where = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if where not in self.archive:
            return ()
        found = []
        for entry in self.part(where):
            target = entry.get("Target") or ""
            external = entry.get("TargetMode") == "External"
            path = target if external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = (entry.get("Type") or "").rpartition("/")[2]
            found.append(Relationship(entry.get("Id") or "", kind, path, external))
        return tuple(found)

    @property
    def has_macros(self) -> bool:
        """Say whether the file carries macros."""
        return any(name.lower().endswith(_MACROS) for name in self.archive.names)

    def _main(self) -> str:
        named = [r.target for r in self.relationships("") if r.kind == "officeDocument"]
        for part in (*named, "word/document.xml"):
            if part in self.archive:
                return part
        message = f"'{self.name}' is no Word file, or its main part is missing."
        raise DamagedFile(message, "Open it in a word processor and save it as .docx.")
