"""A page as paragraphs and tables, and the pages as one flow: RESEARCH.md section 1, steps 6 and 7."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from analyser.pdfium.page import Page, Word
from analyser.pdfium.tables import Grid, GridCell
from analyser.readers._pdf_labels import in_reading_order
from analyser.readers._pdf_lines import Line, lines
from analyser.readers._pdf_paragraphs import Look, Paragraph, continues, goes_on, is_cut_question, paragraphs

_SAME = 4.0


@dataclass(slots=True)
class CellText:
    """A cell and its paragraphs."""

    row: int
    column: int
    rows: int
    columns: int
    content: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the words of the cell."""
        return " ".join(paragraph.text for paragraph in self.content)


@dataclass(slots=True)
class TableText:
    """A table: its column edges, its rows of cells, and whether page breaks cut it."""

    xs: tuple[float, ...]
    rows: list[list[CellText]]
    open_top: bool = False
    open_bottom: bool = False


Element: TypeAlias = "Paragraph | TableText"


@dataclass(slots=True)
class Draft:
    """A page on its way: runs of lines outside of tables, and tables with the lines of each cell."""

    parts: list[list[Line] | Grid]
    cells: dict[int, list[Line]]

    @property
    def lines(self) -> Iterator[Line]:
        """Yield every line of the page."""
        for part in self.parts:
            for run in (self.cells.get(id(cell), []) for cell in part.cells) if isinstance(part, Grid) else (part,):
                yield from run


def sort_words(page: Page, words: Sequence[Word], grids: tuple[Grid, ...]) -> Draft:
    """Give every word to the cell its centre lies in, or to the run outside of tables."""
    parts: list[list[Word] | Grid] = []
    cells: dict[int, list[Word]] = {}
    last: tuple[Grid, GridCell] | None = None
    for word in words:
        if last is None or not _holds(last[1], word):
            last = _cell_of(word, grids)
        if last is None:
            if not parts or isinstance(parts[-1], Grid):
                parts.append([])
            run = parts[-1]
            if isinstance(run, list):
                run.append(word)
            continue
        grid, cell = last
        if not any(part is grid for part in parts):
            parts.append(grid)
        cells.setdefault(id(cell), []).append(word)
    return Draft(
        [part if isinstance(part, Grid) else list(lines(part, page.number)) for part in parts],
        {key: list(lines(found, page.number)) for key, found in cells.items()},
    )


def _cell_of(word: Word, grids: tuple[Grid, ...]) -> tuple[Grid, GridCell] | None:
    inside = [(grid, cell) for grid in grids for cell in grid.cells if _holds(cell, word)]
    return min(inside, key=lambda found: _area(found[1]), default=None)


def _area(cell: GridCell) -> float:
    return (cell.box.x1 - cell.box.x0) * (cell.box.bottom - cell.box.top)


def _holds(cell: GridCell, word: Word) -> bool:
    box, centre = cell.box, (word.x0 + word.x1) / 2
    return box.x0 - 1 <= centre <= box.x1 + 1 and box.top - 1 <= word.middle <= box.bottom + 1


def elements(draft: Draft, look: Look) -> Iterator[Element]:
    """Yield the paragraphs and tables of a page in the order of the file."""
    for part in draft.parts:
        if isinstance(part, Grid):
            yield _table(part, draft, look)
        else:
            yield from in_reading_order(part, look)


def _table(grid: Grid, draft: Draft, look: Look) -> TableText:
    rows: dict[int, list[CellText]] = {}
    for cell in grid.cells:
        found = draft.cells.get(id(cell), [])
        padding = min((line.x0 for line in found), default=cell.box.x0) - cell.box.x0
        content = paragraphs(found, look, cell.box.x1 - max(1.0, min(padding, 12.0)))
        rows.setdefault(cell.row, []).append(CellText(cell.row, cell.column, cell.rows, cell.columns, content))
    return TableText(grid.xs, [rows[row] for row in sorted(rows)], grid.open_top, grid.open_bottom)


