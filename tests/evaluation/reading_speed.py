"""Measures the speed of PDF reading: `python -m tests.evaluation.reading_speed`.

Prints a made-up application of about 45 pages in the layout of the official export with Chromium
and compares, each as a process of its own and in turn: pdfplumber extracting the text of all pages,
the start of a command, the reader, and the whole `analyser check`. Modules are compiled before, as installed ones are.
Writes the medians to `reports/evaluation/readers_speed.md`.
"""

from __future__ import annotations

import compileall
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.readers import export_like

_ROUNDS = 5
_OUT = Path("reports/evaluation/readers_speed.md")
_PLUMBER = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as document:
    for page in document.pages:
        page.extract_text()
        page.close()
"""
_READER = "import sys, pathlib; from analyser import readers; readers.read(pathlib.Path(sys.argv[1]))"
_CLICK = """
import click
@click.group()
def cli(): pass
cli(["--help"])
"""
_NOTHING = "import sys, pathlib; from analyser import readers; readers.suffixes()"


@dataclass(frozen=True)
class Run:
    """What one process took."""

    name: str
    wall: float
    processor: float


def main() -> None:
    """Measure and write the report."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.pdf"
        export_like.write(path, questions=88)
        pages = _pages(path)
        compileall.compile_dir("analyser", quiet=1)
        tasks = {
            "pdfplumber, `extract_text` of every page": ("-c", _PLUMBER, str(path)),
            "an empty click program, --help": ("-c", _CLICK),
            "`analyser --help`": ("-m", "analyser", "--help"),
            "start of Python with the readers": ("-c", _NOTHING),
            "`readers.read`, start included": ("-c", _READER, str(path)),
            "`analyser check`, whole process": ("-m", "analyser", "check", str(path), "--fail-on", "never"),
        }
        rounds = [[_timed(name, *arguments) for name, arguments in tasks.items()] for _ in range(_ROUNDS)]
    runs = [
        Run(same[0].name, median(r.wall for r in same), median(r.processor for r in same))
        for same in zip(*rounds, strict=True)
    ]
    _OUT.write_text(_report(runs, pages), encoding="utf-8")


def _pages(path: Path) -> int:
    from analyser import readers

    return readers.read(path).pages or 0


def _timed(name: str, *arguments: str) -> Run:
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(name, wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _report(runs: list[Run], pages: int) -> str:
    plumber, click, own, start, reader, _ = runs
    lines = ["# Speed of PDF reading", "", "Command: `python -m tests.evaluation.reading_speed`.", ""]
    lines += [f"A made-up application of {pages} pages, printed by Chromium; medians of {_ROUNDS} runs each."]
    lines += ["The machine was shared: read the ratios rather than the seconds.", ""]
    lines += ["| process | wall s | processor s | processor, share of pdfplumber |", "|---|---|---|---|"]
    for run in runs:
        lines.append(f"| {run.name} | {run.wall:.1f} | {run.processor:.1f} | {run.processor / plumber.processor:.2f} |")
    per_page = 1000 * (reader.processor - start.processor) / pages
    lines += [
        "",
        f"`analyser --help` takes {own.wall / click.wall:.1f} times as long as an empty click program (wall time).",
    ]
    lines += ["", f"Reading without the start of Python: {per_page:.0f} ms of processor time a page."]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
