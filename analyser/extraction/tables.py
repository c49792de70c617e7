"""Tables whose first row names fields: each further row is a record, or the single row of values."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from analyser.extraction.catalogue import Catalogue, Kind, Label, Tier, load
from analyser.extraction.folding import fold
from analyser.extraction.lines import Page
from analyser.extraction.marks import Mark, Option, What
from analyser.model.document import BlockKind, Document
from analyser.model.span import Span

PACKAGE_COLUMN = "wp.number"
LOGIC = "logic"
_KINDS = ("activity", "organisation", "wp", "context")
_STATEMENTS = (
    *("relevance.objectives", "wp.objectives", "results.project", "wp.results", "activity.results", "wp.indicators"),
)
_PARTS = "indicator."
_UNIT = re.compile(r" (?:in )?(?:eur|euro|euros|eiro|dd mm yyyy|dd mm gggg)$")


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
    labels = _header(page, catalogue, table.cells, header)
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
        labels = _header(page, catalogue, grid, header)
        below = [row for row in rows if row > header]
        if below and _is_header(page, catalogue, grid, header, labels, below[0]):
            kind = _kind(labels)
            records = tuple(r for row in below if (r := _record(grid, labels, kind, row)))
            return Table(whole, grid, records, kind)
    return Table(whole, grid)


def _header(
    page: Page, catalogue: Catalogue, grid: Mapping[tuple[int, int], Span], row: int
) -> dict[int, tuple[Label, ...]]:
    found: dict[int, tuple[Label, ...]] = {}
    for (r, column), span in sorted(grid.items()):
        if r == row and len(span):
            folded = fold(page.text[span.start : span.end])
            bare = _UNIT.sub("", folded)
            options = _named(catalogue, folded) or _named(catalogue, bare) or _squeezed(catalogue, bare)
            options = options or _both(catalogue, page.text[span.start : span.end])
            if options:
                found[column] = options
    return found


def _named(catalogue: Catalogue, folded: str) -> tuple[Label, ...]:
    fields = tuple(o for o in catalogue.exact.get(folded, ()) if o.kind is Kind.FIELD)
    return (*fields, *_structural(catalogue).get(folded, ()))


def _both(catalogue: Catalogue, written: str) -> tuple[Label, ...]:
    """Return the parts of an indicator that one column holds together: "Source and date"."""
    joining = {fold(word) for terms in catalogue.words.values() for word in terms.lists.get("and", ())}
    cut = re.split(rf"[/,;+&]|\s(?:{'|'.join(map(re.escape, sorted(joining)))})\s", written.casefold())
    named = [_named(catalogue, fold(part)) for part in cut]
    found = tuple(o for options in named for o in options if o.id.startswith(_PARTS))
    return found if len(cut) > 1 and all(named) and found else ()


def _squeezed(catalogue: Catalogue, folded: str) -> tuple[Label, ...]:
    """Return the labels with these letters, spaces left aside: narrow cells cut words anywhere."""
    return _named(catalogue, _letters().get(folded.replace(" ", ""), ""))


@cache
def _letters() -> Mapping[str, str]:
    return {name.replace(" ", ""): name for name in (*load().exact, *_structural(load()))}


def _is_header(
    page: Page,
    catalogue: Catalogue,
    grid: Mapping[tuple[int, int], Span],
    row: int,
    labels: Mapping[int, tuple[Label, ...]],
    below: int,
) -> bool:
    cells = [column for (r, column), span in grid.items() if r == row and len(span)]
    if len(labels) < 2 or 2 * len(labels) < len(cells):
        return False
    return 3 * len(_header(page, catalogue, grid, below)) <= len(labels)


def _kind(labels: Mapping[int, tuple[Label, ...]]) -> str:
    """Return what the rows are: of several readings the one that explains most columns."""
    counts: Counter[str] = Counter()
    for options in labels.values():
        counts.update({option.id.partition(".")[0] for option in options})
    ids = {option.id for options in labels.values() for option in options}
    if PACKAGE_COLUMN in ids and "activity.title" not in ids:
        return "wp"
    first = {option.id for option in labels[min(labels)]}
    if "organisation.name" in first and "activity.title" not in first:
        counts["organisation"] += 2
    best = max(_KINDS, key=lambda kind: (counts[kind], -_KINDS.index(kind)))
    stated = sum(any(o.id in _STATEMENTS or o.id.startswith(_PARTS) for o in options) for options in labels.values())
    return LOGIC if stated > 1 and stated >= counts[best] and "activity.venue" not in ids else best


def _record(
    grid: Mapping[tuple[int, int], Span], labels: Mapping[int, tuple[Label, ...]], kind: str, row: int
) -> Record | None:
    cells = []
    for column, options in sorted(labels.items()):
        span = grid.get((row, column))
        ids = [o.id for o in options if o.id.startswith(kind + ".") or o.id == PACKAGE_COLUMN]
        ids += [o.id for o in options if o.id in _STATEMENTS or o.id.startswith(_PARTS)]
        ids += [o.id for o in options if kind == LOGIC and o.id == "activity.title"]
        parts = [name for name in ids if name.startswith(_PARTS)]
        if span is not None and ids:
            cells += [(name, span) for name in (parts if parts == ids else ids[:1])]
    filled = [span for _, span in cells if len(span)]
    if not filled:
        return None
    return Record(kind, Span(min(s.start for s in filled), max(s.end for s in filled)), tuple(cells))


@cache
def _structural_of(words: tuple[tuple[str, str], ...]) -> Mapping[str, tuple[Label, ...]]:
    found: dict[str, tuple[Label, ...]] = {}
    for folded, name in words:
        found[folded] = (*found.get(folded, ()), _column(folded, name))
    return found


def _structural(catalogue: Catalogue) -> Mapping[str, tuple[Label, ...]]:
    """Return the heads of columns that are no labels elsewhere: who, when, the package, the parts of an indicator."""
    words: list[tuple[str, str]] = []
    for terms in catalogue.words.values():
        words += [(fold(word), PACKAGE_COLUMN) for word in terms.lists.get("work_package", ())]
        for table, prefix in (("activity_columns", "activity."), ("indicator_columns", _PARTS)):
            for part, heads in terms.tables.get(table, {}).items():
                words += [(fold(head), prefix + part) for head in heads]
    return _structural_of(tuple(dict.fromkeys(words)))


def _column(folded: str, name: str) -> Label:
    return Label(
        id=name,
        kind=Kind.FIELD,
        text=folded,
        words=tuple(folded.split()),
        form="common",
        language="",
        tier=Tier.SHORT,
    )
