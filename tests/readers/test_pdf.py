"""PDF: tables over pages, labels beside their values, running lines, divided words."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyser import readers
from analyser.model.document import BlockKind, Document
from analyser.readers import pdf as reader
from tests.readers import export_like
from tests.readers.making import Rule, Text, grid, pdf

HEAD: list[Text] = [
    (40, 30, "Call 2026 Round 1 KA2"),
    (40, 42, "KA210-SCH - Small-scale partnerships in school education \\(KA210-SCH\\)".replace("\\", "")),
    (40, 54, "Form ID KA210-SCH-1A2B3C4D Deadline (Brussels Time) 05 Mar 2026 12:00:00"),
]
LINE = "words of a long line that reaches up to the right edge of its column and goes on with"


def read(tmp_path: Path, *pages: tuple[list[Text], list[Rule]], bold: tuple[str, ...] = ()) -> Document:
    path = tmp_path / "draft.pdf"
    path.write_bytes(pdf(*pages, bold=bold))
    return readers.read(path, in_child=False)


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.quote(block.span)) for block in document.blocks]


def test_header_and_footer_of_the_export_stand_apart_even_on_one_page(tmp_path: Path) -> None:
    document = read(tmp_path, ([*HEAD, (40, 100, "The first answer."), (500, 820, "EN 1 / 1")], []))
    assert document.text == "The first answer."
    assert [line.text for line in document.running_lines] == [HEAD[0][2], HEAD[1][2], HEAD[2][2], "EN 1 / 1"]
    assert {line.page for line in document.running_lines} == {1}


def test_an_answer_runs_over_the_page_break(tmp_path: Path) -> None:
    first = [*HEAD, (40.0, 740.0, LINE), (40.0, 752.0, LINE), (500.0, 820.0, "LV 1 / 2")]
    second = [*HEAD, (40.0, 80.0, "ends on the next page."), (40.0, 110.0, "Another."), (500.0, 820.0, "LV 2 / 2")]
    document = read(tmp_path, (first, []), (second, []))
    assert blocks(document) == [("paragraph", f"{LINE} {LINE} ends on the next page."), ("paragraph", "Another.")]
    assert [anchor.page for anchor in document.anchors] == [1, 1, 2, 2]
    assert document.pages == 2


def test_a_label_centred_beside_its_value_is_a_cell(tmp_path: Path) -> None:
    texts: list[Text] = [
        (150, 112, "Echoes of Unity: shaping a diverse future"), (45, 119, "Project Title"),
        (150, 126, "through educational synergy"), (45, 150, "Acronym"), (150, 150, "ECHO"),
    ]  # fmt: skip
    document = read(tmp_path, (texts, grid([40, 140, 345], [100, 135, 160])))
    assert (
        document.text
        == "Project Title\tEchoes of Unity: shaping a diverse future through educational synergy\nAcronym\tECHO"
    )
    assert [(b.cell.row, b.cell.column) for b in document.blocks if b.cell] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_a_label_without_rules_comes_before_its_value(tmp_path: Path) -> None:
    texts: list[Text] = [
        (150, 112, "Echoes of Unity: shaping a diverse future"), (45, 119, "Project Title"),
        (150, 124, "through educational synergy and music"), (45, 160, "Then some text."),
    ]  # fmt: skip
    lines = [text for _, text in blocks(read(tmp_path, (texts, [])))]
    assert lines[0] == "Project Title"
    assert lines[1].startswith("Echoes of Unity")


def test_rows_ruled_without_side_rules_have_columns(tmp_path: Path) -> None:
    texts: list[Text] = [
        (150, 112, "Echoes of Unity: shaping a"), (45, 119, "Project Title"), (150, 126, "diverse future"),
        (45, 150, "Acronym"), (150, 150, "ECHO"),
    ]  # fmt: skip
    rules = [(40.0, y, 400.0, y) for y in (100.0, 135.0, 160.0)]
    document = read(tmp_path, (texts, rules))
    assert [line.split("\t")[0] for line in document.text.split("\n") if "\t" in line] == ["Project Title", "Acronym"]
    assert {b.kind for b in document.blocks} == {BlockKind.CELL}


def test_a_table_cut_by_a_page_break_is_one_table(tmp_path: Path) -> None:
    """The row cut by the break has no rule across it, and its label stands on the first page."""
    open_bottom = [(40.0, 700.0, 400.0, 700.0), (40.0, 720.0, 400.0, 720.0)]
    open_bottom += [(x, 700.0, x, 780.0) for x in (40.0, 140.0, 400.0)]
    open_top = [(40.0, 130.0, 400.0, 130.0), (40.0, 150.0, 400.0, 150.0)]
    open_top += [(x, 80.0, x, 150.0) for x in (40.0, 140.0, 400.0)]
    first: list[Text] = [
        (45, 714, "A"),
        (145, 714, "one"),
        (45, 740, "Label"),
        (145, 740, "value that is long enough to fill"),
        (145, 752, "the whole line and to go on upon"),
    ]
    second: list[Text] = [(145, 94, "the next page."), (45, 144, "B"), (145, 144, "two")]
    document = read(tmp_path, (first, open_bottom), (second, open_top))
    whole = "value that is long enough to fill the whole line and to go on upon the next page."
    cells = [(b.cell.table, b.cell.row, b.cell.column, document.quote(b.span)) for b in document.blocks if b.cell]
    assert [cell[:3] for cell in cells] == [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (0, 2, 0), (0, 2, 1)]
    assert " ".join(cells[3][3].split()) == whole


def test_headings_items_and_bold_questions(tmp_path: Path) -> None:
    texts: list[Text] = [
        (40, 100, "Relevance of the project"), (40, 130, LINE), (40, 142, "and ends here."),
        (40, 160, "1. first point"), (40, 172, "2. second point"), (40, 190, LINE), (40, 202, LINE),
    ]  # fmt: skip
    document = read(tmp_path, (texts, []), bold=("Relevance of the project",))
    assert [kind for kind, _ in blocks(document)] == ["heading", "paragraph", "item", "item", "paragraph"]


def test_a_label_cut_by_a_page_break_is_one_label(tmp_path: Path) -> None:
    first: list[Text] = [(45, 714, "How does the project address the needs of"), (305, 714, "7")]
    second: list[Text] = [(45, 94, "the target groups?")]
    rules = grid([40, 300, 400], [700, 780]), grid([40, 300, 400], [80, 150])
    document = read(tmp_path, (first, rules[0]), (second, rules[1]))
    cells = [document.quote(block.span) for block in document.blocks if block.cell]
    assert [" ".join(cell.split()) for cell in cells] == [
        "How does the project address the needs of the target groups?",
        "7",
    ]


def test_a_question_in_bold_cut_by_a_page_break_is_one_heading(tmp_path: Path) -> None:
    asked = (
        "Explain how you will ensure that the results of the project are used in the long term by",
        "the partners?",
    )
    prose: list[Text] = [(40, 100 + 12 * i, LINE) for i in range(50)]
    document = read(
        tmp_path, ([*prose, (40, 780, asked[0])], []), ([(40, 80, asked[1]), (40, 100, LINE)], []), bold=asked
    )
    assert ("heading", " ".join(asked)) in blocks(document)


def test_a_label_in_bold_begins_a_paragraph(tmp_path: Path) -> None:
    texts: list[Text] = [(40, 100, LINE), (40, 112, LINE), (40, 124, "Results:"), (85, 124, "twelve lessons")]
    document = read(tmp_path, (texts, []), bold=("Results:",))
    assert [text for _, text in blocks(document)][-1] == "Results: twelve lessons"


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ("The organisation is known.", "organisation of"),
        ("A long-term plan is there.", "organi-sation of"),
        ("Nothing is known.", "organi-sation of"),
    ],
)
def test_a_divided_word_is_joined_on_evidence_only(tmp_path: Path, evidence: str, expected: str) -> None:
    texts: list[Text] = [(40, 90, evidence), (40, 130, f"{LINE} organi-"), (40, 142, "sation of the work.")]
    assert expected in read(tmp_path, (texts, [])).text


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left: list[Text] = [(40, 100 + 12 * i, f"left column line number {i} goes on") for i in range(8)]
    right: list[Text] = [(310, 100 + 12 * i, f"right column line number {i} goes on") for i in range(8)]
    text = read(tmp_path, ([*left, *right], [])).text
    assert text.index("left column line number 7") < text.index("right column line number 0")


def test_boxes_lie_on_the_words(tmp_path: Path) -> None:
    document = read(tmp_path, ([(72, 200, "Somewhere on the page")], []))
    (anchor,) = document.anchors
    assert anchor.page == 1
    assert anchor.box is not None
    assert abs(anchor.box.x0 - 72) < 1
    assert anchor.box.top < 200 < anchor.box.bottom + 1


def test_the_slow_reader_agrees_on_words(tmp_path: Path) -> None:
    texts: list[Text] = [(150, 112, "value of the cell"), (45, 112, "Label"), (40, 200, "A paragraph below.")]
    path = tmp_path / "draft.pdf"
    path.write_bytes(pdf((texts, grid([40, 140, 400], [100, 120]))))
    assert sorted(reader.read_slowly(path).text.split()) == sorted(reader.read(path).text.split())


@pytest.mark.slow
@pytest.mark.skipif(export_like.browser() is None, reason="no Chromium to print with")
@pytest.mark.parametrize("language", ["en", "lv"])
def test_a_printed_export_is_read_exactly(tmp_path: Path, language: str) -> None:
    made = export_like.write(tmp_path / "export.pdf", language=language, questions=6)
    document = readers.read(tmp_path / "export.pdf")
    cells = [document.quote(b.span) for b in document.blocks if b.kind is BlockKind.CELL]
    assert tuple(zip(cells[::2], cells[1::2], strict=True)) == made.rows
    flat = " ".join(document.text.split())
    assert all(f"{question} {answer}" in flat for question, answer in made.answers)
    assert not any("Form ID" in document.quote(b.span) for b in document.blocks)


def test_a_row_that_a_page_break_cuts_goes_on_in_small_letters(tmp_path: Path) -> None:
    """Each page has its rules all around, the label ends with a stop, and one cell had enough room."""
    top = [[(45.0, "October 2027-28."), (205.0, "Talks in clubs,"), (355.0, "Ventspils")]]
    rest = [
        [(45.0, "to January"), (205.0, "two evenings"), (355.0, "")],
        [(45.0, "May"), (205.0, "End"), (355.0, "Riga")],
    ]

    def ruled(rows: list[list[tuple[float, str]]]) -> tuple[list[Text], list[Rule]]:
        texts: list[Text] = [(x, 114 + 20 * at, text) for at, row in enumerate(rows) for x, text in row if text]
        low = 100.0 + 20 * len(rows)
        rules: list[Rule] = [(40.0, 100.0 + 20 * at, 450.0, 100.0 + 20 * at) for at in range(len(rows) + 1)]
        return texts, rules + [(x, 100.0, x, low) for x in (40.0, 200.0, 350.0, 450.0)]

    document = read(tmp_path, ruled([[(45.0, "Month"), (205.0, "What"), (355.0, "Where")], *top]), ruled(rest))
    cells = [" ".join(document.quote(b.span).split()) for b in document.blocks if b.cell and b.cell.row == 1]
    assert cells == ["October 2027-28. to January", "Talks in clubs, two evenings", "Ventspils"]
