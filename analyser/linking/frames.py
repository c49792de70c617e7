"""Links that a table states by its rows: what stands beside an objective serves it, what stands beside a result
measures it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from analyser.linking.structure import PACKAGE
from analyser.model.application import Application, Indicator, Objective, Result
from analyser.model.document import Cell, Document
from analyser.model.link import LinkMethod, TraceLink

SAME_ROW = "They stand in the same row of a table."
_PAIRS = ("OR", "OI", "RI")
Statement = Objective | Result | Indicator
Lines = Mapping[int, Mapping[str, list[str]]]


def framed(document: Document, application: Application) -> Iterator[TraceLink]:
    """Yield the links between statements of different kinds in one row, or one column of a table on its side.

    Of several results and indicators beside each other the first measures the first, if there are as many; where
    there are fewer indicators, the row does not say which result has none.
    """
    tables: dict[int, list[tuple[Cell, str]]] = defaultdict(list)
    blocks = [block for block in document.blocks if block.cell is not None]
    starts = [block.span.start for block in blocks]
    statements: Sequence[Statement] = (*application.objectives, *application.results, *application.indicators)
    for statement in statements:
        at = bisect_right(starts, statement.span.start) - 1
        cell = blocks[at].cell if at >= 0 and statement.span.start < blocks[at].span.end else None
        if cell is not None:
            tables[cell.table].append((cell, statement.id))
    for found in tables.values():
        for line in _lines(found).values():
            for kinds in _PAIRS:
                for source, target in _paired(line.get(kinds[0], []), line.get(kinds[1], []), measured=kinds == "RI"):
                    yield TraceLink(source, target, PACKAGE, LinkMethod.STRUCTURE, SAME_ROW)


def _lines(found: Sequence[tuple[Cell, str]]) -> Lines:
    """Return the statements of each row by kind; of each column where every kind has a row of its own."""
    rows: dict[str, set[int]] = defaultdict(set)
    columns: dict[str, set[int]] = defaultdict(set)
    for cell, name in found:
        rows[name[0]].add(cell.row)
        columns[name[0]].add(cell.column)
    lying = len(rows) > 1 and all(len(own) == 1 for own in rows.values()) and max(map(len, columns.values())) > 1
    lines: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for cell, name in found:
        first, count = (cell.column, cell.columns) if lying else (cell.row, cell.rows)
        for number in range(first, first + count):
            lines[number][name[0]].append(name)
    return lines


def _paired(sources: Sequence[str], targets: Sequence[str], *, measured: bool) -> Iterator[tuple[str, str]]:
    if measured and len(sources) > 1 and len(sources) == len(targets):
        yield from zip(sources, targets, strict=True)
    elif not measured or len(targets) >= len(sources):
        yield from product(sources, targets)
