"""Prints a made-up application in the layout of the official PDF export (ERASMUS.md 1.2).

Headers on every page, the footer `EN 1 / 40`, label tables with labels centred vertically, long
answers across pages, headings of organisations and activities. All names are invented.
"""

from __future__ import annotations

import html
import random
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

HEADER = (
    "Call 2026 Round 1 KA2",
    "KA210-SCH - Small-scale partnerships in school education (KA210-SCH)",
    "Form ID KA210-SCH-1A2B3C4D Deadline (Brussels Time) 05 Mar 2026 12:00:00",
)
_WORDS = {
    "en": "teachers pupils schools learning methods workshops results partners project inclusion digital skills "
    "materials mentors meetings evaluation language environment community activities training young people",
    "lv": "skolotāji skolēni mācīšanās metodes darbnīcas rezultāti partneri projekts iekļaušana digitālās prasmes "
    "materiāli mentori sanāksmes izvērtēšana valoda vide kopiena aktivitātes apmācība jaunieši žurnāls ķīmija ģimene "
    "ņemt vērā ļoti čakli šķēršļi ūdens ērti īsi",
}
_STYLE = """
@page { size: A4; margin: 30mm 15mm 20mm 15mm;
  @top-left { content: "%s"; white-space: pre; font: 8pt sans-serif; }
  @bottom-right { content: "%s " counter(page) " / " counter(pages); font: 8pt sans-serif; } }
body { font: 10pt sans-serif; } h1 { font-size: 18pt; } h2 { font-size: 14pt; } h3 { font-size: 11pt; }
table { border-collapse: collapse; width: 100%%; margin: 4mm 0; }
td, th { border: 1px solid #999; padding: 2mm; vertical-align: middle; text-align: left; }
td.label { background: #eee; width: 30%%; font-weight: bold; } p.q { font-weight: bold; }
"""


@dataclass(frozen=True)
class Made:
    """What was printed: label and value of every row, and every question with its answer."""

    rows: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...]


def write(path: Path, *, language: str = "en", questions: int = 60, words: int = 260) -> Made:
    """Write the HTML of an application beside `path` and print it with Chromium."""
    draw = random.Random(7)
    rows: list[tuple[str, str]] = []
    answers: list[tuple[str, str]] = []

    def prose(count: int) -> str:
        vocabulary = _WORDS[language].split()
        sentences = []
        while count > 0:
            length = draw.randint(8, 18)
            sentence = " ".join(draw.choice(vocabulary) for _ in range(length))
            sentences.append(sentence[0].upper() + sentence[1:] + ".")
            count -= length
        return " ".join(sentences)

    parts = ["<h1>Application</h1>"]
    for number in range(1, 9):
        parts.append(f"<h2>Applicant - School {number} of Sunhill (E1012301{number} - LV)</h2><table>")
        for label in ("Legal name", "Project Title", "Background and experience of the organisation"):
            value = prose({"Legal name": 6, "Project Title": 30}.get(label, 420))
            rows.append((label, value))
            parts.append(f"<tr><td class=label>{label}</td><td>{html.escape(value)}</td></tr>")
        parts.append("</table>")
    for number in range(questions):
        question = f"What is question number {number} about, and why is it asked of the partners?"
        answer = prose(words)
        answers.append((question, answer))
        if number % 6 == 0:
            parts.append(f"<h2>Section {number // 6 + 1}</h2><h3>Activity Details (Activity {number // 6 + 1})</h3>")
        parts.append(f"<p class=q>{question}</p><p>{answer}</p>")
    style = _STYLE % ("\\A ".join(HEADER), language.upper())
    page = f"<!doctype html><html lang={language}><meta charset=utf-8><style>{style}</style>{''.join(parts)}</html>"
    source = path.with_suffix(".html")
    source.write_text(page, encoding="utf-8")
    _print(source, path)
    return Made(tuple(rows), tuple(answers))


def browser() -> str | None:
    """Return the program that prints, if there is one."""
    return next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )


def _print(source: Path, path: Path) -> None:
    program = browser()
    assert program is not None
    subprocess.run(
        [
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--print-to-pdf={path}",
            source.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
