"""A draft as read: one immutable text, its blocks, and where each character stands on paper."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum

from analyser.model.span import Span

_MARKS = 7
"""The characters before a heading of Markdown: up to six signs and a space."""


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a cell: `table` counts the tables of the document, nested ones included.

    A table that a page break cuts in two is one table. A merged cell stands once, at its
    first row and column, with its extent in `rows` and `columns`.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table cell or note, in reading order.

    `level` is the depth of a heading (1 = highest; 0 = not known) or of a list item.
    A paragraph inside a cell is a CELL block; a cell with several paragraphs is one block.
    `strong` is the length of a beginning in bold that the rest of a paragraph is not in.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    cell: Cell | None = None
    strong: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points, the origin at the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a stretch of text stands in the file.

    `node` is the reader's own address ("body/p[17]", "line 12"); `page` counts from 1.
    """

    span: Span
    node: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class RunningLine:
    """A page header or footer line: kept aside, never part of the text."""

    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A draft as its reader saw it; every offset anywhere indexes `text`.

    `anchors` are sorted by start and do not overlap. `pages` is None where the format has none.
    `remarks` are facts about the file a reader of the report should know (hidden text,
    external links), as English sentences that are also translation keys.
    """

    name: str
    format: str
    text: str
    blocks: tuple[Block, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    pages: int | None = None
    running_lines: tuple[RunningLine, ...] = ()
    remarks: tuple[str, ...] = ()

    def quote(self, span: Span) -> str:
        """Return the characters of `span`."""
        return self.text[span.start : span.end]

    def heading_of(self, span: Span) -> Span | None:
        """Return the heading that a stretch begins with or stands under; Markdown has marks before a heading."""
        headings = [block.span for block in self.blocks if block.kind is BlockKind.HEADING]
        index = bisect_right(headings, span.start + _MARKS, key=lambda heading: heading.start)
        return headings[index - 1] if index else None

    def locate(self, span: Span) -> tuple[Anchor, ...]:
        """Return the anchors that share a character with `span`, in order."""
        first = bisect_right(self.anchors, span.start, key=lambda anchor: anchor.span.end)
        last = bisect_left(self.anchors, span.end, key=lambda anchor: anchor.span.start)
        return tuple(a for a in self.anchors[first:last] if a.span.overlaps(span))

    def page_of(self, span: Span) -> int | None:
        """Return the page on which `span` begins, if the format has pages."""
        return next((anchor.page for anchor in self.locate(span)), None)
