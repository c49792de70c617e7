"""Comments in the applicant's own Word file: at their places, with the text unchanged."""

# ruff: noqa: E501 - XML reads better in long lines

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyser import readers
from analyser.model.analysis import Analysis
from analyser.model.document import Document
from analyser.model.finding import ALSO, Evidence, Finding, Severity
from analyser.model.span import Span
from analyser.reporters import docx as reporter
from tests.readers.making import p, r, table, word, zipped
from tests.reporters._analysis import bare

BODY = (
    p(r("Objectives of "), r("the project", "<w:b/>"), r(" are many."))
    + p(r("kept "), f'<w:ins w:id="1" w:author="x">{r("inserted words")}</w:ins>', "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>")
    + f"<w:sdt><w:sdtContent>{p(r('in a content control'))}</w:sdtContent></w:sdt>"
    + p(f'<w:hyperlink r:id="rx">{r("linked text here")}</w:hyperlink>', "<w:r><w:t>a</w:t><w:tab/><w:t>sko&#x304;la ta&#xAD;b</w:t></w:r>")
    + table((p(r("Label")), p(r("value of the cell"))), (p(r("B")), p(r("two")) + p(r("paragraphs"))))
    + p(r("host"), f"<w:r><w:pict><v:textbox><w:txbxContent>{p(r('text in a box'))}</w:txbxContent></v:textbox></w:pict></w:r>")
)  # fmt: skip
NOTES = f'<w:footnote w:id="2">{p(r("words of a note"))}</w:footnote>'
SOURCE = word(BODY, footnotes=NOTES)


def read(content: bytes, tmp_path: Path, name: str = "draft.docx") -> Document:
    (tmp_path / name).write_bytes(content)
    return readers.read(tmp_path / name, in_child=False)


def analysed(document: Document, *spans: Span) -> Analysis:
    found = [
        Finding(code="IND002", severity=Severity.WARNING, evidence=(Evidence(span, document.quote(span)),))
        for span in spans
    ]
    found.append(Finding(code="FRM002", severity=Severity.ERROR, place="relevance.objectives"))
    return replace(bare(), document=document, findings=tuple(found))


def span_of(document: Document, quote: str) -> Span:
    start = document.text.index(quote)
    return Span(start, start + len(quote))


