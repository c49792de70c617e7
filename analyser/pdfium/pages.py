"""Opens a PDF with PDFium and yields its pages. To be called in a child process only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from analyser.errors import DamagedFile, LimitExceeded, ProtectedFile
from analyser.pdfium.characters import Characters, reading_rotation
from analyser.pdfium.edges import Drawing
from analyser.pdfium.fields import field_words, with_fields
from analyser.pdfium.geometry import Geometry
from analyser.pdfium.page import Page


def pages(path: Path, most: int) -> Iterator[Page]:
    """Yield the pages of a PDF.

    Raises:
        ProtectedFile: it needs a password.
        DamagedFile: PDFium cannot open it or one of its pages.
        LimitExceeded: it has more than `most` pages.
    """
    document = _open(path)
    try:
        if len(document) > most:
            message = f"'{path.name}' has {len(document)} pages; at most {most} are read."
            raise LimitExceeded(message, "Give the application form without its annexes.")
        for index in range(len(document)):
            yield _page(document, index, path.name)
    finally:
        document.close()


def _open(path: Path) -> Any:
    try:
        document = pypdfium2.PdfDocument(path)
        if document.get_formtype() == pdfium.FORMTYPE_ACRO_FORM:
            document.init_forms()
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            message = f"'{path.name}' is protected with a password."
            raise ProtectedFile(message, "Remove the password, or print it to a new PDF.") from error
        raise _damaged(path.name) from error
    return document


def _page(document: Any, index: int, name: str) -> Page:
    try:
        page = document[index]
        left, bottom, right, top = page.get_bbox()
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise _damaged(name) from error
    geometry = Geometry(left, bottom, right, top, reading_rotation(text_page))
    words = with_fields(tuple(Characters(text_page, geometry).words()), field_words(document, page, geometry))
    drawing = Drawing(page, geometry)
    text_page.close()
    page.close()
    width, height = geometry.size
    return Page(index + 1, width, height, words, tuple(drawing.edges), drawing.pictured)


def _damaged(name: str) -> DamagedFile:
    message = f"'{name}' is damaged and cannot be opened."
    return DamagedFile(message, "Download or print it again.")