def join_pages(pages: Sequence[Sequence[Element]]) -> list[Element]:
    """Return one flow: tables and paragraphs that a page break cuts are put together again."""
    flow: list[Element] = []
    for page in pages:
        for position, element in enumerate(page):
            before = flow[-1] if flow else None
            if isinstance(element, TableText) and isinstance(before, TableText):
                if position == 0 and _same_columns(before, element):
                    _extend(before, element)
                    continue
            elif isinstance(element, Paragraph) and isinstance(before, Paragraph):
                broken = position == 0 or _is_next_column(before, element)
                cut = broken and is_cut_question(before, element)
                if cut or (broken and continues(before, element)):
                    before.lines += element.lines
                    before.full = element.full
                    if cut:
                        before.kind, before.level = element.kind, element.level
                    continue
            flow.append(element)
    return flow


def _is_next_column(before: Paragraph, after: Paragraph) -> bool:
    last, first = before.last, after.lines[0]
    return first.top < last.top - 3 * last.height and first.x0 > last.x0


def _same_columns(left: TableText, right: TableText) -> bool:
    return len(left.xs) == len(right.xs) and all(abs(a - b) <= _SAME for a, b in zip(left.xs, right.xs, strict=True))


def _extend(table: TableText, more: TableText) -> None:
    """Add the rows of the next page's part of a table; a row cut in two becomes one again."""
    rows = list(more.rows)
    if len(rows) > 1 and len(table.rows) > 1 and _repeats(rows[0], table):
        rows = rows[1:]
    elif rows and _is_cut(table, more):
        _pour(table.rows[-1], rows[0])
        rows = rows[1:]
    last = max((cell.row + cell.rows for cell in table.rows[-1]), default=0)
    begin = rows[0][0].row if rows else 0
    for row in rows:
        for cell in row:
            cell.row += last - begin
    table.rows += rows
    table.open_bottom = more.open_bottom


def _repeats(row: Sequence[CellText], table: TableText) -> bool:
    """Say whether a row is the table's bold head once more, as on every page a long table covers."""
    head, following = table.rows[0], table.rows[1]
    return _texts(row) == _texts(head) and _is_bold(head) and not _is_bold(following)


def _is_bold(row: Sequence[CellText]) -> bool:
    lines = [line for cell in row for paragraph in cell.content for line in paragraph.lines]
    return bool(lines) and all(line.bold for line in lines)


def _texts(row: Sequence[CellText]) -> list[str]:
    return [cell.text for cell in row]


def _is_cut(table: TableText, more: TableText) -> bool:
    """Say whether one row stands on both pages: its label stands on one of them only, or goes on in mid-sentence."""
    above, below = table.rows[-1], more.rows[0]
    if len(above) < 2 or len(above) != len(below):
        return False
    label_above, label_below = bool(above[0].content), bool(below[0].content)
    if not label_below and any(cell.content for cell in below):
        return True
    if label_above and label_below and goes_on(above[0].content[-1], below[0].content[0]):
        return True
    if _runs_on(above, below):
        return True
    marked = table.open_bottom or more.open_top
    return marked and not label_above and any(cell.content for cell in above)


def _runs_on(above: Sequence[CellText], below: Sequence[CellText]) -> bool:
    """Say whether the cells of a row go on with those above: all in lower case, and none where others had enough."""
    opening = [cell.text[:1] for cell in below if cell.content]
    ended = any(cell.content and not more.content for cell, more in zip(above, below, strict=True))
    return bool(opening) and ended and all(letter.islower() for letter in opening)


def _pour(above: Sequence[CellText], below: Sequence[CellText]) -> None:
    for cell, more in zip(above, below, strict=True):
        content = list(more.content)
        if cell.content and content and continues(cell.content[-1], content[0], in_cell=True):
            cell.content[-1].lines += content[0].lines
            cell.content[-1].full = content[0].full
            content = content[1:]
        cell.content += content
