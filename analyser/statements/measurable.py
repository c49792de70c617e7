"""Whether a statement carries a quantity or a state that somebody outside can check."""

from __future__ import annotations

from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues
from analyser.statements.figures import Figure, Role, figures
from analyser.statements.moments import moments
from analyser.statements.sources import verification
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
    if kind is StatementKind.INDICATOR:
        found = _outside(found, verification(text, language, valued=False))
    for role in _COUNTING.get(kind, _ALWAYS):
        span = next((figure.span for figure in found if figure.role is role), None)
        if span is not None:
            return span
    return _worded(text, language, kind)


def state(text: str, language: str | None) -> Span | None:
    """Return the words of a verifiable state ("is approved by the board"), or None."""
    folded = fold(text)
    names = [Span(*name.span()) for name in cues.pattern(language, "not_verifiable").finditer(folded)]
    found = (Span(*match.span()) for match in cues.pattern(language, "verifiable").finditer(folded))
    return next((span for span in found if not any(span.overlaps(name) for name in names)), None)


def _outside(found: tuple[Figure, ...], source: Span | None) -> tuple[Figure, ...]:
    """Return the figures that do not describe the instrument: "rated by two teachers on a rubric"."""
    return tuple(figure for figure in found if source is None or not figure.span.overlaps(source))


def _worded(text: str, language: str | None, kind: StatementKind) -> Span | None:
    """Return a quantity in words; where something is only to be strengthened, "in all three schools" is a place."""
    names: tuple[str, ...] = ("fraction", "counted_one", "frequency", "everywhere")
    if kind not in _EVENTS:
        names = (*names, "quantifier")
    folded = fold(text)
    dates = moments(text, language)
    vague = kind is StatementKind.OBJECTIVE and cues.pattern(language, "vague_change").search(folded) is not None
    for match in cues.pattern(language, *names).finditer(folded):
        span = Span(*match.span())
        placed = vague and cues.expression(language, "in_each").search(
            folded[: match.start()] + match.group().split()[0]
        )
        if not placed and not any(span.overlaps(date.span) for date in dates):
            return span
    return None
