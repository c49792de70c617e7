"""Sentences outside the answers that read like objectives, results or indicators nobody took up."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.config import Config
from analyser.criteria.answers import Answer
from analyser.criteria.loose import heading
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements.typing import classify_all

_KINDS = (StatementKind.OBJECTIVE, StatementKind.RESULT, StatementKind.INDICATOR)
_MEASURING = ("impact.assessment", "wp.indicators", "wp.indicators_quantitative", "wp.indicators_qualitative")
_WORDS = 6
_MOST = 300
"""Sentences looked at in all, own choice: each costs 3 ms, and in a draft with more the sections were not found."""
_VALUES = 2
"""What an indicator states besides a date: where it starts, and what is to be reached."""


def observe(
    document: Document, application: Application, loose: tuple[Answer, ...], answers: tuple[Answer, ...], config: Config
) -> Iterator[Observation]:
    """Yield the sentences by kind ("unread-objective"), `where` being the heading they stand under."""
    taken = _taken(application)
    measuring = () if application.follows_the_form else tuple(a for a in answers if a.id in _MEASURING)
    left = _MOST
    for part in (*loose, *measuring):
        body = part.head.end if part.is_headed else 0
        spans = [
            s
            for s in part.reading.sentences
            if s.start >= body and len(part.reading.text[s.start : s.end].split()) >= _WORDS
        ]
        spans, left = spans[:left], left - len(spans[:left])
        texts = tuple(part.reading.text[s.start : s.end] for s in spans)
        for span, (kind, certainty) in zip(spans, classify_all(texts, part.language, semantic=False), strict=True):
            sure = certainty >= config.threshold("criteria.unread-certainty")
            place = part.at(span)
            if not sure or kind not in _KINDS or any(place.overlaps(one) for one in taken):
                continue
            if kind is StatementKind.INDICATOR and not _measures(part, span):
                continue
            if part in loose or kind is StatementKind.INDICATOR:
                where = part.place if part in loose else heading(document, part.span)
                yield Observation(kind=f"unread-{kind}", span=place, values=(("where", where),))


def _measures(part: Answer, span: Span) -> bool:
    """Say whether a sentence names two values and a time."""
    dates = [date.span for date in part.reading.dates if date.span in span]
    values = [q for q in part.reading.quantities if q.span in span and not any(q.span.overlaps(d) for d in dates)]
    return bool(dates) and len(values) >= _VALUES


def _taken(application: Application) -> tuple[Span, ...]:
    groups = (application.objectives, application.results, application.indicators)
    return tuple(statement.span for group in groups for statement in group)
