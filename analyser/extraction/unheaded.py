"""Columns that no known word heads: the numbers of rows, their names, what is told at length."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analyser.extraction.catalogue import Catalogue
from analyser.extraction.columns import DESCRIPTION, NUMBER, SIGNS, TITLE, TOLD, ids_of
from analyser.extraction.cues import reading
from analyser.extraction.heads import PACKAGE_COLUMN, Grid, Labels
from analyser.extraction.lines import Page

_NUMBER_HEAD = re.compile(r"\W*(?:n[ro]?|num|code|kods)?\W*", re.I)
_CODE = re.compile(r"\W*(?:[A-Z]{1,3}\s?)?\d{1,2}(?:\.\d{1,2})?\W*")
_ACTIVITY = re.compile(r"\W*[AT]\s?\d{1,2}(?:\.\d{1,2})?\W*")
_JOINT, _WHOM = "activity.participants", ("activity.target_group",)
_PEOPLE = re.compile(r"\W*\d{1,5}\s+[^\W\d_]{2,}")
_BESIDE_CODE = 25
"""Letters of a cell that tells of an activity whose code stands in the row."""
_LONGEST_NAME = 120
_ENOUGH = 3


def numbered(page: Page, grid: Grid, row: int, meaning: Mapping[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Return the first column of a table of packages, if it only numbers them: "No.", "Nr."."""
    first = min(column for _, column in grid)
    head = grid.get((row, first))
    counts = _NUMBER_HEAD.fullmatch(page.text[head.start : head.end] if head else "") is not None
    return {first: (PACKAGE_COLUMN,)} if counts and (PACKAGE_COLUMN,) not in meaning.values() else {}


def coded(page: Page, grid: Grid, row: int) -> bool:
    """Say whether the first column is one of codes of activities and nothing else: "A2.1", "A2.2"."""
    first = min(column for _, column in grid)
    head = grid.get((row, first))
    cells = [page.text[s.start : s.end] for (r, c), s in grid.items() if r > row and c == first and len(s)]
    counts = _NUMBER_HEAD.fullmatch(page.text[head.start : head.end] if head else "") is not None
    return counts and len(cells) > 1 and all(map(_ACTIVITY.fullmatch, cells))


def unnamed(page: Page, grid: Grid, row: int, labels: Labels) -> dict[int, tuple[str, ...]]:
    """Return the columns of activities that no known word heads: their numbers, and what is told at length."""
    found: dict[int, tuple[str, ...]] = {}
    told = {o.id for options in labels.values() for o in options}
    packages = int(any(o.id == PACKAGE_COLUMN for o in labels.get(0, ())))
    least = _BESIDE_CODE if coded(page, grid, row) else TOLD
    for column in sorted({c for _, c in grid} - labels.keys()):
        head = grid.get((row, column))
        cells = [page.text[s.start : s.end] for (r, c), s in grid.items() if r > row and c == column and len(s)]
        if column <= packages and _NUMBER_HEAD.fullmatch(page.text[head.start : head.end] if head else ""):
            found[column] = (NUMBER,)
        elif DESCRIPTION not in told and cells and sum(map(len, cells)) >= least * len(cells):
            found[column] = (DESCRIPTION,)
            told.add(DESCRIPTION)
    return found


def peopled(page: Page, grid: Grid, row: int, meaning: Mapping[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Return the columns of participants whose cells count people: "80 guests", not "P1 and P2"."""
    found: dict[int, tuple[str, ...]] = {}
    for column in (c for c, ids in meaning.items() if ids == (_JOINT,)):
        cells = [page.text[s.start : s.end] for (r, c), s in grid.items() if r > row and c == column and len(s)]
        if 2 * sum(map(bool, map(_PEOPLE.match, cells))) > len(cells) and _WHOM not in meaning.values():
            found[column] = _WHOM
    return found


def counted(page: Page, grid: Grid, row: int, meaning: Mapping[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Return number and name of activities where the column headed "Activity" only holds codes, the next one names."""
    column = next((c for c, ids in meaning.items() if ids == (TITLE,)), None)
    if column is None or column + 1 in meaning:
        return {}
    codes = [page.text[s.start : s.end] for (r, c), s in grid.items() if r > row and c == column and len(s)]
    names = [page.text[s.start : s.end] for (r, c), s in grid.items() if r > row and c == column + 1 and len(s)]
    worded = len(names) >= len(codes) and all(any(map(str.islower, name)) for name in names)
    return {column: (NUMBER,), column + 1: (TITLE,)} if worded and all(map(_CODE.fullmatch, codes)) else {}


def portrayed(
    page: Page, catalogue: Catalogue, grid: Grid, row: int, labels: Labels, kind: str
) -> dict[int, tuple[str, ...]]:
    """Return the columns of a table of organisations whose heads ask what the form asks of each, in other words."""
    heads = {c: s for (r, c), s in grid.items() if r == row and c not in labels and kind == "organisation"}
    named = {c: reading(catalogue, page.text[s.start : s.end], "organisation") for c, s in heads.items()}
    return {column: (name,) for column, name in named.items() if name}


def untitled(page: Page, grid: Grid, row: int, labels: Labels, kind: str) -> dict[int, tuple[str, ...]]:
    """Return the first column that no known word heads as the one that names the rows, where none does.

    It is headed and holds a name in every row or nearly: words, in each row other ones. A head that means something
    of other tables only is no known word here: "Title" is that of the project.
    """
    labels = {c: options for c, options in labels.items() if ids_of(options, kind)}
    name = {"organisation": "organisation.name", "activity": "activity.title"}.get(kind)
    told = {o.id for options in labels.values() for o in options}
    placed = len(told & SIGNS) >= _ENOUGH and told & {"activity.amount", "activity.venue"}
    if name is None or told & {name, DESCRIPTION} or (kind == "activity" and not placed):
        return {}
    for column in sorted({c for _, c in grid} - labels.keys()):
        head = grid.get((row, column))
        cells = [page.text[s.start : s.end] for (r, c), s in grid.items() if r > row and c == column]
        words = (cell for cell in cells if any(map(str.isalpha, cell)) and not _CODE.fullmatch(cell))
        worded = {cell for cell in words if len(cell) <= _LONGEST_NAME}
        if (
            head is not None
            and len(head)
            and column < min(labels, default=0) + 2
            and len(worded) >= max(2, len(cells) - 1)
        ):
            return {column: (name,)}
    return {}
