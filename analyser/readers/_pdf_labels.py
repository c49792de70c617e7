"""Reading order outside of ruled tables: labels centred beside their value come before it.

The official export centres a label vertically in a row (ERASMUS.md 1.2); where the row has no
rules, the label's line would fall into the middle of the value.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyser.readers._pdf_lines import Line
from analyser.readers._pdf_paragraphs import Look, Paragraph, paragraphs


def in_reading_order(lines: Sequence[Line], look: Look) -> list[Paragraph]:
    """Return the paragraphs of lines, a label that interrupts its value moved before it."""
    return paragraphs(_labels_first(lines, look), look)


def _labels_first(lines: Sequence[Line], look: Look) -> list[Line]:
    ordered = list(lines)
    for index in range(1, len(ordered) - 1):
        label = ordered[index]
        if not _interrupts(ordered[index - 1], label, ordered[index + 1], look):
            continue
        start = index - 1
        while (
            start > 0 and _stacked(ordered[start - 1], ordered[start], look) and not ordered[start - 1].overlaps(label)
        ):
            start -= 1
        ordered.insert(start, ordered.pop(index))
    return ordered


def _interrupts(before: Line, label: Line, after: Line, look: Look) -> bool:
    """Say whether a line stands left of two lines that follow each other without it."""
    if before.page != after.page or label.x1 > min(before.x0, after.x0):
        return False
    beside = before.top - 1 <= label.top and label.bottom <= after.bottom + 1
    return beside and _stacked(before, after, look)


def _stacked(above: Line, below: Line, look: Look) -> bool:
    gap = (below.top - above.bottom) / max(above.height, 1.0)
    return abs(above.x0 - below.x0) < above.height and -0.5 < gap <= look.gap + 0.3
