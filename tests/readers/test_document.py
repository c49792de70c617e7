"""What holds of every document: quotes, places, order. Checked on texts of every format."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from analyser import readers
from analyser.model.document import Cell, Document
from analyser.model.span import Span
from analyser.ooxml import compose
from analyser.ooxml.flow import CellContent, Paragraph, Table
from analyser.ooxml.pieces import Piece
from analyser.readers import txt
from tests.readers.making import grid, p, pdf, r, table, word

_LINES = st.lists(st.text("ab -1.|#•\t", max_size=12), min_size=1, max_size=12).map("\n".join).filter(str.strip)
_PARAGRAPH = (
    st.text("abc ā", min_size=1, max_size=6).filter(str.strip).map(lambda t: Paragraph((Piece(t.strip()),), "p"))
)


def holds(document: Document) -> None:
    ends = 0
    for anchor in document.anchors:
        assert ends <= anchor.span.start <= anchor.span.end <= len(document.text)
        ends = anchor.span.end
    starts = -1
    for block in document.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(document.text)
        assert block.span.start >= starts
        starts = block.span.start
        assert document.quote(block.span) == document.text[block.span.start : block.span.end]
    for before, after in zip(document.blocks, document.blocks[1:], strict=False):
        assert before.span.end <= after.span.start


@settings(max_examples=100, deadline=None)
@given(text=_LINES, format=st.sampled_from(["txt", "md"]), ends=st.tuples(st.integers(0, 200), st.integers(0, 200)))
def test_places_agree_with_brute_force(text: str, format: str, ends: tuple[int, int]) -> None:
    document = txt.parse(text, f"draft.{format}", format)
    holds(document)
    start, end = sorted(min(e, len(text)) for e in ends)
    span = Span(start, end)
    brute = tuple(a for a in document.anchors if a.span.start < end and start < a.span.end)
    touched = {i for a in brute for i in range(max(start, a.span.start), min(end, a.span.end))}
    assert touched == {i for i in range(start, end) if any(a.span.start <= i < a.span.end for a in document.anchors)}
    assert document.locate(span) == brute


@st.composite
def tables(draw: st.DrawFn, depth: int = 1) -> Table:
    inner = st.one_of(_PARAGRAPH, tables(depth=depth - 1)) if depth else _PARAGRAPH
    rows = []
    for row in range(draw(st.integers(1, 3))):
        contents = draw(st.lists(st.lists(inner, max_size=3), min_size=1, max_size=3))
        rows.append(tuple(CellContent(Cell(0, row, i), tuple(c)) for i, c in enumerate(contents)))
    return Table(tuple(rows))


@settings(max_examples=100, deadline=None)
@given(items=st.lists(st.one_of(_PARAGRAPH, tables()), min_size=1, max_size=5))
def test_composed_text_places_every_piece(items: list[Paragraph | Table]) -> None:
    found = compose(items)
    holds(Document("d", "docx", found.text, found.blocks, found.anchors))
    for placed in found.placed:
        assert found.text[placed.span.start : placed.span.end] == placed.piece.text
    outside = "".join(
        found.text[a.span.end : b.span.start] for a, b in zip(found.placed, found.placed[1:], strict=False)
    )
    assert not outside.strip()


def test_it_holds_of_word_and_pdf(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word(p(r("one")) + table((p(r("a")), p()), (p(), p(r("b")))) + p(r("two"))))
    (tmp_path / "a.pdf").write_bytes(pdf(([(45, 112, "Label"), (150, 112, "value")], grid([40, 140, 400], [100, 120]))))
    for path in sorted(tmp_path.iterdir()):
        holds(readers.read(path))
