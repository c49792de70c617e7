"""Cuts the draft into answers: each label's text runs to the next label, hints and headings left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analyser.extraction.alignment import Reading, align
from analyser.extraction.assembly import marks_of
from analyser.extraction.catalogue import Catalogue, Tier
from analyser.extraction.context import Place, places
from analyser.extraction.folding import fold
from analyser.extraction.lines import Page
from analyser.extraction.marks import Mark, What
from analyser.extraction.tables import Table
from analyser.model.document import BlockKind
from analyser.model.span import Span

_HOMELESS = 3.5
_BODIES = {What.PACKAGE: "wp.activities_content", What.ACTIVITY: "activity.content"}
_FACTS = ("context.", "organisation.oid", "organisation.name", "organisation.country", "organisation.city")
_SHORT = ("activity.title", "activity.venue", "activity.start", "activity.end", "activity.dates", "activity.lead")
_SHORT += ("activity.participants", "activity.amount", "wp.title", "wp.amount", "management.amount")
_SHORT += ("organisation.established", "organisation.website", "organisation.region", "organisation.address")
_SHORT += ("organisation.role", "organisation.profile", "organisation.public_body", "organisation.non_profit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What stands below one label. `place` says whose it is; `before` is text above a label inside its value."""

    id: str
    label: str
    span: Span
    label_span: Span
    place: Place
    confidence: float = 1.0
    before: Span | None = None
    official: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The heading of a work package, activity or organisation; `body` is what it heads."""

    mark: Mark
    place: Place
    body: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A draft cut into answers, with the headings that own them."""

    page: Page
    answers: tuple[Answer, ...]
    packages: tuple[Head, ...]
    activities: tuple[Head, ...]
    organisations: tuple[Head, ...]
    tables: tuple[tuple[Table, Place], ...]
    bodies: tuple[tuple[str, Span], ...]
    labels: tuple[Span, ...]
    skipped: tuple[Span, ...]
    loose: tuple[Span, ...]

    def all(self, *ids: str) -> tuple[Answer, ...]:
        """Return the answers to one of these fields, in order."""
        return tuple(answer for answer in self.answers if answer.id in ids)


def form_of(page: Page, catalogue: Catalogue, found: tuple[Table, ...], form: str) -> Form:
    """Return the draft cut into answers; `form` is the action whose order serves as a prior."""
    marks, skipped = marks_of(page, catalogue, found)
    placed = list(places(marks, page.text))
    readings = _aligned(placed, catalogue, form)
    homeless = {id(mark) for (mark, _), reading in zip(placed, readings, strict=True) if _prose(mark, reading)}
    if homeless:
        placed = list(places([m for m, _ in placed if id(m) not in homeless], page.text))
        readings = _aligned(placed, catalogue, form)
    answers, loose = _answers(page, catalogue, placed, readings)
    return Form(
        page=page,
        answers=tuple(answers),
        packages=_heads(page, placed, What.PACKAGE),
        activities=_heads(page, placed, What.ACTIVITY),
        organisations=_heads(page, placed, What.ORGANISATION),
        tables=tuple(_placed_tables(found, placed)),
        bodies=tuple(
            (mark.options[0].label.id, _value(page, placed, number))
            for number, (mark, _) in enumerate(placed)
            if mark.what is What.SECTION
        ),
        labels=tuple(mark.span for mark, _ in placed if mark.what is not What.TABLE),
        skipped=skipped,
        loose=tuple(loose),
    )


def _aligned(placed: list[tuple[Mark, Place]], catalogue: Catalogue, form: str) -> list[Reading | None]:
    fields = [(mark, place) for mark, place in placed if mark.what is What.FIELD]
    chosen = iter(align(fields, catalogue, form))
    return [next(chosen) if mark.what is What.FIELD else None for mark, _ in placed]


def _prose(mark: Mark, reading: Reading | None) -> bool:
    """Say whether a short label without an owner is a line of some answer rather than a label."""
    return reading is not None and reading.cost >= _HOMELESS and not mark.question and not mark.heading


def _answers(
    page: Page, catalogue: Catalogue, placed: list[tuple[Mark, Place]], readings: list[Reading | None]
) -> tuple[list[Answer], list[Span]]:
    answers: list[Answer] = []
    loose: list[Span] = []
    for number, ((mark, place), reading) in enumerate(zip(placed, readings, strict=True)):
        if mark.what in (What.HINT, What.TABLE):
            if mark.what is What.HINT and not _follows_field(placed, number, page):
                loose.append(_value(page, placed, number))
            elif mark.what is What.TABLE:
                loose.append(_value(page, placed, number))
            continue
        if reading is not None:
            answer, rest = _answer(page, placed, number, reading)
            _append(answers, answer, page)
        else:
            answer, rest = _direct(page, catalogue, placed, number)
            if answer is not None:
                answers.append(answer)
        loose += [rest] if rest else []
    first = placed[0][0].span.start if placed else len(page.text)
    return answers, [page.trim(0, first), *loose]


def _answer(page: Page, placed: list[tuple[Mark, Place]], number: int, reading: Reading) -> tuple[Answer, Span | None]:
    mark, place = placed[number]
    value = mark.value or _value(page, placed, number)
    rest = None
    if mark.value is None and reading.id.startswith(_FACTS + _SHORT):
        value, rest = _first_lines(page, value, goes_on=page.wraps or not mark.inline or mark.record)
    answer = Answer(
        id=reading.id,
        label=reading.label.text,
        span=value,
        label_span=mark.span,
        place=place,
        confidence=min(1.0, max((o.score for o in mark.options), default=100.0) / 100),
        before=_before(page, placed, number, reading),
        official=reading.label.tier is Tier.OFFICIAL,
    )
    return answer, rest


