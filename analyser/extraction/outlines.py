"""Where a draft tells of activities: headings with labels below, rows of tables, paragraphs with codes, items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from analyser.extraction import coded, structure, tasks, titles
from analyser.extraction.answers import Head
from analyser.extraction.columns import LOGIC, NUMBER, TOLD
from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold
from analyser.extraction.heads import PACKAGE_COLUMN
from analyser.extraction.marks import What
from analyser.extraction.partners import Names
from analyser.extraction.records import SCHEDULE, Record
from analyser.model.span import Span

SAME = 88
FACTS = (
    *("activity.title", "activity.venue", "activity.start", "activity.end", "activity.dates"),
    *("activity.lead", "activity.participants", "activity.amount"),
)
_WHEN = frozenset(f"activity.{name}" for name in ("dates", "start", "end"))
_SUMMED = _WHEN | {"activity.title", "activity.amount", NUMBER, PACKAGE_COLUMN}
"""Columns of a table that sums up activities told elsewhere: when they take place and what they cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An activity before it has an id; `number` is that of its heading, `body` the text that tells of it.

    `heading` is the whole of a heading that tells more than the title, `told` what it tells besides: the cells of
    a table or label say it better. `scheduled` says that it is a row that only tells when.
    """

    title: str
    span: Span
    package: int | None = None
    number: int | None = None
    text: Span | None = None
    cells: Mapping[str, Span] = field(default_factory=dict)
    row: Span | None = None
    body: Span | None = None
    heading: str = ""
    code: str | None = None
    told: Mapping[str, Span] = field(default_factory=dict)
    scheduled: bool = False


def activities_told(draft: Draft, names: Names) -> list[Found]:
    """Return the activities of a draft, each once, in order.

    An activity named in a list and described below is one activity: codes or titles are compared. A timetable adds
    to what is told elsewhere and counts alone only where nothing is; a row that names an activity by its code alone
    adds what it says.
    """
    found: list[Found] = []
    tables = [table for table in _from_tables(draft) if table]
    rows = [one for table in tables for one in table]
    summing = [table for table in tables if all(map(_sums_up, table))]
    listed = (one for table in tables if table not in summing for one in table if not one.scheduled)
    for one in (*_from_heads(draft, names), *listed, *_from_codes(draft, names)):
        _add(found, one)
    for table in summing:
        _sum_up(found, [one for one in table if not one.scheduled])
    coded_only = [one for one in found if _is_code(one)]
    found = [one for one in found if not _is_code(one)]
    found += _from_text(draft, names, found)
    found = [_costed(one, coded_only) for one in found]
    alone = not found
    for one in rows:
        if one.scheduled:
            _add(found, one, new=alone and not _is_code(one))
    return sorted(found, key=lambda one: one.span)


def _add(found: list[Found], one: Found, *, new: bool = True) -> None:
    """Add what is told of an activity to the same one among those found, or, if it is not among them, as a new one."""
    at = next((i for i, known in enumerate(found) if _same(known, one)), None)
    if at is not None:
        found[at] = _merged(found[at], one)
    elif new:
        found.append(one)


def _sums_up(one: Found) -> bool:
    return one.cells.keys() <= _SUMMED


def _sum_up(found: list[Found], rows: Sequence[Found]) -> None:
    """Add what the rows of a table say of activities told elsewhere, in whatever words it names them.

    What no title tells, the order does where there are as many of both, else the row says nothing new.
    """
    known = [at for at, one in enumerate(found) if one.row is None or not _sums_up(one)]
    if len(known) < len(rows):
        for one in rows:
            _add(found, one)
        return
    named = [next((at for at in known if _same(found[at], one)), None) for one in rows]
    ordered = sorted(known, key=lambda at: found[at].span)
    for number, (at, one) in enumerate(zip(named, rows, strict=True)):
        if at is None and len(known) == len(rows) and ordered[number] not in named:
            at = ordered[number]
        if at is not None:
            found[at] = _merged(found[at], one)


def _same(known: Found, one: Found) -> bool:
    if known.number is not None and one.number is not None:
        return False
    if known.package is not None and one.package is not None and known.package != one.package:
        return False
    if known.code and one.code:
        return known.code == one.code
    return fuzz.ratio(fold(known.title), fold(one.title)) >= SAME


def _merged(known: Found, more: Found) -> Found:
    dated = more.scheduled and not known.cells.keys().isdisjoint(_WHEN)
    cells = {**({} if dated else more.cells), **known.cells}
    if more.row is not None and "activity.amount" in more.cells:
        cells["activity.amount"] = more.cells["activity.amount"]
    return replace(
        known,
        title=known.title if _is_worded(known.title) else more.title or known.title,
        package=known.package if known.package is not None else more.package,
        number=known.number if known.number is not None else more.number,
        text=known.text or more.text,
        cells=cells,
        code=known.code or more.code,
        row=known.row or more.row,
        told={**more.told, **known.told},
    )


def _is_code(one: Found) -> bool:
    return one.code is not None and not _is_worded(one.title)


def _is_worded(title: str) -> bool:
    """Say whether a title has a letter; what is left of a head that is but a code has none."""
    return any(map(str.isalpha, title))


def _costed(one: Found, coded_only: Sequence[Found]) -> Found:
    """Add what a row that names an activity by its code alone says of it: "2.1. | 16 days at 800 | 12 800"."""
    row = next((row for row in coded_only if one.code and row.code == one.code), None)
    return _merged(one, replace(row, text=None, title="")) if row else one


def _from_heads(draft: Draft, names: Names) -> Iterator[Found]:
    for number, head in enumerate(draft.form.activities):
        answers = [a for a in draft.form.answers if a.place.activity == number and a.id.startswith("activity.")]
        cells: dict[str, Span] = {}
        for answer in answers:
            if len(answer.span):
                cells.setdefault(answer.id, answer.span)
        name = head.mark.name if head.mark.what is What.ACTIVITY else None
        title = name if name is not None and len(name) else cells.get("activity.title")
        text = cells.get("activity.content")
        if title is None and text is None and not cells:
            continue
        named, told = titles.parted(draft, title, names) if title and title == name else (title, {})
        written = draft.flat(named) if named else ""
        yield Found(
            title=tasks.CODE.sub("", written).strip(" *_:–-"),
            span=_place(draft, head, title),
            package=head.place.package,
            number=number,
            text=text,
            cells=cells,
            told=told,
            code=coded.code(draft.flat(_place(draft, head, title))),
            body=_body(draft, head, answers),
            heading=draft.flat(title) if title else "",
        )


def _body(draft: Draft, head: Head, answers: Sequence[Answer]) -> Span | None:
    """Return the text below the heading of an activity that no question of the form divides."""
    divided = any(answer.official and not answer.id.startswith(FACTS) for answer in answers)
    if divided or head.mark.what is not What.ACTIVITY:
        return None
    return draft.form.page.trim(min(head.mark.span.end, head.body.end), head.body.end)


def _place(draft: Draft, head: Head, title: Span | None) -> Span:
    if head.mark.what is What.ACTIVITY:
        return draft.form.page.trim(head.mark.span.start, head.mark.span.end)
    return title or head.mark.span


def _from_tables(draft: Draft) -> Iterator[list[Found]]:
    """Yield the rows of each table that tell of activities."""
    for table, place in draft.form.tables:
        if table.kind in ("activity", LOGIC) and place.section != "budget":
            read = (_of_record(draft, record, place.package) for record in table.records)
            yield [one for one in read if one]


def _from_codes(draft: Draft, names: Names) -> Iterator[Found]:
    """Yield the activities of paragraphs that begin with a code, a title and a bracket with dates."""
    for head in draft.form.packages:
        for code, title, body in coded.listed(draft, head.body):
            yield Found(
                title=draft.flat(title).strip(" *_:–-."), span=title, package=head.place.package, code=code, body=body
            )


def _of_record(draft: Draft, record: Record, package: int | None) -> Found | None:
    title = record.cell("activity.title")
    named = title or (record.cell("activity.content") if record.kind != LOGIC else None)
    if named is None or _is_total(draft, record) or (title and structure.package_named(draft.text(title))):
        return None
    content, number = record.cell("activity.content"), record.cell(NUMBER)
    written = draft.flat(named)
    opened = re.search(r"\w:\s", written) and len(written) > TOLD and content is None
    if opened or not title:
        written = tasks.short(written)
    return Found(
        code=coded.code(draft.flat(named)) or (coded.code(draft.flat(number)) if number else None),
        title=tasks.CODE.sub("", tasks.NUMBERED.sub("", written)).strip(" *_:–-"),
        span=record.span,
        package=package,
        text=record.span if content and content != named else content,
        cells={key: span for key, span in record.cells if len(span)},
        row=record.span,
        scheduled=record.kind == SCHEDULE,
    )


def _is_total(draft: Draft, record: Record) -> bool:
    """Say whether a row sums up the others: one of its cells, the first filled one, says so."""
    totals = {fold(word) for word in draft.terms("total")}
    first = next((span for _, span in record.cells if len(span)), None)
    title = record.cell("activity.title")
    return any(fold(draft.text(span)) in totals for span in (first, title) if span)


def _from_text(draft: Draft, names: Names, found: Sequence[Found]) -> list[Found]:
    """Read the items of a description of activities where no activity has a heading or row of its own.

    Beside packages that have some, only what a label of the writer's announces ("Activities: ...") counts.
    """
    told = {one.package for one in found}
    read = []
    for answer in draft.form.all("activities.list", "wp.activities_content"):
        place = answer.place.package
        if found and (answer.official or answer.direct or place is None or place in told):
            continue
        for span in tasks.items(draft, answer):
            named, cells = titles.parted(draft, span, names)
            title = tasks.short(tasks.NUMBERED.sub("", draft.flat(named))).rstrip(" .")
            code = coded.code(draft.flat(named))
            told_by = Found(title=title, span=span, package=place, text=span, body=span, code=code)
            cells = {**titles.parted(draft, tasks.first(draft, span), names)[1], **cells}
            read.append(replace(told_by, told={n: at for n, at in cells.items() if n == "activity.venue"}))
    return read
