"""The activities: headings with labels below, rows of tables, items of a description."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from rapidfuzz import fuzz

from analyser.extraction import coded, moments, owncodes, prose, titles
from analyser.extraction.answers import Head
from analyser.extraction.columns import LOGIC, NUMBER, PACKAGE_COLUMN
from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import bare, fold
from analyser.extraction.marks import What
from analyser.extraction.packages import Package
from analyser.extraction.partners import Names
from analyser.extraction.tables import Record
from analyser.model.application import Activity, ActivityPhase
from analyser.model.document import BlockKind
from analyser.model.span import Span
from analyser.text.values import find_amounts

_SAME = 88
_FACTS = (
    *("activity.title", "activity.venue", "activity.start", "activity.end", "activity.dates"),
    *("activity.lead", "activity.participants", "activity.amount"),
)
_TELLING = {
    "whom": {"activity.target_group"},
    "why": {"activity.contribution", "relevance.objectives", "wp.objectives"},
}
_DATED = re.compile(r",\s*(?:no\s+)?(?:\d{4}\.?|[^\W\d_]+\s+\d{4})$")
_NUMBERED = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?:aktivitāte|activity|pasākums)\s*(?:\d{1,2})?\s*[.:–-]+\s+", re.I
)
_CODE = re.compile(r"^(?:[AT]\s?\d{1,2}(?:\.\d{1,2})*|\d{1,2}(?:\.\d{1,2})+)\s*[:.)–-]?\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An activity before it has an id; `number` is that of its heading, `body` the text that tells of it.

    `heading` is the whole of a heading that tells more than the title, `told` what it tells besides: the cells of
    a table or label say it better.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A result as one place states it, with what it belongs to."""

    span: Span
    field: str
    package: str | None = None
    activity: str | None = None


def activities_of(
    draft: Draft, packages: Sequence[Package], names: Names, start: date | None = None
) -> tuple[tuple[Activity, ...], dict[int, str], tuple[Outcome, ...], dict[str, Span]]:
    """Return the activities, per number of a heading the id of its activity, the results in table rows, and where
    each fact of an activity stands, by names such as "A2/activity.end".

    An activity named in a list and described below is one activity: codes or titles are compared. `start` is that
    of the project, from which "M3" counts.
    """
    found: list[Found] = []
    for one in (*_from_heads(draft, names), *_from_tables(draft), *_from_codes(draft, names)):
        at = next((i for i, known in enumerate(found) if _same(known, one)), None)
        if at is None:
            found.append(one)
        else:
            found[at] = _merged(found[at], one)
    found += _from_text(draft, names, found)
    found = [one for one in found if any(map(str.isalpha, one.title)) or not one.code]
    found.sort(key=lambda one: one.span)
    places = {index: package for package in packages for index in package.places}
    found = [_told(draft, replace(one, cells={**one.told, **one.cells}), names) for one in _described(draft, found)]
    shared = prose.of_packages(draft, {index: package.id for index, package in places.items()})
    made = _Making(draft, names, places, {package.number: package for package in packages}, start, shared)
    codes = owncodes.of_activities(draft, [(one.code, one.span) for one in found])
    built = tuple(_activity(made, one, *code) for one, code in zip(found, codes, strict=True))
    numbers = {one.number: activity.id for one, activity in zip(found, built, strict=True) if one.number is not None}
    pairs = tuple(zip(found, built, strict=True))
    facts = {f"{activity.id}/{name}": at for one, activity in pairs for name, at in one.cells.items() if name in _FACTS}
    return built, numbers, tuple(o for one, activity in pairs for o in _outcomes(one, activity)), facts


