"""The example reports in reports/examples: `python -m tests.examples` renews them.

They are made without the extra `[semantic]`, so that every installation makes the same bytes.
"""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from analyser.config import Config
from analyser.pipeline import analyse
from analyser.reporters import docx, html

ROOT = Path(__file__).resolve().parents[1]
DRAFTS = ROOT / "corpora" / "samples" / "round"
FOLDER = ROOT / "reports" / "examples"
EXAMPLES = (("ka210-vet-en-spark-free.docx", "en"), ("ka210-sch-lv-meza-klase.md", "lv"))


def examples() -> dict[str, bytes]:
    """Return each example by its file name: a report, and the draft with comments."""
    made = {}
    with patch("analyser.embedding.available", return_value=False):
        for name, language in EXAMPLES:
            analysis = analyse(DRAFTS / name, Config())
            made[f"{Path(name).stem}.html"] = html.render(analysis, language)
            made[f"{Path(name).stem}.docx"] = docx.render(analysis, language, (DRAFTS / name).read_bytes())
    return made


def renew() -> None:
    """Write every example anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, content in examples().items():
        (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    renew()
