"""Documents built by hand, as the readers would give them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyser import calls
from analyser.extraction import extract
from analyser.model.application import Application
from analyser.model.document import Block, BlockKind, Cell, Document, RunningLine
from analyser.model.span import Span

UP, LEFT = "^", "<"
Part = str | tuple[int, str] | Sequence[Sequence[str]]


def text(content: str, format: str = "txt") -> Document:
    """Return a document without blocks."""
    return Document(name="draft", format=format, text=content)


def built(*parts: Part, running: Sequence[str] = (), format: str = "docx") -> Document:
    """Return a document of paragraphs (strings), headings (level, text) and tables (rows of cells).

    A cell `UP` or `LEFT` is merged with the one above it or to its left.
    """
    written, blocks, tables = "", [], 0
    for part in parts:
        if isinstance(part, str | tuple):
            level, content = part if isinstance(part, tuple) else (0, part)
            assert isinstance(content, str)
            kind = BlockKind.HEADING if isinstance(part, tuple) else BlockKind.PARAGRAPH
            blocks.append(Block(kind, Span(len(written), len(written) + len(content)), level=int(level)))
            written += content + "\n"
            continue
        for row, cells in enumerate(part):
            for column, content in enumerate(cells):
                if content in (UP, LEFT):
                    continue
                span = Span(len(written), len(written) + len(content))
                high = next((n for n, more in enumerate(part[row + 1 :], 1) if more[column] != UP), len(part) - row)
                wide = next((n for n, more in enumerate(cells[column + 1 :], 1) if more != LEFT), len(cells) - column)
                blocks.append(Block(BlockKind.CELL, span, cell=Cell(tables, row, column, high, wide)))
                written += content + ("\n" if column + wide == len(cells) else "\t")
        tables += 1
    lines = tuple(RunningLine(1, line) for line in running)
    return Document(name="draft", format=format, text=written, blocks=tuple(blocks), running_lines=lines)


def application(document: Document, language: str = "en", action: str | None = None) -> Application:
    """Return what the rules extract from a document; there must be something."""
    found = extract(document, calls.load(), language=language, action=action, learnt=False).application
    assert found is not None
    return found


def fields(found: Application, document: Document) -> dict[tuple[str, str | None], str]:
    """Return the answers by field and owner."""
    return {(f.id, f.owner): document.quote(f.span) for f in found.fields}


def flat(content: str) -> str:
    """Return a text on one line."""
    return re.sub(r"\s+", " ", content)
