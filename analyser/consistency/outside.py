"""Days of activities after the end of the project, or before its start, wherever they stand (WPK004).

A row of a timetable tells two days, whatever its other columns are called; most rows of such a table lie within the
project. In prose only what tells of an activity counts: what follows the project has other sections.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from analyser.model.application import Application
from analyser.model.document import BlockKind, Document
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text.dates import DateKind, DateMention, dates
from analyser.text.patterns import any_of

KIND = "activity-outside-project"
_SOON = timedelta(days=400)
"""A day later than this after the project is a plan for the time after it."""
_LONGEST_CELL = 45
"""Letters of a cell that holds days and hardly anything else."""
_SHORTEST_TITLE = 3
_LONGEST_TITLE = 80
_PLAN = ("activity.", "wp.activities_content", "activities.list")
_EXACT = frozenset({DateKind.DAY, DateKind.PERIOD})


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table with its first and last day, where each stands, and the name of what happens then."""

    first: date
    last: date
    opens: Span
    ends: Span
    title: str


def observe(document: Document, application: Application, language: str | None) -> Iterator[Observation]:
    """Yield one observation for each row of a timetable and each day in an activity's text outside the project."""
    start, end = application.start, application.end
    if start is None or end is None or end <= start:
        return
    for rows in _timetables(document, language):
        within = sum(start <= row.first and row.last <= end for row in rows)
        if 2 * within < len(rows) or within < 1:
            continue
        for row in rows:
            if end < row.last <= end + _SOON and row.first >= start:
                spans = (row.ends, row.opens) if row.first > end else (row.ends,)
                yield _observation(spans, row.title, row.last, end, "after")
            elif row.first < start <= row.last <= end:
                yield _observation((row.opens,), row.title, row.first, start, "before")
    yield from _in_prose(document, application, end, language)


def _observation(spans: Sequence[Span], title: str, found: date, limit: date, which: str) -> Observation:
    return Observation(
        kind=KIND,
        span=spans[0],
        place="activity.end" if which == "after" else "activity.start",
        related=tuple((span, "") for span in spans[1:]),
        values=(("activity", title), ("found", f"{found:%d/%m/%Y}"), ("limit", f"{limit:%d/%m/%Y}"), ("which", which)),
        confidence=Confidence.HIGH,
    )


def _timetables(document: Document, language: str | None) -> Iterator[list[_Row]]:
    """Yield the dated rows of each table that has some."""
    tables: dict[int, dict[int, list[Span]]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.CELL and block.cell:
            tables.setdefault(block.cell.table, {}).setdefault(block.cell.row, []).append(block.span)
    for rows in tables.values():
        found = [row for cells in rows.values() if (row := _row(document, cells, language))]
        if found:
            yield found


def _row(document: Document, cells: Sequence[Span], language: str | None) -> _Row | None:
    """Return a row whose cells tell two days: in a cell each, or both in one."""
    days: list[tuple[Span, DateMention]] = []
    title = ""
    for cell in cells:
        text = document.quote(cell).strip()
        told = [m for m in dates(text, language) if m.kind in _EXACT] if len(text) <= _LONGEST_CELL else []
        if told:
            days += [(cell, mention) for mention in told]
        elif not title and sum(map(str.isalpha, text)) >= _SHORTEST_TITLE:
            title = text
    if not days or not title:
        return None
    moments = [(m.start, m.end) for _, m in days if m.start and m.end]
    both = len(moments) == 2 or (len(moments) == 1 and days[0][1].kind is DateKind.PERIOD)
    if len(moments) != len(days) or not both or moments[0][0] > moments[-1][1]:
        return None
    return _Row(moments[0][0], moments[-1][1], days[0][0], days[-1][0], _short(title))


def _short(title: str) -> str:
    flat = " ".join(title.split())
    return flat if len(flat) <= _LONGEST_TITLE else flat[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _in_prose(document: Document, application: Application, end: date, language: str | None) -> Iterator[Observation]:
    """Yield the days after the project in what is told of an activity, but of what is done when it is over."""
    later = any_of(language, "after_project_cues")
    titles = {activity.id: activity.title for activity in application.activities}
    for field in application.fields:
        if not field.id.startswith(_PLAN):
            continue
        text = document.quote(field.span)
        for mention in dates(text, language):
            exact = mention.kind in _EXACT and not _are_years(mention)
            late = exact and mention.start and mention.end and end < mention.end <= end + _SOON
            line = text[text.rfind("\n", 0, mention.span.start) + 1 : mention.span.end]
            if late and mention.end and not later.search(line):
                span = mention.span.shift(field.span.start)
                title = titles.get(field.owner or "") or _owner(application, span) or _short(line)
                yield _observation((span,), title, mention.end, end, "after")


def _are_years(mention: DateMention) -> bool:
    """Say whether whole years are named: "2027/28" is a school year, whose last day is not told."""
    first, last = mention.start, mention.end
    return first is not None and last is not None and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _owner(application: Application, span: Span) -> str:
    """Return the title of the activity that begins last before a stretch."""
    above = [one for one in application.activities if one.span.start <= span.start]
    return max(above, key=lambda one: one.span.start).title if above else ""
