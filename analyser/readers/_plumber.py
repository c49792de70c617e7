"""PDF pages by pdfplumber alone: slower, but it opens some files that PDFium refuses."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analyser.errors import DamagedFile, LimitExceeded, ProtectedFile
from analyser.pdfium.page import Edge, Page, Word

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_OUTLINES = ("width", "height", "x0", "x1", "top", "bottom", "orientation", "object_type")


def pages(path: Path, most: int) -> Iterator[Page]:
    """Yield the pages of a PDF.

    Raises:
        ProtectedFile: it needs a password.
        LimitExceeded: it has more than `most` pages.
        DamagedFile: pdfplumber cannot open it either.
    """
    import logging

    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

    try:
        with pdfplumber.open(path) as document:
            _check(len(document.pages), most, path.name)
            for page in document.pages:
                yield _page(page)
                page.close()
    except (LimitExceeded, DamagedFile, MemoryError):
        raise
    except Exception as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect) or isinstance(error, PDFPasswordIncorrect):
            message = f"'{path.name}' is protected with a password."
            raise ProtectedFile(message, "Remove the password, or print it to a new PDF.") from error
        raise _damaged(path.name) from error


def _check(count: int, most: int, name: str) -> None:
    if count > most:
        message = f"'{name}' has {count} pages; at most {most} are read."
        raise LimitExceeded(message, "Give the application form without its annexes.")
    if not count:
        raise _damaged(name)


def _page(page: Any) -> Page:
    found = page.extract_words(use_text_flow=True, x_tolerance_ratio=0.15, extra_attrs=["fontname", "size"])
    words = tuple(_word(word) for word in found)
    edges = tuple(Edge(**{key: edge[key] for key in _OUTLINES}) for edge in page.edges)  # type: ignore[typeddict-item]
    area = float(page.width * page.height) or 1.0
    pictured = max((float(image["width"] * image["height"]) / area for image in page.images), default=0.0)
    return Page(page.page_number, float(page.width), float(page.height), words, edges, min(1.0, pictured))


def _word(word: dict[str, Any]) -> Word:
    text = unicodedata.normalize("NFC", word["text"].translate(_LIGATURES))
    bold = "bold" in word["fontname"].lower()
    return Word(text, word["x0"], word["top"], word["x1"], word["bottom"], bold, size=round(word["size"], 1))


def _damaged(name: str) -> DamagedFile:
    message = f"'{name}' is damaged and cannot be opened."
    return DamagedFile(message, "Download or print it again.")
