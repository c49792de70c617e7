"""A document as lines: the unit in which labels and headings are looked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyser.extraction.folding import Word, lead, words
from analyser.model.document import Block, BlockKind, Cell, Document
from analyser.model.span import Span

_HEADED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+[^\W\d_][^\n\t]{1,70}")
_LINE = re.compile(r"[^\n\t\f\r]+")
_STARRED = re.compile(r"\*\*(?=[^\s*])[^*\n]{2,300}[^\s*]\*\*[:.]?(?=\s+\S)")
_WHOLLY_STARRED = re.compile(r"\*\*(?=[^\s*])[^*\n]+\*\*[:.]?")
_LONGEST_OPENING = 300
_OPENED = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_CLOSING = (".", ":", "?")
_ASKED = re.compile(r"\d{1,2}(?:\.\d{1,2}){2,3}\.?\s.+|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s.+\?[ *]*", re.S)
"""A beginning in bold with a number that is no item of a list: "6.2.1. Aims.", "3. Which risks do you see?"."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a line of a cell, without surrounding space.

    `words` are those of the text after numbering and marks; `first` is the place of the first of
    them among all words of the document. `tail` says whether another line of the same block precedes,
    `opens` that the line is the beginning in bold of a paragraph whose rest is the next line.
    """

    span: Span
    kind: BlockKind
    level: int
    cell: Cell | None
    words: tuple[Word, ...]
    first: int
    tail: bool
    bulleted: bool
    block: int
    opens: bool = False

    @property
    def folded(self) -> str:
        """Return the folded words of the line, numbering left out."""
        return " ".join(word.norm for word in self.words)


@dataclass(frozen=True, slots=True)
class Page:
    """All lines of a document with all its words, in reading order.

    `wraps` says whether a line may end where the paper did rather than where the writer meant.
    """

    text: str
    lines: tuple[Line, ...]
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    wraps: bool = True

    def line_at(self, offset: int) -> int:
        """Return the number of the line that holds a character, or of the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def outside(self, taken: Sequence[Span]) -> Iterator[tuple[int, Line]]:
        """Yield the lines, with their numbers, that no span of `taken` touches."""
        claimed = sorted(taken)
        at = 0
        for number, line in enumerate(self.lines):
            while at < len(claimed) and claimed[at].end <= line.span.start:
                at += 1
            if at == len(claimed) or claimed[at].start >= line.span.end:
                yield number, line

    def widths(self) -> Counter[int]:
        """Return the number of columns of each table."""
        return Counter(table for table, _ in {(li.cell.table, li.cell.column) for li in self.lines if li.cell})

    def trim(self, start: int, end: int) -> Span:
        """Return a stretch of text without the white space and stray marks around it."""
        while start < end and (self.text[start].isspace() or self.text[start] in ":*_|"):
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] == "|"):
            end -= 1
        return Span(start, end)


def read(document: Document) -> Page:
    """Return the lines of a document; without blocks every line is a paragraph."""
    text = document.text
    every: list[Word] = []
    lines: list[Line] = []
    blocks = document.blocks
    begins = [block.span.start for block in blocks]
    for start, end, opens in _parted(text, blocks, begins):
        skipped = lead(text[start:end])
        number = _block(blocks, begins, start, min(start + skipped, end - 1))
        block = blocks[number] if number >= 0 else None
        found = words(text, start, end)
        core = [word for word in found if word.start >= start + skipped]
        depth = _numbered(text, Span(start, end), block)
        headed = depth > 0 or _is_starred(text, Span(start, end), block)
        lines.append(
            Line(
                Span(start, end),
                BlockKind.HEADING if headed else block.kind if block else BlockKind.PARAGRAPH,
                depth or (block.level if block else 0),
                block.cell if block else None,
                tuple(core),
                len(every) + len(found) - len(core),
                bool(block and start > block.span.start and text[block.span.start : start].strip()),
                text[start] in "•●▪‣·–—-*" and not text.startswith("**", start),
                number,
                opens,
            )
        )
        every += found
    return Page(text, tuple(lines), tuple(every), tuple(line.span.start for line in lines), document.format == "pdf")


def _parted(text: str, blocks: tuple[Block, ...], begins: list[int]) -> Iterator[tuple[int, int, bool]]:
    """Yield start and end of each line; what opens a paragraph in bold ("**Results.** ...") is a line of its own."""
    for start, end in _stretches(text, blocks, begins):
        number = _block(blocks, begins, start, start)
        block = blocks[number] if number >= 0 else None
        cut = start
        if block is not None and block.kind in _OPENED and block.span.start == start:
            starred = _STARRED.match(text, start, end)
            cut = starred.end() if starred else start + block.strong
            if block.kind is BlockKind.ITEM and not _ASKED.fullmatch(text[start:cut].strip("* ")):
                cut = start
        if start < cut < end and cut - start <= _LONGEST_OPENING and text[start:cut].rstrip(" *")[-1:] in _CLOSING:
            rest = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
            yield start, start + len(text[start:cut].rstrip()), True
            yield rest, end, False
        else:
            yield start, end, False


def _is_starred(text: str, span: Span, block: Block | None) -> bool:
    """Say whether a whole short paragraph stands between the marks that Markdown writes bold with."""
    whole = block is not None and block.kind is BlockKind.PARAGRAPH and block.span == span
    return whole and len(span) <= _LONGEST_OPENING and _WHOLLY_STARRED.fullmatch(text, span.start, span.end) is not None


def _numbered(text: str, span: Span, block: Block | None) -> int:
    """Return the level of a short line alone in its block with a number of several parts ("7.1. Opening"), or 0.

    Such a line heads what follows even where the writer gave it no style.
    """
    if block is None or block.span != span or block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return 0
    match = _HEADED.fullmatch(text, span.start, span.end)
    return match["number"].count(".") + 1 if match and text[span.end - 1] not in ".;,:?" else 0


def _stretches(text: str, blocks: tuple[Block, ...], begins: list[int]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line; a line that holds several cells, as in Markdown, is one line per cell."""
    for match in _LINE.finditer(text):
        if not match[0].strip():
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        end = match.start() + len(match[0].rstrip())
        inside = blocks[bisect_left(begins, start) : bisect_left(begins, end)]
        cells = [block.span for block in inside if block.cell is not None and len(block.span) and block.span.end <= end]
        if len(cells) > 1 or (cells and cells[0] != Span(start, end)):
            yield from ((cell.start, cell.end) for cell in cells)
        else:
            yield start, end


def _block(blocks: tuple[Block, ...], begins: list[int], start: int, core: int) -> int:
    """Return the number of the block a line belongs to, or -1; its marks may stand before the block."""
    for at in (start, core):
        number = bisect_right(begins, at) - 1
        if number >= 0 and at < blocks[number].span.end:
            return number
    return -1
