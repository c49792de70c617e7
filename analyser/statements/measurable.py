"""Whether a statement carries a quantity or a state that somebody outside can check."""

from __future__ import annotations

import re

from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues
from analyser.statements.figures import Role, figures
from analyser.text.fold import fold

_EVENTS = frozenset({StatementKind.ACTIVITY, StatementKind.RESULT})
_COUNTING = {
    StatementKind.ACTIVITY: (Role.GOAL, Role.MEANS, Role.DURATION, Role.FREQUENCY),
    StatementKind.RESULT: (Role.GOAL, Role.MEANS, Role.DURATION, Role.FREQUENCY),
    StatementKind.INDICATOR: (Role.GOAL, Role.DURATION, Role.FREQUENCY),
}
_ALWAYS = (Role.GOAL, Role.FREQUENCY)


def quantity(text: str, language: str | None, kind: StatementKind) -> Span | None:
    """Return the words that make the goal countable, or None."""
    found = figures(text, language)
    for role in _COUNTING.get(kind, _ALWAYS):
        span = next((figure.span for figure in found if figure.role is role), None)
        if span is not None:
            return span
    return _worded(text, language, kind)


def state(text: str, language: str | None) -> Span | None:
    """Return the words of a verifiable state ("is approved by the board"), or None."""
    return _span(cues.pattern(language, "verifiable").search(fold(text)))


def _worded(text: str, language: str | None, kind: StatementKind) -> Span | None:
    names: tuple[str, ...] = ("fraction", "counted_one", "frequency")
    if kind not in _EVENTS:
        names = (*names, "quantifier")
    return _span(cues.pattern(language, *names).search(fold(text)))


def _span(match: re.Match[str] | None) -> Span | None:
    return Span(match.start(), match.end()) if match else None
