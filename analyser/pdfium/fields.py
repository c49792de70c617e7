"""What is filled into form fields and free-text notes: PDFium keeps it apart from the page's text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from analyser.pdfium.geometry import Geometry
from analyser.pdfium.page import Word

_FILLED = frozenset({pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX})
_LINE = 12.0
_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW


def field_words(document: Any, page: Any, geometry: Geometry) -> list[tuple[Word, ...]]:
    """Return the words of each filled field and free-text note of a page, spread over its rectangle."""
    found = []
    for index in range(max(0, pdfium.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if annotation:
            words = tuple(_words(_value(document, annotation), annotation, geometry))
            pdfium.FPDFPage_CloseAnnot(annotation)
            if words:
                found.append(words)
    return found


def with_fields(words: tuple[Word, ...], fields: Sequence[tuple[Word, ...]]) -> tuple[Word, ...]:
    """Return the words of a page with those of its fields where a reader meets them.

    A field follows the last word on its line to the left of it, else the last word above it.
    """
    ordered = list(words)
    for field in sorted(fields, key=lambda found: (found[0].top, found[0].x0)):
        at = _position(ordered, field[0])
        ordered[at:at] = field
    return tuple(ordered)


def _position(words: Sequence[Word], field: Word) -> int:
    beside = above = 0
    for index, word in enumerate(words, start=1):
        if abs(word.middle - field.middle) < max(word.height, field.height) / 2 and word.x1 <= field.x0 + 2:
            beside = index
        elif word.middle < field.top:
            above = index
    return beside or above


def _value(document: Any, annotation: Any) -> str:
    if pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
        return ""
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        return _string(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size))
    form = document.formenv
    if kind != pdfium.FPDF_ANNOT_WIDGET or form is None:
        return ""
    if pdfium.FPDFAnnot_GetFormFieldType(form, annotation) not in _FILLED:
        return ""
    return _string(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))


def _string(call: Any) -> str:
    """Return what one of PDFium's string functions writes: asked for its size first."""
    size = call(None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    call(buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00")


def _words(value: str, annotation: Any, geometry: Geometry) -> Iterator[Word]:
    rectangle = pdfium.FS_RECTF()
    if not value.strip() or not pdfium.FPDFAnnot_GetRect(annotation, rectangle):
        return
    x0, top, x1, bottom = geometry.shown(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    lines = [line for line in value.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    height = min(_LINE, (bottom - top) / len(lines))
    for number, line in enumerate(lines):
        step = (x1 - x0) / (len(line) + 1)
        at = 0
        for text in line.split():
            at = line.index(text, at)
            left, upper = x0 + at * step, top + number * height
            yield Word(text, left, upper, left + len(text) * step, upper + height, spaced=True, size=height)
            at += len(text)
