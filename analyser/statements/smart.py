"""The SMART verdicts of every objective and indicator of an application."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analyser.model.application import Application, Indicator
from analyser.model.document import Document
from analyser.model.span import Span
from analyser.model.statement import Judgement, Smart, StatementKind
from analyser.statements import cues
from analyser.statements.achievable import achievable
from analyser.statements.gaps import is_dated, is_value
from analyser.statements.reach import beyond
from analyser.statements.relevance import Ground, apart, ground, relevant
from analyser.statements.verdicts import COUNTED, DATED, UNKNOWN, judge
from analyser.text.fold import fold

LETTERS = ("specific", "measurable", "achievable", "relevant", "time_bound")
_POINTER = 25
"""Most words of a sentence that only points to objectives."""
REFERS = "It only says which objective of the project is served."
_CODE = re.compile(
    r"\b(?:O|SO|GO|M|SM|WP|DP)\s?\d+\b|\b[Oo]bjectives? (?:\d|one|two|three|four|five)|\b\d+\. mērķ"
    r"|\b(?:first|second|third|fourth|fifth) (?:\w+ )?objective|\b(?:pirm|otr|treš|ceturt|piekt)\w+ (?:\w+ )?mērķ"
    r"|\brow \d|\b\d+\. rind"
)
Verdict = tuple[bool | None, str, Span | None]


def smart(document: Document, application: Application, language: str | None) -> tuple[Smart, ...]:
    """Return one verdict for each objective and each indicator, in order."""
    on = ground(document, application, language)
    return tuple(_smart(one, document, application, language, on) for one in judged(application))


def judged(application: Application) -> Iterator[tuple[str, Span, StatementKind, bool]]:
    """Yield id, place and kind of every statement that is judged, and whether it is of a work package."""
    for objective in application.objectives:
        yield objective.id, objective.span, StatementKind.OBJECTIVE, objective.work_package is not None
    for indicator in application.indicators:
        yield indicator.id, indicator.span, StatementKind.INDICATOR, indicator.work_package is not None


def refers(text: str, language: str | None) -> bool:
    """Say whether a statement only points to objectives: "This package serves O1 and O2"."""
    opening = cues.pattern(language, "referring").match(fold(text)) if len(text.split()) <= _POINTER else None
    return opening is not None and _CODE.search(text, opening.end()) is not None


def _smart(
    one: tuple[str, Span, StatementKind, bool],
    document: Document,
    application: Application,
    language: str | None,
    on: Ground,
) -> Smart:
    name, span, kind, in_package = one
    text = document.quote(span)
    if refers(text, language):
        return Smart(statement=name, reasons=tuple((letter, REFERS) for letter in LETTERS))
    own = judge(text, language, kind)
    if kind is StatementKind.INDICATOR:
        own = _with_cells(own, next(one for one in application.indicators if one.id == name), language)
    whole = _whole(text, application, language, on, in_package)
    if kind is StatementKind.OBJECTIVE and cues.known(language):
        denied = beyond(span, document, application, language, in_package=in_package)
        whole["achievable"] = denied if denied and whole["achievable"][0] is not False else whole["achievable"]
        whole["relevant"] = apart(span, on, language, in_package=in_package) or whole["relevant"]
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


def _with_cells(own: Judgement, indicator: Indicator, language: str | None) -> Judgement:
    """Add what stands in other cells of the row of an indicator: its target and its date."""
    measurable = own.measurable is False and is_value(indicator.target, language)
    dated = own.time_bound is False and is_dated(indicator.due, language)
    told = {"measurable": COUNTED} if measurable else {}
    told |= {"time_bound": DATED} if dated else {}
    return replace(
        own,
        measurable=True if measurable else own.measurable,
        time_bound=True if dated else own.time_bound,
        reasons=tuple((letter, told.get(letter, reason)) for letter, reason in own.reasons),
        evidence=tuple((letter, span) for letter, span in own.evidence if letter not in told),
    )


def _whole(
    text: str, application: Application, language: str | None, on: Ground, in_package: bool
) -> dict[str, Verdict]:
    if not cues.known(language):
        return {"achievable": (None, UNKNOWN, None), "relevant": (None, UNKNOWN, None)}
    return {
        "achievable": achievable(text, application, language),
        "relevant": relevant(text, on, language, in_package=in_package),
    }
