"""The SMART verdicts of every objective and indicator of an application."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.span import Span
from analyser.model.statement import Smart, StatementKind
from analyser.statements import cues
from analyser.statements.achievable import achievable
from analyser.statements.relevance import Ground, ground, relevant
from analyser.statements.verdicts import UNKNOWN, judge

Verdict = tuple[bool | None, str, Span | None]


def smart(document: Document, application: Application, language: str | None) -> tuple[Smart, ...]:
    """Return one verdict for each objective and each indicator, in order."""
    on = ground(document, application, language)
    return tuple(_smart(one, document, application, language, on) for one in judged(application))


def judged(application: Application) -> Iterator[tuple[str, Span, StatementKind]]:
    """Yield id, place and kind of every statement that is judged."""
    for objective in application.objectives:
        yield objective.id, objective.span, StatementKind.OBJECTIVE
    for indicator in application.indicators:
        yield indicator.id, indicator.span, StatementKind.INDICATOR


def _smart(
    one: tuple[str, Span, StatementKind],
    document: Document,
    application: Application,
    language: str | None,
    on: Ground,
) -> Smart:
    name, span, kind = one
    text = document.quote(span)
    own = judge(text, language, kind)
    whole = _whole(text, application, language, on)
    evidence = [*own.evidence, *((letter, place) for letter, (_, _, place) in whole.items() if place is not None)]
    return Smart(
        statement=name,
        specific=own.specific,
        measurable=own.measurable,
        achievable=whole["achievable"][0],
        relevant=whole["relevant"][0],
        time_bound=own.time_bound,
        reasons=(*own.reasons, *((letter, reason) for letter, (_, reason, _) in whole.items())),
        evidence=tuple((letter, place.shift(span.start)) for letter, place in evidence),
    )


def _whole(text: str, application: Application, language: str | None, on: Ground) -> dict[str, Verdict]:
    if not cues.known(language):
        return {"achievable": (None, UNKNOWN, None), "relevant": (None, UNKNOWN, None)}
    return {
        "achievable": achievable(text, application, language),
        "relevant": relevant(text, on, language),
    }
