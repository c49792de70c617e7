"""The rows of a table as records: what each cell is by its column, with what merged cells and rows of their own say.

A row with one cell may head those below it: "WP2 A kit for strangers" gives them their package. A package that
stands only in the first of its rows holds until the next; a merged cell speaks for every row it reaches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyser.extraction import structure
from analyser.extraction.columns import LOGIC, OBJECTIVE, SUBJECT
from analyser.extraction.heads import INDICATOR, PACKAGE_COLUMN, Grid
from analyser.extraction.lines import Page
from analyser.model.span import Span

ACTIVITY = "activity"
SCHEDULE = "schedule"
"""Rows that say nothing of activities but when: they add to what other tables and texts tell."""
_FEWEST_COLUMNS = 3
_ONCE = frozenset({INDICATOR, SUBJECT, "activity.title", "activity.amount"})
"""What a merged cell says once, however many rows it reaches."""
_SCHEDULED = frozenset({"activity.title", "activity.number", PACKAGE_COLUMN})
_OBJECTIVE = re.compile(r"\W*(?:S?O|SM|M|OBJ)\s?\d{1,2}\s*[.:)–—-]")


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
class Sheet:
    """The cells of a table by row and column, the places merged cells reach, and the rows that one cell fills."""

    grid: Grid
    merged: Grid
    wide: frozenset[int] = frozenset()

    @property
    def rows(self) -> tuple[int, ...]:
        """Return the numbers of the rows, in order."""
        return tuple(sorted({row for row, _ in self.grid}))

    @property
    def columns(self) -> tuple[int, ...]:
        """Return the numbers of the columns, in order."""
        return tuple(sorted({column for _, column in self.grid}))

    def heads(self, row: int) -> bool:
        """Say whether a row is one cell over the whole table, which heads the rows below it."""
        return row in self.wide and len(self.columns) >= _FEWEST_COLUMNS

    def lying(self) -> Sheet:
        """Return the table with rows and columns exchanged."""

        def turned(cells: Grid) -> Grid:
            return {(column, row): span for (row, column), span in cells.items()}

        return Sheet(turned(self.grid), turned(self.merged))


def records(
    page: Page,
    sheet: Sheet,
    meaning: Mapping[int, tuple[str, ...]],
    kind: str,
    below: Sequence[int],
    months: Mapping[int, Span],
) -> Iterator[Record]:
    """Yield the records of the rows below a header; `months` are the heads of columns that stand for months."""
    package: Span | None = None
    for row in below:
        alone = _alone(sheet, row) if kind in (ACTIVITY, LOGIC) else None
        if alone is not None:
            text = page.text[alone.start : alone.end]
            if structure.package_named(text):
                package = alone
                continue
            if kind == LOGIC and _OBJECTIVE.match(text):
                yield Record(kind, alone, ((OBJECTIVE, alone),))
                continue
            if row in sheet.wide:
                continue
        cells, own = _cells(sheet, meaning, row)
        if not own:
            continue
        told = next((span for name, span in cells if name == PACKAGE_COLUMN and len(span)), None)
        package = told if told is not None and kind == ACTIVITY else package
        if told is None and package is not None:
            cells.append((PACKAGE_COLUMN, package))
        marked = [months[column] for column in sorted(months) if len(_at(sheet, row, column))]
        if marked:
            cells += [("activity.start", marked[0]), ("activity.end", marked[-1])]
        only = {name for name, span in cells if len(span)} <= _SCHEDULED | {"activity.start", "activity.end"}
        of = SCHEDULE if kind == ACTIVITY and marked and only else kind
        yield Record(of, Span(min(s.start for s in own), max(s.end for s in own)), tuple(cells))


def _cells(sheet: Sheet, meaning: Mapping[int, tuple[str, ...]], row: int) -> tuple[list[tuple[str, Span]], list[Span]]:
    """Return the named cells of a row, and those of them that stand in it."""
    cells: list[tuple[str, Span]] = []
    own: list[Span] = []
    for column, ids in sorted(meaning.items()):
        span = sheet.grid.get((row, column))
        if span is not None and len(span):
            own.append(span)
        reached = sheet.merged.get((row, column)) if span is None and not _ONCE & set(ids) else span
        if reached is not None:
            cells += [(name, reached) for name in ids]
    return cells, own


def _at(sheet: Sheet, row: int, column: int) -> Span:
    return sheet.grid.get((row, column)) or sheet.merged.get((row, column)) or Span(0, 0)


def _alone(sheet: Sheet, row: int) -> Span | None:
    """Return the only filled cell of a row, if it stands first or is as wide as the table."""
    filled = [(column, span) for (r, column), span in sheet.grid.items() if r == row and len(span)]
    if len(filled) != 1 or len(sheet.columns) < _FEWEST_COLUMNS:
        return None
    first = filled[0][0] == sheet.columns[0] and not any(r == row for r, _ in sheet.merged)
    return filled[0][1] if first or row in sheet.wide else None
