"""Tells a draft once what several of its statements of a kind lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from analyser.model.finding import ALSO, Severity
from analyser.rules._check import Hit

FEWEST = 4
"""So many of a kind are a habit of the draft and told once; fewer are told one by one, with reason and place."""


def together(hits: Iterable[Hit], message: str) -> Iterator[Hit]:
    """Yield many hits of the same severity as one, at the places of all and with their number in its message."""
    groups: dict[Severity | None, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.severity, []).append(hit)
    for several in groups.values():
        if len(several) < FEWEST:
            yield from several
            continue
        first, *rest = several
        others = tuple(span for hit in rest for span in ((hit.spans[0][0], ALSO), *hit.spans[1:]))
        yield replace(first, spans=first.spans + others, message=message, values=(("count", len(several)),))
