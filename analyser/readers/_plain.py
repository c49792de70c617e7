"""Blocks and anchors of a text whose characters must stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.document import Anchor, Block, BlockKind
from analyser.model.span import Span

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
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
    """Return one block per line with text: an item when it begins with a list mark, else a paragraph."""
    return tuple(block_of(text, span) for span in lines(text))


def block_of(text: str, span: Span) -> Block:
    """Return the block of one line; the level of an item is its depth of indentation."""
    begin = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    match = _ITEM.match(text[begin : span.end])
    if match:
        return Block(BlockKind.ITEM, span, level=1 + len(match[1].expandtabs(4)) // 2)
    return Block(BlockKind.PARAGRAPH, span)
