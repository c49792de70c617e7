"""The sentences of a draft, as consistency is judged: each with its place, its words and its values."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from itertools import accumulate
from typing import TypeVar

from analyser.consistency import answers
from analyser.languages import pack
from analyser.model.application import Application, Field
from analyser.model.document import Document
from analyser.model.span import Span
from analyser.text import detect
from analyser.text.dates import DateMention
from analyser.text.fold import fold
from analyser.text.lemmas import lemma
from analyser.text.quantities import Quantity, QuantityKind
from analyser.text.reading import read

Value = TypeVar("Value", Quantity, DateMention)
_LETTERS = 60
_FACTS = (
    "context.", "priorities.main", "priorities.additional", "priorities.topics", "activities.", "activity.title",
    "activity.venue", "activity.start", "activity.end", "activity.dates", "activity.lead", "activity.participants",
    "activity.amount", "wp.title", "wp.amount", "management.amount", "budget.", "organisation.years", "impact.levels",
    "organisation.associated", "organisation.name", "organisation.oid", "organisation.country", "organisation.city",
    "organisation.role", "organisation.established", "organisation.profile", "partnership.composition", "conditions.",
    "annexes.", "checklist.",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:[-‑’'][^\W\d_]+)*")


_LISTS = ("wp.activities_content", "activities.list")
_SEVERAL = 2
_FORMS = 1 << 15
_ROW = 400
"""Letters up to which a row of a table tells of one thing."""
_DATES = 3
_DAYS = "activity.dates"
_LEAST = 12
"""Letters behind the days of an activity that tell of something else: "; open gate days on 18 September"."""


class Part(StrEnum):
    """What an answer speaks of: the plan, its summary, the present need, the past, prices."""

    PLAN = "plan"
    SUMMARY = "summary"
    ENGLISH = "english"
    NEED = "need"
    PAST = "past"
    COST = "cost"


_PARTS = (
    ("summary_en.", Part.ENGLISH), ("summary.", Part.SUMMARY), ("organisation.", Part.PAST),
    ("relevance.follow_up", Part.PAST), ("relevance.other_instruments", Part.PAST), ("relevance.motivation", Part.NEED),
    ("needs.addressed", Part.NEED), ("needs.identification", Part.NEED), ("wp.cost_reasoning", Part.COST),
    ("activity.cost_reasoning", Part.COST), ("management.cost", Part.COST),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: its place there, folded, and its base form."""

    span: Span
    written: str
    norm: str
    base: str


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence of an answer. Spans of its words and values are relative to it; `at` places them in the document.

    `answer` is where the answer begins that it is part of.
    """

    text: str
    start: int
    answer: int
    language: str | None
    field: str
    owner: str | None
    part: Part
    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]

    @property
    def span(self) -> Span:
        """Return the place of the sentence in the document."""
        return Span(self.start, self.start + len(self.text))

    @property
    def place(self) -> str:
        """Return the name of the field for a report: "WP2/wp.objectives"."""
        return f"{self.owner}/{self.field}" if self.owner else self.field

    def at(self, span: Span) -> Span:
        """Return a span of the sentence as a span of the document."""
        return span.shift(self.start)

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words that lie wholly in a stretch of the sentence."""
        return tuple(word for word in self.words if start <= word.span.start and word.span.end <= end)


def sentences(document: Document, application: Application, language: str | None) -> tuple[Sentence, ...]:
    """Return every sentence of the answers in prose and of the results in rows of activities, in order."""
    fields = [f for f in application.fields if not f.id.startswith(_FACTS) and document.quote(f.span).strip()]
    fields += answers.explained(document, application)
    fields += answers.cells(application, fields)
    fields += answers.contents(document, application)
    fields += answers.listed(document, application)
    fields.sort(key=lambda field: field.span)
    read_all = (sentence for field in fields for sentence in _of_field(document, field, language))
    return tuple(_of_activity(sentence, application) for sentence in read_all)


def unread(
    document: Document, application: Application, read_all: Sequence[Sentence], language: str | None
) -> Iterator[Sentence]:
    """Yield the sentences of prose under no question: what they say of the programme has to be true as well."""
    taken = [(field.span.start, field.span.end) for field in application.fields]
    taken += [(sentence.start, sentence.start + len(sentence.text)) for sentence in read_all]
    taken.sort()
    starts, reached = [start for start, _ in taken], list(accumulate((end for _, end in taken), max))
    for line in re.finditer(r"(?m)^[^\n\t]{60,}$", document.text):
        span = Span(line.start(), line.end())
        before = bisect_left(starts, span.end)
        if not before or reached[before - 1] <= span.start:
            field = Field(id="", label="", span=span, characters=len(span))
            yield from _of_field(document, field, language)


