"""Plain text: the file's own text, unchanged, so that offsets index the file."""

from __future__ import annotations

from pathlib import Path

from analyser.errors import ReadError
from analyser.model.document import Document
from analyser.readers import _markdown
from analyser.readers._decoding import decode
from analyser.readers._plain import anchors, paragraphs

SUFFIXES = (".txt",)


def read(path: Path) -> Document:
    """Return the text of a file as a document.

    Raises:
        ReadError: it holds no text.
        DamagedFile: its bytes are no text of a known encoding.
    """
    return parse(decode(path.read_bytes(), path.name), path.name)


def parse(text: str, name: str = "draft.txt", format: str = "txt") -> Document:
    """Return a text as a document: one block per line with text, one anchor per line.

    Raises:
        ReadError: it holds no text.
    """
    if not text.strip():
        message = f"'{name}' holds no text."
        raise ReadError(message, "Check that it is the right file.")
    if format == "md":
        return Document(name, format, text, blocks=_markdown.blocks(text), anchors=anchors(text))
    return Document(name, format, text, blocks=paragraphs(text), anchors=anchors(text))
