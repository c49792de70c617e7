"""The flow of a PDF as one text: blocks, one anchor per line, divided words put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analyser.model.document import Anchor, Block, BlockKind, Box, Cell
from analyser.model.span import Span
from analyser.readers._pdf_flow import CellText, Element, TableText
from analyser.readers._pdf_lines import Line
from analyser.readers._pdf_paragraphs import Paragraph

_PART = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_HYPHENS = ("-", "‐")
_USUAL = 3


@dataclass(slots=True)
class Writer:
    """Writes text and remembers what stands where."""

    known: Counter[str]
    divides: bool
    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    end: int = 0
    tables: int = 0
    numbers: Counter[int] = field(default_factory=Counter)

    def put(self, text: str) -> None:
        """Add characters."""
        self.parts.append(text)
        self.end += len(text)

    def element(self, element: Element) -> None:
        """Add a paragraph or a table on a new line."""
        if isinstance(element, TableText):
            self.table(element)
            return
        if self.end:
            self.put("\n")
        start = self.end
        self.paragraph(element)
        self.blocks.append(Block(element.kind, Span(start, self.end), element.level))

    def paragraph(self, paragraph: Paragraph) -> None:
        """Add the lines of a paragraph, joined by spaces or across a divided word."""
        lines = paragraph.lines
        for index, line in enumerate(lines):
            text = line.text
            glue = ""
            if index + 1 < len(lines):
                text, glue = self.joined(text, line, lines[index + 1])
            self.numbers[line.page] += 1
            node = f"page {line.page}/line {self.numbers[line.page]}"
            box = Box(*(round(value, 2) for value in (line.x0, line.top, line.x1, line.bottom)))
            self.anchors.append(Anchor(Span(self.end, self.end + len(text)), node, line.page, box))
            self.put(text + glue)

    def joined(self, text: str, line: Line, following: Line) -> tuple[str, str]:
        """Return a line and what stands between it and the next: a space, or nothing in a divided word."""
        ends = text.endswith(_HYPHENS)
        left, right = _PART.search(text[:-1]), _FIRST.match(following.text)
        if not ends or not left or not right or not right[0][:1].islower():
            return text, "" if ends and left and right and not text.endswith(" -") and len(text) > 1 else " "
        if self.is_divided(left[0], right[0]):
            return text[:-1], ""
        return text, ""

    def is_divided(self, left: str, right: str) -> bool:
        """Say whether a hyphen at a line's end divides a word, rather than joining two.

        The rest of the document decides: the whole word, or the hyphened one, seen elsewhere;
        then whether both parts are words. Without evidence the hyphen stays, unless the document
        divides words at many line ends.
        """
        whole, hyphened = (left + right).lower(), f"{left}-{right}".lower()
        if self.known[whole] != self.known[hyphened]:
            return self.known[whole] > self.known[hyphened]
        if len(left) < 2 or (self.known[left.lower()] and self.known[right.lower()]):
            return False
        return self.divides

    def table(self, table: TableText) -> None:
        """Add a table: rows on lines, cells apart by tabs."""
        number, self.tables = self.tables, self.tables + 1
        for row in table.rows:
            if not any(cell.content for cell in row):
                continue
            if self.end:
                self.put("\n")
            for position, cell in enumerate(row):
                if position:
                    self.put("\t")
                self.cell(cell, number)

    def cell(self, cell: CellText, table: int) -> None:
        """Add a cell: one block, its paragraphs on lines."""
        start = self.end
        for index, paragraph in enumerate(cell.content):
            if index:
                self.put("\n")
            self.paragraph(paragraph)
        place = Cell(table, cell.row, cell.column, cell.rows, cell.columns)
        self.blocks.append(Block(BlockKind.CELL, Span(start, self.end), cell=place))


def write(flow: Iterable[Element], lines: Sequence[Line]) -> Writer:
    """Return the text of a flow; `lines` are all lines, the evidence for divided words."""
    known: Counter[str] = Counter()
    divided = 0
    before = False
    for line in lines:
        whole = line.text.split(" ")[1:] if before else line.text.split(" ")
        before = line.text.endswith(_HYPHENS) and line.words[-1].text not in _HYPHENS
        divided += before
        for word in whole[:-1] if before else whole:
            known.update(found.lower() for found in _WORD.findall(word))
    writer = Writer(known, divided >= max(_USUAL, 0.02 * len(lines)))
    for element in flow:
        writer.element(element)
    return writer
