"""Tables of a Word file: rows, merged cells each once, nested tables inside their cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from analyser.model.document import Cell
from analyser.ooxml.flow import CellContent, Item, Table
from analyser.ooxml.xml import MC, Element, W, number, value

_THROUGH = frozenset(
    {W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
    | {MC + "AlternateContent", MC + "Choice"}
)


@dataclass(slots=True)
class _Grid:
    """The cells of a table so far, and which cell each column belongs to."""

    cells: list[list[CellContent]]
    above: dict[int, tuple[int, int]]


class TableReader:
    """Reads tables and numbers them in the order in which they begin."""

    def __init__(self, blocks: Callable[[Iterable[Element]], Iterator[Item]]) -> None:
        """Take the function that reads the content of a cell."""
        self._blocks = blocks
        self._seen = 0

    def read(self, element: Element) -> Iterator[Item]:
        """Yield a table, if it has a row."""
        table, self._seen = self._seen, self._seen + 1
        grid = _Grid([], {})
        for row in _rows(element):
            if row.find(f"{W}trPr/{W}del") is None:
                self._row(row, table, grid)
        if any(grid.cells):
            yield Table(tuple(tuple(row) for row in grid.cells))

    def _row(self, row: Element, table: int, grid: _Grid) -> None:
        number_of_row = len(grid.cells)
        grid.cells.append([])
        column = number(value(row.find(f"{W}trPr/{W}gridBefore")))
        for element in _cells(row):
            properties = element.find(W + "tcPr")
            span = max(1, number(_property(properties, "gridSpan"), 1))
            if properties is not None and properties.find(W + "cellDel") is not None:
                column += span
                continue
            content = tuple(self._blocks(element))
            if _continues(properties) and column in grid.above:
                self._grow(grid, grid.above[column], number_of_row, content)
            elif _property(properties, "hMerge") == "continue" and grid.cells[-1]:
                last = grid.cells[-1][-1]
                grid.cells[-1][-1] = CellContent(
                    replace(last.cell, columns=last.cell.columns + span), last.content + content
                )
            else:
                cell = Cell(table, number_of_row, column, 1, span)
                place = (number_of_row, len(grid.cells[-1]))
                grid.above |= dict.fromkeys(range(column, column + span), place)
                grid.cells[-1].append(CellContent(cell, content))
            column += span

    def _grow(self, grid: _Grid, place: tuple[int, int], row: int, content: tuple[Item, ...]) -> None:
        """Let the merged cell above reach down to `row`; text that stands below is kept with it."""
        above = grid.cells[place[0]][place[1]]
        cell = replace(above.cell, rows=max(above.cell.rows, row - above.cell.row + 1))
        grid.cells[place[0]][place[1]] = CellContent(cell, above.content + content)


def _rows(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == W + "tr":
            yield child
        elif child.tag in _THROUGH:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in _THROUGH:
            yield from _cells(child)


def _property(properties: Element | None, name: str) -> str | None:
    found = None if properties is None else properties.find(W + name)
    return None if found is None else found.get(W + "val") or "continue"


def _continues(properties: Element | None) -> bool:
    return _property(properties, "vMerge") == "continue"
