"""Sums of money that a draft writes out itself: tables and lists with a total, and amounts told in brackets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyser.model.document import Block, BlockKind, Document
from analyser.model.span import Span
from analyser.rules._vocabulary import PARTIAL, TOTAL

_NUMBER = r"\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+|\d{3,}"
_CELL = re.compile(rf"\s*(?:EUR|€)?\s*(?P<amount>{_NUMBER})(?:[.,]\d\d)?\s*(?:EUR|€|euro|eiro)?\s*\Z", re.IGNORECASE)
_LINE = re.compile(
    rf"[\s•*▪–-]*(?P<label>[^:\n]{{2,80}}):\s*(?P<amount>{_NUMBER})(?:[.,]\d\d)?\s*(?:EUR|€|euro|eiro)\.?\s*\Z"
)
_TOLD = re.compile(rf"(?P<amount>{_NUMBER})\s*(?:EUR|€|euro|eiro)\s*[:=–]\s(?P<rest>[^\n]*)")
_BRACKETED = re.compile(r"\((?:EUR|€)?\s*(?P<amount>\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+|\d+)\s*(?:EUR|€)?\)")
_BARE = re.compile(r"\d\s*(?:EUR|€|euro|eiro)(?![^,;()]*\()", re.IGNORECASE)
_END = re.compile(r"[.;](?=\s+[^\W\d_a-zāčēģīķļņšūž]|\s*\Z)")
_MONEY = re.compile(r"EUR|€|\b(?:euros?|eiro|lump sum|budžet\w*|budget)\b", re.IGNORECASE)
_YEAR = re.compile(r"20\d\d")
_MARKS = " *_\t•▪–-"
_ROUNDED = 1
_PARTS = 2
_TOLD_PARTS = 3
_SLIP = 0.15
"""How far a sum may be from its total, as a share of it, to be a slip and not a sum of other things."""
_WHOLE_SLIP = 0.03
"""The same where no total is written and the lump sum stands for it."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A total with its parts, as the draft writes them; `total` is None where the lump sum is meant."""

    amount: float
    total: Span | None
    parts: tuple[tuple[float, Span], ...]

    @property
    def found(self) -> float:
        """Return what the parts make."""
        return sum(amount for amount, _ in self.parts)

    @property
    def agrees(self) -> bool:
        """Say whether they make the total, but for rounding."""
        return abs(self.found - self.amount) <= _ROUNDED


def wrong_sums(document: Document, lump_sum: float | None) -> Iterator[Sum]:
    """Yield the sum of each table, list or sentence that its total contradicts by little.

    A table whose other rows and columns do not add up either is no table of sums.
    """
    for grid in _tables(document):
        sums = [*_columns(document, grid), *_rows(document, grid)]
        wrong = [one for one in sums if not one.agrees]
        slips = [one for one in wrong if abs(one.found - one.amount) <= _SLIP * one.amount]
        if wrong and len(slips) == len(wrong) and (len(sums) == 1 or 2 * len(wrong) <= len(sums) + 1):
            yield max(slips, key=lambda one: (one.amount != lump_sum, len(one.parts)))
        elif not sums and lump_sum:
            yield from _of_lump_sum(document, grid, lump_sum)
    yield from _lists(document)
    yield from _told(document)


def _tables(document: Document) -> Iterator[Mapping[tuple[int, int], Block]]:
    """Yield the tables that speak of money, as cells by row and column."""
    tables: dict[int, dict[tuple[int, int], Block]] = defaultdict(dict)
    before: dict[int, str] = {}
    last = ""
    for block in document.blocks:
        if block.cell is None:
            last = document.quote(block.span)
            continue
        before.setdefault(block.cell.table, last)
        last = ""
        tables[block.cell.table][block.cell.row, block.cell.column] = block
    for number, grid in tables.items():
        texts = (before[number], *(document.quote(block.span) for block in grid.values()))
        if any(_MONEY.search(text) for text in texts):
            yield grid


