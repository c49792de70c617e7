"""From paragraphs and tables to one text with blocks and anchors, and the place of every piece."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from analyser.model.document import Anchor, Block, BlockKind, Cell
from analyser.model.span import Span
from analyser.ooxml.flow import CellContent, Item, Paragraph, Table
from analyser.ooxml.pieces import Piece


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and where its characters stand in the text."""

    span: Span
    piece: Piece


@dataclass(frozen=True, slots=True)
class Text:
    """A text made of pieces."""

    text: str
    blocks: tuple[Block, ...]
    anchors: tuple[Anchor, ...]
    placed: tuple[Placed, ...]


def compose(items: Iterable[Item]) -> Text:
    """Return the text of paragraphs and tables.

    Paragraphs and rows are separated by a line break, the cells of a row by a tab. Inside a cell
    tabs become spaces, so that a tab in a table always separates cells.
    """
    writer = _Writer()
    for item in items:
        writer.item(item)
    return Text("".join(writer.parts), tuple(writer.blocks), tuple(writer.anchors), tuple(writer.placed))


@dataclass(slots=True)
class _Writer:
    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    end: int = 0

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.end += len(text)

    def new_line(self) -> None:
        if self.parts and not self.parts[-1].endswith("\n"):
            self.put("\n")

    def item(self, item: Item) -> None:
        if isinstance(item, Table):
            self.table(item)
            return
        self.new_line()
        span = self.paragraph(item, in_cell=False)
        self.blocks.append(Block(item.kind, span, item.level, strong=_strong(item)))

    def paragraph(self, paragraph: Paragraph, *, in_cell: bool) -> Span:
        start = self.end
        for piece in paragraph.pieces:
            text = piece.text.replace("\t", " ") if in_cell else piece.text
            self.placed.append(Placed(Span(self.end, self.end + len(text)), piece))
            self.put(text)
        span = Span(start, self.end)
        self.anchors.append(Anchor(span, paragraph.node))
        return span

    def table(self, table: Table) -> None:
        for row in table.rows:
            if not any(_holds_text(cell) for cell in row):
                continue
            self.new_line()
            for number, cell in enumerate(row):
                if number:
                    self.put("\t")
                self.cell(cell)

    def cell(self, cell: CellContent) -> None:
        """Write a cell: one block, cut where a table stands inside it."""
        start: int | None = self.end
        for item in cell.content:
            if isinstance(item, Table):
                if any(_holds_text(inner) for row in item.rows for inner in row):
                    if start is not None and self.end > start:
                        self.close(start, cell.cell)
                    self.table(item)
                    start = None
                continue
            if start is None or self.end > start:
                self.put("\n")
            start = self.end if start is None else start
            self.paragraph(item, in_cell=True)
        if start is not None:
            self.close(start, cell.cell)

    def close(self, start: int, cell: Cell) -> None:
        self.blocks.append(Block(BlockKind.CELL, Span(start, self.end), cell=cell))


def _strong(paragraph: Paragraph) -> int:
    """Return how many letters at the beginning of a paragraph or item are bold, 0 if all or none are.

    The number or bullet that Word writes itself is looked over.
    """
    if paragraph.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return 0
    length = label = 0
    for piece in paragraph.pieces:
        if piece.node is None and not length:
            label += len(piece.text)
        elif not piece.bold and piece.text.strip():
            return label + length if length else 0
        else:
            length += len(piece.text) if piece.bold else 0
    return 0


def _holds_text(cell: CellContent) -> bool:
    return any(
        any(_holds_text(inner) for row in item.rows for inner in row) if isinstance(item, Table) else bool(item.pieces)
        for item in cell.content
    )
