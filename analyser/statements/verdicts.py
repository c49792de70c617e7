"""Judges one statement: specific, measurable, time-bound, each with its reason and its evidence."""

from __future__ import annotations

from analyser.model.span import Span
from analyser.model.statement import Judgement, StatementKind
from analyser.statements import cues, plain
from analyser.statements.features import JUDGED
from analyser.statements.figures import Role, figures
from analyser.statements.general import is_specific
from analyser.statements.measurable import quantity, state
from analyser.statements.moments import due, moments
from analyser.statements.specific import concrete
from analyser.statements.typing import classify
from analyser.text.fold import fold

CONCRETE = "It names something concrete, and whom or what it concerns."
GENERAL = "It stays general: say what exactly changes, for whom and where."
COUNTED = "It names a quantity that can be counted."
CHECKED = "It names a state that others can check."
UNCOUNTED = "It names no quantity and no state that others can check."
OTHER_NUMBERS = "Its numbers do not belong to the goal: they name, date or describe something else."
ONLY_START = "It gives a starting value and no value to reach."
DATED = "It says when this will be reached."
UNDATED = "It gives no date, month or period for the goal."
OTHER_DATES = "Its dates do not belong to the goal: they date a plan, a survey or a starting value."
UNKNOWN = "Statements in this language cannot be judged yet."

Verdict = tuple[bool | None, str, Span | None]


def judge(text: str, language: str | None, kind: StatementKind | None = None) -> Judgement:
    """Judge a statement by its own words. None = it cannot be known.

    Without a `kind` the statement is taken for what it looks most like among objective, indicator,
    activity and result.
    """
    meant = kind or classify(text, language, among=JUDGED)[0]
    verdicts = _verdicts(text, language, meant)
    return Judgement(
        kind=meant,
        specific=verdicts["specific"][0],
        measurable=verdicts["measurable"][0],
        time_bound=verdicts["time_bound"][0],
        reasons=tuple((letter, reason) for letter, (_, reason, _) in verdicts.items()),
        evidence=tuple((letter, span) for letter, (_, _, span) in verdicts.items() if span is not None),
    )


def _verdicts(text: str, language: str | None, kind: StatementKind) -> dict[str, Verdict]:
    if cues.known(language):
        return {
            "specific": _specific(text, language, kind),
            "measurable": _measurable(text, language, kind),
            "time_bound": _time_bound(text, language),
        }
    unknown: Verdict = (None, UNKNOWN, None)
    if not plain.known(language):
        return {"specific": unknown, "measurable": unknown, "time_bound": unknown}
    counted, checked = plain.quantity(text, language, kind), plain.state(text, language)
    due_then = plain.due(text, language)
    measurable: Verdict = (False, UNCOUNTED, None)
    if counted or checked:
        measurable = (True, COUNTED if counted else CHECKED, counted or checked)
    return {
        "specific": unknown,
        "measurable": measurable,
        "time_bound": (due_then is not None, DATED if due_then else UNDATED, due_then),
    }


def _is_general(text: str, language: str | None, kind: StatementKind) -> bool:
    """Say whether an objective names a change that stays general however it is counted: "the culture takes a step"."""
    return kind is StatementKind.OBJECTIVE and bool(cues.expression(language, "general_change").search(fold(text)))


def _specific(text: str, language: str | None, kind: StatementKind) -> Verdict:
    if not is_specific(text, language, kind) or _is_general(text, language, kind):
        return False, GENERAL, None
    words = concrete(text, language)
    return True, CONCRETE, words[0].cover(words[-1]) if words else None


def _measurable(text: str, language: str | None, kind: StatementKind) -> Verdict:
    span = quantity(text, language, kind)
    placed = span is not None and _is_general(text, language, kind) and not _in_digits(text, language)
    if span is not None and not placed:
        return True, COUNTED, span
    span = state(text, language) if kind is not StatementKind.ACTIVITY else None
    if span is not None:
        return True, CHECKED, span
    others = figures(text, language)
    if any(figure.role is Role.BASELINE for figure in others):
        return False, ONLY_START, others[0].span
    return (False, OTHER_NUMBERS, others[0].span) if others else (False, UNCOUNTED, None)


def _in_digits(text: str, language: str | None) -> bool:
    return any(
        character.isdigit() for one in figures(text, language) for character in text[one.span.start : one.span.end]
    )


def _time_bound(text: str, language: str | None) -> Verdict:
    span = due(text, language)
    if span is not None:
        return True, DATED, span
    others = moments(text, language)
    return (False, OTHER_DATES, others[0].span) if others else (False, UNDATED, None)
