"""What the leads of a draft ask, as the learnt model reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyser.extraction.learnt.leads import Lead
from analyser.extraction.learnt.models import HEADINGS, shipped
from analyser.statements.tagging.tagger import LOCK, Model

LEAST = 0.02


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
    chosen = model or shipped(HEADINGS)
    with LOCK:
        chosen.tag(seen)
        names = chosen.labels()
        every = [[(name, chosen.marginal(name, place)) for name in names] for place in range(len(found))]
    return tuple(
        Told(lead, tuple(sorted((one for one in likely if one[1] >= LEAST), key=lambda one: (-one[1], one[0]))))
        for lead, likely in zip(found, every, strict=True)
    )
