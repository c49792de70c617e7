"""A round as a workbook: drafts, findings, matches, families, failures."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from analyser.i18n import translator
from analyser.model.analysis import Round
from analyser.reporters._cells import Table, tables

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ROUND_SUFFIX = ".xlsx"
NARROWEST, WIDEST = 8, 60


def render_round(found: Round, language: str) -> bytes:
    """Return the workbook; the same round gives the same bytes."""
    from openpyxl import Workbook

    say = translator(language)
    book = Workbook()
    for sheet in list(book.worksheets):
        book.remove(sheet)
    for table in tables(found, say):
        _fill(book.create_sheet(table.title[:31]), table)
    book.properties.title = say.text("Analysis of the round")
    book.properties.creator = "analyser"
    stream = BytesIO()
    book.save(stream)
    return _timeless(stream.getvalue())


def _fill(sheet: Worksheet, table: Table) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.append(table.headings)
    for row in table.rows:
        sheet.append(row)
    for cells in sheet.iter_rows(min_row=1):
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, heading in enumerate(table.headings, start=1):
        longest = max([len(heading) + 3, *(len(str(row[number - 1] or "")) for row in table.rows)])
        sheet.column_dimensions[get_column_letter(number)].width = min(max(longest + 1, NARROWEST), WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _timeless(content: bytes) -> bytes:
    """Return the workbook without the time of its making, which would differ in every run."""
    import re

    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>", b"", part)
            new.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, ZIP_DEFLATED)
    return stream.getvalue()
