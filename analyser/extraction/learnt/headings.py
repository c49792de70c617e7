"""What the leads of a draft ask, as the learnt model reads them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from analyser import assets
from analyser.extraction.learnt.leads import Lead
from analyser.statements.tagging.tagger import Model, opened

COLLECTION, MODEL = "drafts", "heads.crfsuite"
LANGUAGES = frozenset({"en", "lv"})
"""The languages of the drafts learnt from; of others only the rules are known."""
LEAST = 0.02
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Told:
    """What a lead asks with what probability, the likeliest first: field ids, kinds of heads, "O" for nothing."""

    lead: Lead
    likely: tuple[tuple[str, float], ...]

    def probability(self, *names: str) -> float:
        """Return how likely one of these is."""
        return sum(value for name, value in self.likely if name in names)


def told(found: Sequence[Lead], seen: list[list[str]], model: Model | None = None) -> tuple[Told, ...]:
    """Return what each lead asks, given what is observed at it."""
    if not found:
        return ()
    chosen = model or shipped()
    with _LOCK:
        chosen.tag(seen)
        names = chosen.labels()
        every = [[(name, chosen.marginal(name, place)) for name in names] for place in range(len(found))]
    return tuple(
        Told(lead, tuple(sorted((one for one in likely if one[1] >= LEAST), key=lambda one: (-one[1], one[0]))))
        for lead, likely in zip(found, every, strict=True)
    )


@cache
def shipped() -> Model:
    """Return the model of `models/drafts`.

    Raises:
        DataError: it is missing or was changed.
    """
    return opened(assets.load("models", COLLECTION, MODEL))
