"""Text and Markdown: the file's own characters, and blocks that fit them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyser import readers
from analyser.model.document import BlockKind
from analyser.readers import txt

LATVIAN = "Mērķis: uzlabot skolēnu prasmes līdz 2027. gada jūnijam.\nŠķēršļi: ķīmijas žurnāls ģimenē ņemts vērā."


@pytest.mark.parametrize(
    "content",
    [
        LATVIAN.encode(),
        b"\xef\xbb\xbf" + LATVIAN.encode(),
        LATVIAN.encode("utf-16"),
        LATVIAN.encode("utf-16-le"),
        LATVIAN.encode("utf-16-be"),
        LATVIAN.encode("cp1257"),
    ],
)
def test_latvian_letters_survive_every_encoding(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(content)
    assert readers.read(path, in_child=False).text == LATVIAN


def test_western_code_page_is_told_from_the_baltic_one(tmp_path: Path) -> None:
    text = "Façade, élèves, Größe, años: the project for pupils"
    path = tmp_path / "draft.txt"
    path.write_bytes(text.encode("cp1252"))
    assert readers.read(path, in_child=False).text == text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=300))
def test_text_is_unchanged(tmp_path: Path, text: str) -> None:
    if not text.strip() or text.startswith("\ufeff"):
        return
    path = tmp_path / "draft.txt"
    path.write_bytes(text.encode("utf-8"))
    if text.encode("utf-8").startswith((b"{\\rtf", b"%PDF")):
        return
    assert readers.read(path, in_child=False).text == text


def test_lines_become_paragraphs_and_items() -> None:
    document = txt.parse("Objectives\r\n- one\n  2) two\n\nEnd.")
    assert [(b.kind.value, document.quote(b.span)) for b in document.blocks] == [
        ("paragraph", "Objectives"), ("item", "- one"), ("item", "2) two"), ("paragraph", "End."),
    ]  # fmt: skip
    assert [anchor.node for anchor in document.anchors] == ["line 1", "line 2", "line 3", "line 5"]


def test_markdown_headings_and_tables_become_blocks() -> None:
    text = "# Title #\n\n## 1. Part\nText.\n\n| Label | Value |\n|:--|--|\n| a | b \\| c |\n| d |  |\n\n| next |\n"
    document = txt.parse(text, "draft.md", "md")
    assert document.text == text
    heads = [(document.quote(b.span), b.level) for b in document.blocks if b.kind is BlockKind.HEADING]
    assert heads == [("Title", 1), ("1. Part", 2)]
    cells = [(document.quote(b.span), b.cell.table, b.cell.row, b.cell.column) for b in document.blocks if b.cell]
    assert cells == [
        ("Label", 0, 0, 0), ("Value", 0, 0, 1), ("a", 0, 1, 0), ("b \\| c", 0, 1, 1), ("d", 0, 2, 0), ("", 0, 2, 1),
        ("next", 1, 0, 0),
    ]  # fmt: skip


def test_lines_divided_by_tabs_are_a_table() -> None:
    document = txt.parse(
        "Partners\nName\tCountry\tOID\nSchool A\tLatvia\tE10000001\n\tTotal\t2\n\n"
        "One\ttab is a line.\n1.\tfirst\n2.\tsecond"
    )
    cells = [(b.cell.row, b.cell.column, document.quote(b.span)) for b in document.blocks if b.cell]
    assert cells == [
        (0, 0, "Name"), (0, 1, "Country"), (0, 2, "OID"), (1, 0, "School A"), (1, 1, "Latvia"), (1, 2, "E10000001"),
        (2, 0, ""), (2, 1, "Total"), (2, 2, "2"),
    ]  # fmt: skip
    assert [b.kind for b in document.blocks if not b.cell] == [BlockKind.PARAGRAPH] * 2 + [BlockKind.ITEM] * 2


@given(st.lists(st.sampled_from(["a\tb", "\tc\td", "text", "", "1.\tx", "- y", "\t", "e\t\tf\t"]), max_size=12))
def test_blocks_lie_in_the_text_in_order(lines: list[str]) -> None:
    written = "\n".join(["start", *lines])
    document = txt.parse(written)
    spans = [block.span for block in document.blocks]
    assert spans == sorted(spans)
    assert all(0 <= span.start <= span.end <= len(written) for span in spans)
    assert all(document.quote(span) == document.quote(span).strip() for span in spans)
    assert "".join("".join(map(document.quote, spans)).split()) == "".join(written.split())
