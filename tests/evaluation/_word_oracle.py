"""The words of a Word file by a second, independent way: a flat pass over the XML, no walk of ours."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

_NAME = re.compile(r"\{[^}]*\}")
_SKIP = {"del", "moveFrom", "Fallback", "instrText", "delText"}
_BREAKS = {"p", "tab", "br", "cr", "ptab"}


def text(path: Path) -> str:
    """Return w:t and m:t below the body, deletions and fallbacks out, a space at every break."""
    with zipfile.ZipFile(path) as package:
        names = [n for n in package.namelist() if n.lstrip("/").lower() == _main(package)]
        root = ElementTree.fromstring(package.read(names[0]))
    body = next(element for element in root.iter() if _NAME.sub("", element.tag) == "body")
    parts: list[str] = []
    _gather(body, parts)
    return "".join(parts)


def _main(package: zipfile.ZipFile) -> str:
    for name in package.namelist():
        if name.lower().endswith("_rels/.rels") and name.count("/") == 1:
            for entry in ElementTree.fromstring(package.read(name)):
                if (entry.get("Type") or "").endswith("/officeDocument"):
                    return (entry.get("Target") or "").lstrip("/").lower()
    return "word/document.xml"


def _gather(element: ElementTree.Element, parts: list[str]) -> None:
    name = _NAME.sub("", element.tag)
    if name in _SKIP:
        return
    if name == "t" and element.text:
        parts.append(element.text)
    if name == "noBreakHyphen":
        parts.append("-")
    if name in _BREAKS:
        parts.append(" ")
    for child in element:
        _gather(child, parts)
    if name in _BREAKS:
        parts.append(" ")
