"""The walk over the content of an ODT file: paragraphs, lists, tables, frames and notes in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyser.model.document import BlockKind, Cell
from analyser.ooxml.flow import CellContent, Item, Paragraph, Table
from analyser.ooxml.pieces import Piece, pieces_of, trimmed
from analyser.ooxml.xml import Element, number
from analyser.readers._odt_styles import TEXT, OdtStyles, mark

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
HIDDEN = "The file holds hidden text; it was left out."
TRACKED = "The file holds tracked changes; insertions were read, deletions were left out."
_GONE = frozenset(
    {TEXT + "tracked-changes", OFFICE + "annotation", OFFICE + "annotation-end", OFFICE + "forms",
     TEXT + "sequence-decls",
     TEXT + "note-citation", TEXT + "hidden-text", TEXT + "hidden-paragraph", TEXT + "ruby-text",
     TEXT + "alphabetical-index-source", TEXT + "table-of-content-source"}
)  # fmt: skip
_FIXED = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_MOST_SPACES = 1000
_MOST_REPEATED = 50


class OdtWalker:
    """Walks one file; it keeps the list counters, the tables seen and the notes for the end."""

    def __init__(self, styles: OdtStyles) -> None:
        """Begin with nothing seen."""
        self.remarks: set[str] = set()
        self.notes: list[Item] = []
        self._styles = styles
        self._paragraphs = self._tables = 0
        self._outline: list[int] = []
        self._last: dict[str, list[int]] = {}
        self._pieces: list[Piece] = []
        self._frames: list[Element] = []

    def blocks(self, container: Iterable[Element], list_style: str = "", depth: int = 0) -> Iterator[Item]:
        """Yield the paragraphs and tables of a container."""
        for child in container:
            tag = str(child.tag)
            if tag == TEXT + "p" or tag == TEXT + "h":
                yield from self._paragraph(child, "", 0)
            elif tag == TEXT + "list":
                yield from self._list(child, list_style, depth, [])
            elif tag == TABLE + "table":
                yield self._table(child)
            elif tag == TEXT + "tracked-changes":
                self.remarks.add(TRACKED)
            elif tag not in _GONE:
                yield from self.blocks(child, list_style, depth)

    def _list(self, element: Element, style: str, depth: int, above: list[int]) -> Iterator[Item]:
        style = element.get(TEXT + "style-name") or style
        levels = self._styles.levels(style)
        level = levels.get(depth + 1)
        count = (level.start if level else 1) - 1
        if element.get(TEXT + "continue-numbering") == "true" or element.get(TEXT + "continue-list"):
            count = self._last.get(style, [count])[0]
        for item in element:
            if item.tag not in {TEXT + "list-item", TEXT + "list-header"}:
                continue
            count = number(item.get(TEXT + "start-value")) or count + (item.tag == TEXT + "list-item")
            label = mark(levels, [*above, count]) if item.tag == TEXT + "list-item" else ""
            for child in item:
                if child.tag == TEXT + "list":
                    yield from self._list(child, style, depth + 1, [*above, count])
                elif child.tag in {TEXT + "p", TEXT + "h"}:
                    yield from self._paragraph(child, label, depth + 1)
                    label = ""
                else:
                    yield from self.blocks([child])
        self._last[style] = [count]

    def _paragraph(self, element: Element, label: str, depth: int) -> Iterator[Item]:
        self._paragraphs += 1
        node = f"body/p[{self._paragraphs}]"
        kind = BlockKind.ITEM if label or depth else BlockKind.PARAGRAPH
        if element.tag == TEXT + "h":
            kind, depth = BlockKind.HEADING, max(1, number(element.get(TEXT + "outline-level"), 1))
            label = label or self._heading_number(depth)
        outer, self._pieces, frames = self._pieces, [], self._frames
        self._frames = []
        self._inline(element, self._styles.look(element.get(TEXT + "style-name"), (False, False)))
        pieces, self._pieces = trimmed(self._pieces), outer
        inner, self._frames = self._frames, frames
        if pieces:
            drawn = (Piece(f"{label} "),) if label else ()
            yield Paragraph(drawn + tuple(pieces), node, kind, depth)
        for frame in inner:
            yield from self.blocks(frame)

    def _heading_number(self, depth: int) -> str:
        self._outline = [*self._outline[:depth], *[0] * (depth - len(self._outline))]
        self._outline[depth - 1] += 1
        level = self._styles.outline.get(depth)
        return mark(self._styles.outline, self._outline) if level and level.format else ""

    def _inline(self, element: Element, look: tuple[bool, bool]) -> None:
        self._text(element.text, element, look)
        for child in element:
            tag = str(child.tag)
            if tag == TEXT + "s":
                self._fixed(" " * min(_MOST_SPACES, number(child.get(TEXT + "c"), 1)), look)
            elif tag in _FIXED:
                self._fixed(_FIXED[tag], look)
            elif tag == TEXT + "note":
                self._note(child)
            elif tag.endswith("}text-box") or tag == TABLE + "table":
                self._frames.append(child)
            elif tag not in _GONE and not tag.endswith(("}title", "}desc", "}object-ole", "}image")):
                self._inline(child, self._styles.look(child.get(TEXT + "style-name"), look))
            self._text(child.tail, child, look)

    def _note(self, element: Element) -> None:
        body = element.find(TEXT + "note-body")
        for item in [] if body is None else self.blocks(body):
            if isinstance(item, Paragraph):
                self.notes.append(Paragraph(item.pieces, item.node, BlockKind.NOTE))

    def _text(self, text: str | None, node: Element, look: tuple[bool, bool]) -> None:
        if not text:
            return
        if look[1]:
            self.remarks.add(HIDDEN)
        else:
            self._pieces += pieces_of(text, node, look[0])

    def _fixed(self, text: str, look: tuple[bool, bool]) -> None:
        if not look[1]:
            self._pieces.append(Piece(text, bold=look[0]))

    def _table(self, element: Element) -> Table:
        table, self._tables = self._tables, self._tables + 1
        rows: list[tuple[CellContent, ...]] = []
        for row in _rows(element):
            times = min(_MOST_REPEATED, number(row.get(TABLE + "number-rows-repeated"), 1))
            rows += [self._row(row, table, len(rows) + i) for i in range(times)]
        return Table(tuple(rows))

    def _row(self, row: Element, table: int, number_of_row: int) -> tuple[CellContent, ...]:
        cells, column = [], 0
        for cell in row:
            times = min(_MOST_REPEATED, number(cell.get(TABLE + "number-columns-repeated"), 1))
            if cell.tag == TABLE + "covered-table-cell":
                column += times
            elif cell.tag == TABLE + "table-cell":
                rows = number(cell.get(TABLE + "number-rows-spanned"), 1)
                columns = number(cell.get(TABLE + "number-columns-spanned"), 1)
                for _ in range(times):
                    place = Cell(table, number_of_row, column, max(1, rows), max(1, columns))
                    cells.append(CellContent(place, tuple(self.blocks(cell))))
                    column += 1
        return tuple(cells)


def _rows(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in {TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"}:
            yield from _rows(child)
