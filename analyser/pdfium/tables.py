"""Tables of a page: pdfplumber's finder on our edges: RESEARCH.md section 1, step 6."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from analyser.model.document import Box
from analyser.pdfium.edges import close_open_cells
from analyser.pdfium.page import Edge, Page

_SETTINGS = {"snap_tolerance": 3, "join_tolerance": 3, "intersection_tolerance": 4}
_SAME = 3.0
_MOST_EDGES = 3_000


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its place among the rows and columns of its table."""

    box: Box
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page. `open_top` and `open_bottom`: a page break cuts its first or last row."""

    box: Box
    xs: tuple[float, ...]
    cells: tuple[GridCell, ...]
    open_top: bool
    open_bottom: bool


def find(page: Page, extra: Sequence[Edge] = ()) -> tuple[Grid, ...]:
    """Return the tables of a page from top to bottom. `extra` are edges that are not drawn."""
    edges = [*page.edges, *extra]
    upright = sum(edge["orientation"] == "v" for edge in edges)
    if upright < 2 or len(edges) - upright < 1 or len(edges) > _MOST_EDGES:
        return ()
    from pdfplumber.table import TableFinder

    closed, missing = close_open_cells(edges)
    stand_in = SimpleNamespace(
        width=page.width,
        height=page.height,
        bbox=(0, 0, page.width, page.height),
        chars=[],
        edges=closed,
        page_number=page.number,
    )
    tables = (table.cells for table in TableFinder(stand_in, _SETTINGS).tables)
    return tuple(sorted((_grid(cells, missing) for cells in tables), key=lambda grid: (grid.box.top, grid.box.x0)))


def _grid(cells: Iterable[tuple[float, float, float, float]], missing: tuple[float, ...]) -> Grid:
    boxes = [Box(*cell) for cell in cells]
    xs = _distinct(edge for box in boxes for edge in (box.x0, box.x1))
    ys = _distinct(edge for box in boxes for edge in (box.top, box.bottom))
    placed = []
    for box in boxes:
        row, column = _index(ys, box.top), _index(xs, box.x0)
        rows, columns = _index(ys, box.bottom) - row, _index(xs, box.x1) - column
        placed.append(GridCell(box, row, column, max(1, rows), max(1, columns)))
    outer = Box(xs[0], ys[0], xs[-1], ys[-1])
    return Grid(
        outer,
        tuple(xs),
        tuple(sorted(placed, key=lambda cell: (cell.row, cell.column))),
        any(abs(y - outer.top) <= _SAME for y in missing),
        any(abs(y - outer.bottom) <= _SAME for y in missing),
    )


def _distinct(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SAME:
            found.append(value)
    return found


def _index(values: list[float], value: float) -> int:
    return min(range(len(values)), key=lambda i: abs(values[i] - value))
