"""PDF: characters from PDFium, tables by pdfplumber's finder; pdfplumber alone where PDFium refuses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from analyser.config import default_thresholds
from analyser.errors import DamagedFile, NoTextLayer, ProtectedFile, ReadError
from analyser.model.document import Document, RunningLine
from analyser.pdfium import tables
from analyser.pdfium.gutters import side_rules
from analyser.pdfium.page import Page, Word
from analyser.pdfium.pages import pages as pdfium_pages
from analyser.readers import _pdf_running as running
from analyser.readers._pdf_flow import elements, join_pages, sort_words
from analyser.readers._pdf_paragraphs import usual_look
from analyser.readers._pdf_text import write
from analyser.readers._plumber import pages as plumber_pages

SUFFIXES = (".pdf",)
_UNREADABLE = 0.3
_SCAN = "Export the application from the form, or run text recognition (OCR) on the scan first."


def read(path: Path) -> Document:
    """Return a PDF as a document.

    Raises:
        ProtectedFile: it needs a password.
        NoTextLayer: it holds pictures of pages, or text without meaning.
        LimitExceeded: it has too many pages.
        DamagedFile: neither PDFium nor pdfplumber can open it.
    """
    most = int(default_thresholds()["reading.pdf-pages"])
    try:
        found = tuple(pdfium_pages(path, most))
    except (DamagedFile, ProtectedFile) as refusal:
        found = _by_plumber(path, most, refusal)
    return arrange(found, path.name)


def _by_plumber(path: Path, most: int, refusal: ReadError) -> tuple[Page, ...]:
    """Return what pdfplumber finds where PDFium refused; PDFium's reason stands if it finds nothing."""
    try:
        return tuple(plumber_pages(path, most))
    except (DamagedFile, ProtectedFile) as error:
        raise (error if isinstance(error, ProtectedFile) else refusal) from error


def read_slowly(path: Path) -> Document:
    """Return a PDF as a document by pdfplumber alone: for a file on which PDFium dies.

    Raises:
        ReadError: as `read`.
    """
    most = int(default_thresholds()["reading.pdf-pages"])
    return arrange(tuple(plumber_pages(path, most)), path.name)


def arrange(pages: Sequence[Page], name: str) -> Document:
    """Return pages as one document.

    Raises:
        NoTextLayer: there is too little text on them, or it makes no sense.
    """
    _refuse_scans(pages, name)
    grids = [tables.find(page, side_rules(page)) for page in pages]
    aside = running.find(pages, grids)
    gone = Counter(id(word) for line in aside for word in line.words)
    drafts = [sort_words(p, running.without(p, gone), g) for p, g in zip(pages, grids, strict=True)]
    lines = [line for draft in drafts for line in draft.lines]
    look = usual_look(lines)
    written = write(join_pages([list(elements(draft, look)) for draft in drafts]), lines)
    text = "".join(written.parts)
    if not text.strip():
        raise _no_text(name)
    return Document(
        name=name,
        format="pdf",
        text=text,
        blocks=tuple(written.blocks),
        anchors=tuple(written.anchors),
        pages=len(pages),
        running_lines=tuple(RunningLine(line.page, line.text) for line in aside),
    )


def _refuse_scans(pages: Sequence[Page], name: str) -> None:
    words = [word for page in pages for word in page.words]
    characters = sum(len(word.text) for word in words)
    pictured = sum(page.pictured for page in pages) / max(1, len(pages))
    few = characters < default_thresholds()["reading.page-characters"] * len(pages)
    if not characters or (few and pictured > 0.5):
        raise _no_text(name)
    if sum(map(_strange, words)) > _UNREADABLE * characters:
        message = f"'{name}' has a text layer that makes no sense: its fonts do not name their letters."
        raise NoTextLayer(message, "Export the application from the form, or print it to PDF again.")


def _strange(word: Word) -> int:
    if word.text.isascii():
        return 0
    return sum(c == "�" or "\ue000" <= c <= "\uf8ff" for c in word.text)


def _no_text(name: str) -> NoTextLayer:
    message = f"'{name}' has no text layer: it holds pictures of pages."
    return NoTextLayer(message, _SCAN)
