"""The walk: from XML elements to paragraphs and tables, in the order of the page.

Measured against python-docx, docx2python and mammoth (RESEARCH.md section 2): only an own walk
sees insertions, content controls, text boxes, fields and merged cells, each exactly once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyser.model.document import BlockKind
from analyser.ooxml.drawn import form_field, smart_art
from analyser.ooxml.flow import Item, Paragraph
from analyser.ooxml.numbering import Numbering
from analyser.ooxml.package import Package
from analyser.ooxml.pieces import Piece, pieces_of, symbol, trimmed
from analyser.ooxml.styles import Styles
from analyser.ooxml.tables import TableReader
from analyser.ooxml.xml import DGM, MC, A, Element, M, W, number, switch, value

HIDDEN = "The file holds hidden text; it was left out."
TRACKED = "The file holds tracked changes; insertions were read, deletions were left out."
EMBEDDED = "The file embeds another file, whose text was not read."
_GONE = frozenset(
    W + name
    for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "rPr", "pPr", "sectPr", "tblPr", "sdtPr",
                 "sdtEndPr", "footnoteRef", "endnoteRef", "annotationRef", "tblGrid", "trPr", "tcPr", "numPr")
) | {MC + "Fallback", M + "rPr"}  # fmt: skip
_TRACKED = frozenset(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_FIXED = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "",
}  # fmt: skip
_LOOSE = frozenset({W + "r", W + "hyperlink", W + "fldSimple", M + "oMath", M + "oMathPara"})


class Walker:
    """Walks stories of one file; it keeps what runs through them: list counters, tables, open fields."""

    def __init__(self, package: Package, styles: Styles, numbering: Numbering) -> None:
        """Begin with no list item counted and no table seen."""
        self.remarks: set[str] = set()
        self._package, self._styles, self._numbering = package, styles, numbering
        self._tables = TableReader(self.contents)
        self._place, self._paragraphs = "body", 0
        self._fields: list[bool] = []
        self._trust_fields = True
        self._pieces: list[Piece] = []
        self._boxes: list[list[Element]] = []
        self._drawings: list[str] = []
        self._carried: list[Piece] = []

    def story(self, container: Element, place: str) -> list[Item]:
        """Return the paragraphs and tables below an element; `place` begins their addresses."""
        if place != self._place:
            self._place, self._paragraphs = place, 0
        kinds = [value(mark, "fldCharType") for mark in container.iter(W + "fldChar")]
        self._trust_fields = kinds.count("begin") == kinds.count("end")
        self._fields, self._carried = [], []
        return list(self.contents(container))

    def contents(self, container: Iterable[Element]) -> Iterator[Item]:
        """Yield what stands in a body, cell or text box, to its end."""
        before, self._carried = self._carried, []
        yield from self.blocks(container)
        left = trimmed(self._carried)
        self._carried = before
        if left:
            yield Paragraph(tuple(left), self._node())

    def blocks(self, container: Iterable[Element]) -> Iterator[Item]:
        """Yield the paragraphs and tables that stand directly in a container."""
        for child in container:
            tag = child.tag
            if tag == W + "p" or tag in _LOOSE:
                yield from self._paragraph(child)
            elif tag == W + "tbl":
                yield from self._tables.read(child)
            elif tag == MC + "AlternateContent":
                chosen = _chosen(child)
                if chosen is not None:
                    yield from self.blocks(chosen)
            elif tag == W + "altChunk":
                self.remarks.add(EMBEDDED)
            elif tag not in _GONE:
                yield from self.blocks(child)

    def _paragraph(self, element: Element) -> Iterator[Item]:
        self._paragraphs += 1
        node = self._node()
        properties = element.find(W + "pPr")
        style = value(None if properties is None else properties.find(W + "pStyle")) or self._styles.default
        label, kind, level = self._role(properties, style)
        outer = (self._pieces, self._boxes, self._drawings)
        self._pieces, self._boxes, self._drawings = self._carried, [], []
        self._carried = []
        self._inline(element, self._look(None, style), style)
        pieces, boxes, drawings = self._pieces, self._boxes, self._drawings
        self._pieces, self._boxes, self._drawings = outer
        if _mark_deleted(properties):
            self._carried = pieces
        else:
            pieces = trimmed(pieces)
            if pieces:
                drawn = (Piece(f"{label} "),) if label else ()
                yield Paragraph(drawn + tuple(pieces), node, kind, level)
        for box in boxes:
            yield from self.contents(box)
        for text in filter(None, drawings):
            yield Paragraph((Piece(text),), node)

    def _node(self) -> str:
        return f"{self._place}/p[{self._paragraphs}]"

    def _role(self, properties: Element | None, style: str | None) -> tuple[str, BlockKind, int]:
        """Return a paragraph's list label (counting it), kind and level."""
        heading = self._styles.heading(style)
        outline = value(None if properties is None else properties.find(W + "outlineLvl"))
        if outline is not None:
            heading = number(outline) + 1 if number(outline) < 9 else 0
        listed = None if properties is None else properties.find(W + "numPr")
        num_id, depth = self._styles.numbering(style)
        if listed is not None:
            num_id = value(listed.find(W + "numId")) or num_id
            stated = value(listed.find(W + "ilvl"))
            depth = number(stated) if stated else depth
        if not num_id or num_id == "0":
            return "", BlockKind.HEADING if heading else BlockKind.PARAGRAPH, heading
        depth = self._numbering.level_of_style(num_id, style) if depth is None else depth
        label = self._numbering.label(num_id, depth)
        if heading:
            return label, BlockKind.HEADING, heading
        return (label, BlockKind.ITEM, depth + 1) if label else ("", BlockKind.PARAGRAPH, 0)

    def _look(self, run: Element | None, style: str | None) -> tuple[bool, bool]:
        """Return whether a run is bold and whether it is hidden: its own word, else that of its styles."""
        bold, hidden = switch(run, "b"), switch(run, "vanish")
        named = value(None if run is None else run.find(W + "rStyle"))
        for look in (*self._styles.chain(named), *self._styles.chain(style)):
            bold = look.bold if bold is None else bold
            hidden = look.hidden if hidden is None else hidden
        return bool(bold), bool(hidden)

    def _inline(self, element: Element, look: tuple[bool, bool], style: str | None) -> None:
        for child in element:
            tag = child.tag
            if tag in _TRACKED:
                self.remarks.add(TRACKED)
            if tag == W + "r":
                run = child.find(W + "rPr")
                self._inline(child, look if run is None else self._look(run, style), style)
            elif tag == W + "t" or tag == M + "t":
                self._text(child, look)
                if len(child):
                    self._inline(child, look, style)
            elif tag in _FIXED:
                self._fixed(_FIXED[tag], child, look)
            elif tag == W + "sym":
                self._fixed(symbol(child.get(W + "font") or "", child.get(W + "char") or ""), child, look)
            elif tag == W + "fldChar":
                self._field(child, look)
            elif tag == W + "txbxContent" or tag == W + "p" or tag == W + "tbl":
                self._boxes.append(list(child) if tag == W + "txbxContent" else [child])
            elif tag == MC + "AlternateContent":
                chosen = _chosen(child)
                if chosen is not None:
                    self._inline(chosen, look, style)
            elif tag == A + "p":
                self._drawings.append("".join(text.text or "" for text in child.iter(A + "t")).strip())
            elif tag == DGM + "relIds":
                self._drawings += smart_art(self._package, child)
            elif tag not in _GONE:
                self._inline(child, look, style)

    def _text(self, node: Element, look: tuple[bool, bool]) -> None:
        if node.text and self._visible(look):
            self._pieces += pieces_of(node.text, node, look[0])

    def _fixed(self, text: str, node: Element, look: tuple[bool, bool]) -> None:
        if text and self._visible(look):
            self._pieces.append(Piece(text, node, 0, 0, look[0]))

    def _visible(self, look: tuple[bool, bool]) -> bool:
        if look[1]:
            self.remarks.add(HIDDEN)
            return False
        return not (self._trust_fields and any(self._fields))

    def _field(self, mark: Element, look: tuple[bool, bool]) -> None:
        """Follow a field: what stands between its begin and its separator is an instruction."""
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self._fixed(form_field(mark), mark, look)
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()


def _chosen(alternatives: Element) -> Element | None:
    """Return the first alternative; the fallback says the same once more."""
    choice = alternatives.find(MC + "Choice")
    return alternatives.find(MC + "Fallback") if choice is None else choice


def _mark_deleted(properties: Element | None) -> bool:
    """Say whether the paragraph's end was deleted under tracking: it then flows into the next one."""
    return properties is not None and properties.find(f"{W}rPr/{W}del") is not None
