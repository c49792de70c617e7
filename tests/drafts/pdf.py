"""PDF by headless Chromium: running lines, footer with page numbers, contents, cells across pages."""

from __future__ import annotations

import re
import subprocess
import tempfile
from html import escape
from pathlib import Path

import pypdfium2

from tests.drafts.blocks import Answer, Block, Break, Contents, Grid, Heading, Label, Page, Pairs

_STYLE = """
@page { size: A4; margin: 32mm 15mm 18mm 15mm;
  @top-left { content: "%(running)s"; white-space: pre; font: 8pt 'Liberation Sans'; color: #333; text-align: left; }
  @bottom-right { content: "%(code)s " counter(page) " / " counter(pages); font: 8pt 'Liberation Sans'; color: #333; } }
body { font: 9.5pt/1.35 'Liberation Sans', sans-serif; color: #111; margin: 0; }
h1 { font-size: 15pt; color: #164194; margin: 18pt 0 6pt; } h2 { font-size: 12pt; color: #164194; margin: 14pt 0 5pt; }
h3 { font-size: 10.5pt; margin: 12pt 0 4pt; } h1, h2, h3 { break-after: avoid; }
table { border-collapse: collapse; width: 100%%; margin: 4pt 0 8pt; }
td, th { border: 0.75pt solid #999; padding: 3pt 5pt; vertical-align: middle; text-align: left; font-weight: normal; }
.pairs td:first-child { width: 32%%; background: #eef2f8; } th { background: #eef2f8; font-size: 8.5pt; }
.grid td { font-size: 8.5pt; } .question { font-weight: bold; margin: 9pt 0 3pt; break-after: avoid; }
.hint { font-style: italic; font-size: 8pt; color: #555; margin: 3pt 0; }
.answer p { margin: 0 0 3pt; text-align: left; }
.cover { margin-top: 60mm; } .break { break-after: page; } .toc td { border: 0; padding: 1pt 4pt; }
.toc td:last-child { text-align: right; }
"""


def render(page: Page, *, stacked: bool = True) -> bytes:
    """Return a page as PDF; `stacked` puts the answer under its question, else beside it in a table.

    Two passes: the first finds the page of each heading for the table of contents.
    """
    first = _print(_html(page, {}, stacked=stacked))
    return _undated(_print(_html(page, _pages(first, page), stacked=stacked)))


def _html(page: Page, numbers: dict[str, int], *, stacked: bool) -> str:
    running = "\\A ".join(line.replace('"', "'") for line in page.running)
    style = _STYLE % {"running": running, "code": page.language.upper()}
    blocks = list(page.blocks)
    body: list[str] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        after = blocks[position + 1] if position + 1 < len(blocks) else None
        if not stacked and isinstance(block, Label) and not block.hint and isinstance(after, Answer):
            body.append(
                f'<table class="pairs"><tr><td>{escape(block.text)}</td><td>{_paragraphs(after.text)}</td></tr></table>'
            )
            position += 2
            continue
        body.append(_contents(page, numbers) if isinstance(block, Contents) else _block(block))
        position += 1
    head = f'<meta charset="utf-8"><title>{escape(page.title)}</title><style>{style}</style>'
    return f'<!doctype html><html lang="{page.language}"><head>{head}</head><body>{"".join(body)}</body></html>'


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Label(text, hint):
            return f'<p class="{"hint" if hint else "question"}">{escape(text)}</p>'
        case Answer(text):
            return f'<div class="answer">{_paragraphs(text)}</div>'
        case Pairs(rows):
            cells = "".join(f"<tr><td>{escape(label)}</td><td>{_paragraphs(value)}</td></tr>" for label, value in rows)
            return f'<table class="pairs">{cells}</table>'
        case Grid(header, rows):
            head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
            lines = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
            return f'<table class="grid"><tr>{head}</tr>{lines}</table>'
        case _:
            return '<div class="break"></div>' if isinstance(block, Break) else ""


def _paragraphs(text: str) -> str:
    return "".join(f"<div>{escape(line)}</div>" for line in text.split("\n")) if text else ""


def _contents(page: Page, numbers: dict[str, int]) -> str:
    titles = [block.text for block in page.blocks if isinstance(block, Heading) and block.level < 3][1:]
    rows = "".join(f"<tr><td>{escape(title)}</td><td>{numbers.get(title, 3)}</td></tr>" for title in titles)
    return f'<h1>Table of contents</h1><table class="toc">{rows}</table>'


def _pages(data: bytes, page: Page) -> dict[str, int]:
    document = pypdfium2.PdfDocument(data)
    texts = [re.sub(r"\s+", " ", document[index].get_textpage().get_text_range()) for index in range(len(document))]
    document.close()
    numbers: dict[str, int] = {}
    current = 2
    for block in page.blocks[1:]:
        if isinstance(block, Heading) and block.level < 3:
            wanted = re.sub(r"\s+", " ", block.text)
            current = next((n for n in range(current, len(texts)) if wanted in texts[n]), current)
            numbers[block.text] = current + 1
    return numbers


def _print(html: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "draft.html"), Path(folder, "draft.pdf")
        source.write_text(html, encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                   f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return target.read_bytes()


def _undated(data: bytes) -> bytes:
    """Return the file with the printing time set to a fixed one, so that a rebuild changes nothing else."""
    return re.sub(rb"\(D:\d{14}", b"(D:20260303120000", data)
