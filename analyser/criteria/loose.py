"""The parts of a draft that no question of the form was found for: what is missed elsewhere may stand in them."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

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


def taken_up(question: str, answers: tuple[Answer, ...], loose: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Return the answers, with the unrecognised part whose heading asks a question, where nothing else answers it."""
    if any(one.id == question for one in answers):
        return answers
    heads = f"{question.rpartition('.')[2]}_heads"
    found = (part for part in loose if part.is_headed and any(cue in part.head for cue in part.cues(heads)))
    return (*answers, *(replace(part, id=question, place=question) for part in islice(found, 1)))


def heading(document: Document, span: Span) -> str:
    """Return the heading a part of the draft begins with or stands under, empty if there is none."""
    found = document.heading_of(span)
    return " ".join(document.quote(found).split()) if found else ""
