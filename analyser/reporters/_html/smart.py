"""The SMART verdicts as a table, one row per objective or indicator."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.i18n import Translator
from analyser.model.analysis import Analysis
from analyser.model.application import Application, Indicator, Objective
from analyser.reporters._grouping import clip

LETTERS = (
    ("specific", "Specific"),
    ("measurable", "Measurable"),
    ("achievable", "Achievable"),
    ("relevant", "Relevant"),
    ("time_bound", "Time-bound"),
)


@dataclass(frozen=True, slots=True)
class Letter:
    """One verdict: `value` None = cannot be known from the draft."""

    value: bool | None
    reason: str


@dataclass(frozen=True, slots=True)
class SmartRow:
    """A statement with its five verdicts."""

    id: str
    text: str
    page: int | None
    letters: tuple[Letter, ...]


def rows(analysis: Analysis, say: Translator) -> tuple[SmartRow, ...]:
    """Return the judged statements in their order."""
    application = analysis.application
    known = _statements(application) if application else {}
    made = []
    for one in analysis.smart:
        statement = known.get(one.statement)
        reasons = dict(one.reasons)
        letters = tuple(Letter(getattr(one, key), say.sentence(reasons.get(key, ""))) for key, _ in LETTERS)
        page = analysis.document.page_of(statement.span) if statement else None
        made.append(SmartRow(one.statement, clip(statement.text, 220) if statement else "", page, letters))
    return tuple(made)


def _statements(application: Application) -> dict[str, Objective | Indicator]:
    known: dict[str, Objective | Indicator] = {one.id: one for one in application.objectives}
    return known | {one.id: one for one in application.indicators}