def _described(draft: Draft, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the activities; one without text of its own is told of where its code begins a paragraph."""
    told = coded.paragraphs(draft, {one.code for one in found if one.code and one.text is None})
    for one in found:
        yield one if one.text is not None or one.code not in told else replace(one, text=told[one.code])


def _told(draft: Draft, one: Found, names: Names) -> Found:
    """Add what the running text of an activity says of its time, place, people and money."""
    if one.body is None:
        return one
    stated = prose.cells_of(draft, one.body, names)
    own = {name: span for name, span in one.cells.items() if not _runs_on(span, stated)}
    return replace(one, cells={**stated, **own}, text=one.text or (one.body if len(one.body) else None))


def _runs_on(span: Span, stated: Mapping[str, Span]) -> bool:
    """Say whether the value of a label goes on into what other labels on its line announce."""
    return any(other in span and other.start > span.start for other in stated.values())


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
    if known.code and one.code:
        return known.code == one.code
    return fuzz.ratio(fold(known.title), fold(one.title)) >= _SAME


def _merged(known: Found, more: Found) -> Found:
    cells = {**more.cells, **known.cells}
    if more.row is not None and "activity.amount" in more.cells:
        cells["activity.amount"] = more.cells["activity.amount"]
    return replace(
        known,
        title=known.title or more.title,
        package=known.package if known.package is not None else more.package,
        number=known.number if known.number is not None else more.number,
        text=known.text or more.text,
        cells=cells,
        code=known.code or more.code,
        row=known.row or more.row,
        told={**more.told, **known.told},
    )


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
        short, told = titles.parted(draft, title, names) if title and title == name else (title, {})
        written = draft.flat(short) if short else ""
        yield Found(
            title=_CODE.sub("", written).strip(" *_:–-"),
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
    divided = any(answer.official and not answer.id.startswith(_FACTS) for answer in answers)
    if divided or head.mark.what is not What.ACTIVITY:
        return None
    return draft.form.page.trim(min(head.mark.span.end, head.body.end), head.body.end)


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
    if named is None or _is_total(draft, record):
        return None
    written = draft.flat(named) if title else _short(draft.flat(named))
    content, number = record.cell("activity.content"), record.cell(NUMBER)
    return Found(
        code=coded.code(draft.flat(named)) or (coded.code(draft.flat(number)) if number else None),
        title=_CODE.sub("", written).strip(" *_:–-"),
        span=record.span,
        package=package,
        text=record.span if content and content != named else content,
        cells={key: span for key, span in record.cells if len(span)},
        row=record.span,
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
        for span in _items(draft, answer):
            short, cells = titles.parted(draft, span, names)
            title = _short(_NUMBERED.sub("", draft.flat(short))).rstrip(" .")
            told_by = Found(title=title, span=span, package=place, text=span, body=span)
            read.append(replace(told_by, cells={n: at for n, at in cells.items() if n == "activity.venue"}))
    return read


def _items(draft: Draft, answer: Answer) -> Iterator[Span]:
    """Yield the stretches that tell of one activity each: items, else paragraphs, else sentences.

    What stands below an item belongs to it; text above the first one introduces the list.
    """
    from analyser.statements import segment

    page = draft.form.page
    lines = [line for line in page.lines if line.span in answer.span]
    heads = [n for n, line in enumerate(lines) if line.words and line.words[0].start > line.span.start]
    heads = heads or [n for n, line in enumerate(lines) if line.kind is BlockKind.HEADING]
    if heads:
        for first, following in pairwise([*heads, len(lines)]):
            start = lines[first].words[0].start if lines[first].words else lines[first].span.start
            named = _NUMBERED.match(draft.text(Span(start, lines[first].span.end)))
            yield Span(start + (named.end() if named else 0), lines[following - 1].span.end)
    elif len(lines) > 1:
        yield from (line.span for line in lines)
    elif answer.official:
        yield answer.span
    elif ";" in draft.text(answer.span):
        for match in re.finditer(r"[^;]+", draft.text(answer.span)):
            yield page.trim(answer.span.start + match.start(), answer.span.start + match.end())
    else:
        yield from (piece.shift(answer.span.start) for piece in segment(draft.text(answer.span), draft.language))


def _short(text: str) -> str:
    """Return what names an activity: the words before a colon, dash or bracket, else its first words."""
    text = _NUMBERED.sub("", text)
    head = re.split(r":\s|\s[–—-]\s|\s\(|[.;]\s", _CODE.sub("", text), maxsplit=1)[0]
    head = _DATED.sub("", head)
    return head if len(head) <= 120 else " ".join(head.split()[:12])


@dataclass(frozen=True, slots=True)
class _Making:
    """What activities are made with: `places` gives the package of a heading, `numbers` that of its number."""

    draft: Draft
    names: Names
    places: Mapping[int, Package]
    numbers: Mapping[int, Package]
    start: date | None
    told: Mapping[str, frozenset[str]]


def _activity(made: _Making, one: Found, id: str, code: str | None) -> Activity:
    draft, names = made.draft, made.names
    venue = one.cells.get("activity.venue")
    start, end = moments.of_activity(draft, one.cells, made.start)
    lead, joint = _people(draft, one.cells)
    together = lead is not None and fold(draft.text(lead)) in names.everyone
    involved = lead if together else joint
    participants = names.all(draft.text(involved)) if involved else ()
    title = one.title or _short(draft.flat(one.text)) if one.text else one.title
    text = draft.text(one.text) if one.text else ""
    whole = f"{one.heading or title}. {text}"
    package = _package(made, one)
    return Activity(
        id=id,
        title=title,
        text=text,
        work_package=package,
        start=start,
        end=end,
        venue=draft.flat(venue) if venue else None,
        venue_country=titles.country(draft, draft.flat(venue), names) if venue else None,
        lead=names.resolve(draft.flat(lead)) if lead and not together else None,
        participants=participants,
        amount_eur=_amount(draft, one),
        phases=phases(draft, whole),
        told=prose.told(draft, whole)
        | {kind for kind, ids in _TELLING.items() if ids & one.cells.keys()}
        | made.told.get(package or "", frozenset()),
        span=one.span,
        code=code,
    )


def _people(draft: Draft, cells: Mapping[str, Span]) -> tuple[Span | None, Span | None]:
    """Return who leads and who takes part; "School A, with both partners" and "School A (School B)" say both."""
    lead, joint = cells.get("activity.lead"), cells.get("activity.participants")
    if lead is None or joint is not None:
        return lead, joint
    text = draft.text(lead)
    words = "|".join(re.escape(word) for word in ("with", *draft.terms("joining")))
    match = re.search(rf",\s+(?:{words})\s+(?P<more>.+)$", text, re.I | re.S) or re.search(
        r"\s\((?P<more>[^()]+)\)$", text
    )
    if match is None or match["more"].isupper():
        return lead, joint
    return Span(lead.start, lead.start + match.start()), Span(*match.span("more")).shift(lead.start)


def _package(made: _Making, one: Found) -> str | None:
    """Return the work package an activity stands in, else the one of its column or of its code."""
    package = made.places.get(one.package) if one.package is not None else None
    if package is not None:
        return package.id
    cell = one.cells.get(PACKAGE_COLUMN)
    digits = re.search(r"\d{1,2}", made.draft.text(cell)) if cell else None
    if digits:
        return f"WP{int(digits[0])}"
    named = made.numbers.get(coded.package(one.code) or 0)
    return named.id if named else None


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
