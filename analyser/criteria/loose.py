"""The parts of a draft that no question of the form was found for: what is missed elsewhere may stand in them."""

from __future__ import annotations

from analyser.criteria.answers import Answer, answer
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.span import Span

_WORDS = 6


def loose(document: Document, application: Application, language: str | None) -> tuple[Answer, ...]:
    """Return the unrecognised parts of a draft with headings of its own, in order, each at its heading.

    A filled-in form has a place for everything, so that an empty answer there is one.
    """
    if application.follows_the_form:
        return ()
    parts = [span for span in application.unrecognised if len(document.quote(span).split()) >= _WORDS]
    return tuple(answer(document, "", heading(document, span), None, span, language) for span in parts)


def heading(document: Document, span: Span) -> str:
    """Return the heading a part of the draft begins with or stands under, empty if there is none."""
    found = document.heading_of(span)
    return " ".join(document.quote(found).split()) if found else ""
