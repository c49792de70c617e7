"""The statements of a draft as the learnt model marks them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyser.extraction.drafts import Draft
from analyser.extraction.learnt.models import LANGUAGES, STATEMENTS, shipped
from analyser.extraction.learnt.observed import observed
from analyser.extraction.learnt.units import Unit, units
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements.tagging.tagger import LOCK, Model
from analyser.statements.tagging.tokens import runs

KINDS = (
    StatementKind.OBJECTIVE,
    StatementKind.ACTIVITY,
    StatementKind.RESULT,
    StatementKind.INDICATOR,
    StatementKind.NEED,
    StatementKind.TARGET_GROUP,
)


@dataclass(frozen=True, slots=True)
class Marks:
    """The statements the model marks, by kind and in order, and how likely each unit belongs to one of a kind."""

    spans: Mapping[StatementKind, tuple[Span, ...]]
    units: tuple[Unit, ...]
    chances: Mapping[StatementKind, tuple[float, ...]]

    def supports(self, kind: StatementKind, span: Span) -> float:
        """Return how likely the most likely unit that a stretch touches belongs to a statement of a kind (0 to 1)."""
        first = bisect_right(self.units, span.start, key=lambda unit: unit.span.end)
        last = bisect_left(self.units, span.end, key=lambda unit: unit.span.start)
        return max(self.chances[kind][first:last], default=0.0)


def marked(draft: Draft, ruled: Mapping[str, Sequence[Span]], model: Model | None = None) -> Marks | None:
    """Return what a draft states; None if its language is not learnt.

    `ruled` are the spans that the rules read, by kind, among them the activities.
    """
    if draft.language not in LANGUAGES:
        return None
    found = units(draft.form.page, draft.language)
    chosen = model or shipped(STATEMENTS)
    seen = observed(draft, found, ruled)
    with LOCK:
        labels = chosen.tag(seen) if seen else []
        chances = {kind: tuple(_chance(chosen, kind, place) for place in range(len(found))) for kind in KINDS}
    return Marks({kind: spans_of(found, labels, kind) for kind in KINDS}, found, chances)


def spans_of(found: Sequence[Unit], labels: list[str], kind: str) -> tuple[Span, ...]:
    """Return the statements of a kind that labels of units mark."""
    marks = (one for one in runs(labels) if one[0] == kind)
    return tuple(Span(found[first].span.start, found[last].span.end) for _, first, last in marks)


def _chance(model: Model, kind: StatementKind, place: int) -> float:
    return model.marginal(f"B-{kind}", place) + model.marginal(f"I-{kind}", place)
