"""Cuts the draft into answers: each label's text runs to the next label, hints and headings left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from analyser.extraction.alignment import Reading, align
from analyser.extraction.assembly import marks_of
from analyser.extraction.catalogue import Catalogue
from analyser.extraction.context import Place, places
from analyser.extraction.cutting import Answer, Cutter
from analyser.extraction.lines import Page
from analyser.extraction.marks import Mark, What
from analyser.extraction.tables import Table
from analyser.model.span import Span

Revise = Callable[[Page, Sequence[Mark], Sequence[tuple[Mark, str]]], list[Mark]]
"""Returns other marks of a page, given what the rules read each mark as."""
_HOMELESS = 3.5
_REASONING = {"activity.amount": "activity.cost_reasoning", "wp.amount": "wp.cost_reasoning"}
_CALCULATED = 3
"""An amount alone has one number, or two with its share of the whole; codes ("M2", "P1") and dates are none."""
_WHEN = re.compile(r"\b\d{1,2}[./]\d{1,2}[./](?:\d{4})?|\b20\d\d\b(?![ .,]\d{3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The heading of a work package, activity or organisation; `body` is what it heads."""

    mark: Mark
    place: Place
    body: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A draft cut into answers, with the headings that own them.

    `bodies` gives the text directly below each section heading, `loose` what belongs to nothing.
    """

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


def form_of(
    page: Page, catalogue: Catalogue, found: tuple[Table, ...], form: str, revise: Revise | None = None
) -> Form:
    """Return the draft cut into answers; `form` is the action whose order serves as a prior.

    `revise` changes the marks once they have been read by the rules.
    """
    marks, skipped = marks_of(page, catalogue, found)
    placed, readings = read(marks, page, catalogue, form)
    if revise is not None:
        marks = revise(page, marks, named(placed, readings))
        placed, readings = read(marks, page, catalogue, form)
    cutter = Cutter(page, catalogue, placed)
    answers = tuple(_reasoned(page, answer) for answer in cutter.answers(readings))
    labels = tuple(mark.span for mark, _ in placed if mark.what is not What.TABLE)
    known = [*labels, *skipped, *(table.span for table in found if table.records)]
    known += [span for answer in answers for span in (answer.span, answer.before) if span]
    return Form(
        page=page,
        answers=answers,
        packages=_heads(page, placed, What.PACKAGE),
        activities=_heads(page, placed, What.ACTIVITY),
        organisations=_heads(page, placed, What.ORGANISATION),
        tables=tuple(_placed_tables(found, placed)),
        bodies=tuple(cutter.bodies()),
        labels=labels,
        skipped=skipped,
        loose=tuple(_gaps(page, known)),
    )


def read(
    marks: list[Mark], page: Page, catalogue: Catalogue, form: str
) -> tuple[list[tuple[Mark, Place]], list[Reading | None]]:
    """Return the marks with their places and what each label means, without those that turn out to be prose."""
    placed = list(places(marks, page.text))
    readings = _aligned(placed, catalogue, form)
    homeless = {id(mark) for (mark, _), reading in zip(placed, readings, strict=True) if _prose(mark, reading)}
    if homeless:
        placed = list(places([m for m, _ in placed if id(m) not in homeless], page.text))
        readings = _aligned(placed, catalogue, form)
    return placed, readings


def named(placed: Sequence[tuple[Mark, Place]], readings: Sequence[Reading | None]) -> list[tuple[Mark, str]]:
    """Return each mark with the name of what it was read as: a field, "section needs", "package"."""
    found = []
    for (mark, _), reading in zip(placed, readings, strict=True):
        section = mark.options[0].label.id if mark.what is What.SECTION else ""
        found.append((mark, reading.id if reading else f"{mark.what} {section}".strip()))
    return found


def _reasoned(page: Page, answer: Answer) -> Answer:
    """Return as a reasoning what answers for an amount with a calculation: "Sum: 22 months at 180 EUR (3 960)"."""
    name = _REASONING.get(answer.id)
    written = _WHEN.sub("", page.text[answer.span.start : answer.span.end]) if name else ""
    numbers = re.findall(r"(?<!\w)\d+(?:[ .,]\d{3})*", written)
    return replace(answer, id=name) if name and len(numbers) >= _CALCULATED else answer


def _gaps(page: Page, known: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretches of text between the known ones."""
    at = 0
    for span in sorted(known):
        if span.start > at:
            yield page.trim(at, span.start)
        at = max(at, span.end)
    yield page.trim(at, len(page.text))


def _aligned(placed: list[tuple[Mark, Place]], catalogue: Catalogue, form: str) -> list[Reading | None]:
    fields = [(mark, place) for mark, place in placed if mark.what is What.FIELD]
    chosen = iter(align(fields, catalogue, form))
    return [next(chosen) if mark.what is What.FIELD else None for mark, _ in placed]


def _prose(mark: Mark, reading: Reading | None) -> bool:
    """Say whether a short label without an owner is a line of some answer rather than a label."""
    return reading is not None and reading.cost >= _HOMELESS and not mark.question and not mark.heading


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
