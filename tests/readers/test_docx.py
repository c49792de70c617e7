"""Word files: every construct a reader of the page sees, once and in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyser import readers
from analyser.errors import ReadError
from analyser.model.document import BlockKind, Document
from tests.readers.making import p, r, table, word

NUMBERING = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/>'
    '</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num>"
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Question"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def read(tmp_path: Path, content: bytes, name: str = "draft.docx") -> Document:
    path = tmp_path / name
    path.write_bytes(content)
    return readers.read(path, in_child=False)


def texts(document: Document) -> list[str]:
    return [document.quote(block.span) for block in document.blocks]


def item(text: str, num: int, level: int) -> str:
    return p(r(text), properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def test_list_numbers_are_counted_as_word_draws_them(tmp_path: Path) -> None:
    body = item("a", 1, 0) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1, 2) + item("e", 1, 0) + item("f", 1, 1)
    body += item("g", 2, 0) + item("h", 2, 1) + item("i", 3, 0) + item("j", 3, 0)
    document = read(tmp_path, word(body, numbering=NUMBERING))
    assert texts(document) == [
        "1. a", "1.1. b", "1.2. c", "(iii) d", "2. e", "2.1. f", "• g", "A) h", "7. i", "8. j",
    ]  # fmt: skip
    assert [block.level for block in document.blocks][:4] == [1, 2, 2, 3]
    assert {block.kind for block in document.blocks} == {BlockKind.ITEM}


def test_headings_are_found_by_style_by_outline_and_by_look(tmp_path: Path) -> None:
    body = p(r("By style"), properties='<w:pStyle w:val="Own"/>')
    body += p(r("By outline"), properties='<w:outlineLvl w:val="0"/>')
    body += (
        p(r("By look", "<w:b/>")) + p(r("Answer. "), r("bold end.", "<w:b/>")) + p(r("2.1 Relevance of the project"))
    )
    body += p(r("Plain text that says something.")) * 3
    document = read(tmp_path, word(body, styles=STYLES))
    heads = [(document.quote(b.span), b.level) for b in document.blocks if b.kind is BlockKind.HEADING]
    assert heads == [("By style", 2), ("By outline", 1), ("By look", 0), ("2.1 Relevance of the project", 2)]


def test_a_number_before_a_question_in_bold_makes_no_list_item(tmp_path: Path) -> None:
    body = p(r("6.2.6. Who does what?", "<w:b/>"), r(" The school leads, the others try it."))
    body += p(r("1. Teachers.", "<w:b/>"), r(" They try the lessons."))
    document = read(tmp_path, word(body + p(r("Plain text that says something."))))
    assert [(b.kind, b.strong) for b in document.blocks][:2] == [(BlockKind.PARAGRAPH, 21), (BlockKind.ITEM, 12)]


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    body = p(
        r("kept "), f"<w:ins>{r('new ')}</w:ins>", "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>", r("end")
    )
    body += p(f"<w:moveFrom>{r('moved')}</w:moveFrom>", r("here")) + p(f"<w:moveTo>{r('moved')}</w:moveTo>")
    body += p(r("first half"), properties="<w:rPr><w:del/></w:rPr>") + p(r(" second half"))
    document = read(tmp_path, word(body))
    assert document.text == "kept new end\nhere\nmoved\nfirst half second half"
    assert any("tracked changes" in remark for remark in document.remarks)


def test_what_python_docx_drops_is_there_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p(r('in a box'))}</w:txbxContent>"
    body = f"<w:sdt><w:sdtContent>{p(r('block control'))}</w:sdtContent></w:sdt>"
    body += p(r("inline "), f"<w:sdt><w:sdtContent>{r('control')}</w:sdtContent></w:sdt>")
    body += p(
        f'<w:hyperlink r:id="x">{r("a link")}</w:hyperlink>', f'<w:fldSimple w:instr="DATE">{r(" 5")}</w:fldSimple>'
    )
    body += p(
        r("host"),
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    body += p(
        "<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>break</w:t><w:tab/><w:t>ta&#xAD;b</w:t><w:br/><w:t>line</w:t></w:r>"
    )
    body += p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")
    body += p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', r(" done"))
    assert read(tmp_path, word(body)).text.split("\n") == [
        "block control", "inline control", "a link 5", "host", "in a box", "non-break\ttab", "line", "x=1", "✓ done",
    ]  # fmt: skip


def test_a_field_shows_its_result(tmp_path: Path) -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    inner = mark("begin") + r("HIDDEN") + mark("separate") + r("condition") + mark("end")
    body = p(
        mark("begin"), "<w:r><w:instrText>IF </w:instrText></w:r>", inner, mark("separate"), r("shown"), mark("end")
    )
    body += p('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="A"/>'
              '<w:listEntry w:val="B"/></w:ddList></w:ffData></w:fldChar></w:r>',
        mark("separate"), mark("end"))  # fmt: skip
    assert read(tmp_path, word(body)).text == "shown\nB"


def test_an_open_field_does_not_swallow_the_rest(tmp_path: Path) -> None:
    body = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("kept")) + p(r("and this"))
    assert read(tmp_path, word(body)).text == "kept\nand this"


def test_tables_keep_their_shape(tmp_path: Path) -> None:
    inner = table((p(r("n1")), p(r("n2"))))
    body = p(r("before")) + table(
        ("<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + p(r("wide")), p(r("c"))),
        ("<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" + p(r("tall")), p(r("two")) + p(r("paragraphs")), p()),
        (
            "<w:tcPr><w:vMerge/></w:tcPr>" + p(),
            p(r("tab"), "<w:r><w:tab/></w:r>", r("inside")),
            p(r("x")) + inner + p(r("y")),
        ),
    )
    document = read(tmp_path, word(body + p(r("after"))))
    assert document.text == "before\nwide\tc\ntall\ttwo\nparagraphs\t\ntab inside\tx\nn1\tn2\ny\nafter"
    cells = [(document.quote(b.span), b.cell) for b in document.blocks if b.cell]
    shapes = [(text, c.table, c.row, c.column, c.rows, c.columns) for text, c in cells if c]
    assert shapes == [
        ("wide", 0, 0, 0, 1, 2), ("c", 0, 0, 2, 1, 1), ("tall", 0, 1, 0, 2, 1), ("two\nparagraphs", 0, 1, 1, 1, 1),
        ("", 0, 1, 2, 1, 1), ("tab inside", 0, 2, 1, 1, 1), ("x", 0, 2, 2, 1, 1), ("n1", 1, 0, 0, 1, 1),
        ("n2", 1, 0, 1, 1, 1), ("y", 0, 2, 2, 1, 1),
    ]  # fmt: skip


def test_notes_come_last_and_running_lines_stand_apart(tmp_path: Path) -> None:
    body = p(r("text"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    body += '<w:sectPr><w:headerReference r:id="rheader1"/></w:sectPr>'
    notes = f'<w:footnote w:id="0" w:type="separator">{p(r("-"))}</w:footnote>'
    notes += f'<w:footnote w:id="2">{p(r("a note"))}</w:footnote>'
    document = read(tmp_path, word(body, footnotes=notes, header1=p(r("Form ID KA220")), header2=p(r("not used"))))
    assert document.text == "text\na note"
    assert document.blocks[-1].kind is BlockKind.NOTE
    assert [line.text for line in document.running_lines] == ["Form ID KA220"]


def test_hidden_text_is_left_out_and_said(tmp_path: Path) -> None:
    body = p(r("seen "), r("not seen ", "<w:vanish/>"), r("by style ", '<w:rStyle w:val="Gone"/>'), r("end"))
    document = read(tmp_path, word(body, styles=STYLES))
    assert document.text == "seen end"
    assert any("hidden" in remark for remark in document.remarks)


def test_iso_strict_files_are_read(tmp_path: Path) -> None:
    content = word(p(r("strict text")))
    import io
    import zipfile

    from tests.readers.making import zipped

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    usual, strict = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    parts["word/document.xml"] = parts["word/document.xml"].replace(usual, strict)
    assert read(tmp_path, zipped(dict(parts))).text == "strict text"


@pytest.mark.parametrize("body", [p(), p(r("  ")), table((p(), p()))])
def test_an_empty_file_is_an_error(tmp_path: Path, body: str) -> None:
    with pytest.raises(ReadError, match="holds no text"):
        read(tmp_path, word(body))


def test_decomposed_letters_are_composed_and_the_rest_is_left_alone(tmp_path: Path) -> None:
    document = read(tmp_path, word(p(r("sko\u0304la a\u0304 H₂O ²"))))
    assert document.text == "skōla ā H₂O ²"
