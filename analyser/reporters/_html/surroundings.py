"""What stands round a passage of a document."""

from __future__ import annotations

import re

from analyser.model.document import Document
from analyser.model.span import Span

CONTEXT = 80
"""Characters shown on either side of a passage."""


def surroundings(document: Document, span: Span, width: int = CONTEXT) -> tuple[str, str]:
    """Return about `width` characters on either side of a span, cut between words and at line ends."""
    text = document.text
    left = text[max(0, span.start - width) : span.start]
    right = text[span.end : span.end + width]
    if len(left) == width and span.start > width:
        left = "…" + left.partition(" ")[2]
    if len(right) == width and span.end + width < len(text):
        right = right.rpartition(" ")[0] + "…"
    return _without_gaps(left).lstrip(), _without_gaps(right).rstrip()


def _without_gaps(text: str) -> str:
    return re.sub(r"\n\s*\n", "\n", text)
