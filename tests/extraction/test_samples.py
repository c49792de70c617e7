"""The sample drafts: every expected fact, in every format of the same draft."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from analyser import calls, readers
from analyser.extraction import extract
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.span import Span

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
FACTS = {path.stem: path for path in sorted((SAMPLES / "facts").glob("*.yml"))}
DRAFTS = [
    path
    for folder in ("round", "twins")
    for path in sorted((SAMPLES / folder).glob("*.*"))
    if path.stem in FACTS and FACTS[path.stem].read_text(encoding="utf-8").startswith("action: KA")
]
SCALARS = ("action", "call", "form_id", "title", "acronym", "start", "end", "duration_months", "lump_sum_eur")
BLANK_LINES = {".md", ".txt"}


def read(path: Path) -> tuple[Document, Application, dict[str, Any]]:
    expected = yaml.safe_load(FACTS[path.stem].read_text(encoding="utf-8"))
    document = readers.read(path)
    found = extract(document, calls.load(), language=expected["language"]).application
    assert found is not None
    return document, found, expected


@pytest.mark.slow
@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_a_sample_gives_its_facts(path: Path) -> None:
    _, found, expected = read(path)
    for name in SCALARS:
        value = getattr(found, name)
        assert (value if isinstance(value, int | float | None) else str(value)) == expected[name], name
    assert found.national_agency == expected["national_agency"]
    assert [f"{p.group}: {p.label}" if p.group else p.label for p in found.priorities] == expected["priorities"]
    assert [topic.label for topic in found.topics] == expected["topics"]
    for kind in ("organisations", "work_packages", "activities"):
        assert _parts(getattr(found, kind), expected[kind]) == expected[kind], kind


@pytest.mark.slow
@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_a_sample_gives_its_answers(path: Path) -> None:
    document, found, expected = read(path)
    lengths = {(f.id, f.owner): f.characters - _blank(document, f.span, path) for f in found.fields}
    for field in expected["fields"]:
        assert lengths.get((field["id"], field["owner"])) == field["characters"], field


def _blank(document: Document, span: Span, path: Path) -> int:
    """Count what the form would not: a blank line between paragraphs of plain text is one break."""
    written = document.quote(span)
    return len(written) - len(re.sub(r"\n{2,}", "\n", written)) if path.suffix in BLANK_LINES else 0


def _parts(found: tuple[Any, ...], expected: list[dict[str, Any]]) -> list[dict[str, Any]]:
    names = list(expected[0]) if expected else []
    return [{name: _plain(getattr(entry, name)) for name in names} for entry in found]


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | float) else str(value)
