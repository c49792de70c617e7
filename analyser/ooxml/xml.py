"""XML parsed without entities, network and document types, and the names of Word's elements."""

from __future__ import annotations

from lxml import etree

from analyser.errors import DamagedFile

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/diagram", DGM[1:-1].encode()),
)


def parse(content: bytes, name: str) -> Element:
    """Return the root of an XML part; ISO "strict" names are read as the usual ones.

    Raises:
        DamagedFile: it is not well-formed, or declares a document type, which no such file needs.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    for strict, usual in _STRICT:
        content = content.replace(strict, usual)
    if b"<!DOCTYPE" in content[:4096]:
        raise _malformed(name)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _malformed(name) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _malformed(name)
    return root


def is_strict(content: bytes) -> bool:
    """Say whether a part uses the names of ISO "strict"."""
    return _STRICT[0][0] in content


def value(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute of Word's namespace."""
    return None if element is None else element.get(W + name)


def switch(parent: Element | None, name: str) -> bool | None:
    """Return an on/off property: None when it is not stated."""
    found = None if parent is None else parent.find(W + name)
    if found is None:
        return None
    return (found.get(W + "val") or "true").lower() not in {"0", "false", "off"}


def number(text: str | None, default: int = 0) -> int:
    """Return a whole number an attribute states, or `default`."""
    try:
        return int(float(text)) if text else default
    except (ValueError, OverflowError):
        return default


def _malformed(name: str) -> DamagedFile:
    message = f"'{name}' is damaged: its XML is not well-formed or not allowed."
    return DamagedFile(message, "Open it in a word processor and save it again.")


def element(name: str, attributes: dict[str, str] | None = None) -> Element:
    """Return a new element of Word's namespace."""
    return etree.Element(W + name, attributes or {}, nsmap={"w": W[1:-1]})


def serialised(root: Element) -> bytes:
    """Return a part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
