"""Headings that are activities though no word says so.

They stand below a list of activities ("6. Activities", then "6.1. Opening meeting in Cēsis"), or bear in a work package
its number and one of their own ("2. Work package", then "2.1. Meeting in Cēsis").
"""

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


def of_packages(page: Page, found: Sequence[Mark]) -> Iterator[Mark]:
    """Yield a mark for each heading "2.1. Opening meeting" in work package 2.

    Not in a package that has activities or a table of them, nor where a label the catalogue knows bears such a number.
    """
    packages = [mark for mark in found if mark.what is What.PACKAGE and mark.number]
    for package in packages:
        lines = list(_below(page, package)) if package.heading else []
        later = [other.line for other in packages if other.line > package.line]
        lines = [number for number in lines if number < min(later, default=len(page.lines))]
        marks = {mark.line: mark for mark in found if lines and lines[0] <= mark.line <= lines[-1]}
        if any(mark.what is What.ACTIVITY for mark in marks.values()):
            continue
        heads = [(n, int(m["own"])) for n in lines if (m := _own_number(page, page.lines[n], package.number))]
        counts = [own for _, own in heads] == list(range(1, len(heads) + 1))
        if counts and not any(n in marks and not marks[n].guess for n, _ in heads):
            yield from (_activity(page, page.lines[n], n) for n, _ in heads)


def _own_number(page: Page, line: Line, package: str) -> re.Match[str] | None:
    """Return the number of a heading that begins with that of its package."""
    if line.kind is not BlockKind.HEADING or len(line.span) > _LONGEST or page.text[line.span.end - 1] == "?":
        return None
    return re.compile(rf"{package}\.(?P<own>\d{{1,2}})\.?\s").match(page.text, line.span.start, line.span.end)


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
