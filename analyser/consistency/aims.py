"""Statements of what will be reached: the objectives and indicators of a draft, with their values, dates and words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analyser.consistency.calendar_days import days_of
from analyser.consistency.counting import telling
from analyser.consistency.passages import Sentence, Word, words
from analyser.consistency.placed import stem
from analyser.model.application import Application, Indicator
from analyser.model.document import Document
from analyser.model.span import Span
from analyser.statements.figures import Role, figures
from analyser.text import months
from analyser.text.dates import dates
from analyser.text.numbers import numbers

_FIELDS = ("relevance.objectives", "wp.objectives")
_SUMMARY = ("summary.objectives", "summary.results")
_MEASURES = "wp.indicators_quantitative"
_PIECE = re.compile(r"\S[^\n]*?(?:(?<=[^\W\d_]{3})[.!?](?=\s|$)|;(?!\s*(?:in|20)\b)|(?=\n)|\Z)")
_CLAUSE = re.compile(r"[^\s,;][^\n;]*?(?:(?<=[^\W\d_]{3})[.!?](?=\s|$)|;|,(?=\s)|\s(?:and|un)(?=\s)|(?=\n)|\Z)")
_NUMBERED = re.compile(r"\W*(?:[^\W\d_]{1,2}\s?|[^\W\d_]{5,}\s+(?:[^\W\d_]{2}\.\s*)?)?\d{1,2}(?:\.\d{1,2})?[.):]?[ \t]")
_FEWEST = 2
_SENTENCE = 40
"""Letters of an objective; what is shorter was cut at the full stop of a date."""
_REACH = 60
_BESIDE = 3
"""Words behind a number among which is what it counts."""


class Kind(StrEnum):
    """Where a statement stands."""

    OBJECTIVE = "objective"
    INDICATOR = "indicator"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its place; a share of a hundred or a count, the whole of "8 of 10", the words right behind."""

    value: float
    share: bool
    whole: float | None
    span: Span
    counted: frozenset[str] = frozenset()


Day = tuple[Span, date, date]


@dataclass(frozen=True, slots=True, eq=False)
class Aim:
    """One statement: the values to reach, those at the start, every number, the dates to come, the telling words."""

    kind: Kind
    place: str
    span: Span
    goals: tuple[Value, ...]
    starts: tuple[Value, ...]
    numbers: frozenset[float]
    days: tuple[Day, ...]
    words: frozenset[str]


def aims(document: Document, application: Application, language: str | None) -> tuple[Aim, ...]:
    """Return the objectives and indicators of a draft that give a number or a date."""
    found = [*_objectives(document, application, language)]
    found += [_indicator(one, document, application, language) for one in application.indicators]
    return tuple(one for one in found if len(one.words) >= _FEWEST)


def stems(sentence: Sentence) -> frozenset[str]:
    """Return the beginnings of the telling words of a sentence."""
    return _stems(sentence.words, sentence.language)


def _stems(found: Iterable[Word], language: str | None) -> frozenset[str]:
    return frozenset(stem(word) for word in telling(found, language) if months.number(word, language) is None)


def _objectives(document: Document, application: Application, language: str | None) -> Iterator[Aim]:
    """Yield the objectives, other sentences of the answers on them, and the clauses of the summary."""
    stated = [one for one in application.objectives if len(one.span) >= _SENTENCE]
    for one in stated:
        place = f"{one.work_package}/{one.field}" if one.work_package else one.field or _FIELDS[0]
        yield _aim(Kind.OBJECTIVE, place, document.quote(one.span), one.span, application, language)
    for field in application.fields:
        if field.id not in _FIELDS + _SUMMARY:
            continue
        place = f"{field.owner}/{field.id}" if field.owner else field.id
        pattern, kind = (_PIECE, Kind.OBJECTIVE) if field.id in _FIELDS else (_CLAUSE, Kind.SUMMARY)
        for piece in pattern.finditer(document.quote(field.span)):
            span = Span(piece.start(), piece.end()).shift(field.span.start)
            if not any(span.overlaps(one.span) for one in stated):
                yield _aim(kind, place, document.quote(span), span, application, language)


def _indicator(one: Indicator, document: Document, application: Application, language: str | None) -> Aim:
    """Return an indicator; of one in a row of a table the cells are its target, start and date."""
    line = document.text.find("\n", one.span.start)
    row = document.text[one.span.start : line if line >= 0 else len(document.text)]
    place = f"{one.work_package}/{_MEASURES}" if one.work_package else _MEASURES
    if "\t" not in row or "\t" in one.text:
        return _aim(Kind.INDICATOR, place, document.quote(one.span), one.span, application, language)
    span = Span(one.span.start, one.span.start + len(row))
    goals, starts = (tuple(_cell(cell, row, span, language)) for cell in (one.target, one.baseline))
    return Aim(
        kind=Kind.INDICATOR,
        place=place,
        span=span,
        goals=goals,
        starts=starts,
        numbers=frozenset(number.value for number in numbers(row, language)),
        days=tuple(_days(row, span, application, language)),
        words=_stems(words(one.text, language), language),
    )


def _cell(cell: str | None, row: str, span: Span, language: str | None) -> Iterator[Value]:
    at = row.find(cell) if cell else -1
    read = numbers(cell or "", language)
    if cell and at >= 0 and read:
        whole = read[1].value if len(read) > 1 and read[1].value > read[0].value else None
        yield Value(read[0].value, "%" in cell, whole, Span(at, at + len(cell)).shift(span.start))


def _days(text: str, span: Span, application: Application, language: str | None) -> Iterator[Day]:
    """Yield the dates of a statement that lie in the project."""
    for mention in dates(text, language):
        found = days_of(mention, application)
        if found and not (application.start and found[1] < application.start):
            yield mention.span.shift(span.start), *found


def _aim(kind: Kind, place: str, text: str, span: Span, application: Application, language: str | None) -> Aim:
    values: dict[Role, list[Value]] = {Role.GOAL: [], Role.BASELINE: []}
    every: set[float] = set()
    head = _NUMBERED.match(text)
    for figure in figures(text, language):
        read = numbers(text[figure.span.start : figure.span.end], language)
        if not read or (head and figure.span.start < head.end()):
            continue
        every |= {number.value for number in read}
        whole = read[1].value if len(read) == 2 else None
        behind = words(text[figure.span.end : figure.span.end + _REACH], language)[:_BESIDE]
        value = Value(read[0].value, figure.share, whole, figure.span.shift(span.start), _stems(behind, language))
        role = Role.BASELINE if figure.role is Role.PAST else figure.role
        values.get(role, []).append(value)
    return Aim(
        kind=kind,
        place=place,
        span=span,
        goals=tuple(values[Role.GOAL]),
        starts=tuple(values[Role.BASELINE]),
        numbers=frozenset(every),
        days=tuple(_days(text, span, application, language)),
        words=_stems(words(text, language), language),
    )
