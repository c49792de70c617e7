"""The statements of a draft as the learnt model marks them."""

from __future__ import annotations

import threading
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
class Marked:
    """A statement of a kind, and how likely the model is that it begins there (0 to 1)."""

    kind: StatementKind
    span: Span
    likely: float


def marked(draft: Draft, ruled: Mapping[str, Sequence[Span]], model: Model | None = None) -> tuple[Marked, ...] | None:
    """Return what a draft states, in order; None if its language is not learnt.

    `ruled` are the spans that the rules read, by kind, among them the activities.
    """
    if draft.language not in LANGUAGES:
        return None
    found = units(draft.form.page, draft.language)
    if not found:
        return ()
    chosen = model or shipped()
    seen = observed(draft, found, ruled)
    with _LOCK:
        labels = chosen.tag(seen)
        likely = [chosen.marginal(label, place) if label[0] == "B" else 0.0 for place, label in enumerate(labels)]
    return tuple(_runs(found, labels, likely))


def _runs(found: Sequence[Unit], labels: Sequence[str], likely: Sequence[float]) -> Iterator[Marked]:
    for place, label in enumerate(labels):
        if label[0] != "B":
            continue
        end = place
        while end + 1 < len(labels) and labels[end + 1] == f"I-{label[2:]}":
            end += 1
        yield Marked(StatementKind(label[2:]), Span(found[place].span.start, found[end].span.end), likely[place])


@cache
def shipped() -> Model:
    """Return the model of `models/drafts`.

    Raises:
        DataError: it is missing or was changed.
    """
    return opened(assets.load("models", COLLECTION, MODEL))
