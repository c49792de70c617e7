"""Where a draft tells of activities: headings with labels below, rows of tables, paragraphs with codes, items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyser.extraction import coded, series, steps, structure, tasks, titles
from analyser.extraction.answers import Head
from analyser.extraction.columns import LOGIC, NUMBER, TOLD
from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold
from analyser.extraction.found import FACTS, Found, add, costed, is_code, is_worded, same, shortens, sum_up, sums_up
from analyser.extraction.heads import PACKAGE_COLUMN
from analyser.extraction.marks import What
from analyser.extraction.partners import Names
from analyser.extraction.records import SCHEDULE, Record
from analyser.extraction.tables import Table
from analyser.model.span import Span

_BEFORE_CODE = re.compile(r"^[^\W\d_]+[.:]\s+(?=[AT]\d{1,2}\.\d{1,2}\W*$)")
"""A label before the code of an activity that another place names: "Content. A3.1:"."""
_ASIDE = ("management.", "impact.", "needs.")
_OWN = {NUMBER, "activity.title", "activity.venue", "activity.amount", PACKAGE_COLUMN}
"""What a table of activities has beside who and when; a code, a name, a place or a sum."""
_PAIR, _LONGEST_TITLE = 2, 120
_TWO_NUMBERS = re.compile(r"[A-Z]?(?P<code>\d{1,2}\.\d{1,2})")


def activities_told(draft: Draft, names: Names) -> list[Found]:
    """Return the activities of a draft, each once, in order.

    An activity named in a list and described below is one activity: codes or titles are compared. A timetable adds
    to what is told elsewhere and counts alone only where nothing is; a row that names an activity by its code alone
    adds what it says.
    """
    found: list[Found] = []
    tables = [table for table in _from_tables(draft) if table]
    rows = [one for table in tables for one in table]
    summing = [table for table in tables if all(map(sums_up, table))]
    listed = [one for table in tables if table not in summing for one in table if not one.scheduled]
    for one in _from_heads(draft, names):
        add(found, one)
    for one in [*_named_again(draft, found, listed), *_from_codes(draft, names)]:
        add(found, one)
    for one in _from_series(draft, names, found):
        add(found, one)
    for table in summing:
        sum_up(found, list(_named_again(draft, found, [one for one in table if not one.scheduled])))
    coded_only = [one for one in found if is_code(one)]
    found = [one for one in found if not is_code(one)]
    found += _from_text(draft, names, found)
    found += [] if found else _from_steps(draft, names)
    found = [costed(one, coded_only) for one in found]
    alone = not found
    for one in rows:
        if one.scheduled:
            add(found, one, new=alone and not is_code(one))
    return sorted(found, key=lambda one: one.span)


def _named_again(draft: Draft, found: Sequence[Found], rows: Sequence[Found]) -> Iterator[Found]:
    """Yield rows with the title of the activity told below a heading that they shorten.

    A table of costs names it by some words of its title, or has a row for each activity in their order.
    """
    for table, _ in draft.form.tables:
        own = [one for one in rows if one.row is not None and one.row in table.span]
        ordered = len(own) == len(found) > 1 and not any(one.code for one in own)
        alike = sum(shortens(one.title, known.title) for one, known in zip(own, found, strict=False))
        for at, one in enumerate(own):
            again = [known for known in found if shortens(one.title, known.title)]
            if ordered and 2 * alike >= len(own):
                again = [found[at]]
            told = any(same(known, one) for known in found)
            yield replace(one, title=again[0].title) if len(again) == 1 and not told else one


def _from_heads(draft: Draft, names: Names) -> Iterator[Found]:
    for number, head in enumerate(draft.form.activities):
        answers = [a for a in draft.form.answers if a.place.activity == number and a.id.startswith("activity.")]
        cells: dict[str, Span] = {}
        for answer in answers:
            if len(answer.span):
                cells.setdefault(answer.id, answer.span)
        name = head.mark.name if head.mark.what is What.ACTIVITY else None
        title = cells.get("activity.title") or _beside(draft, head)
        if name is not None and len(name) and (title is None or not _only_counts(draft, name)):
            title = name
        text = cells.get("activity.content")
        if title is None and text is None and not cells:
            continue
        named, told = titles.parted(draft, title, names) if title and title == name else (title, {})
        written = _BEFORE_CODE.sub("", draft.flat(named) if named else "")
        code, written = series.parted(written)
        if written.count("(") > written.count(")"):
            written = written.rpartition("(")[0]
        own = draft.flat(_place(draft, head, title))
        counted = _TWO_NUMBERS.match(head.mark.number)
        yield Found(
            title=tasks.CODE.sub("", written).strip(" *_:–-"),
            span=_place(draft, head, title),
            package=head.place.package,
            number=number,
            text=text,
            cells=cells,
            told=told,
            code=code
            or coded.code(written)
            or series.parted(own)[0]
            or (counted["code"] if counted else coded.code(own)),
            body=_body(draft, head, answers),
            heading=draft.flat(title) if title else "",
        )


def _body(draft: Draft, head: Head, answers: Sequence[Answer]) -> Span | None:
    """Return the text below the heading of an activity that no question of the form divides."""
    divided = any(answer.official and not answer.id.startswith(FACTS) for answer in answers)
    if divided or head.mark.what is not What.ACTIVITY:
        return None
    return draft.form.page.trim(min(head.mark.span.end, head.body.end), head.body.end)


def _beside(draft: Draft, head: Head) -> Span | None:
    """Return the cell beside a head that only counts the activity: "Activity 1 | Book-keeping of thirty chairs"."""
    line = draft.form.page.lines[head.mark.line]
    if line.cell is None or head.mark.name is not None or draft.form.page.widths()[line.cell.table] != _PAIR:
        return None
    table = next((table for table, _ in draft.form.tables if line.span.overlaps(table.span)), None)
    at = next((place for place, cell in table.cells.items() if cell.overlaps(line.span)), None) if table else None
    beside = table.cells.get((at[0], at[1] + 1)) if table and at else None
    return beside if beside is not None and 0 < len(beside) <= _LONGEST_TITLE else None


def _only_counts(draft: Draft, name: Span) -> bool:
    """Say whether a heading ends by counting activities, so that a label tells the title: "In autumn: activity 1"."""
    words = "|".join(map(re.escape, sorted(draft.terms("activity"), key=len, reverse=True)))
    return re.search(rf"(?:\b\d{{1,2}}\.\s*(?:{words})|\b(?:{words})\s+\d{{1,2}})$", draft.flat(name), re.I) is not None


def _place(draft: Draft, head: Head, title: Span | None) -> Span:
    if head.mark.what is What.ACTIVITY:
        return draft.form.page.trim(head.mark.span.start, head.mark.span.end)
    return title or head.mark.span


def _from_tables(draft: Draft) -> Iterator[list[Found]]:
    """Yield the rows of each table that tell of activities."""
    for table, place in draft.form.tables:
        if table.kind in ("activity", LOGIC) and place.section != "budget" and not _is_aside(draft, table):
            read = (_of_record(draft, record, place.package) for record in table.records)
            yield [one for one in read if one]


def _is_aside(draft: Draft, table: Table) -> bool:
    """Say whether a table answers a question on management or impact: who watches what, without place and money."""
    answer = next((a for a in draft.form.answers if table.span.overlaps(a.span) and a.id.startswith(_ASIDE)), None)
    names = {name for record in table.records for name, _ in record.cells}
    return answer is not None and names.isdisjoint(_OWN)


def _from_codes(draft: Draft, names: Names) -> Iterator[Found]:
    """Yield the activities of paragraphs that begin with a code, a title and a bracket with dates."""
    for head in draft.form.packages:
        for code, title, body in coded.listed(draft, head.body):
            yield Found(
                title=draft.flat(title).strip(" *_:–-."), span=title, package=head.place.package, code=code, body=body
            )


def _from_series(draft: Draft, names: Names, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the activities told one after another by their codes, where no heading or row tells them."""
    heads = draft.form.packages
    known = [one.span for one in found if one.row is None]
    for member in series.members(draft):
        if any(span.overlaps(member.span) for span in known):
            continue
        opening = tasks.first(draft, member.span)
        named, cells = titles.parted(draft, opening, names)
        package = next(
            (h.place.package for h in reversed(heads) if h.body.start <= member.span.start < h.body.end), None
        )
        yield Found(
            title=tasks.short(draft.flat(named)).strip(" *_:–-.,"),
            span=draft.form.page.trim(member.start, named.end),
            package=package,
            code=member.code,
            body=member.span,
            told={name: at for name, at in cells.items() if name == "activity.venue"},
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
    numbers = {one for row in found for one in _numbers(draft, row)}
    heads = enumerate(draft.form.packages)
    told = {one.package for one in found} | {at for at, head in heads if head.mark.number in numbers}
    read = []
    for answer in draft.form.all("activities.list", "wp.activities_content"):
        place = answer.place.package
        if found and (answer.official or answer.direct or place is None or place in told or place == 0):
            continue
        for cell, row in tasks.rows(draft, answer):
            name = tasks.short(draft.flat(cell)).strip(" *_:–-.")
            read.append(
                Found(title=name, span=row, package=place, text=row, body=row, code=coded.code(draft.flat(cell)))
            )
        for span in tasks.items(draft, answer):
            named, cells = titles.parted(draft, span, names)
            title = tasks.short(tasks.NUMBERED.sub("", draft.flat(named))).rstrip(" .")
            if not is_worded(title):
                continue
            code = coded.code(draft.flat(named))
            told_by = Found(title=title, span=span, package=place, text=span, body=span, code=code)
            cells = {**titles.parted(draft, tasks.first(draft, span), names)[1], **cells}
            read.append(replace(told_by, told={n: at for n, at in cells.items() if n == "activity.venue"}))
    return read


def _from_steps(draft: Draft, names: Names) -> Iterator[Found]:
    """Yield the activities that paragraphs tell in the order of time, where nothing else tells any."""
    for opening, body in steps.paragraphs(draft):
        named, cells = titles.parted(draft, tasks.first(draft, opening), names)
        title = tasks.short(draft.flat(named)).rstrip(" .")
        told = {name: at for name, at in cells.items() if name == "activity.venue"}
        yield Found(title=title, span=named, text=body, body=body, told=told)


def _numbers(draft: Draft, one: Found) -> Iterator[str]:
    """Yield the number of the package that the code of an activity or the column of its row names."""
    cell = one.cells.get(PACKAGE_COLUMN)
    named = structure.package_named(draft.flat(cell)) if cell else None
    number = coded.package(one.code) or (named[0] if named else None)
    if number is not None:
        yield str(number)
