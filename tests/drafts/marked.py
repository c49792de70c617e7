"""A draft in Markdown as the blocks of a page, so that it can be written as a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.drafts.blocks import Answer, Block, Grid, Heading, Page, Pairs

_HEADING = re.compile(r"(#{1,4}) (.+)")
_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_PAIR = 2


def page(text: str, language: str) -> Page:
    """Return the page of a Markdown draft; its first heading is the title."""
    blocks = tuple(_blocks(text.split("\n")))
    title = next((block.text for block in blocks if isinstance(block, Heading)), "")
    return Page(title=title, running=(), language=language, blocks=blocks)


def _blocks(lines: list[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        heading = _HEADING.match(lines[at])
        if heading:
            yield Heading(len(heading[1]), heading[2])
            at += 1
        elif lines[at].startswith("|"):
            end = next((n for n in range(at, len(lines)) if not lines[n].startswith("|")), len(lines))
            yield _table([_cells(line) for line in lines[at:end] if not _RULE.fullmatch(line)])
            at = end
        elif lines[at].strip():
            yield Answer(lines[at])
            at += 1
        else:
            at += 1


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|"))


def _table(rows: list[tuple[str, ...]]) -> Block:
    if all(len(row) == _PAIR for row in rows):
        return Pairs(tuple((row[0], row[1]) for row in rows))
    return Grid(rows[0], tuple(rows[1:]))
