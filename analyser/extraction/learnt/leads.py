"""Finds what may be a heading or a label: headings, beginnings in bold, cells beside values, words before a colon."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum

from analyser.extraction.folding import lead
from analyser.extraction.lines import Line, Page
from analyser.model.document import BlockKind
from analyser.model.span import Span

_LONGEST, _MOST_WORDS = 110, 14
_SENTENCE_WORDS = 6
_SHORT = 12
_PAIR = 2
_COLON = re.compile(r":(?=[\s*_]|$)")
_SENTENCE = re.compile(r"[.?!](?=[\s*_]+\S)")
_DASH = re.compile(r"(?<=[^\W\d_])\s[-–—](?=\s)")
_NO_LABEL = re.compile(r"[(\d]")
_INNER = re.compile(
    r"(?<=[.!?;)\]”\"] )(?:\*\*)?(?P<label>[^\W\d_a-z][^.:!?;,()\d\n]{2,40})(?:(?P<colon>:)|\.)"
    r"(?:\*\*)?(?= +(?:[^\W_]|[\"„“]))"
)
_INNER_WORDS = 4
OID = re.compile(r"\bE\d{6,10}\b")
"""An OID, or what is meant to be one."""
_OID_WITHIN = 140
_ALONE = ":?"


class Shape(StrEnum):
    """How a lead stands on its line."""

    HEADING = "heading"
    OPENING = "opening"
    CELL = "cell"
    LINE = "line"
    COLON = "colon"
    SENTENCE = "sentence"
    DASH = "dash"
    NAME = "name"
    INNER = "inner"


_PARTING = (
    (Shape.COLON, _COLON, _MOST_WORDS),
    (Shape.SENTENCE, _SENTENCE, _SENTENCE_WORDS),
    (Shape.DASH, _DASH, _SENTENCE_WORDS),
)
"""What parts a label from its value on one line, with the words a label may have."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What may be a heading or label: a whole line, or the beginning of one; `line` is its number."""

    span: Span
    line: int
    shape: Shape

    @property
    def inline(self) -> bool:
        """Say whether the value follows on the line itself."""
        return self.shape in (Shape.OPENING, Shape.COLON, Shape.SENTENCE, Shape.DASH, Shape.NAME, Shape.INNER)


def leads(page: Page, asked: Container[int] = ()) -> tuple[Lead, ...]:
    """Return the leads of a page in order; `asked` are the lines that a question of the form begins."""
    return tuple(_leads(page, asked))


def _leads(page: Page, asked: Container[int]) -> Iterator[Lead]:
    widths = page.widths()
    for number, line in enumerate(page.lines):
        if line.tail and line.cell is not None:
            continue
        if line.cell is not None:
            if line.cell.column == 0 and widths[line.cell.table] == _PAIR and len(line.words) <= _MOST_WORDS:
                yield Lead(line.span, number, Shape.CELL)
        elif line.kind is BlockKind.HEADING:
            yield Lead(line.span, number, Shape.HEADING)
        elif line.opens:
            yield Lead(line.span, number, Shape.OPENING)
        elif line.words:
            found = _of_prose(page, line, number) or (Lead(line.span, number, Shape.LINE) if number in asked else None)
            if found is not None:
                yield found
            if (found is not None and found.inline) or page.lines[number - 1].opens:
                yield from _inside(page, line, number, found.span.end if found else line.span.start)


def _inside(page: Page, line: Line, number: int, start: int) -> Iterator[Lead]:
    """Yield the further labels on a line that one begins: "Aim. To ... Tasks. Firstly ..."."""
    for match in _INNER.finditer(page.text, start, line.span.end):
        after = page.text[match.end() :].lstrip(' *"„“«')[:2]
        begins = match["colon"] or after[:1].isupper() or after[:1].isdigit() or after[1:] == ")"
        if begins and len(match["label"].split()) <= _INNER_WORDS:
            yield Lead(Span(match.start("label"), match.end()), number, Shape.INNER)


def _of_prose(page: Page, line: Line, number: int) -> Lead | None:
    text = page.text[line.span.start : line.span.end]
    begin = lead(text)
    for shape, pattern, most in _PARTING:
        match = pattern.search(text, begin, _LONGEST)
        if match is None or not text[match.end() :].strip(" *_"):
            continue
        label = text[begin : match.start()]
        if shape is Shape.DASH and _NO_LABEL.search(label):
            continue
        if not _parted(label) and len(label.split()) <= most:
            return Lead(Span(line.span.start, line.span.start + match.end()), number, shape)
    oid = OID.search(text[:_OID_WITHIN])
    if oid is not None:
        return Lead(Span(line.span.start, line.span.start + oid.end()), number, Shape.NAME)
    alone = text.rstrip("*_ ")[-1:] in _ALONE or text.rstrip("*_ ")[-1:].isalnum() or text.rstrip().endswith("**")
    if alone and len(line.words) <= _SHORT:
        return Lead(line.span, number, Shape.LINE)
    return None


def _parted(text: str) -> bool:
    """Say whether a sentence ends inside a text: what follows its colon is no value of a label."""
    return bool(re.search(r"[.?!]\s+[^\W\d_]{3}", text))
