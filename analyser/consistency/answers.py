"""Prose that answers a question of the form without standing under it: in rows, behind sums, between tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyser.model.application import Application, Field
from analyser.model.document import Document
from analyser.model.span import Span

_LETTERS = 60
_LISTED = ("activities.list",)
_IN_PACKAGES = ("wp.", "activity.")
_CODE = re.compile(r"\W*[AT]?\s?(\d{1,2}\.\d{1,2})(?!\d|\.\d)")
_TOLD_BEHIND = {
    "activity.amount": "activity.content",
    "activity.lead": "activity.content",
    "wp.amount": "wp.cost_reasoning",
    "management.amount": "management.cost",
}
"""Answers on facts behind which some go on in prose, and the question that this prose answers."""
_FIRST = re.compile(r"[^\n]{1,60}?(?:[.;]\s+|\n)")


def explained(document: Document, application: Application) -> Iterator[Field]:
    """Yield what is told behind a sum or a name in its answer: "8 000 EUR. Eighteen teachers, six of each school"."""
    for field in application.fields:
        if field.id not in _TOLD_BEHIND:
            continue
        text = document.quote(field.span)
        stop = _FIRST.match(text)
        if stop is not None and len(text) - stop.end() > _LETTERS // 2 and "\t" not in text:
            span = Span(field.span.start + stop.end(), field.span.end)
            yield Field(id=_TOLD_BEHIND[field.id], label="", owner=field.owner, span=span, characters=len(span))


def cells(application: Application, fields: Sequence[Field]) -> list[Field]:
    """Return the results stated in rows of tables, as answers of their activities."""
    return [
        Field(id=result.field, label="", owner=result.activity, span=result.span, characters=len(result.span))
        for result in application.results
        if result.activity
        and result.field == "activity.results"
        and not any(result.span.overlaps(field.span) for field in fields)
    ]


def contents(document: Document, application: Application) -> Iterator[Field]:
    """Yield the prose that tells of an activity under no question, each line as an answer on its content.

    It is known by the text of an activity that holds it, or by standing among the answers of work packages.
    """
    texts = {activity.id: " ".join(activity.text.split()) for activity in application.activities}
    for span in application.unrecognised:
        text = " ".join(document.quote(span).split())
        owner = next((name for name, whole in texts.items() if len(text) > _LETTERS and text in whole), None)
        if owner is not None:
            for part in _lines(document, span):
                yield Field(id="activity.content", label="", owner=owner, span=part, characters=len(part))
        elif _stands_in_package(span, application):
            for part in _lines(document, span):
                if len(part) > _LETTERS and "\t" not in document.quote(part):
                    owner = _activity_of(document.quote(part), part, application)
                    yield Field(id="activity.content", label="", owner=owner, span=part, characters=len(part))


def _lines(document: Document, span: Span) -> Iterator[Span]:
    for line in re.finditer(r"[^\n]+", document.quote(span)):
        yield Span(span.start + line.start(), span.start + line.end())


def _stands_in_package(span: Span, application: Application) -> bool:
    """Say whether what stands before and after a part of a draft are answers on work packages and their activities."""
    before = max((f for f in application.fields if f.span.end <= span.start), key=_begin, default=None)
    after = min((f for f in application.fields if f.span.start >= span.end), key=_begin, default=None)
    return before is not None and after is not None and all(f.id.startswith(_IN_PACKAGES) for f in (before, after))


def _begin(field: Field) -> int:
    return field.span.start


def _activity_of(text: str, span: Span, application: Application) -> str | None:
    """Return the activity whose code a line begins with, or the one under whose title it stands."""
    code = _CODE.match(text)
    if code is not None:
        return next((a.id for a in application.activities if a.id.removeprefix("A") == code[1]), None)
    above = [f.span.start for f in application.fields if f.id.startswith("wp.") and f.span.end <= span.start]
    titles = [a for a in application.activities if max(above, default=0) < a.span.start < span.start]
    return max(titles, key=lambda a: a.span.start).id if titles else None


def listed(document: Document, application: Application) -> Iterator[Field]:
    """Yield the prose between the tables of a list of activities, each line as the content of the activity it names."""
    for field in application.fields:
        if field.id not in _LISTED:
            continue
        for line in re.finditer(r"[^\n\t]+(?=\n|\Z)", document.quote(field.span)):
            span = Span(field.span.start + line.start(), field.span.start + line.end())
            if len(span) > _LETTERS and document.text[max(0, span.start - 1) : span.start] in {"", "\n"}:
                title = next((a for a in application.activities if a.title and a.title in line[0][:_LETTERS]), None)
                owner = title.id if title else None
                yield Field(id="activity.content", label="", owner=owner, span=span, characters=len(span))
