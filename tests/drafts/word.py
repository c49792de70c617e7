"""DOCX, with what real drafts hold: tracked changes, content controls, footnotes, text boxes, lists."""

from __future__ import annotations

import re
import zipfile
from copy import deepcopy
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from tests.drafts.blocks import Answer, Block, Break, Grid, Heading, Label, Page, Pairs

_DAY = datetime(2026, 3, 3, 12, 0, 0)
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_AUTHOR = 'w:author="Reviewer" w:date="2026-02-20T10:00:00Z"'
_NOTE = """<w:footnotes {ns}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
{notes}</w:footnotes>"""
_BOX = """<w:r {ns} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:inline><wp:extent cx="5400000" cy="720000"/><wp:docPr id="7" name="Box"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="720000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>
</a:prstGeom></wps:spPr>
<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>
</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:425pt;height:57pt"><v:textbox>
<w:txbxContent>{text}</w:txbxContent></v:textbox>
</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


class Writer:
    """Writes the blocks of a page into a DOCX; `marks` says which passages are tracked, noted or boxed."""

    def __init__(self, page: Page, marks: dict[str, Any]) -> None:
        self.page = page
        self.marks = marks
        self.notes: list[str] = []
        self.document = Document()
        self.document.styles["Normal"].font.name = "Calibri"
        self.document.styles["Normal"].font.size = Pt(10.5)

    def render(self) -> bytes:
        """Return the file."""
        section = self.document.sections[0]
        if self.page.running:
            section.header.paragraphs[0].text = self.page.running[0]
            for line in self.page.running[1:]:
                section.header.add_paragraph(line)
            self._footer(section.footer.paragraphs[0])
        for block in self.page.blocks:
            self._block(block)
        properties = self.document.core_properties
        properties.author, properties.title = "", self.page.title
        properties.created = properties.modified = _DAY
        properties.language = self.page.language
        stream = BytesIO()
        self.document.save(stream)
        return _repack(stream.getvalue(), self._footnotes())

    def _footer(self, paragraph: Any) -> None:
        paragraph.add_run(f"{self.page.language.upper()} ")
        for index, code in enumerate(("PAGE", "NUMPAGES")):
            if index:
                paragraph.add_run(" / ")
            field = f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
            paragraph._p.append(parse_xml(field))

    def _block(self, block: Block) -> None:
        match block:
            case Heading(level, text):
                self.document.add_heading(text, level)
                self._boxes(text)
            case Label(text, hint):
                run = self.document.add_paragraph().add_run(text)
                run.italic, run.bold = hint, not hint
            case Answer(text):
                self._answer(text)
            case Pairs(rows):
                self._table([list(row) for row in rows])
            case Grid(header, rows):
                self._table([list(header), *(list(row) for row in rows)])
            case Break():
                self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case _:
                pass

    def _answer(self, text: str) -> None:
        for line in text.split("\n") if text else [""]:
            bullet = line.startswith("- ") and bool(self.marks.get("lists"))
            paragraph = self.document.add_paragraph(style="List Bullet" if bullet else None)
            self._runs(paragraph, line[2:] if bullet else line)

    def _table(self, rows: list[list[str]]) -> None:
        table = self.document.add_table(rows=0, cols=len(rows[0]))
        table.style = "Table Grid"
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                lines = text.split("\n")
                self._runs(cell.paragraphs[0], lines[0])
                for line in lines[1:]:
                    self._runs(cell.add_paragraph(), line)
        self.document.add_paragraph()

    def _runs(self, paragraph: Any, text: str) -> None:
        """Write a text, splitting it at the first marked passage it holds."""
        for kind in ("insert", "control", "delete", "note"):
            for mark in self.marks.get(kind, ()):
                passage = mark if isinstance(mark, str) else mark["after"]
                before, found, rest = text.partition(passage)
                if found:
                    self._runs(paragraph, before)
                    self._marked(paragraph, kind, mark, passage)
                    self._runs(paragraph, rest)
                    return
        for place, part in enumerate(_STRONG.split(text) if self.marks.get("bold") else [text]):
            if part:
                paragraph.add_run(part).bold = True if place % 2 else None

    def _marked(self, paragraph: Any, kind: str, mark: Any, passage: str) -> None:
        ns, plain = nsdecls("w"), _run(passage)
        if kind == "insert":
            paragraph._p.append(parse_xml(f'<w:ins {ns} w:id="{len(passage)}" {_AUTHOR}>{plain}</w:ins>'))
        elif kind == "control":
            head = f'<w:sdtPr><w:id w:val="{len(passage)}"/></w:sdtPr>'
            paragraph._p.append(parse_xml(f"<w:sdt {ns}>{head}<w:sdtContent>{plain}</w:sdtContent></w:sdt>"))
        else:
            paragraph.add_run(passage)
            if kind == "delete":
                gone = _run(mark["text"]).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
                paragraph._p.append(parse_xml(f'<w:del {ns} w:id="{len(passage)}" {_AUTHOR}>{gone}</w:del>'))
            else:
                self.notes.append(mark["text"])
                number = len(self.notes)
                raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                paragraph._p.append(parse_xml(f'<w:r {ns}>{raised}<w:footnoteReference w:id="{number}"/></w:r>'))

    def _boxes(self, heading: str) -> None:
        for mark in self.marks.get("box", ()):
            if mark["after"] in heading:
                text = f"<w:p>{_run(mark['text'])}</w:p>"
                paragraph: Any = self.document.add_paragraph()
                paragraph._p.append(parse_xml(_BOX.format(ns=nsdecls("w"), text=text)))

    def _footnotes(self) -> str:
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{_run(" " + text)}</w:p></w:footnote>'
            for number, text in enumerate(self.notes, 1)
        )
        return _NOTE.format(ns=nsdecls("w"), notes=notes) if self.notes else ""


def _run(text: str) -> str:
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r><w:t xml:space="preserve">{safe}</w:t></w:r>'


def _repack(data: bytes, footnotes: str) -> bytes:
    """Return the package with fixed times, and with its footnotes part."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(source.namelist(), key=lambda entry: (entry != "[Content_Types].xml", entry)):
            content = source.read(name)
            if footnotes and name == "[Content_Types].xml":
                part = (
                    '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.'
                    'openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
                )
                content = content.replace(b"</Types>", part.encode())
            if footnotes and name == "word/_rels/document.xml.rels":
                link = ('<Relationship Id="rIdNotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                        'relationships/footnotes" Target="footnotes.xml"/></Relationships>')  # fmt: skip
                content = content.replace(b"</Relationships>", link.encode())
            _put(package, name, content)
        if footnotes:
            _put(package, "word/footnotes.xml", footnotes.encode())
    return target.getvalue()


def _put(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, (2026, 3, 3, 12, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(entry, content)


def render(page: Page, marks: dict[str, Any] | None = None) -> bytes:
    """Return a page as DOCX."""
    return Writer(page, deepcopy(marks or {})).render()
