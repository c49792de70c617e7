"""Tables of a round: complete, and unable to run as formulas."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from analyser.i18n import translator
from analyser.reporters import csv as csv_reporter
from analyser.reporters import xlsx
from analyser.reporters._cells import drafts, inert
from tests.reporters._round import round_of_four


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0"])
def test_a_cell_never_begins_like_a_formula(text: str) -> None:
    cell = inert(text)
    assert isinstance(cell, str)
    assert cell.startswith("'")
    assert inert(7) == 7
    assert inert("plain - text") == "plain - text"


def hostile_workbook() -> bytes:
    found = round_of_four()
    entries = tuple(
        replace(one, title='=HYPERLINK("http://x","y")', coordinator="@x\x00\x0b") for one in found.applications
    )
    return xlsx.render_round(replace(found, applications=entries), "en")


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    book = load_workbook(BytesIO(hostile_workbook()))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert len(cells) > 50
    assert all(cell.data_type != "f" for cell in cells)
    assert not any(str(cell.value or "").startswith(("=", "+", "-", "@")) for cell in cells)


def test_the_workbook_holds_every_sheet_ready_to_use() -> None:
    found = round_of_four()
    book = load_workbook(BytesIO(xlsx.render_round(found, "en")))
    assert book.sheetnames == ["Drafts", "Findings", "Matches", "Families", "Failures"]
    rows = {sheet.title: sheet.max_row - 1 for sheet in book.worksheets}
    assert rows["Drafts"] == len(found.applications) + len(found.failed)
    assert rows["Findings"] == len(found.findings)
    assert rows["Matches"] == len(found.matches)
    assert rows["Families"] == len(found.families)
    assert rows["Failures"] == len(found.failed) + len(found.failures) + len(found.skipped)
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
        assert all(8 <= column.width <= 60 for column in sheet.column_dimensions.values())
        assert len(sheet.column_dimensions) == sheet.max_column


def test_the_workbook_is_the_same_every_time() -> None:
    assert xlsx.render_round(round_of_four(), "lv") == xlsx.render_round(round_of_four(), "lv")


def test_the_csv_holds_what_the_table_of_drafts_holds() -> None:
    content = csv_reporter.render_round(round_of_four(), "lv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"))))
    table = drafts(round_of_four(), translator("lv"))
    assert rows[0] == list(table.headings)
    assert rows[1:] == [["" if cell is None else str(cell) for cell in row] for row in table.rows]
