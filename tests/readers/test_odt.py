"""OpenDocument: lists with their numbers, tables, notes, hidden text."""

# ruff: noqa: E501 - XML reads better in long lines
from __future__ import annotations

from pathlib import Path

import pytest

from analyser import readers
from analyser.errors import ProtectedFile
from analyser.model.document import BlockKind, Document
from tests.readers.making import zipped

_NAMES = (
    " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("draw", "drawing"),
        )
    )
    + ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
_STYLES = (
    '<style:style style:name="Hid"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="1"/>'
    "</text:list-style>"
)


def odt(body: str, manifest: str = "<m/>") -> bytes:
    content = f"<office:document-content {_NAMES}><office:automatic-styles>{_STYLES}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": manifest,
            "content.xml": content,
        }
    )


def read(tmp_path: Path, content: bytes) -> Document:
    (tmp_path / "draft.odt").write_bytes(content)
    return readers.read(tmp_path / "draft.odt", in_child=False)


def test_everything_visible_is_read(tmp_path: Path) -> None:
    body = '<text:h text:outline-level="2">Relevance</text:h><text:p>One<text:s text:c="2"/>two<text:tab/>three<text:line-break/>four</text:p>'
    body += (
        '<text:list text:style-name="L"><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p>'
    )
    body += (
        "</text:list-item></text:list></text:list-item><text:list-item><text:p>c</text:p></text:list-item></text:list>"
    )
    body += '<text:p>seen<text:span text:style-name="Hid"> not seen</text:span><text:note><text:note-citation>1</text:note-citation>'
    body += "<text:note-body><text:p>a note</text:p></text:note-body></text:note>, end</text:p>"
    body += '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>wide</text:p></table:table-cell>'
    body += "<table:covered-table-cell/></table:table-row><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>"
    body += "<table:table-cell><text:p>y</text:p></table:table-cell></table:table-row></table:table>"
    body += '<text:p text:style-name="B">Bold question</text:p>'
    document = read(tmp_path, odt(body))
    assert document.text == (
        "Relevance\nOne  two\tthree\nfour\n1. a\na) b\n2. c\nseen, end\nwide\nx\ty\nBold question\na note"
    )
    kinds = [block.kind for block in document.blocks]
    assert kinds[0] is BlockKind.HEADING
    assert kinds[-2:] == [BlockKind.HEADING, BlockKind.NOTE]
    assert any("hidden" in remark for remark in document.remarks)


def test_a_password_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProtectedFile, match="password"):
        read(tmp_path, odt("<text:p>x</text:p>", "<manifest><encryption-data/></manifest>"))
