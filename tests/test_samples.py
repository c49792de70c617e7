"""The sample drafts: every planted fault is found where it is, and the good drafts have no error."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from _pytest.mark import ParameterSet

from analyser import analyse, scan
from analyser.config import Config
from analyser.model.analysis import Analysis
from analyser.model.finding import Finding, Severity
from analyser.model.match import MatchKind
from tests.drafts.project import SAMPLES, SOURCES

ROUND = SAMPLES / "round"
GOOD = (
    *("ka210-adu-en-tablet-tables.pdf", "ka210-sch-lv-elpas-pauze.docx"),
    *("ka220-sch-en-river-notebook.pdf", "ka220-vet-lv-zala-darbnica.docx"),
)
OTHERS_NEEDED = ("ORI001", "ORI002", "ORI003", "ORI005", "ORI007", "RND")
"""Rules that need the other drafts of the round: tests/originality has them."""
MISSED: dict[tuple[str, str], str] = {}
"""Planted faults that are not found yet, with the reason; one that is found fails here until it leaves the list."""


def faults() -> list[ParameterSet]:
    found = []
    for source in sorted(SOURCES.glob("*.yml")):
        for fault in yaml.safe_load(source.read_text(encoding="utf-8")).get("faults", ()):
            if not fault["code"].startswith(OTHERS_NEEDED):
                reason = MISSED.get((source.stem, fault["code"]))
                marks = (pytest.mark.xfail(strict=True, reason=reason),) if reason else ()
                found.append(pytest.param(source.stem, fault, marks=marks, id=f"{source.stem}-{fault['code']}"))
    return found


@cache
def analysed(stem: str) -> Analysis:
    (path,) = ROUND.glob(f"{stem}.*")
    return analyse(path, Config())


@pytest.mark.slow
@pytest.mark.parametrize(("stem", "fault"), faults())
def test_a_planted_fault_is_found_where_it_is(stem: str, fault: dict[str, Any]) -> None:
    found = [finding for finding in analysed(stem).findings if finding.code == fault["code"]]
    assert found, fault
    place, quote = fault.get("place"), fault.get("quote")
    assert not place or any(place in (finding.place or "").split("/") for finding in found), [f.place for f in found]
    assert not quote or any(_says(finding, quote) for finding in found), [f.values for f in found]


def _says(finding: Finding, quote: str) -> bool:
    """Say whether a finding shows a passage, or a part of it: in its evidence, or in what its message names."""
    shown = [evidence.quote for evidence in finding.evidence] + [str(value) for _, value in finding.values]
    wanted = _plain(quote)
    found = [_plain(text) for text in shown if len(_plain(text)) > 4]
    return any(wanted in text or text in wanted for text in found)


def _plain(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


@pytest.mark.slow
@pytest.mark.parametrize("name", GOOD)
def test_a_good_draft_has_no_error(name: str) -> None:
    found = analysed(Path(name).stem).findings
    assert [(f.code, f.place) for f in found if f.severity is Severity.ERROR] == []


@pytest.mark.slow
def test_a_copied_answer_is_found_at_its_own_question(tmp_path: Path) -> None:
    for name in ("ka220-adu-en-kitchen-table-news.docx", "ka220-hed-en-source-check.pdf"):
        (tmp_path / name).write_bytes((ROUND / name).read_bytes())
    found = scan(tmp_path, Config(select=("ORI",)))
    places = [(match.left.place, match.right.place, match.kind) for match in found.matches]
    assert places == [
        ("relevance.innovation", "relevance.innovation", MatchKind.NEAR),
        ("needs.addressed", "needs.addressed", MatchKind.VERBATIM),
    ]
    assert [match.left.quote.split()[:2] for match in found.matches] == [["Most", "trainings"], ["People", "who"]]
