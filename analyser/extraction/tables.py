"""Tables whose first row names fields: each further row is a record, or the single row of values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from analyser.extraction import columns, heads, unheaded
from analyser.extraction.catalogue import Catalogue, Label
from analyser.extraction.columns import LOGIC, PROSE
from analyser.extraction.heads import Grid, Labels
from analyser.extraction.lines import Page
from analyser.extraction.marks import Mark, Option, What
from analyser.extraction.records import Record, Sheet, records
from analyser.model.document import BlockKind, Cell, Document
from analyser.model.span import Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the document: its cells by row and column, and its records if its header names fields.

    `lying` says that the heads stand in the first column and each further column is a record.
    """

    span: Span
    cells: Grid
    records: tuple[Record, ...] = ()
    kind: str = ""
    lying: bool = False

    def figures(self, text: str) -> bool:
        """Say whether most cells beside the first row and column are numbers: such a table holds no labels."""
        if len(self.columns) < 3:
            return False
        head, first = self.rows[0], self.columns[0]
        inner = [text[s.start : s.end] for (r, c), s in self.cells.items() if r != head and c != first and len(s)]
        numbers = sum(any(x.isdigit() for x in cell) and not any(x.islower() for x in cell) for cell in inner)
        return len(inner) > 1 and 2 * numbers > len(inner)

    @property
    def inside(self) -> bool:
        """Say whether the table is a part of the answer it stands in: statements, or prose in columns."""
        return self.kind in (LOGIC, PROSE)

    @property
    def rows(self) -> tuple[int, ...]:
        """Return the numbers of the rows, in order."""
        return tuple(sorted({row for row, _ in self.cells}))

    @property
    def columns(self) -> tuple[int, ...]:
        """Return the numbers of the columns, in order."""
        return tuple(sorted({column for _, column in self.cells}))


def tables(document: Document, page: Page, catalogue: Catalogue) -> tuple[Table, ...]:
    """Return the tables of a document in reading order."""
    cells: dict[int, list[tuple[Cell, Span]]] = defaultdict(list)
    for block in document.blocks:
        if block.kind is BlockKind.CELL and block.cell:
            cells[block.cell.table].append((block.cell, page.trim(block.span.start, block.span.end)))
    found = [_table(page, catalogue, _sheet(own)) for _, own in sorted(cells.items())]
    return tuple(sorted(found, key=lambda table: table.span))


def _sheet(cells: Sequence[tuple[Cell, Span]]) -> Sheet:
    grid = {(cell.row, cell.column): span for cell, span in cells}
    merged = {
        (row, column): span
        for cell, span in cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
        if (row, column) not in grid
    }
    width = max(cell.column + cell.columns for cell, _ in cells)
    return Sheet(grid, merged, frozenset(cell.row for cell, _ in cells if cell.columns == width))


def field_marks(page: Page, catalogue: Catalogue, table: Table) -> Iterator[Mark]:
    """Yield a mark with its value for each column of a table of single-valued facts."""
    header = table.rows[0]
    labels = heads.header(page, catalogue, table.cells, header)
    for record in table.records[:1]:
        for name, value in record.cells:
            column = next(c for c, options in labels.items() if any(o.id == name for o in options))
            label = next(o for o in labels[column] if o.id == name)
            yield Mark(
                span=table.cells[header, column],
                what=What.FIELD,
                options=(Option(label, 100.0),),
                value=value,
                line=page.line_at(table.cells[header, column].start),
                record=True,
            )


def _table(page: Page, catalogue: Catalogue, sheet: Sheet) -> Table:
    filled = [span for span in sheet.grid.values() if len(span)] or list(sheet.grid.values())
    whole = Span(min(span.start for span in filled), max(span.end for span in filled))
    for header in sheet.rows[:2]:
        found = _read(page, catalogue, sheet, header)
        if found is not None:
            return Table(whole, sheet.grid, *found)
    lying = sheet.lying()
    stated = columns.states(page, catalogue, lying.grid)
    turned = _read(page, catalogue, lying, lying.rows[0], corner=columns.AIMS) if stated else None
    if turned is not None and turned[1] == LOGIC:
        return Table(whole, sheet.grid, *turned, lying=True)
    return Table(whole, sheet.grid)


def _read(
    page: Page, catalogue: Catalogue, sheet: Sheet, header: int, corner: tuple[Label, ...] = ()
) -> tuple[tuple[Record, ...], str] | None:
    """Return the records below a header and what they are, or None if the row is no header.

    `corner` is what an empty first head means where others tell of statements.
    """
    grid = {**{place: span for place, span in sheet.merged.items() if place[0] == header}, **sheet.grid}
    labels = columns.certain(heads.header(page, catalogue, grid, header))
    if corner and not len(grid.get((header, sheet.columns[0]), ())):
        labels[sheet.columns[0]] = corner
    months = columns.months(page, grid, header)
    below = [row for row in sheet.rows if row > header]
    first = next((row for row in below if not sheet.heads(row)), None)
    if first is None or not labels or not _ends_header(page, catalogue, grid, labels, first):
        return None
    measured = columns.measured(page, grid, header, labels)
    if not measured and not _is_header(grid, header, labels, months):
        return None
    known = labels | ({min(months): columns.DATES} if months else {})
    kind = (
        LOGIC
        if measured
        else columns.kind(
            known,
            several=columns.repeats(page, grid, header, labels),
            before=columns.before(page, grid, header, labels),
            coded=unheaded.coded(page, grid, header),
        )
    )
    meaning = {c: ids for c, options in labels.items() if (ids := columns.ids_of(options, kind))} | measured
    meaning |= unheaded.untitled(page, grid, header, labels, kind)
    meaning |= unheaded.portrayed(page, catalogue, grid, header, labels, kind)
    if kind == "activity":
        meaning |= unheaded.unnamed(page, grid, header, labels)
        meaning |= unheaded.counted(page, grid, header, meaning)
        meaning |= unheaded.peopled(page, grid, header, meaning)
    elif kind == "wp":
        meaning |= unheaded.numbered(page, grid, header, meaning)
    meaning = {column: ids for column, ids in meaning.items() if column not in months}
    months = months if kind == "activity" else {}
    return tuple(records(page, sheet, meaning, kind, below, months)), kind


def _is_header(grid: Grid, row: int, labels: Labels, months: Container[int]) -> bool:
    cells = [column for (r, column), span in grid.items() if r == row and len(span) and column not in months]
    return len(labels) + bool(months) > 1 and 2 * len(labels) >= len(cells)


def _ends_header(
    page: Page,
    catalogue: Catalogue,
    grid: Grid,
    labels: Labels,
    below: int,
) -> bool:
    """Say whether the row below a header is no header itself."""
    return 3 * len(heads.header(page, catalogue, grid, below)) <= len(labels)
