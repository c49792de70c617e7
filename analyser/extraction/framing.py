"""Tables that frame a project: a column for each kind of statements, which other places tell in full."""

from __future__ import annotations

import re

from analyser.extraction.columns import LOGIC
from analyser.extraction.drafts import Draft
from analyser.extraction.heads import INDICATOR, NEED, PARTS
from analyser.extraction.tables import Table
from analyser.model.span import Span
from analyser.model.statement import StatementKind

_KINDS = {
    "relevance.objectives": StatementKind.OBJECTIVE,
    "wp.objectives": StatementKind.OBJECTIVE,
    "results.project": StatementKind.RESULT,
    "wp.results": StatementKind.RESULT,
    "activity.results": StatementKind.RESULT,
    "activity.title": StatementKind.ACTIVITY,
    INDICATOR: StatementKind.INDICATOR,
    NEED: StatementKind.NEED,
}
_SEVERAL = 3
_REACH = 12
_CODE = re.compile(r"(?<![\w.])([A-Z]{1,3}\s?\d{1,2}(?:\.\d{1,2})?)[.:)*_]*\s+")


def belongs_elsewhere(draft: Draft, span: Span, kind: StatementKind) -> bool:
    """Say whether a stretch stands in a column that a frame keeps for another kind, or is but a value there."""
    for table, _ in draft.form.tables:
        if span.overlaps(table.span) and is_frame(table):
            names = {name for record in table.records for name, cell in record.cells if cell.overlaps(span)}
            told = {_kind(name) for name in names} - {None}
            bare = kind is StatementKind.INDICATOR and draft.text(span)[:1].isdigit()
            return bool(told) and (kind not in told or bare)
    return False


def columns_at(draft: Draft, span: Span) -> frozenset[str]:
    """Return what the columns of the table hold that a stretch stands in, if it has records of statements."""
    tables = (table for table, _ in draft.form.tables if table.kind == LOGIC and span.overlaps(table.span))
    return frozenset(name for table in tables for record in table.records for name, _ in record.cells)


def is_frame(table: Table) -> bool:
    """Say whether a table has columns for several kinds of statements."""
    names = {name for record in table.records for name, _ in record.cells}
    return table.kind == LOGIC and len({_kind(name) for name in names} - {None}) >= _SEVERAL


def again(draft: Draft, one: Span, other: Span) -> bool:
    """Say whether two stretches, one of them in a table, bear the same code of the writer's: "O2 Teaching"."""
    page = draft.form.page
    in_table = [page.lines[page.line_at(span.start)].cell is not None for span in (one, other)]
    first, second = (_code(draft, span) for span in (one, other))
    return any(in_table) and not all(in_table) and first is not None and first == second


def _kind(name: str) -> StatementKind | None:
    return StatementKind.INDICATOR if name.startswith(PARTS) else _KINDS.get(name)


def _code(draft: Draft, span: Span) -> str | None:
    """Return the code that a statement begins with or that stands right before it."""
    text = draft.form.page.text
    before = text[max(0, span.start - _REACH) : span.start].rpartition("\n")[2].rpartition("\t")[2]
    match = _CODE.match(text, span.start) or next(
        (found for found in _CODE.finditer(before) if found.end() == len(before)), None
    )
    return match[1].replace(" ", "") if match else None
