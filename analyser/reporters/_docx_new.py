"""A new Word file with the text of a draft that is none: a paragraph per line, headings bold."""

from __future__ import annotations

import re

from analyser.model.document import BlockKind, Document
from analyser.model.span import Span
from analyser.ooxml import Package, Piece, Placed
from analyser.ooxml.writing import zipped
from analyser.ooxml.xml import Element, W, element, serialised

_TYPES = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELATIONS = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
Target="word/document.xml"/></Relationships>"""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def package_bytes() -> bytes:
    """Return an empty Word file."""
    root = element("document")
    root.append(element("body"))
    return zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": serialised(root)})


def new_package(document: Document) -> tuple[Package, Element, tuple[Placed, ...]]:
    """Return a new Word file with the text of a document, its body, and where each stretch of the text stands."""
    package = Package(package_bytes(), document.name)
    body = package.document.find(W + "body")
    if body is None:
        raise AssertionError
    return package, body, fill(body, document)


def fill(body: Element, document: Document) -> tuple[Placed, ...]:
    """Write the text of a draft into an empty body and return where each stretch of it stands."""
    bold = {block.span.start for block in document.blocks if block.kind is BlockKind.HEADING}
    placed: list[Placed] = []
    for match in re.finditer(r"[^\r\n\f\v]+", document.text):
        paragraph = element("p")
        body.append(paragraph)
        first = match.start() + len(match[0]) - len(match[0].lstrip())
        for part in re.finditer(r"\t|[^\t]+", match[0]):
            span = Span(match.start() + part.start(), match.start() + part.end())
            paragraph.append(_run(part[0], span, placed, bold=first in bold))
    return tuple(placed)


def _run(text: str, span: Span, placed: list[Placed], *, bold: bool) -> Element:
    run = element("r")
    if bold:
        look = element("rPr")
        look.append(element("b"))
        run.append(look)
    node = element("tab" if text == "\t" else "t")
    if text != "\t":
        node.text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
        node.set(_SPACE, "preserve")
    run.append(node)
    placed.append(Placed(span, Piece(text, node, 0, len(text) if node.tag == W + "t" else 0)))
    return run
