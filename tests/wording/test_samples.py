"""Careful drafts get no warning about their wording, and few notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyser import calls, extraction, wording
from analyser.config import Config
from analyser.readers import read
from analyser.text import detect

ROUND = Path(__file__).resolve().parents[2] / "corpora" / "samples" / "round"
NOTES = {"vague-wording", "empty-phrase", "long-sentence", "unexplained-abbreviation"}
CAREFUL = ("ka210-sch-lv-elpas-pauze.docx", "ka220-vet-lv-zala-darbnica.docx")


@pytest.mark.parametrize("name", CAREFUL)
def test_careful_draft(name: str) -> None:
    document = read(ROUND / name)
    language, _ = detect.languages(document)
    found = extraction.extract(document, calls.load(), language=language)
    kinds = [one.kind for one in wording.observe(document, found.application, language, Config())]
    assert [kind for kind in kinds if kind not in (*NOTES, "english-summary-missing")] == []
    assert len(kinds) <= 10
