"""ODT, written part by part."""

from __future__ import annotations

import zipfile
from html import escape
from io import BytesIO

from tests.drafts.blocks import Answer, Block, Grid, Heading, Label, Page, Pairs

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def render(page: Page) -> bytes:
    """Return a page as ODT, always the same bytes."""
    body = "".join(_block(block) for block in page.blocks)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        parts = (
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", content),
            ("META-INF/manifest.xml", _MANIFEST),
        )
        for name, text in parts:
            entry = zipfile.ZipInfo(name, (2026, 3, 3, 12, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode())
    return stream.getvalue()


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f'<text:h text:outline-level="{level}">{_text(text)}</text:h>'
        case Label(text, _):
            return _paragraph(text)
        case Answer(text):
            return _answer(text)
        case Pairs(rows):
            return _table(rows)
        case Grid(header, rows):
            return _table((header, *rows))
        case _:
            return ""


def _answer(text: str) -> str:
    parts: list[str] = []
    items: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("- "):
            items.append(f"<text:list-item>{_paragraph(line[2:])}</text:list-item>")
            continue
        if items:
            parts.append(f"<text:list>{''.join(items)}</text:list>")
            items = []
        if line:
            parts.append(_paragraph(line))
    return "".join(parts)


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    lines = "".join(f"<table:table-row>{''.join(_cell(cell) for cell in row)}</table:table-row>" for row in rows)
    return f"<table:table>{columns}{lines}</table:table>"


def _cell(text: str) -> str:
    inside = "".join(_paragraph(line) for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{inside}</table:table-cell>'


def _paragraph(text: str) -> str:
    return f"<text:p>{_text(text)}</text:p>"


def _text(text: str) -> str:
    return escape(text, quote=False)
