"""The activities: headings with labels below, rows of tables, items of a description."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rapidfuzz import fuzz

from analyser.extraction import countries
from analyser.extraction.answers import Head
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import bare, fold
from analyser.extraction.marks import What
from analyser.extraction.packages import Package
from analyser.extraction.partners import Names
from analyser.extraction.tables import LOGIC, PACKAGE_COLUMN, Record
from analyser.model.application import Activity, ActivityPhase
from analyser.model.span import Span
from analyser.text.values import find_amounts, find_dates

_SAME = 88
_ONE_LINE = 300
_CODE = re.compile(r"^(?:[AT]\s?\d{1,2}(?:\.\d{1,2})*|\d{1,2}(?:\.\d{1,2})+)\s*[:.)–-]?\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An activity before it has an id; `number` is that of its heading."""

    title: str
    span: Span
    package: int | None = None
    number: int | None = None
    text: Span | None = None
    cells: Mapping[str, Span] = field(default_factory=dict)
    row: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A result as one place states it, with what it belongs to."""

    span: Span
    field: str
    package: str | None = None
    activity: str | None = None


def activities_of(
    draft: Draft, packages: Sequence[Package], names: Names
) -> tuple[tuple[Activity, ...], dict[int, str], tuple[Outcome, ...]]:
    """Return the activities, per number of a heading the id of its activity, and the results in table rows.

    An activity named in a list and described below is one activity: titles are compared.
    """
    found: list[Found] = []
    for one in (*_from_heads(draft), *_from_tables(draft)):
        at = next((i for i, known in enumerate(found) if _same(known, one)), None)
        if at is None:
            found.append(one)
        else:
            found[at] = _merged(found[at], one)
    if not found:
        found = list(_from_text(draft))
    found.sort(key=lambda one: one.span)
    places = {index: package for package in packages for index in package.places}
    built = tuple(_activity(draft, one, f"A{number}", places, names) for number, one in enumerate(found, 1))
    numbers = {one.number: activity.id for one, activity in zip(found, built, strict=True) if one.number is not None}
    pairs = zip(found, built, strict=True)
    return built, numbers, tuple(o for one, activity in pairs for o in _outcomes(one, activity))


def _outcomes(one: Found, activity: Activity) -> Iterator[Outcome]:
    """Yield the result stated in the row of an activity; below a heading it is an answer of its own."""
    span = one.cells.get("activity.results")
    if span is not None and one.row is not None and span in one.row:
        yield Outcome(span=span, field="activity.results", package=activity.work_package, activity=activity.id)


def _same(known: Found, one: Found) -> bool:
    if known.number is not None and one.number is not None:
        return False
    if known.package is not None and one.package is not None and known.package != one.package:
        return False
    return fuzz.ratio(fold(known.title), fold(one.title)) >= _SAME


def _merged(known: Found, more: Found) -> Found:
    return replace(
        known,
        package=known.package if known.package is not None else more.package,
        number=known.number if known.number is not None else more.number,
        text=known.text or more.text,
        cells={**more.cells, **known.cells},
        row=known.row or more.row,
    )


def _from_heads(draft: Draft) -> Iterator[Found]:
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
        written = draft.flat(title) if title else ""
        yield Found(
            title=_CODE.sub("", written).strip(" *_:–-"),
            span=_place(draft, head, title),
            package=head.place.package,
            number=number,
            text=text,
            cells=cells,
        )


def _place(draft: Draft, head: Head, title: Span | None) -> Span:
    if head.mark.what is What.ACTIVITY:
        return draft.form.page.trim(head.mark.span.start, head.mark.span.end)
    return title or head.mark.span


def _from_tables(draft: Draft) -> Iterator[Found]:
    for table, place in draft.form.tables:
        if table.kind in ("activity", LOGIC) and place.section != "budget":
            for record in table.records:
                one = _of_record(draft, record, place.package)
                if one:
                    yield one


def _of_record(draft: Draft, record: Record, package: int | None) -> Found | None:
    title = record.cell("activity.title")
    if title is None or fold(draft.text(title)) in {fold(word) for word in draft.terms("total")}:
        return None
    written = draft.flat(title)
    return Found(
        title=_CODE.sub("", written).strip(" *_:–-"),
        span=record.span,
        package=package,
        text=record.cell("activity.content"),
        cells={key: span for key, span in record.cells if len(span)},
        row=record.span,
    )


def _from_text(draft: Draft) -> Iterator[Found]:
    """Read the items of a description of activities where no activity has a heading or row of its own."""
    from analyser.statements import segment

    for answer in draft.form.all("activities.list", "wp.activities_content"):
        text = draft.text(answer.span)
        lines = [line for line in text.split("\n") if line.strip()]
        pieces = segment(text, draft.language)
        if len(lines) < 2 and len(pieces) > 1 and answer.official:
            pieces = (Span(0, len(text)),)
        for piece in pieces:
            span = piece.shift(answer.span.start)
            written = draft.flat(span)
            yield Found(title=_short(written), span=span, package=answer.place.package, text=span)


def _short(text: str) -> str:
    """Return what names an activity: the words before a colon, dash or bracket, else its first words."""
    head = re.split(r":\s|\s[–—-]\s|\s\(|[.;]\s", _CODE.sub("", text), maxsplit=1)[0]
    return head if len(head) <= 120 else " ".join(head.split()[:12])


def _activity(draft: Draft, one: Found, id: str, places: Mapping[int, Package], names: Names) -> Activity:
    venue = one.cells.get("activity.venue")
    start, end = _dates(draft, one)
    lead = one.cells.get("activity.lead")
    participants = one.cells.get("activity.participants")
    package = places.get(one.package) if one.package is not None else None
    title = one.title or _short(draft.flat(one.text)) if one.text else one.title
    text = draft.text(one.text) if one.text else ""
    return Activity(
        id=id,
        title=title,
        text=text,
        work_package=package.id if package else _column(draft, one),
        start=start,
        end=end,
        venue=draft.flat(venue) if venue else None,
        venue_country=countries.find(draft.text(venue), draft.language) if venue else None,
        lead=names.resolve(draft.flat(lead)) if lead else None,
        participants=names.all(draft.text(participants)) if participants else (),
        amount_eur=_amount(draft, one),
        phases=phases(draft, f"{title}. {text}"),
        span=one.span,
    )


def _column(draft: Draft, one: Found) -> str | None:
    cell = one.cells.get(PACKAGE_COLUMN)
    digits = re.search(r"\d{1,2}", draft.text(cell)) if cell else None
    return f"WP{int(digits[0])}" if digits else None


def _dates(draft: Draft, one: Found) -> tuple[date | None, date | None]:
    start, end = (one.cells.get(f"activity.{name}") for name in ("start", "end"))
    both = one.cells.get("activity.dates")
    first = _moments(draft, start)[:1] or _moments(draft, both)[:1]
    last = _moments(draft, end)[-1:] or _moments(draft, both)[-1:] or _moments(draft, start)[1:]
    if not (start or end or both):
        named = _moments(draft, one.span if len(one.span) < _ONE_LINE else None)
        first, last = (named[:1], named[-1:]) if 0 < len(named) < 3 else ([], [])
    return (first[0][0] if first else None), (last[-1][1] if last else None)


def _moments(draft: Draft, span: Span | None) -> list[tuple[date, date]]:
    """Return the dates of a cell as first and last day; a month without a day is all its days."""
    if span is None:
        return []
    text = draft.text(span)
    exact = [(found.value, found.value) for found in find_dates(text, draft.language)]
    if exact:
        return exact
    from analyser.text.dates import dates

    return [(m.start, m.end) for m in dates(text, draft.language) if m.start and m.end]


def _amount(draft: Draft, one: Found) -> float | None:
    span = one.cells.get("activity.amount")
    amounts = list(find_amounts(draft.text(span))) if span else []
    best = next((a for a in amounts if a.money), None) or (amounts[0] if amounts else None)
    return best.value if best else None


def phases(draft: Draft, text: str) -> frozenset[ActivityPhase]:
    """Return the phases of a project that the words of an activity speak of."""
    folded = " " + " ".join(bare(word) for word in re.findall(r"[^\W_]+", text)) + " "
    found = set()
    for terms in draft.catalogue.words.values():
        for name, cues in terms.tables.get("phases", {}).items():
            if any(f" {fold(cue)}" in folded for cue in cues):
                found.add(ActivityPhase(name))
    return frozenset(found)