def _value(page: Page, placed: list[tuple[Mark, Place]], number: int) -> Span:
    """Return the text from a mark to the next one; hints right below the label are left out."""
    start = placed[number][0].span.end
    for mark, _ in placed[number + 1 :]:
        if mark.span.start < start:
            continue
        if mark.what is What.HINT and not page.text[start : mark.span.start].strip(" \n\t:.*_"):
            start = mark.span.end
            continue
        return _until_unknown(page, placed[number][0], page.trim(start, max(start, mark.span.start)))
    return _until_unknown(page, placed[number][0], page.trim(start, len(page.text)))


def _until_unknown(page: Page, mark: Mark, value: Span) -> Span:
    """End an answer at a heading that is not in the catalogue but stands as high as the label's own."""
    if not mark.heading or not len(value):
        return value
    for line in page.lines[page.line_at(value.start) :]:
        if line.span.start >= value.end:
            break
        is_heading = line.kind is BlockKind.HEADING and line.span.start > value.start
        if is_heading and 0 < line.level <= mark.level:
            return page.trim(value.start, line.span.start)
    return value


def _first_lines(page: Page, value: Span, *, goes_on: bool) -> tuple[Span, Span | None]:
    """Split the value of a short fact from what follows it: a blank line or another block ends it."""
    at = page.line_at(value.start)
    end = min(value.end, page.lines[at].span.end) if page.lines else value.end
    for line in page.lines[at + 1 : at + 40] if goes_on else ():
        between = page.text[end : line.span.start]
        same = line.block == page.lines[at].block and line.block >= 0
        if line.span.end > value.end or between.count("\n") > 1 or not (same or line.block < 0):
            break
        end = line.span.end
    rest = page.trim(end, value.end) if end < value.end else None
    return page.trim(value.start, end), rest if rest and len(rest) else None


def _before(page: Page, placed: list[tuple[Mark, Place]], number: int, reading: Reading) -> Span | None:
    """Return the text above a label that stands in the middle of its value, as two-column exports print it."""
    mark, _ = placed[number]
    if reading.id not in ("context.title", "context.agency", "organisation.name") or mark.inline or number == 0:
        return None
    above = placed[number - 1][0]
    span = page.trim(above.span.end, mark.span.start)
    near = page.text[span.end : mark.span.start].count("\n") <= 1
    short = page.text[span.start : span.end].count("\n") < 2 and 0 < len(span) < 200
    return span if above.what is What.SECTION and near and short else None


def _append(answers: list[Answer], answer: Answer, page: Page) -> None:
    """Add an answer, or join it to the one above if that answers the same question: an echo of the label."""
    last = answers[-1] if answers else None
    same = last is not None and last.id == answer.id and last.place == answer.place
    if last is None or not same:
        answers.append(answer)
    elif not len(last.span):
        answers[-1] = replace(answer, label_span=last.label_span, label=last.label)
    elif not answer.id.startswith(_FACTS + _SHORT):
        answers[-1] = replace(last, span=page.trim(last.span.start, max(last.span.end, answer.span.end)))
    else:
        answers.append(answer)


def _direct(
    page: Page, catalogue: Catalogue, placed: list[tuple[Mark, Place]], number: int
) -> tuple[Answer | None, Span | None]:
    """Return the text right below a heading as the answer to the question the heading stands for."""
    mark, place = placed[number]
    value = _value(page, placed, number)
    if not len(value):
        return None, None
    id = _BODIES.get(mark.what) or (catalogue.fallback.get(_name(mark)) if mark.what is What.SECTION else None)
    if id is None or (_title_below(placed, number) and mark.what is What.SECTION):
        return None, value
    label = mark.options[0].label.text if mark.options else page.text[mark.span.start : mark.span.end]
    return Answer(
        id=id, label=label, span=value, label_span=mark.span, place=place, confidence=0.8, official=False
    ), None


def _title_below(placed: list[tuple[Mark, Place]], number: int) -> bool:
    following = placed[number + 1][0] if number + 1 < len(placed) else None
    return following is not None and any(o.label.id == "context.title" for o in following.options)


def _name(mark: Mark) -> str:
    return mark.options[0].label.id if mark.options else ""


def _follows_field(placed: list[tuple[Mark, Place]], number: int, page: Page) -> bool:
    above = placed[number - 1][0] if number else None
    return (
        above is not None
        and above.what in (What.FIELD, What.HINT, What.SECTION)
        and not page.text[above.span.end : placed[number][0].span.start].strip(" \n\t:.*_")
    )


def _heads(page: Page, placed: list[tuple[Mark, Place]], what: What) -> tuple[Head, ...]:
    """Return the headings of one kind with what they head; a title field can stand for a heading."""
    found: dict[int, tuple[int, Mark, Place]] = {}
    ends: dict[int, int] = {}
    for number, (mark, place) in enumerate(placed):
        owner = getattr(place, what.value)
        if owner is not None:
            found.setdefault(owner, (number, mark, place))
            following = placed[number + 1][0].span.start if number + 1 < len(placed) else len(page.text)
            ends[owner] = max(following, mark.span.end)
    return tuple(
        Head(mark=mark, place=place, body=page.trim(mark.span.start, ends[owner]))
        for owner, (_, mark, place) in sorted(found.items())
    )


def _placed_tables(found: tuple[Table, ...], placed: list[tuple[Mark, Place]]) -> Iterator[tuple[Table, Place]]:
    for table in found:
        place = Place()
        for mark, at in placed:
            if mark.span.start > table.span.start:
                break
            place = at
        yield table, place


def is_blank(page: Page, span: Span) -> bool:
    """Say whether a stretch holds no word."""
    return not fold(page.text[span.start : span.end])
