"""What a draft says outside the answers that list its statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyser.model.span import Span


def outside(text: str, taken: Iterable[Span]) -> Iterator[str]:
    """Yield the stretches of a text between some spans, which may overlap, in order."""
    at = 0
    for span in sorted(taken):
        if span.start > at:
            yield text[at : span.start]
        at = max(at, span.end)
    yield text[at:]
