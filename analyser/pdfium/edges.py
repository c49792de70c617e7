"""Straight lines drawn on a page, from PDFium's path objects: RESEARCH.md section 1, steps 4 and 5."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from analyser.pdfium.geometry import Geometry, Rectangle
from analyser.pdfium.page import Edge, horizontal, vertical

_THIN = 3.0
_BACKGROUND = 0.95
_NEAR = 3.0
_MOST_OBJECTS = 20_000
_DEEPEST = 6


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _direct(function: Any, result: Any, *arguments: Any) -> Any:
    """Return a C function that passes pointers as numbers: half the cost of a call, and pages hold thousands."""
    return ctypes.CFUNCTYPE(result, *arguments)(_address(function))


_object = _direct(pdfium.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_form_object = _direct(pdfium.FPDFFormObj_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
_kind = _direct(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)


class Drawing:
    """What is drawn on a page besides text."""

    def __init__(self, page: Any, geometry: Geometry) -> None:
        """Read the bounds of every path and picture, those inside of forms included."""
        self._geometry, self._left = geometry, _MOST_OBJECTS
        self.edges: list[Edge] = []
        self.pictured = 0.0
        self._bounds = [ctypes.c_float() for _ in range(4)]
        self._read(_object, _address(page.raw), pdfium.FPDFPage_CountObjects(page), (1, 0, 0, 1, 0, 0), 0)

    def _read(self, get: Any, owner: int, count: int, matrix: tuple[float, ...], depth: int) -> None:
        count = max(0, min(count, self._left))
        self._left -= count
        for address in map(get, repeat(owner, count), range(count)):
            kind = _kind(address)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            item = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self.edges += _edges(self._shown(item, matrix), self._geometry.size)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._picture(self._shown(item, matrix))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = pdfium.FS_MATRIX()
                pdfium.FPDFPageObj_GetMatrix(item, inner)
                own = (inner.a, inner.b, inner.c, inner.d, inner.e, inner.f)
                self._read(_form_object, address, pdfium.FPDFFormObj_CountObjects(item), _times(own, matrix), depth + 1)

    def _shown(self, item: Any, matrix: tuple[float, ...]) -> Rectangle:
        left, bottom, right, top = self._bounds
        pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        a, b, c, d, e, f = matrix
        xs = [a * x + c * y + e for x in (left.value, right.value) for y in (bottom.value, top.value)]
        ys = [b * x + d * y + f for x in (left.value, right.value) for y in (bottom.value, top.value)]
        return self._geometry.shown(min(xs), min(ys), max(xs), max(ys))

    def _picture(self, box: Rectangle) -> None:
        width, height = self._geometry.size
        x0, top, x1, bottom = max(0.0, box[0]), max(0.0, box[1]), min(width, box[2]), min(height, box[3])
        area = max(0.0, x1 - x0) * max(0.0, bottom - top)
        self.pictured = max(self.pictured, area / (width * height) if width * height else 0.0)


def _times(left: tuple[float, ...], right: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = left
    g, h, i, j, k, m = right
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _edges(box: Rectangle, size: tuple[float, float]) -> Iterator[Edge]:
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    if not _on_page(top, bottom, size[1]):
        return
    if height <= _THIN < width:
        yield horizontal(x0, x1, (top + bottom) / 2)
    elif width <= _THIN < height:
        yield vertical((x0 + x1) / 2, top, bottom)
    elif width > _THIN and height > _THIN and not (width > _BACKGROUND * size[0] and height > _BACKGROUND * size[1]):
        yield horizontal(x0, x1, top)
        yield horizontal(x0, x1, bottom)
        yield vertical(x0, top, bottom)
        yield vertical(x1, top, bottom)


def _on_page(top: float, bottom: float, height: float) -> bool:
    """Say whether at least half of a line stands on the page.

    A browser cuts a cell at the end of the page by clipping: its outline is drawn on into the margin and far
    beyond the paper.
    """
    return 2 * (min(bottom, height) - max(top, 0.0)) >= bottom - top


def close_open_cells(edges: Sequence[Edge]) -> tuple[list[Edge], tuple[float, ...]]:
    """Return the edges with the missing rules at page breaks added, and where they were missing.

    A row cut by a page break has no rule across the break. Where the tops (or the bottoms) of
    vertical edges at two different x share a y, and no horizontal edge near it reaches the right
    end of the group, one is added over the whole span.
    """
    flat = [edge for edge in edges if edge["orientation"] == "h"]
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    added: list[Edge] = []
    for end in ("top", "bottom"):
        ordered = sorted((_end(edge, end), edge["x0"]) for edge in upright)
        for group in _close_together(ordered):
            left, right = min(x for _, x in group), max(x for _, x in group)
            y = sum(y for y, _ in group) / len(group)
            ruled = any(abs(h["top"] - y) <= _NEAR and h["x1"] >= right - _NEAR for h in flat)
            if right - left > _NEAR and not ruled:
                added.append(horizontal(left, right, y))
    return [*edges, *added], tuple(edge["top"] for edge in added)


def _end(edge: Edge, end: str) -> float:
    return edge["top"] if end == "top" else edge["bottom"]


def _close_together(ordered: list[tuple[float, float]]) -> Iterator[list[tuple[float, float]]]:
    start = 0
    for index in range(1, len(ordered) + 1):
        if index == len(ordered) or ordered[index][0] - ordered[index - 1][0] > _NEAR:
            yield ordered[start:index]
            start = index
