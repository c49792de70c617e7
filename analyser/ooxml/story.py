"""Walks the parts of a Word file in reading order: the body, then footnotes and endnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyser.errors import DamagedFile
from analyser.model.document import BlockKind
from analyser.ooxml.flow import Item, Paragraph
from analyser.ooxml.looks import with_headings_by_look
from analyser.ooxml.numbering import Numbering
from analyser.ooxml.package import Package
from analyser.ooxml.styles import Styles
from analyser.ooxml.walk import Walker
from analyser.ooxml.xml import Element, R, W

_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(frozen=True, slots=True)
class Story:
    """Everything visible of a Word file. `running` holds the text of page headers and footers."""

    items: tuple[Item, ...]
    running: tuple[str, ...]
    remarks: tuple[str, ...]


def read_body(package: Package) -> Story:
    """Return the paragraphs and tables of a file, notes last, and what should be said of it.

    Raises:
        DamagedFile: a part is missing or malformed.
    """
    styles = Styles(package.optional("styles"))
    walker = Walker(package, styles, Numbering(package.optional("numbering"), styles))
    body = package.document.find(W + "body")
    if body is None:
        message = f"'{package.name}' is damaged: its document has no body."
        raise DamagedFile(message, "Open it in a word processor and save it as .docx.")
    items = with_headings_by_look(walker.story(body, "body"))
    items += [note for kind in ("footnotes", "endnotes") for note in _notes(package, walker, kind)]
    remarks = tuple(sorted(walker.remarks | set(_remarks(package))))
    return Story(tuple(items), tuple(_running(package, styles)), remarks)


def _notes(package: Package, walker: Walker, kind: str) -> Iterator[Item]:
    part = package.optional(kind)
    for note in [] if part is None else part:
        if note.get(W + "type") in _SEPARATORS:
            continue
        for item in walker.story(note, kind):
            yield Paragraph(item.pieces, item.node, BlockKind.NOTE) if isinstance(item, Paragraph) else item


def _running(package: Package, styles: Styles) -> Iterator[str]:
    """Yield the paragraphs of the headers and footers that a section names, each text once."""
    named = {reference.get(R + "id") for reference in _references(package.document)}
    seen: set[str] = set()
    for relation in package.relationships(package.main):
        if relation.id not in named or relation.target not in package.archive:
            continue
        walker = Walker(package, styles, Numbering(None, styles))
        for text in _lines(walker.story(package.part(relation.target), "header")):
            if text not in seen:
                seen.add(text)
                yield text


def _references(document: Element) -> Iterator[Element]:
    yield from document.iter(W + "headerReference", W + "footerReference")


def _lines(items: list[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Paragraph):
            yield item.text
        else:
            yield from (text for row in item.rows for cell in row for text in _lines(list(cell.content)))


def _remarks(package: Package) -> Iterator[str]:
    if package.has_macros:
        yield "The file holds macros; they were not run."
    if package.related("comments"):
        yield "The file holds comments; they are not part of the text."
    outside = [r for r in package.relationships(package.main) if r.external and r.kind != "hyperlink"]
    if outside:
        yield "The file refers to content outside of it, which was not opened."
