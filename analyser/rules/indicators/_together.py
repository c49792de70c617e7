"""Tells a draft once what several of its indicators lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from analyser.model.finding import Severity
from analyser.rules._check import Hit

ALSO = "So is it with this indicator."


def together(hits: Iterable[Hit], message: str) -> Iterator[Hit]:
    """Yield hits of the same severity as one at the first, with the number of all in its message."""
    groups: dict[Severity | None, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.severity, []).append(hit)
    for first, *rest in groups.values():
        others = tuple((span, caption or ALSO) for hit in rest for span, caption in hit.spans)
        yield (
            replace(first, spans=first.spans + others, message=message, values=(("count", 1 + len(rest)),))
            if rest
            else first
        )