def rows(document: Document, language: str | None) -> tuple[Sentence, ...]:
    """Return the rows of tables that date something, each as one sentence of the plan."""
    found = []
    for line in re.finditer(r"(?m)^[^\n\t]*\t[^\n]*", document.text):
        if len(line[0]) <= _ROW and re.search(r"\d", line[0]):
            reading = read(line[0], language)
            if 0 < len(reading.dates) <= _DATES:
                found.append(
                    Sentence(
                        text=line[0],
                        start=line.start(),
                        answer=line.start(),
                        language=language,
                        field="activities.list",
                        owner=None,
                        part=Part.PLAN,
                        words=words(line[0], language),
                        quantities=(),
                        dates=reading.dates,
                    )
                )
    return tuple(found)


def dated(
    document: Document, application: Application, read_all: Sequence[Sentence], language: str | None
) -> Iterator[Sentence]:
    """Yield the prose on what happens when that is no answer: in rows and lines of activities, behind their days."""
    taken = [sentence.span for sentence in read_all]
    for field in application.fields:
        if field.id == _DAYS and (mark := re.search(r"[;.]\s", text := document.quote(field.span))):
            span = Span(field.span.start + mark.end(), field.span.end)
            if sum(map(str.isalpha, text[mark.end() :])) > _LEAST:
                tail = Field(id="activity.content", label="", owner=field.owner, span=span, characters=len(span))
                yield from _of_field(document, tail, language)
    for activity in application.activities:
        text = document.quote(activity.span)
        for cell in re.finditer(r"[^\n\t|]{60,}", text):
            span = Span(activity.span.start + cell.start(), activity.span.start + cell.end())
            if re.search(r"\d", cell[0]) and not any(span.overlaps(one) for one in taken):
                field = Field(id="activity.content", label="", owner=activity.id, span=span, characters=len(span))
                yield from _of_field(document, field, language)


def _of_activity(sentence: Sentence, application: Application) -> Sentence:
    """Return the sentence of a list of activities that gives time, people and sum of one: they are its own people."""
    listed = sentence.field in _LISTS and sentence.dates and sentence.text.count(";") >= _SEVERAL
    if not listed or not any(quantity.kind is QuantityKind.MONEY for quantity in sentence.quantities):
        return sentence
    owner = next((a.id for a in application.activities if sentence.span in a.span), None)
    return replace(sentence, field="activity.target_group", owner=owner) if owner else sentence


def _of_field(document: Document, field: Field, language: str | None) -> Iterator[Sentence]:
    text = document.quote(field.span)
    own = detect.language(text)[0] if sum(map(str.isalpha, text)) >= _LETTERS else language
    code = own or language
    reading = read(text, code)
    starts = [sentence.start for sentence in reading.sentences]
    quantities, dates = _sorted_into(starts, reading.quantities), _sorted_into(starts, reading.dates)
    part = next((part for prefix, part in _PARTS if field.id.startswith(prefix)), Part.PLAN)
    for index, span in enumerate(reading.sentences):
        piece = text[span.start : span.end]
        yield Sentence(
            text=piece,
            start=field.span.start + span.start,
            answer=field.span.start,
            language=code,
            field=field.id,
            owner=field.owner,
            part=part,
            words=words(piece, code),
            quantities=quantities.get(index, ()),
            dates=dates.get(index, ()),
        )


def words(text: str, language: str | None) -> tuple[Word, ...]:
    """Return the words of a text, numbers left out."""
    return tuple(Word(Span(m.start(), m.end()), m.group(), *_forms(m.group(), language)) for m in _WORD.finditer(text))


@lru_cache(maxsize=_FORMS)
def _forms(word: str, language: str | None) -> tuple[str, str]:
    """Return a word folded, and its base form; a draft has each of its words many times."""
    return fold(word), _base(word, language)


def _base(word: str, language: str | None) -> str:
    """Return the base form of a word; of one with a hyphen, that of its last part: "stand-ins"."""
    first, hyphen, last = word.rpartition("-")
    return f"{fold(first)}-{lemma(last, language)}" if hyphen and last.isalpha() else lemma(word, language)


@cache
def common(language: str | None) -> frozenset[str]:
    """Return words that say nothing of a project: those without content and those of every application."""
    found = pack(language)
    names = ("stop_words", "consistency_common")
    listed = {fold(word) for name in names for word in found.phrases(name)}
    return frozenset(listed | {lemma(word, language) for word in listed if word.isalpha()})


def _sorted_into(starts: list[int], values: tuple[Value, ...]) -> dict[int, tuple[Value, ...]]:
    """Return the values by the number of their sentence, with spans relative to it."""
    found: dict[int, list[Value]] = {}
    for value in values:
        number = bisect_right(starts, value.span.start) - 1
        found.setdefault(number, []).append(replace(value, span=value.span.shift(-starts[number])))
    return {number: tuple(group) for number, group in found.items()}
