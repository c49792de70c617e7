"""What the builders of facts work on: the draft cut into answers, its call, its language."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.extraction.answers import Form
from analyser.extraction.catalogue import Catalogue
from analyser.extraction.cutting import Answer
from analyser.extraction.folding import fold
from analyser.extraction.recognition import Header
from analyser.model.call import ActionRules, Call
from analyser.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft under extraction."""

    form: Form
    catalogue: Catalogue
    header: Header
    language: str | None
    calls: tuple[Call, ...]
    call: Call | None
    rules: ActionRules | None

    def text(self, span: Span) -> str:
        """Return the characters of a span."""
        return self.form.page.text[span.start : span.end]

    def flat(self, span: Span) -> str:
        """Return the characters of a span on one line."""
        return " ".join(self.text(span).split())

    def first(self, *ids: str) -> Answer | None:
        """Return the first filled answer to one of these fields."""
        return next((answer for answer in self.form.answers if answer.id in ids and len(answer.span)), None)

    def terms(self, name: str) -> tuple[str, ...]:
        """Return the words of structure of this name in all languages."""
        return tuple(word for terms in self.catalogue.words.values() for word in terms.lists.get(name, ()))

    def heads(self, name: str) -> tuple[str, ...]:
        """Return the heads of a column of activities ("lead", "amount") in all languages."""
        columns = (terms.tables.get("activity_columns", {}) for terms in self.catalogue.words.values())
        return tuple(word for heads in columns for word in heads.get(name, ()))

    def folded(self, name: str) -> tuple[str, ...]:
        """Return the words of structure of this name, folded."""
        return tuple(dict.fromkeys(fold(word) for word in self.terms(name)))
