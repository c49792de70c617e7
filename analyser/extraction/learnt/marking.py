"""The statements of a draft as the learnt model marks them."""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analyser import assets
from analyser.extraction.drafts import Draft
from analyser.extraction.learnt.observed import observed
from analyser.extraction.learnt.units import Unit, units
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements.tagging.tagger import Model, opened

COLLECTION, MODEL = "drafts", "statements.crfsuite"
LANGUAGES = frozenset({"en", "lv"})
"""The languages of the drafts learnt from; of others only the rules are known."""
KINDS = (
    StatementKind.OBJECTIVE,
    StatementKind.ACTIVITY,
    StatementKind.RESULT,
    StatementKind.INDICATOR,
    StatementKind.NEED,
    StatementKind.TARGET_GROUP,
)
_LOCK = threading.Lock()


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
    chosen = model or shipped()
    seen = observed(draft, found, ruled)
    with _LOCK:
        labels = chosen.tag(seen) if seen else []
        chances = {kind: tuple(_chance(chosen, kind, place) for place in range(len(found))) for kind in KINDS}
    return Marks({kind: tuple(_runs(found, labels, kind)) for kind in KINDS}, found, chances)


def _chance(model: Model, kind: StatementKind, place: int) -> float:
    return model.marginal(f"B-{kind}", place) + model.marginal(f"I-{kind}", place)


def _runs(found: Sequence[Unit], labels: Sequence[str], kind: StatementKind) -> Iterator[Span]:
    for place, label in enumerate(labels):
        if label != f"B-{kind}":
            continue
        end = place
        while end + 1 < len(labels) and labels[end + 1] == f"I-{kind}":
            end += 1
        yield Span(found[place].span.start, found[end].span.end)


@cache
def shipped() -> Model:
    """Return the model of `models/drafts`.

    Raises:
        DataError: it is missing or was changed.
    """
    return opened(assets.load("models", COLLECTION, MODEL))
