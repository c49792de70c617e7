"""The SMART verdicts of every objective and indicator of an application."""

from __future__ import annotations

from analyser.config import Config
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.observation import Observation
from analyser.model.statement import Smart, StatementKind
from analyser.statements.verdicts import judge


def smart(document: Document, application: Application, language: str | None) -> tuple[Smart, ...]:
    """Return one verdict for each objective and each indicator, in order."""
    return tuple(
        _verdict(statement.id, statement.text, statement.span.start, kind, language)
        for kind, statements in (
            (StatementKind.OBJECTIVE, application.objectives),
            (StatementKind.INDICATOR, application.indicators),
        )
        for statement in statements
    )


def _verdict(id: str, text: str, offset: int, kind: StatementKind, language: str | None) -> Smart:
    found = judge(text, language, kind)
    return Smart(
        statement=id,
        specific=found.specific,
        measurable=found.measurable,
        time_bound=found.time_bound,
        reasons=found.reasons,
        evidence=tuple((letter, span.shift(offset)) for letter, span in found.evidence),
    )


def observe(
    document: Document, application: Application, smart: tuple[Smart, ...], language: str | None, config: Config
) -> tuple[Observation, ...]:
    """Return what the statements show that a rule should judge."""
    return ()
