"""Judges one statement: specific, measurable, time-bound, each with its reason."""

from __future__ import annotations

from analyser.model.statement import Judgement, StatementKind
from analyser.statements.parts import indicator_parts
from analyser.statements.typing import classify


def judge(text: str, language: str | None, kind: StatementKind | None = None) -> Judgement:
    """Judge a statement by its own words. None = it cannot be known."""
    parts = indicator_parts(text, language)
    return Judgement(
        kind=kind or classify(text, language)[0],
        measurable=parts.target is not None,
        time_bound=parts.due is not None,
        reasons=(
            ("measurable", "It names a quantity." if parts.target else "It names no quantity."),
            ("time_bound", "It names a date." if parts.due else "It names no date."),
        ),
    )
