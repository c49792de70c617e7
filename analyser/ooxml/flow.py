"""What a walk yields: paragraphs and tables in reading order, not yet one text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from analyser.model.document import BlockKind, Cell
from analyser.ooxml.pieces import Piece


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with text, heading or list item; `node` is its address ("body/p[17]")."""

    pieces: tuple[Piece, ...]
    node: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0

    @property
    def text(self) -> str:
        """Return what stands in the paragraph."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a merged cell stands once."""

    rows: tuple[tuple[CellContent, ...], ...]


@dataclass(frozen=True, slots=True)
class CellContent:
    """A cell and what stands in it, tables included."""

    cell: Cell
    content: tuple[Paragraph | Table, ...]


Item: TypeAlias = "Paragraph | Table"
