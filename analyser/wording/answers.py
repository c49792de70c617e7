"""The answers of a draft, as the wording is judged: each with its place, text and language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyser.model.application import Application, Field
from analyser.model.document import BlockKind, Document
from analyser.model.span import Span
from analyser.text import detect
from analyser.text.reading import Reading, read

_LETTERS = 60
_SENTENCES = 20
"""Words from which on an answer to a choice is no list of what was chosen."""
_FACTS = (
    "context.", "priorities.main", "priorities.additional", "priorities.topics", "activities.", "activity.title",
    "activity.venue", "activity.start", "activity.end", "activity.dates", "activity.lead", "activity.participants",
    "activity.amount", "wp.title", "wp.amount", "management.amount", "budget.", "organisation.years", "impact.levels",
    "organisation.associated", "partnership.composition", "conditions.", "annexes.", "checklist.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer in prose. `place` is its field with its owner, None for text outside the fields.

    `reading` has spans relative to the answer; `at` turns them into spans of the document.
    """

    id: str
    place: str | None
    span: Span
    limit: int | None
    reading: Reading

    @property
    def text(self) -> str:
        """Return the text of the answer."""
        return self.reading.text

    def at(self, span: Span) -> Span:
        """Return a span of the answer as a span of the document."""
        return span.shift(self.span.start)


def place_of(field: Field) -> str:
    """Return the name of a field for a report: "WP2/wp.objectives"."""
    return f"{field.owner}/{field.id}" if field.owner else field.id


def is_prose(id: str) -> bool:
    """Say whether a question is answered in sentences, not by a name, a date, a number or a choice."""
    return not id.startswith(_FACTS)


def answers(document: Document, application: Application | None, language: str | None) -> tuple[Answer, ...]:
    """Return the answers in prose, in order; without recognised fields the sections of the text.

    What answers no known question is prose as well: it has neither a field nor a limit.
    """
    if application is None or not application.fields:
        return tuple(_answer(document, "", None, span, None, language) for span in _sections(document))
    fields = [f for f in application.fields if _is_written(f, document.quote(f.span))]
    read = [_answer(document, f.id, place_of(f), f.span, f.limit, language) for f in fields]
    read += [_answer(document, "", None, span, None, language) for span in application.unrecognised]
    return tuple(sorted(read, key=lambda answer: answer.span))


def _is_written(field: Field, text: str) -> bool:
    """Say whether an answer is prose: by its question, or, where a choice is asked for, by its length."""
    if field.id == "impact.levels":
        return len(text.split()) >= _SENTENCES
    return is_prose(field.id) and bool(text.strip())


def _answer(
    document: Document, id: str, place: str | None, span: Span, limit: int | None, language: str | None
) -> Answer:
    text = document.quote(span)
    own = detect.language(text)[0] if sum(map(str.isalpha, text)) >= _LETTERS else language
    return Answer(id, place, span, limit, read(text, own or language))


def _sections(document: Document) -> Iterator[Span]:
    """Yield the stretches of text between headings."""
    current: Span | None = None
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            if current is not None:
                yield current
            current = None
        elif block.kind is not BlockKind.NOTE:
            current = block.span if current is None else current.cover(block.span)
    if current is not None:
        yield current
    elif not document.blocks and document.text.strip():
        yield Span(0, len(document.text))