def commented(content: bytes) -> dict[str, str]:
    """Return, per comment, the visible text between its range marks."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = archive.read("word/document.xml").decode()
    found = {}
    for identity in re.findall(r'<w:commentRangeStart w:id="(\d+)"', body):
        inside = re.search(
            rf'<w:commentRangeStart w:id="{identity}"/>(.*?)<w:commentRangeEnd w:id="{identity}"/>', body, re.S
        )
        assert inside
        inside_text = re.sub(r"<w:delText.*?</w:delText>", "", inside[1])
        found[identity] = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", inside_text))
    return found


@pytest.mark.parametrize(
    "quote",
    [
        "the project", "of the pro", "inserted", "kept inserted words", "content control", "linked text", "value of", "Label",
        "skōla", "many.\nkept", "paragraphs", "a",
    ],
)  # fmt: skip
def test_a_comment_covers_its_words_exactly(tmp_path: Path, quote: str) -> None:
    document = read(SOURCE, tmp_path)
    content = reporter.render(analysed(document, span_of(document, quote)), "en", SOURCE)
    (text,) = [text for identity, text in commented(content).items() if identity == "0"]
    assert text.replace("o\u0304", "ō") == quote.replace("\n", "")
    assert read(content, tmp_path, "again.docx").text == document.text
    assert len(list(docx.Document(io.BytesIO(content)).comments)) == 2


def test_places_that_take_no_comment_go_to_the_host_or_to_the_start(tmp_path: Path) -> None:
    document = read(SOURCE, tmp_path)
    box, note = span_of(document, "in a box"), span_of(document, "a note")
    content = reporter.render(analysed(document, box, note), "en", SOURCE)
    comments = list(docx.Document(io.BytesIO(content)).comments)
    assert len(comments) == 2
    assert sum("IND002" in paragraph.text for paragraph in comments[-1].paragraphs) == 1
    assert any("FRM002" in paragraph.text for paragraph in comments[-1].paragraphs)
    assert read(content, tmp_path, "again.docx").text == document.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ends=st.lists(st.tuples(st.integers(0, 170), st.integers(1, 40)), max_size=6))
def test_any_number_of_overlapping_comments_leaves_the_text_alone(tmp_path: Path, ends: list[tuple[int, int]]) -> None:
    document = read(SOURCE, tmp_path)
    last = len(document.text)
    spans = [Span(min(start, last - 1), min(start + length, last)) for start, length in ends]
    content = reporter.render(analysed(document, *spans), "lv", SOURCE)
    assert read(content, tmp_path, "again.docx").text == document.text
    assert reporter.render(analysed(document, *spans), "lv", SOURCE) == content


def test_comments_of_the_applicant_stay(tmp_path: Path) -> None:
    written = docx.Document()
    paragraph = written.add_paragraph("Objectives of the project")
    written.add_comment(paragraph.runs, text="mine", author="Applicant")
    stream = io.BytesIO()
    written.save(stream)
    document = read(stream.getvalue(), tmp_path)
    content = reporter.render(analysed(document, span_of(document, "project")), "en", stream.getvalue())
    comments = [comment.text for comment in docx.Document(io.BytesIO(content)).comments]
    assert comments[0] == "mine"
    assert len(comments) == 3


def test_macros_are_not_kept(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(SOURCE)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    types = str(parts["[Content_Types].xml"], "utf-8")  # type: ignore[arg-type]
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts["[Content_Types].xml"] = types.replace(main, "application/vnd.ms-word.document.macroEnabled.main+xml")
    parts["word/vbaProject.bin"] = b"macro"
    source = zipped(parts)
    document = read(source, tmp_path, "draft.docm")
    assert any("macros" in remark for remark in document.remarks)
    content = reporter.render(analysed(document, span_of(document, "many")), "en", source)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]
        assert b"macroEnabled" not in archive.read("[Content_Types].xml")
    docx.Document(io.BytesIO(content))


def test_another_format_becomes_a_new_file(tmp_path: Path) -> None:
    text = "Objectives\n\n  1. First\tcell \x01 odd\nIndicators: better skills"
    document = read(text.encode(), tmp_path, "draft.txt")
    content = reporter.render(analysed(document, span_of(document, "better skills")), "en", None)
    opened = docx.Document(io.BytesIO(content))
    assert [paragraph.text for paragraph in opened.paragraphs][-1] == "Indicators: better skills"
    assert commented(content)["0"] == "better skills"


def comments_of(content: bytes) -> list[str]:
    """Return the words of each comment."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        comments = archive.read("word/comments.xml").decode()
    return ["".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", one)) for one in comments.split("</w:comment>")[:-1]]


def test_one_passage_has_one_comment_and_advice_is_given_once(tmp_path: Path) -> None:
    document = read(SOURCE, tmp_path)
    first, second = span_of(document, "the project"), span_of(document, "content control")
    words = comments_of(reporter.render(analysed(document, first, first, second), "en", SOURCE))
    assert [text.count("IND002") for text in words] == [2, 1, 0]
    assert [text.count("State the number to reach") for text in words] == [1, 0, 0]


def test_questions_without_an_answer_are_listed_once(tmp_path: Path) -> None:
    document = read(SOURCE, tmp_path)
    known = analysed(document, span_of(document, "the project"))
    places = ("relevance.objectives", "relevance.synergies", "impact.dissemination")
    missing = tuple(Finding(code="FRM002", severity=Severity.ERROR, place=place) for place in places)
    *_, summary = comments_of(reporter.render(replace(known, findings=(*known.findings[:1], *missing)), "en", SOURCE))
    assert summary.count("FRM002") == 1
    assert f"(3): {'; '.join(places)}" in summary


def test_a_finding_on_many_statements_has_a_comment_at_each(tmp_path: Path) -> None:
    document = read(SOURCE, tmp_path)
    first, second = span_of(document, "the project"), span_of(document, "content control")
    known = analysed(document, first, second)
    (one, other, *_) = known.findings
    both = replace(one, evidence=(*one.evidence, replace(other.evidence[0], note=ALSO)), message="{count} of them.")
    content = reporter.render(replace(known, findings=(both,)), "en", SOURCE)
    assert [text.count("IND002") for text in comments_of(content)][:2] == [1, 1]
    assert {commented(content)[key] for key in ("0", "1")} == {"the project", "content control"}
