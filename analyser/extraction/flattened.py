"""Tables of a text file that a word processor saved: each cell a line of its own, row after row, no mark between.

Dates, amounts and codes come back in the same columns of every row. The lines before the first row are the heads:
most of them name columns of a form, or all cells behind the first of each row are amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analyser.extraction import heads
from analyser.extraction.catalogue import Catalogue
from analyser.model.document import Block, BlockKind, Cell, Document

_NARROWEST, _WIDEST = 3, 12
_LONGEST_HEAD = 60
_ROWS = 2
_BLANK = re.compile(r"\n[ \t\r]*\n")
_KINDS = {
    "code": re.compile(r"E\d{6,9}|[A-Z]{2}|(?:A|T|WP|DP)?\s?\d{1,2}\.\d{1,2}\.?|(?:A|T|WP|DP)\s?\d{1,2}\.?"),
    "date": re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}\.?|\d{4}-\d{2}-\d{2}"),
    "amount": re.compile(r"(?:EUR|€)?\s?\d[\d\s.,'’]*(?:EUR|€)?"),
}


@dataclass(frozen=True, slots=True)
class _Flat:
    """A table among blocks: where its heads begin, its columns, its rows below the heads, how many heads are known."""

    start: int
    width: int
    rows: int
    known: int

    @property
    def end(self) -> int:
        return self.start + self.width * (1 + self.rows)


def with_tables(document: Document, catalogue: Catalogue) -> Document:
    """Return a text file with the lines of its tables as cells; any other document as it is."""
    if document.format != "txt":
        return document
    table = 1 + max((block.cell.table for block in document.blocks if block.cell), default=-1)
    made: list[Block] = []
    for run in _runs(document):
        at = 0
        for flat in _flats(document, run, catalogue):
            made += run[at : flat.start]
            for number, block in enumerate(run[flat.start : flat.end]):
                row, column = divmod(number, flat.width)
                made.append(Block(BlockKind.CELL, block.span, cell=Cell(table, row, column)))
            at = flat.end
            table += 1
        made += run[at:]
    return replace(document, blocks=tuple(made))


def _runs(document: Document) -> Iterator[Sequence[Block]]:
    """Yield the blocks that follow each other without a blank line, cells that are known apart."""
    run: list[Block] = []
    for block in document.blocks:
        if run and (block.cell or run[-1].cell or _BLANK.search(document.text, run[-1].span.end, block.span.start)):
            yield run
            run = []
        run.append(block)
    yield run


def _flats(document: Document, run: Sequence[Block], catalogue: Catalogue) -> Iterator[_Flat]:
    """Yield the tables of a run, in order."""
    texts = [document.quote(block.span) for block in run]
    kinds = [_kind(text) for text in texts]
    first, at = _NARROWEST, 0
    while first < len(run):
        found = [flat for shift in range(_WIDEST) for flat in _from(texts, kinds, first + shift, at, catalogue)]
        best = max(found, key=lambda flat: (flat.known / flat.width, flat.width * flat.rows), default=None)
        if best is None:
            first += 1
            continue
        yield best
        at = best.end
        first = at + _NARROWEST


def _from(texts: Sequence[str], kinds: Sequence[str], first: int, least: int, catalogue: Catalogue) -> Iterator[_Flat]:
    """Yield the tables whose first row begins at a line, by width; their heads begin at `least` or later."""
    for width in range(_NARROWEST, _WIDEST + 1):
        start = first - width
        shape = kinds[first : first + width]
        if start < least or len(shape) < width or not any(shape):
            continue
        if not all(map(_may_head, texts[start:first])):
            continue
        rows = 1
        while kinds[first + rows * width : first + (rows + 1) * width] == shape:
            rows += 1
        if rows < _ROWS:
            continue
        known = sum(bool(heads.meaning(catalogue, text)) for text in texts[start:first])
        if 2 * known > width or (not shape[0] and all(kind == "amount" for kind in shape[1:])):
            yield _Flat(start, width, rows, known)


def _kind(text: str) -> str:
    """Return what kind of value a line is, empty for words."""
    return next((kind for kind, pattern in _KINDS.items() if pattern.fullmatch(text)), "")


def _may_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and not (_kind(text) and any(map(str.isdigit, text)))
