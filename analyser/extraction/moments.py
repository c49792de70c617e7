"""When an activity starts and ends: dates, months of the calendar, or months of the project ("M3-M8")."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from analyser.extraction.drafts import Draft
from analyser.model.span import Span
from analyser.text.dates import DateKind, dates
from analyser.text.values import find_dates

_COUNTED = re.compile(
    r"(?<![\w/.])(?:M|months?|mēne[^\W\d_]*)\s?(?P<first>\d{1,2})(?:\s?(?:[-–—]|to|līdz)\s?(?:M|month)?\s?(?P<last>\d{1,2}))?(?![\w/])"
    r"|(?<![\w/.])(?P<from>\d{1,2})\.?(?:\s?(?:[-–—]|līdz)\s?(?P<until>\d{1,2})\.?)?\s?mēne[^\W\d_]*",
    re.I,
)
_BARE = re.compile(r"\s*(?P<first>\d{1,2})(?:\s?[-–—]\s?(?P<last>\d{1,2}))?\s*")
_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*(?:[^\W\d_]+\W*)?")
"""A year alone, which says of no activity when it begins: "2026. gada"."""
_HISTORY = 2
"""Years before the project starts in which none of its activities was meant to be: "the survey of 2023"."""
_MONTHS = 36
"""No project of the three actions lasts longer."""


def of_activity(draft: Draft, cells: Mapping[str, Span], start: date | None) -> tuple[date | None, date | None]:
    """Return the first and the last day its cells state; `start` is that of the project."""
    opened, closed, both = (cells.get(f"activity.{name}") for name in ("start", "end", "dates"))
    starts, ends, spans = (_moments(draft, cell, start) for cell in (opened, closed, both))
    if start is not None:
        starts, ends, spans = (
            [m for m in told if m[1].year >= start.year - _HISTORY] for told in (starts, ends, spans)
        )
    first = starts[:1] or spans[:1]
    last = ends[-1:] or spans[-1:] or starts[1:]
    return (first[0][0] if first else None), (last[-1][1] if last else None)


def _moments(draft: Draft, span: Span | None, start: date | None) -> list[tuple[date, date]]:
    """Return the dates of a cell as first and last day; a month without a day is all its days."""
    if span is None:
        return []
    text = draft.text(span)
    if _YEAR.fullmatch(text):
        return []
    exact = [(found.value, found.value) for found in find_dates(text, draft.language)]
    if exact:
        return exact
    found = [m for m in dates(text, draft.language) if m.start and m.end]
    nearer = [m for m in found if m.kind is not DateKind.YEAR] or found
    named = [_school_year(m.start, m.end) for m in nearer if m.start and m.end]
    return named or list(_counted(text, start))


def _school_year(start: date, end: date) -> tuple[date, date]:
    """Return the days of "2027/28", which of two years means the school year, else those given."""
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and end.year == start.year + 1
    return (date(start.year, 9, 1), date(end.year, 8, 31)) if whole else (start, end)


def _counted(text: str, start: date | None) -> Iterator[tuple[date, date]]:
    """Yield the months of the project a text counts, the first month being that of its start."""
    if start is None:
        return
    for match in list(_COUNTED.finditer(text)) or [m for m in [_BARE.fullmatch(text)] if m]:
        groups = match.groupdict()
        first = int(groups["first"] or groups["from"])
        last = int(groups["last"] or groups.get("until") or first)
        if 0 < first <= last <= _MONTHS:
            yield _month(start, first)[0], _month(start, last)[1]


def _month(start: date, number: int) -> tuple[date, date]:
    year, month = divmod(start.year * 12 + start.month - 1 + number - 1, 12)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
