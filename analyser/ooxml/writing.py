"""A Word file written again with some parts changed: macros out, nothing of the clock in it."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from analyser.ooxml.package import Package
from analyser.ooxml.xml import Element, parse, serialised

_TYPES = "[Content_Types].xml"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_PR = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml", "vbaproject.bin.rels", "vbaprojectsignature.bin")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def rewritten(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """Return the file with parts changed or added; macros are never kept."""
    parts = {name: package.archive.read(name) for name in package.archive.names if not _is_macro(name)}
    for name, content in changed.items():
        existing = next((part for part in parts if part.lower().lstrip("/") == name.lower()), name)
        parts[existing] = content
    return zipped(parts)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return parts as a zip file whose bytes depend on them alone; the content types come first."""
    stream = io.BytesIO()
    ordered = sorted(parts, key=lambda name: name != _TYPES)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ordered:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return stream.getvalue()


def comments_part(package: Package) -> str:
    """Return the name of the part for comments, there already or not."""
    found = package.related("comments")
    return found[0] if found else posixpath.join(posixpath.dirname(package.main), "comments.xml")


def declared(package: Package, comments: str) -> dict[str, bytes]:
    """Return the content types and the main relationships: comments in, macros out."""
    types = parse(package.archive.read(_TYPES), package.name)
    for entry in list(types):
        name = entry.get("PartName") or ""
        if _is_macro(name):
            types.remove(entry)
        elif name.lstrip("/").lower() == package.main.lower():
            entry.set("ContentType", _MAIN)
    if not any((entry.get("PartName") or "").lstrip("/").lower() == comments.lower() for entry in types):
        etree.SubElement(types, _CT + "Override", PartName=f"/{comments}", ContentType=_COMMENTS)
    folder, _, base = package.main.rpartition("/")
    where = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
    return {_TYPES: serialised(types), where: serialised(_relationships(package, where, comments))}


def _relationships(package: Package, where: str, comments: str) -> Element:
    if where in package.archive:
        relations = parse(package.archive.read(where), package.name)
    else:
        relations = etree.Element(_PR + "Relationships", nsmap={None: _PR[1:-1]})
    for entry in list(relations):
        if "vbaProject" in (entry.get("Type") or ""):
            relations.remove(entry)
    if not package.related("comments"):
        taken = {entry.get("Id") for entry in relations}
        identity = next(name for i in range(1, len(taken) + 2) if (name := f"rIdAnalyser{i}") not in taken)
        target = posixpath.relpath(f"/{comments}", posixpath.dirname(f"/{package.main}"))
        etree.SubElement(relations, _PR + "Relationship", Id=identity, Type=_OFFICE + "comments", Target=target)
    return relations


def _is_macro(name: str) -> bool:
    return name.lower().rpartition("/")[2] in _MACRO_PARTS
