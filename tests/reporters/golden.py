"""The expected reports; `python -m tests.reporters.golden` renews them, to be reviewed as a diff."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from analyser.reporters import csv, html, index, json, round_json, sarif, text
from tests.reporters._analysis import analysis, bare
from tests.reporters._round import comparison, round_of_four

FOLDER = Path(__file__).resolve().parents[1] / "golden"
REPORTS: dict[str, Callable[[], bytes]] = {
    "report.en.html": lambda: html.render(analysis(), "en"),
    "report.lv.html": lambda: html.render(analysis(), "lv"),
    "bare.en.html": lambda: html.render(bare(), "en"),
    "report.en.json": lambda: json.render(analysis(), "en"),
    "report.en.txt": lambda: text.render(analysis(), "en"),
    "report.lv.txt": lambda: text.render(analysis(), "lv"),
    "report.en.sarif": lambda: sarif.render(analysis(), "en"),
    "compare.en.html": lambda: html.render_comparison(comparison(), "en"),
    "compare.en.json": lambda: json.render_comparison(comparison(), "en"),
    "index.lv.html": lambda: index.render_round(round_of_four(), "lv"),
    "round.en.json": lambda: round_json.render_round(round_of_four(), "en"),
    "round.lv.csv": lambda: csv.render_round(round_of_four(), "lv"),
}


def scrubbed(content: bytes) -> str:
    """Return a report without its style sheet, script and their checksums, which have tests of their own."""
    page = content.decode("utf-8")
    page = re.sub(r"(?s)<style>.*?</style>", "<style></style>", page)
    page = re.sub(r"(?s)<script>.*?</script>", "<script></script>", page)
    return re.sub(r"sha256-[\w+/=]+", "sha256-", page)


def renew() -> None:
    """Write every expected report anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, make in REPORTS.items():
        (FOLDER / name).write_text(scrubbed(make()), encoding="utf-8", newline="")


if __name__ == "__main__":
    renew()
