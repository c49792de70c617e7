"""Columns of tables that are ruled between their rows only: the gaps no word of any row crosses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from analyser.pdfium.page import Edge, Page, Word, vertical

_NEAR = 3.0
_GAP = 8.0
_LEAST_RULES = 3
_LEAST_SHARE = 0.4


def side_rules(page: Page) -> list[Edge]:
    """Return the vertical edges that are missing from tables with horizontal rules only.

    Three rules and more with equal ends, no vertical edge among them, and a gap of at least 8
    points through all rows with words on both sides of it in two rows and in half of them.
    """
    flat = [e for e in page.edges if e["orientation"] == "h" and e["width"] > _LEAST_SHARE * page.width]
    if len(flat) < _LEAST_RULES:
        return []
    ordered = sorted(flat, key=lambda edge: (_ends(edge), edge["top"]))
    groups = [list(group) for _, group in groupby(ordered, key=_ends)]
    return [edge for group in groups if len(group) >= _LEAST_RULES for edge in _sides(page, group)]


def _ends(edge: Edge) -> tuple[int, int]:
    return round(edge["x0"] / _NEAR), round(edge["x1"] / _NEAR)


def _sides(page: Page, rules: Sequence[Edge]) -> Iterator[Edge]:
    top, bottom, x0, x1 = rules[0]["top"], rules[-1]["top"], rules[0]["x0"], rules[0]["x1"]
    upright = (e for e in page.edges if e["orientation"] == "v" and e["bottom"] > top + 1 and e["top"] < bottom - 1)
    if any(x0 - _NEAR <= edge["x0"] <= x1 + _NEAR for edge in upright):
        return
    rows = []
    for above, below in pairwise(rules):
        rows.append([w for w in page.words if above["top"] < w.middle < below["top"] and x0 - 1 <= w.x0 < x1])
    gutters = [right - 2 for left, right in _gaps(rows) if _divides(rows, left, right)]
    if gutters:
        for x in (x0, *gutters, x1):
            yield vertical(x, top, bottom)


def _gaps(rows: Sequence[Sequence[Word]]) -> Iterator[tuple[float, float]]:
    reached: float | None = None
    for left, right in sorted((word.x0, word.x1) for row in rows for word in row):
        if reached is not None and left - reached >= _GAP:
            yield reached, left
        reached = right if reached is None else max(reached, right)


def _divides(rows: Sequence[Sequence[Word]], left: float, right: float) -> bool:
    both = sum(any(w.x1 <= left for w in row) and any(w.x0 >= right for w in row) for row in rows)
    filled = sum(bool(row) for row in rows)
    return both >= 2 and both * 2 >= filled
