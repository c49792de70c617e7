"""Strangers in the column of a timetable that otherwise names partners, in a table that was not read as activities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.application import Application
from analyser.model.document import BlockKind, Document
from analyser.model.span import Span
from analyser.rules._partnership import means
from analyser.rules._vocabulary import EVERYBODY

_ROWS = 4
"""Fewer rows do not show what a column is for."""
_SHARE = 0.7
_HEAD = re.compile(r"[^(,;/\n]+")
_DAY = re.compile(r"\b20\d\d\b|\bM\s?\d{1,2}\b")
_NAME = re.compile(r"[^\W\d_a-z][^\d]{3,60}")
_PERSON = re.compile(r"[^\W\d_a-z]\w+ [^\W\d_a-z]\w+")
"""Two words with capitals may be a person; one with a capital is a kind of people: "Pilot schools"."""
_LONGEST = 60


def in_columns(document: Document, application: Application) -> Iterator[tuple[str, Span]]:
    """Yield the name of a row and the stranger in it, of tables with dates whose other rows name partners there."""
    tables: dict[int, dict[int, dict[int, Span]]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.CELL and block.cell and block.span.start < block.span.end:
            row = tables.setdefault(block.cell.table, {}).setdefault(block.cell.row, {})
            row[block.cell.column] = block.span
    for table in tables.values():
        rows = [row for number, row in sorted(table.items())][1:]
        if len(rows) >= _ROWS and not any(_is_read(row, application) for row in rows):
            yield from _of_table(document, application, rows)


def _is_read(row: dict[int, Span], application: Application) -> bool:
    return any(cell.overlaps(activity.span) for cell in row.values() for activity in application.activities)


def _of_table(document: Document, application: Application, rows: list[dict[int, Span]]) -> Iterator[tuple[str, Span]]:
    dated = sum(any(_DAY.search(document.quote(cell)) for cell in row.values()) for row in rows)
    if 2 * dated < len(rows):
        return
    for column in sorted({column for row in rows for column in row})[1:]:
        heads = [(row, head) for row in rows if column in row and (head := _head(document, row[column]))]
        names = [(row, head, document.quote(head)) for row, head in heads]
        known = [one for one in names if _is_known(one[2], application)]
        if len(names) < _ROWS or len(known) < _SHARE * len(names):
            continue
        for row, head, name in names:
            proper = sum(word[:1].isupper() for word in name.split()) > 1 and not _PERSON.fullmatch(name)
            if proper and _NAME.fullmatch(name) and not _is_known(name, application):
                yield _title(document, row), head


def _head(document: Document, cell: Span) -> Span | None:
    """Return the first name of a cell, without what stands in a bracket or behind a comma."""
    match = _HEAD.match(document.quote(cell))
    written = match[0].strip() if match else ""
    return Span(cell.start, cell.start + len(match[0].rstrip())) if match and written else None


def _is_known(name: str, application: Application) -> bool:
    return EVERYBODY.search(name) is not None or any(means(name, one) for one in application.organisations)


def _title(document: Document, row: dict[int, Span]) -> str:
    """Return the longest of the first cells of a row, which says what is done."""
    texts = [document.quote(cell) for _, cell in sorted(row.items())][:3]
    title = max(texts, key=len)
    return title if len(title) <= _LONGEST else title[:_LONGEST].rsplit(" ", 1)[0] + " …"
