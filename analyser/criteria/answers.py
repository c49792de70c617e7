"""The answers of a draft, as the criteria are looked for in them: each with its place, sentences and cues."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from analyser.languages import pack
from analyser.model.application import Application, Field
from analyser.model.document import Document
from analyser.model.span import Span
from analyser.statements.specific import concrete
from analyser.text import detect
from analyser.text.fold import fold
from analyser.text.patterns import phrasebook
from analyser.text.reading import Reading, read

_LETTERS = 60
_SEVERAL = "relevance.horizontal"
_AROUND = " \t\n:?!.*_#"
_FACTS = (
    "context.", "priorities.main", "priorities.additional", "priorities.topics", "activities.", "activity.venue",
    "activity.start", "activity.end", "activity.dates", "activity.lead", "activity.participants", "activity.amount",
    "wp.amount", "management.amount", "budget.", "organisation.years", "organisation.identity", "organisation.profile",
    "organisation.status", "impact.levels", "organisation.associated", "partnership.composition", "conditions.",
    "annexes.", "checklist.", "summary_en.",
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """One answer in prose. `place` is its field with its owner; spans of `reading` are relative to the answer."""

    id: str
    place: str
    owner: str | None
    span: Span
    reading: Reading

    @property
    def language(self) -> str | None:
        """Return the language the answer is read in."""
        return self.reading.language

    @property
    def is_headed(self) -> bool:
        """Say whether the first line is a heading: it ends without a full stop, and more follows."""
        return self.head.end < len(self.reading.text) and self.reading.text[self.head.end - 1] not in ".!:;,"

    @property
    def head(self) -> Span:
        """Return the first line, which is the heading of a part that begins with one."""
        return Span(0, len(self.reading.text.partition("\n")[0]))

    @cached_property
    def content(self) -> tuple[Span, ...]:
        """Return the words that carry content of their own, not those of any project's prose."""
        return concrete(self.reading.text, self.language)

    @cached_property
    def _folded(self) -> str:
        return fold(self.reading.text)

    @cached_property
    def _found(self) -> dict[str, tuple[Span, ...]]:
        return {}

    def cues(self, name: str) -> tuple[Span, ...]:
        """Return the places of the phrases of a list of the language pack ("digital_measures").

        A phrase inside one of the list `<topic>_elsewhere` has another meaning and is left out.
        """
        if name not in self._found:
            taken = self._raw(f"{name.partition('_')[0]}_elsewhere")
            found = phrasebook(self.language, name).find(self._folded)
            self._found[name] = tuple(span for span in found if not any(span.overlaps(one) for one in taken))
        return self._found[name]

    def _raw(self, name: str) -> tuple[Span, ...]:
        key = f"={name}"
        if key not in self._found:
            self._found[key] = tuple(phrasebook(self.language, name).find(self._folded))
        return self._found[key]

    def at(self, span: Span) -> Span:
        """Return a span of the answer as a span of the document."""
        return span.shift(self.span.start)


def _is_prose(question: str) -> bool:
    """Say whether a question is answered in sentences; under "EU values" a draft may tell how they are lived."""
    return question == "conditions.eu_values" or not question.startswith(_FACTS)


def answers(document: Document, application: Application, language: str | None) -> tuple[Answer, ...]:
    """Return the answers in prose, in order."""
    fields = [f for f in application.fields if _is_prose(f.id) and document.quote(f.span).strip()]
    return tuple(
        answer(document, f.id, place_of(f.id, f.owner), f.owner, _whole(document, f), language) for f in fields
    )


def _whole(document: Document, field: Field) -> Span:
    """Return where an answer stands, with the head of its first part where several aspects are asked for at once."""
    label = field.label_span
    if field.id != _SEVERAL or label is None or label.end >= field.span.start:
        return field.span
    between = document.text[label.end : field.span.start]
    head = between.lstrip(_AROUND)
    return Span(field.span.start - len(head), field.span.end) if head.strip(_AROUND) else field.span


def place_of(id: str, owner: str | None) -> str:
    """Return the name of a field for a report: "WP2/wp.objectives"."""
    return f"{owner}/{id}" if owner else id


def is_known(language: str | None) -> bool:
    """Say whether the pack of a language tells measures from declarations."""
    return bool(pack(language).phrases("declared"))


def answer(document: Document, id: str, place: str, owner: str | None, span: Span, language: str | None) -> Answer:
    """Return a stretch of a draft as an answer, read in the language it is in."""
    text = document.quote(span)
    own = detect.language(text)[0] if sum(map(str.isalpha, text)) >= _LETTERS else language
    return Answer(id, place, owner, span, read(text, own or language))
