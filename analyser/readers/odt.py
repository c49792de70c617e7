"""OpenDocument text: the same facts as for Word files, from the same safe archive and XML."""

from __future__ import annotations

from pathlib import Path

from analyser.errors import DamagedFile, ProtectedFile, ReadError
from analyser.model.document import Document, RunningLine
from analyser.ooxml import compose
from analyser.ooxml.archive import Archive
from analyser.ooxml.flow import Paragraph
from analyser.ooxml.looks import with_headings_by_look
from analyser.ooxml.xml import Element, parse
from analyser.readers._odt_styles import STYLE, OdtStyles
from analyser.readers._odt_walk import OFFICE, OdtWalker

SUFFIXES = (".odt",)


def read(path: Path) -> Document:
    """Return an ODT file as a document; it has no pages, and its running lines are given page 1.

    Raises:
        DamagedFile, LimitExceeded, ProtectedFile: it cannot be opened safely.
        ReadError: it holds no text.
    """
    with Archive(path.read_bytes(), path.name) as archive:
        if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            message = f"'{path.name}' is protected with a password."
            raise ProtectedFile(message, "Remove the password and save it again.")
        content = parse(archive.read("content.xml"), path.name)
        parts = [parse(archive.read("styles.xml"), path.name)] if "styles.xml" in archive else []
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        message = f"'{path.name}' is no text document."
        raise DamagedFile(message, "Open it in a word processor and save it as .odt or .docx.")
    styles = OdtStyles([*parts, content])
    walker = OdtWalker(styles)
    found = compose([*with_headings_by_look(walker.blocks(body)), *walker.notes])
    if not found.text.strip():
        message = f"'{path.name}' holds no text."
        raise ReadError(message, "Check that it is the right file.")
    return Document(
        name=path.name,
        format="odt",
        text=found.text,
        blocks=found.blocks,
        anchors=found.anchors,
        running_lines=tuple(RunningLine(1, text) for part in parts for text in _running(part, styles)),
        remarks=tuple(sorted(walker.remarks)),
    )


def _running(part: Element, styles: OdtStyles) -> list[str]:
    seen: dict[str, None] = {}
    for element in part.iter(STYLE + "header", STYLE + "footer"):
        for item in OdtWalker(styles).blocks(element):
            if isinstance(item, Paragraph):
                seen[item.text] = None
    return list(seen)
