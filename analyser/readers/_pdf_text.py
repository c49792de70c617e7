"""The flow of a PDF as one text: blocks, one anchor per line, divided words put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analyser.model.document import Anchor, Block, BlockKind, Box, Cell
from analyser.model.span import Span
from analyser.readers._pdf_flow import CellText, Element, TableText
from analyser.readers._pdf_lines import Line
from analyser.readers._pdf_paragraphs import Paragraph

_PART = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}[.,;]?")
_RANGE = re.compile(r"\d\.?[–—-]$")
_CLOSING = frozenset(")],.;:!?")
_HYPHENS = ("-", "‐")
_USUAL = 3
_ENOUGH = 20
_NEARLY = 0.75
_CHARACTER = 0.7
_BROAD = 1.0
_SPACE = 0.28


@dataclass(slots=True)
class Writer:
    """Writes text and remembers what stands where."""

    known: Counter[str]
    inner: Counter[str]
    divides: bool
    spaces: bool
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
                text, glue = self.joined(text, line, lines[index + 1], paragraph.edge)
            self.numbers[line.page] += 1
            node = f"page {line.page}/line {self.numbers[line.page]}"
            box = Box(*(round(value, 2) for value in (line.x0, line.top, line.x1, line.bottom)))
            self.anchors.append(Anchor(Span(self.end, self.end + len(text)), node, line.page, box))
            self.put(text + glue)

    def joined(self, text: str, line: Line, following: Line, edge: float) -> tuple[str, str]:
        """Return a line and what stands between it and the next: a space, or nothing in a divided word."""
        left, right = _PART.search(text[:-1]), _FIRST.match(following.text)
        if not text.endswith(_HYPHENS) or not left or not right:
            return text, "" if self.is_broken(line, following.words[0].text, edge) else " "
        if right[0][0].islower() and self.is_divided(left[0], right[0]):
            return text[:-1], ""
        return text, ""

    def is_broken(self, line: Line, right: str, edge: float) -> bool:
        """Say whether one word is too long for a narrow cell and runs on below, without a hyphen.

        It then stands alone on its line and fills it, no space follows it in a file that writes the
        spaces at line ends, and the rest is no word that stands inside of a line elsewhere. Where not even
        a space would have fitted, its absence says nothing: a word seen elsewhere is then a whole word.
        Everywhere: closing marks alone, dates and ranges of numbers cut in two.
        """
        last = line.words[-1]
        left = last.text
        if right[0] in _CLOSING or (_DATE.fullmatch(left + right) and not _DATE.fullmatch(left)):
            return True
        if _RANGE.search(left) and right[0].isdigit():
            return True
        left_over = (edge - line.x1) / line.height
        widest = _BROAD if right[0] in "mwMW" else _CHARACTER
        if not self.spaces or last.spaced or len(line.words) > 1 or left_over > widest:
            return False
        if not (right[0].islower() or (right[0].isdigit() and not left[-1].isalpha())):
            return False
        if left_over < _SPACE and self.inner[_bare(left)] and not self.inner[_bare(left + right)]:
            return False
        if len(_bare(right)) == 1 and not self.inner[_bare(left)]:
            return True
        return self.inner[_bare(left + right)] > 0 or not self.inner[_bare(right)]

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


def write(flow: Sequence[Element], lines: Sequence[Line]) -> Writer:
    """Return the text of a flow; `lines` are all lines, the evidence for divided words."""
    known: Counter[str] = Counter()
    inner = Counter(_bare(word.text) for line in lines for word in line.words[1:-1])
    divided = 0
    before = False
    for line in lines:
        whole = line.text.split(" ")[1:] if before else line.text.split(" ")
        before = line.text.endswith(_HYPHENS) and line.words[-1].text not in _HYPHENS
        divided += before
        for word in whole[:-1] if before else whole:
            known.update(found.lower() for found in _WORD.findall(word))
    writer = Writer(known, inner, divided >= max(_USUAL, 0.02 * len(lines)), _writes_spaces(flow))
    for element in flow:
        writer.element(element)
    return writer


def _writes_spaces(flow: Sequence[Element]) -> bool:
    """Say whether the file writes the space at a line's end: nearly all lines inside of paragraphs then have one."""
    ends = [
        line.words[-1].spaced
        for paragraph in _paragraphs(flow)
        for line in paragraph.lines[:-1]
        if len(line.words) > 1 and not line.text.endswith(_HYPHENS)
    ]
    return len(ends) >= _ENOUGH and sum(ends) >= _NEARLY * len(ends)


def _paragraphs(flow: Sequence[Element]) -> Iterator[Paragraph]:
    for element in flow:
        if isinstance(element, Paragraph):
            yield element
        else:
            yield from (paragraph for row in element.rows for cell in row for paragraph in cell.content)


def _bare(word: str) -> str:
    return word.strip(".,;:()").lower()
