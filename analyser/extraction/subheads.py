"""Headings below a list of activities are its activities: "6. Activities", then "6.1. Opening meeting in Cēsis"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyser.extraction.lines import Line, Page
from analyser.extraction.marks import Mark, What
from analyser.model.document import BlockKind
from analyser.model.span import Span

_LISTS = frozenset({"activities", "wp_activities", "wp.activities_content", "activities.list"})
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s")
_LONGEST = 160
BOLD = 9


def activities(page: Page, found: Sequence[Mark]) -> Iterator[Mark]:
    """Yield a mark for each heading right below the heading of a list of activities.

    Not where the list has activities, packages or a table of its own, nor for labels the catalogue knows.
    """
    for mark in found:
        if _is_head(page, mark) and _LISTS & {option.label.id for option in mark.options}:
            below = list(_below(page, mark))
            inside = [m for m in found if m is not mark and below and m.line in range(mark.line + 1, below[-1] + 1)]
            if any(m.what in (What.PACKAGE, What.ACTIVITY, What.TABLE) for m in inside):
                continue
            known = {m.line for m in inside if not m.guess}
            heads = [n for n in below if page.lines[n].kind is BlockKind.HEADING]
            highest = min((depth(page, page.lines[n]) for n in heads), default=0)
            for number in heads:
                line = page.lines[number]
                if depth(page, line) == highest and number not in known and len(line.span) <= _LONGEST:
                    yield _activity(page, line, number)


def _is_head(page: Page, mark: Mark) -> bool:
    """Say whether a mark heads what is below: by its look, or numbered on a line of its own."""
    line = page.lines[mark.line]
    return mark.heading or (not mark.inline and line.cell is None and bool(_NUMBER.match(page.text, line.span.start)))


def depth(page: Page, line: Line) -> int:
    """Return how deep a heading stands: its level, else that of its number; a bold line without either comes last."""
    number = _NUMBER.match(page.text, line.span.start, line.span.end)
    by_number = number[1].count(".") + 1 if number else 0
    return line.level or by_number or BOLD


def _below(page: Page, mark: Mark) -> Iterator[int]:
    """Yield the numbers of the lines below a heading, up to the next one that stands as high."""
    own = depth(page, page.lines[mark.line])
    for number in range(mark.line + 1, len(page.lines)):
        line = page.lines[number]
        if line.kind is BlockKind.HEADING and depth(page, line) <= own:
            return
        yield number


def _activity(page: Page, line: Line, number: int) -> Mark:
    start = line.words[0].start if line.words else line.span.start
    return Mark(
        span=line.span,
        what=What.ACTIVITY,
        heading=True,
        level=line.level,
        line=number,
        name=Span(start, page.trim(start, line.span.end).end),
    )
