"""Word files: everything a reader of the page sees, by the walk of `analyser.ooxml`."""

from __future__ import annotations

from pathlib import Path

from analyser.errors import ReadError
from analyser.model.document import Document, RunningLine
from analyser.ooxml import Package, compose, read_body

SUFFIXES = (".docx", ".docm")


def read(path: Path) -> Document:
    """Return a Word file as a document; it has no pages, and its running lines are given page 1.

    Raises:
        DamagedFile, LimitExceeded, ProtectedFile: it cannot be opened safely.
        ReadError: it holds no text.
    """
    story = read_body(Package(path.read_bytes(), path.name))
    found = compose(story.items)
    if not found.text.strip():
        message = f"'{path.name}' holds no text."
        raise ReadError(message, "Check that it is the right file.")
    return Document(
        name=path.name,
        format=path.suffix.lower().removeprefix("."),
        text=found.text,
        blocks=found.blocks,
        anchors=found.anchors,
        running_lines=tuple(RunningLine(1, text) for text in story.running),
        remarks=story.remarks,
    )
