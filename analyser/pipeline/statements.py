"""Statements on their own, without a draft around them."""

from __future__ import annotations

from analyser import statements
from analyser.model.statement import JudgedStatement, StatementKind
from analyser.text import detect

JUDGED = (StatementKind.OBJECTIVE, StatementKind.INDICATOR, StatementKind.ACTIVITY, StatementKind.RESULT)


def judge(text: str, kind: str | None = None, language: str | None = None) -> JudgedStatement:
    """Judge one statement: specific, measurable, time-bound.

    A statement that is recognised as none of the four kinds is judged as an objective.
    """
    code = language or detect.language(text)[0] or "en"
    chosen = StatementKind(kind) if kind else statements.classify(text, code)[0]
    if chosen not in JUDGED:
        chosen = StatementKind.OBJECTIVE
    verdict = statements.judge(text, code, chosen)
    return JudgedStatement(
        text=text,
        language=code,
        kind=chosen,
        specific=verdict.specific,
        measurable=verdict.measurable,
        time_bound=verdict.time_bound,
        reasons=tuple(verdict.reasons),
    )
