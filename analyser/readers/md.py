"""Markdown: the file's own text, unchanged; headings, items and pipe tables become blocks."""

from __future__ import annotations

from pathlib import Path

from analyser.model.document import Document
from analyser.readers import txt
from analyser.readers._decoding import decode

SUFFIXES = (".md",)


def read(path: Path) -> Document:
    """Return a Markdown file as a document.

    Raises:
        ReadError: it holds no text.
        DamagedFile: its bytes are no text of a known encoding.
    """
    return txt.parse(decode(path.read_bytes(), path.name), path.name, "md")
