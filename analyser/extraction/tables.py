"""Tables whose first row names fields: each further row is a record, or the single row of values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analyser.extraction import columns
from analyser.extraction.catalogue import Catalogue, Label
from analyser.extraction.columns import LOGIC, PROSE
from analyser.extraction.lines import Page
from analyser.extraction.marks import Mark, Option, What
from analyser.model.document import BlockKind, Document
from analyser.model.span import Span


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table: the field of each column with the cell's text."""

    kind: str
    span: Span
    cells: tuple[tuple[str, Span], ...]

    def cell(self, *ids: str) -> Span | None:
        """Return the first of these columns that is filled in."""
        return next((span for wanted in ids for name, span in self.cells if name == wanted and len(span)), None)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the document: its cells by row and column, and its records if its header names fields."""

    span: Span
    cells: Mapping[tuple[int, int], Span]
    records: tuple[Record, ...] = ()
    kind: str = ""

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
    grids: dict[int, dict[tuple[int, int], Span]] = defaultdict(dict)
    for block in document.blocks:
        if block.kind is BlockKind.CELL and block.cell:
            place = (block.cell.row, block.cell.column)
            trimmed = page.trim(block.span.start, block.span.end)
            grids[block.cell.table][place] = trimmed
    found = [_table(page, catalogue, grid) for _, grid in sorted(grids.items()) if grid]
    return tuple(sorted(found, key=lambda table: table.span))


def field_marks(page: Page, catalogue: Catalogue, table: Table) -> Iterator[Mark]:
    """Yield a mark with its value for each column of a table of single-valued facts."""
    header = table.rows[0]
    labels = columns.header(page, catalogue, table.cells, header)
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


def _table(page: Page, catalogue: Catalogue, grid: dict[tuple[int, int], Span]) -> Table:
    filled = [span for span in grid.values() if len(span)] or list(grid.values())
    whole = Span(min(span.start for span in filled), max(span.end for span in filled))
    rows = sorted({row for row, _ in grid})
    for header in rows[:2]:
        labels = columns.header(page, catalogue, grid, header)
        below = [row for row in rows if row > header]
        if not below or not labels or not _ends_header(page, catalogue, grid, labels, below[0]):
            continue
        measured = columns.measured(page, grid, header, labels)
        if measured or _is_header(grid, header, labels):
            kind = LOGIC if measured else columns.kind(labels)
            meaning = {c: ids for c, options in labels.items() if (ids := columns.ids_of(options, kind))} | measured
            meaning |= columns.untitled(page, grid, header, labels, kind)
            if kind == "activity":
                meaning |= columns.unnamed(page, grid, header, labels)
            return Table(whole, grid, tuple(r for row in below if (r := _record(grid, meaning, kind, row))), kind)
    return Table(whole, grid)


def _is_header(grid: Mapping[tuple[int, int], Span], row: int, labels: Mapping[int, tuple[Label, ...]]) -> bool:
    cells = [column for (r, column), span in grid.items() if r == row and len(span)]
    return len(labels) > 1 and 2 * len(labels) >= len(cells)


def _ends_header(
    page: Page,
    catalogue: Catalogue,
    grid: Mapping[tuple[int, int], Span],
    labels: Mapping[int, tuple[Label, ...]],
    below: int,
) -> bool:
    """Say whether the row below a header is no header itself."""
    return 3 * len(columns.header(page, catalogue, grid, below)) <= len(labels)


def _record(
    grid: Mapping[tuple[int, int], Span], meaning: Mapping[int, tuple[str, ...]], kind: str, row: int
) -> Record | None:
    cells = [
        (name, span)
        for column, ids in sorted(meaning.items())
        if (span := grid.get((row, column))) is not None
        for name in ids
    ]
    filled = [span for _, span in cells if len(span)]
    if not filled:
        return None
    return Record(kind, Span(min(s.start for s in filled), max(s.end for s in filled)), tuple(cells))
