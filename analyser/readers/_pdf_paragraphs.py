"""Lines to paragraphs: by the gap, the indent, the look, list marks, and whether the next word would have fitted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from statistics import median

from analyser.config import default_thresholds
from analyser.model.document import BlockKind
from analyser.readers._pdf_lines import Line

_MARK = re.compile(r"(?:[-*+•●▪‣–—·➢✓o]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)$")
_ENDED = re.compile(r"[.!?:;…][\"”»')\]]*$")
_DENSE = 0.22
_LARGER = 1.15
_COLUMN = 40.0


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together. `full`: the word after it would not have fitted on its last line.

    `edge` is where the text of its cell ends, infinity outside of cells.
    """

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    full: bool = False
    edge: float = inf

    @property
    def text(self) -> str:
        """Return the lines with spaces between them."""
        return " ".join(line.text for line in self.lines)

    @property
    def last(self) -> Line:
        """Return the last line."""
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class Look:
    """What is usual in a document: the height of its text, the gap between lines (in heights), bold or not.

    `sizes` are the heights of larger text, the largest first: the levels of headings.
    """

    height: float
    gap: float
    bold: bool
    sizes: tuple[float, ...] = field(default=())


def usual_look(lines: Sequence[Line]) -> Look:
    """Measure what is usual, by the number of characters set so."""
    heights: Counter[float] = Counter()
    bold = total = 0
    for line in lines:
        count = sum(len(word.text) for word in line.words)
        heights[round(line.height * 2) / 2] += count
        bold += count if line.bold else 0
        total += count
    if not total:
        return Look(10.0, 0.2, bold=False)
    height = max(heights, key=lambda h: (heights[h], h))
    gaps = [
        (b.top - a.bottom) / a.height
        for a, b in pairwise(lines)
        if a.page == b.page and abs(a.x0 - b.x0) < 1 and abs(a.height - b.height) < 0.5 and a.height
    ]
    small = [gap for gap in gaps if -0.5 < gap < 1.0]
    larger = sorted((h for h in heights if h >= _LARGER * height), reverse=True)
    sizes: list[float] = []
    for size in larger:
        if not sizes or size < sizes[-1] * 0.95:
            sizes.append(size)
    return Look(height, median(small) if small else 0.2, bold > total / 2, tuple(sizes[:6]))


def paragraphs(lines: Sequence[Line], look: Look, right: float | None = None) -> list[Paragraph]:
    """Return the paragraphs of lines in reading order. `right` is where text ends, if a cell says so."""
    found: list[Paragraph] = []
    edges = [_edge(line, lines) if right is None else right for line in lines]
    for index, line in enumerate(lines):
        if found:
            found[-1].full = not _fits(found[-1].last, line, edges[index - 1])
        if not found or _begins(found[-1], line, look):
            found.append(Paragraph([line], edge=inf if right is None else right))
        else:
            found[-1].lines.append(line)
    if found:
        last = found[-1].last
        found[-1].full = last.x1 > edges[-1] - 6 * last.height
    for paragraph in found:
        _judge(paragraph, look)
    return found


def _edge(line: Line, lines: Sequence[Line]) -> float:
    beside = (
        other.x1
        for other in lines
        if other.overlaps(line) and abs(other.x0 - line.x0) < _COLUMN and abs(other.height - line.height) < 1
    )
    return max(beside, default=line.x1)


def _fits(line: Line, following: Line, right: float) -> bool:
    """Say whether the first word of the following line would have fitted on this one."""
    word = following.words[0]
    return line.x1 + 0.3 * line.height + (word.x1 - word.x0) < right - 0.5 * line.height


def _begins(before: Paragraph, line: Line, look: Look) -> bool:
    last, first = before.last, before.lines[0]
    height = max(last.height, line.height, 1.0)
    gap = (line.top - last.bottom) / height
    if gap > look.gap + _DENSE or line.top < last.top - height / 2:
        return True
    if abs(line.height - last.height) > 0.12 * height or line.bold != last.bold:
        return True
    ended = bool(_ENDED.search(last.text)) or not before.full
    if _is_labelled(line) and not last.words[-1].bold:
        return True
    if is_marked(line) and (ended or abs(line.x0 - last.x0) > 0.8 * height):
        return True
    if _centred(last, line):
        return False
    return not before.full or _indented(before, first, line, height)


def _indented(before: Paragraph, first: Line, line: Line, height: float) -> bool:
    if is_marked(first):
        return line.x0 < first.x0 - 2
    if len(before.lines) > 1:
        return abs(line.x0 - before.last.x0) > 0.8 * height
    return line.x0 > first.x0 + 0.8 * height


def _centred(last: Line, line: Line) -> bool:
    return abs(last.x0 - line.x0) > 4 and abs(last.x0 + last.x1 - line.x0 - line.x1) < 4


def _is_labelled(line: Line) -> bool:
    """Say whether a line begins with a label in bold: "Results: ..."."""
    label = next((n for n, word in enumerate(line.words) if word.text.endswith(":")), len(line.words))
    return label + 1 < len(line.words) and all(w.bold for w in line.words[: label + 1]) and not line.words[-1].bold


def is_marked(line: Line) -> bool:
    """Say whether a line begins with a list mark or a number."""
    return len(line.words) > 1 and bool(_MARK.match(line.words[0].text))


def _judge(paragraph: Paragraph, look: Look) -> None:
    text = paragraph.text
    first = paragraph.lines[0]
    limit = "reading.question-characters" if text.endswith("?") else "reading.heading-characters"
    short = len(text) <= default_thresholds()[limit]
    lettered = any(map(str.isalpha, text))
    if short and lettered and not text.endswith((",", ";")):
        larger = first.height >= _LARGER * look.height
        if larger or (first.bold and not look.bold and not text.endswith(".")):
            paragraph.kind = BlockKind.HEADING
            levels = [n for n, size in enumerate(look.sizes, start=1) if first.height >= size * 0.97]
            paragraph.level = levels[0] if larger and levels else len(look.sizes) + 1
            return
    if is_marked(first):
        paragraph.kind, paragraph.level = BlockKind.ITEM, 1


def goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Say whether a sentence that the first paragraph leaves open goes on in the second, in small letters."""
    return after.text[:1].islower() and not _ENDED.search(before.text) and before.lines[0].bold == after.lines[0].bold


def is_cut_question(before: Paragraph, after: Paragraph) -> bool:
    """Say whether a page break cuts a question in bold: the rest looks like a heading of its own."""
    alike = before.lines[0].bold and abs(before.last.height - after.lines[0].height) < 1
    return alike and after.kind is BlockKind.HEADING and goes_on(before, after)


def continues(before: Paragraph, after: Paragraph, *, in_cell: bool = False) -> bool:
    """Say whether a paragraph goes on after a page or column break.

    Inside a cell a full last line is enough: nothing but the rest of the value can follow. Elsewhere
    a question may begin the next page, so an ended sentence ends the paragraph too.
    """
    if BlockKind.HEADING in {before.kind, after.kind} or after.kind is not BlockKind.PARAGRAPH:
        return False
    last, first = before.last, after.lines[0]
    if abs(last.height - first.height) > 0.08 * max(last.height, first.height):
        return False
    open_end = not _ENDED.search(last.text)
    lower = first.text[:1].islower()
    return (in_cell and before.full) or (open_end and (lower or before.full)) or (last.hyphen and lower)
