"""Tables right below a question whose rows answer it: the words of their cells are no labels of other questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyser.extraction.catalogue import Catalogue, Tier
from analyser.extraction.folding import fold
from analyser.extraction.lines import Page
from analyser.extraction.marks import Mark
from analyser.extraction.tables import Table
from analyser.model.span import Span

_PROSE = ("priorities.addressed", "relevance.", "needs.", "partnership.", "management.", "wp.", "impact.")
_COLUMNS, _ROWS, _WORDS = 2, 3, 4


def tables(page: Page, catalogue: Catalogue, found: Sequence[Table], asked: Sequence[Mark]) -> Iterator[Span]:
    """Yield the tables of two headed columns right below a question of the form that asks for prose."""
    above = {mark.line for mark in asked if all(o.label.id.startswith(_PROSE) for o in mark.options)}
    for table in found:
        line = page.line_at(table.span.start)
        plain = not table.records and not any(mark.span.overlaps(table.span) for mark in asked)
        if plain and line - 1 in above and _is_headed(page, table) and not _labels(page, catalogue, table):
            yield table.span


def _is_headed(page: Page, table: Table) -> bool:
    """Say whether the first row heads columns: a few words without a number in each, of at least two rows below."""
    if len(table.columns) != _COLUMNS or len(table.rows) < _ROWS:
        return False
    heads = [page.text[s.start : s.end] for (row, _), s in table.cells.items() if row == table.rows[0]]
    named = [head for head in heads if head and not any(map(str.isdigit, head)) and head[-1] not in "?:.,;"]
    return len(named) == _COLUMNS and all(len(head.split()) <= _WORDS for head in named)


def _labels(page: Page, catalogue: Catalogue, table: Table) -> bool:
    """Say whether a cell of the first column is a question in the words of the form."""
    first = [page.text[s.start : s.end] for (row, column), s in table.cells.items() if column == table.columns[0]]
    return any(o.tier is Tier.OFFICIAL for cell in first for o in catalogue.exact.get(fold(cell), ()))
