"""Blocks and anchors of a text whose characters must stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.document import Anchor, Block, BlockKind, Cell
from analyser.model.span import Span

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[^\W\d_][^\n]{1,70}")
_ENDS = ".;,:"
_BLANK = re.compile(r"\n[ \t\r]*\n|\r[ \t]*\r")
_MARKED = re.compile(r"(?:[-*+•●▪‣–—·]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])[ ]*\t[^\t\n]*$", re.M)
_ITEM = re.compile(r"(\s*)(?:[-*+•●▪‣–—·]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s+\S")


def lines(text: str) -> Iterator[Span]:
    """Yield the lines that hold text, without the white space around it."""
    for match in _LINE.finditer(text):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            yield Span(start, end)


def anchors(text: str) -> tuple[Anchor, ...]:
    """Return one anchor per line with text, named by the line's number in the file."""
    found, number, seen = [], 1, 0
    for span in lines(text):
        number += len(re.findall(r"\r\n|[\r\n]", text[seen : span.start]))
        seen = span.start
        found.append(Anchor(span, f"line {number}"))
    return tuple(found)


def paragraphs(text: str) -> tuple[Block, ...]:
    """Return one block per line with text: an item when it begins with a list mark, else a paragraph.

    Lines one below the other that tabs divide are the rows of a table, as a word processor copies it.
    """
    found: list[Block] = []
    table = -1
    for rows in _runs(text):
        if len(rows) == 1:
            found.append(block_of(text, rows[0]))
            continue
        table += 1
        for row, span in enumerate(rows):
            found += _cells(text, span, table, row)
    return tuple(found)


def _runs(text: str) -> Iterator[list[Span]]:
    """Yield the lines one by one, those of a table together."""
    run: list[Span] = []
    for span in lines(text):
        fits = run and _is_row(text, span) and not _BLANK.search(text[run[-1].end : span.start])
        if fits and _whole(text, span).count("\t") <= _whole(text, run[0]).count("\t"):
            run.append(span)
            continue
        yield from _closed(run)
        run = [span] if _is_row(text, span) else []
        if not run:
            yield [span]
    yield from _closed(run)


def _closed(run: list[Span]) -> Iterator[list[Span]]:
    yield from [run] if len(run) > 1 else ([span] for span in run)


def _is_row(text: str, span: Span) -> bool:
    return "\t" in text[span.start : span.end] and not _MARKED.match(text, span.start)


def _begin(text: str, span: Span) -> int:
    return max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1


def _whole(text: str, span: Span) -> str:
    """Return a line with the tabs before its first word: empty cells."""
    return text[_begin(text, span) : span.end]


def _cells(text: str, line: Span, table: int, row: int) -> Iterator[Block]:
    at = _begin(text, line)
    for column, cell in enumerate(_whole(text, line).split("\t")):
        start = at + len(cell) - len(cell.lstrip()) if cell.strip() else at
        yield Block(BlockKind.CELL, Span(start, start + len(cell.strip())), cell=Cell(table, row, column))
        at += len(cell) + 1


def _heading_depth(text: str, span: Span) -> int:
    """Return the level of a short numbered line that heads what follows ("6.1. Opening meeting"), or 0.

    A single number also begins items: such a line is a heading only alone between blank lines, and not if the
    next line is its sister.
    """
    match = _NUMBERED.fullmatch(text, span.start, span.end)
    if not match or match[0][-1] in _ENDS or text[span.end : span.end + 1] == "\t" or "\t" in match[0]:
        return 0
    dots = match["number"].count(".")
    if dots:
        return dots + 1
    before, after = text[: span.start].rstrip(" \t"), text[span.end :].lstrip(" \t\r")
    alone = (not before or before.replace("\r", "").endswith("\n\n")) and after.replace("\r", "").startswith("\n\n")
    sister = re.match(rf"\s*{int(match['number']) + 1}[.)]\s", after)
    return 1 if alone and not sister else 0


def block_of(text: str, span: Span) -> Block:
    """Return the block of one line; the level of an item is its depth of indentation."""
    depth = _heading_depth(text, span)
    if depth:
        return Block(BlockKind.HEADING, span, level=depth)
    match = _ITEM.match(_whole(text, span))
    if match:
        return Block(BlockKind.ITEM, span, level=1 + len(match[1].expandtabs(4)) // 2)
    return Block(BlockKind.PARAGRAPH, span)
