"""FRM004."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.application import Field
from analyser.model.finding import Severity
from analyser.model.span import Span
from analyser.rules._answers import place
from analyser.rules._check import Context, Hit, at, rule
from analyser.rules.form import _placeholders


@rule(
    "FRM004",
    "placeholder-left",
    severity=Severity.ERROR,
    needs=(),
    message="A placeholder was left in the text.",
    advice="Replace it with the final text, or delete it.",
)
def placeholder_left(context: Context) -> Iterator[Hit]:
    """A finished application holds no notes to its writers: TODO, TBD, [insert ...], "..." as an answer.

    Template hints and names that the platform prints for missing entries ("Undefined partner
    organisation") count as well.

    Bad:
        Innovation: [insert two sentences from Anna]

    Good:
        Innovation: the course is the first in the region that ends with a micro-credential.

    Source: agencies refuse incomplete applications, ERASMUS+ Programme Guide, part C
    """
    fields = context.application.fields if context.application else ()
    labels = [field.label_span for field in fields if field.label_span]
    alone = [_trimmed(context, field) for field in fields if _placeholders.is_all(context.document.quote(field.span))]
    found = set(alone)
    found |= {s for s in _placeholders.anywhere(context.document.text) if not any(s.overlaps(a) for a in alone)}
    for field in fields:
        found |= {hint.shift(field.span.start) for hint in _placeholders.hints(context.document.quote(field.span))}
    for span in sorted(found):
        if not any(span.overlaps(label) for label in labels):
            yield at(span, place=_home(fields, span))


def _trimmed(context: Context, field: Field) -> Span:
    quote = context.document.quote(field.span)
    start = field.span.start + len(quote) - len(quote.lstrip())
    return Span(start, start + len(quote.strip()))


def _home(fields: tuple[Field, ...], span: Span) -> str | None:
    return next((place(field.owner, field.id) for field in fields if span in field.span), None)
