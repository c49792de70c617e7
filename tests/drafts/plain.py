"""Markdown and plain text."""

from __future__ import annotations

from tests.drafts.blocks import Answer, Block, Grid, Heading, Label, Page, Pairs


def render(page: Page, kind: str) -> bytes:
    """Return a page as `md` or `txt`, UTF-8 with a newline at the end."""
    lines = [line for block in page.blocks for line in _lines(block, markdown=kind == "md")]
    return ("\n".join(lines).strip("\n") + "\n").encode()


def _lines(block: Block, *, markdown: bool) -> list[str]:
    match block:
        case Heading(level, text):
            return ["", f"{'#' * level} {text}" if markdown else text, *([""] if markdown else [])]
        case Label(text, _):
            return [text]
        case Answer(text):
            return [text.replace("\n", "\n\n") if markdown else text, ""]
        case Pairs(rows):
            return [*(f"{label}: {value.replace(chr(10), '; ')}" for label, value in rows), ""]
        case Grid(header, rows) if markdown:
            table = [header, tuple("---" for _ in header), *rows]
            return [*("| " + " | ".join(row) + " |" for row in table), ""]
        case Grid(header, rows):
            return [*("\t".join(row) for row in (header, *rows)), ""]
        case _:
            return []
