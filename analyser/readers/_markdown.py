"""The blocks of a Markdown text: headings, items, paragraphs and the cells of pipe tables."""

from __future__ import annotations

import re

from analyser.model.document import Block, BlockKind, Cell
from analyser.model.span import Span
from analyser.readers._plain import block_of, lines

_HEADING = re.compile(r"(#{1,6})\s+(.*?)(?:\s+#+)?$")
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")
_CELL = re.compile(r"(?:\\\||[^|])*")


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text; marks such as `#` and `|` stay outside of them."""
    found: list[Block] = []
    table, row, end = -1, -1, 0
    for span in lines(text):
        row = -1 if text.count("\n", end, span.start) > 1 else row
        end = span.end
        line = text[span.start : span.end]
        if "|" in line and (line.startswith("|") or row >= 0 or _heads_table(text, span)):
            table, row = (table + 1, 0) if row < 0 else (table, row)
            if not _RULE.fullmatch(line):
                found += _row(line, span.start, table, row)
                row += 1
            continue
        row = -1
        heading = _HEADING.fullmatch(line)
        if heading:
            title = Span(span.start + heading.start(2), span.start + heading.end(2))
            found.append(Block(BlockKind.HEADING, title, level=len(heading[1])))
        else:
            found.append(block_of(text, span))
    return tuple(found)


def _heads_table(text: str, span: Span) -> bool:
    """Say whether the next line is the rule below a table's head."""
    following = text[span.end :].lstrip(" \t").removeprefix("\r").removeprefix("\n").split("\n", 1)[0].strip()
    return "|" in following and bool(_RULE.fullmatch(following))


def _row(line: str, offset: int, table: int, row: int) -> list[Block]:
    begin = 1 if line.startswith("|") else 0
    end = len(line) - 1 if line.endswith("|") and not line.endswith("\\|") and len(line) > begin else len(line)
    cells, column = [], 0
    while begin <= end:
        match = _CELL.match(line, begin, end)
        stop = match.end() if match else end
        inner = line[begin:stop]
        start = begin + len(inner) - len(inner.lstrip()) if inner.strip() else begin
        span = Span(offset + start, offset + start + len(inner.strip()))
        cells.append(Block(BlockKind.CELL, span, cell=Cell(table, row, column)))
        begin, column = stop + 1, column + 1
    return cells