def _columns(document: Document, grid: Mapping[tuple[int, int], Block]) -> Iterator[Sum]:
    """Yield the columns above the last row, if that is one of totals."""
    head, last = min(row for row, _ in grid), max(row for row, _ in grid)
    columns = sorted({column for _, column in grid})
    if not any(_is_total(document, grid.get((last, column))) for column in columns):
        return
    partial = {row for row, column in grid if column == columns[0] and _is_partial(document, grid[row, column])}
    for column in columns:
        total = _amount(document, grid.get((last, column)))
        rows = [row for row in range(head, last) if row not in partial]
        parts = [found for row in rows if (found := _amount(document, grid.get((row, column)), head=row == head))]
        if total and len(parts) >= _PARTS:
            yield Sum(*total, tuple(parts))


def _rows(document: Document, grid: Mapping[tuple[int, int], Block]) -> Iterator[Sum]:
    """Yield the rows before the last column, if that is one of totals."""
    head, last = min(row for row, _ in grid), max(column for _, column in grid)
    if not _is_total(document, grid.get((head, last))):
        return
    for row in sorted({row for row, _ in grid} - {head}):
        total = _amount(document, grid.get((row, last)))
        parts = [found for c in range(1, last) if (found := _amount(document, grid.get((row, c))))]
        if total and len(parts) >= _PARTS:
            yield Sum(*total, tuple(parts))


def _of_lump_sum(document: Document, grid: Mapping[tuple[int, int], Block], lump_sum: float) -> Iterator[Sum]:
    """Yield a column of amounts without a total that makes the lump sum but for a slip."""
    for column in sorted({column for _, column in grid}):
        cells = [block for (_, c), block in sorted(grid.items()) if c == column]
        parts = [found for block in cells if (found := _amount(document, block))]
        made = Sum(lump_sum, None, tuple(parts))
        if len(parts) > _PARTS and not made.agrees and abs(made.found - lump_sum) <= _WHOLE_SLIP * lump_sum:
            yield made


def _lists(document: Document) -> Iterator[Sum]:
    """Yield the lines "name: amount EUR" above a line of the total."""
    parts: list[tuple[float, Span]] = []
    for block in document.blocks:
        line = _LINE.match(document.quote(block.span)) if block.kind in {BlockKind.ITEM, BlockKind.PARAGRAPH} else None
        if line is None:
            parts = []
            continue
        found = (
            _value(line["amount"]),
            Span(block.span.start + line.start("label"), block.span.start + line.end("amount")),
        )
        if not _total_words(line["label"]):
            parts.append(found)
            continue
        made = Sum(*found, tuple(parts))
        if len(parts) >= _PARTS and not made.agrees and abs(made.found - made.amount) <= _SLIP * made.amount:
            yield made
        parts = []


def _told(document: Document) -> Iterator[Sum]:
    """Yield "7 000 EUR: writing (2 600), layout (1 200) and printing (1 500)" where the brackets make another sum.

    An amount that no bracket follows is a part of its own: what the brackets make is not the whole.
    """
    for match in _TOLD.finditer(document.text):
        end = _END.search(match["rest"])
        rest = match["rest"][: end.start() if end else None]
        if _BARE.search(rest):
            continue
        parts = [
            (_value(one["amount"]), Span(one.start(), one.end()).shift(match.start("rest")))
            for one in _BRACKETED.finditer(rest)
        ]
        made = Sum(_value(match["amount"]), Span(match.start(), match.end("amount")), tuple(parts))
        if len(parts) >= _TOLD_PARTS and not made.agrees and abs(made.found - made.amount) <= _SLIP * made.amount:
            yield made


def _amount(document: Document, block: Block | None, *, head: bool = False) -> tuple[float, Span] | None:
    """Return the amount that is all a cell holds; a year at the head of a column is none."""
    match = _CELL.match(document.quote(block.span)) if block else None
    if match and head and _YEAR.fullmatch(match["amount"]):
        return None
    return (_value(match["amount"]), block.span) if match and block else None


def _is_total(document: Document, block: Block | None) -> bool:
    return block is not None and _total_words(document.quote(block.span))


def _total_words(text: str) -> bool:
    return TOTAL.match(text.strip(_MARKS)) is not None


def _is_partial(document: Document, block: Block) -> bool:
    """Say whether a row gives a part of another: "of which management"."""
    return PARTIAL.match(document.quote(block.span).strip(_MARKS)) is not None


def _value(text: str) -> float:
    return float(re.sub(r"\D", "", text))


def spans(one: Sum) -> Sequence[Span]:
    """Return the places of a sum: the total first, if it is written."""
    return (*([one.total] if one.total else []), *(span for _, span in one.parts))
