"""The sample drafts: every planted fault is found where it is, and the good drafts have no error."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from analyser import analyse
from analyser.config import Config
from analyser.model.analysis import Analysis
from analyser.model.finding import Finding, Severity
from analyser.rules import checks
from tests.drafts.project import SAMPLES, SOURCES

ROUND = SAMPLES / "round"
GOOD = (
    *("ka210-adu-en-tablet-tables.pdf", "ka210-sch-lv-elpas-pauze.docx"),
    *("ka220-sch-en-river-notebook.pdf", "ka220-vet-lv-zala-darbnica.docx"),
)
OTHERS_NEEDED = ("ORI001", "ORI002", "ORI003", "ORI005", "ORI007", "RND")
"""Rules that need the other drafts of the round: tests/originality has them."""


def faults() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for source in sorted(SOURCES.glob("*.yml")):
        for fault in yaml.safe_load(source.read_text(encoding="utf-8")).get("faults", ()):
            if not fault["code"].startswith(OTHERS_NEEDED):
                found.append((source.stem, fault))
    return found


@cache
def analysed(stem: str) -> Analysis:
    (path,) = ROUND.glob(f"{stem}.*")
    return analyse(path, Config())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stem", "fault"), faults(), ids=lambda value: value if isinstance(value, str) else value["code"]
)
def test_a_planted_fault_is_found_where_it_is(stem: str, fault: dict[str, Any]) -> None:
    if fault["code"] not in {check.rule.code for check in checks()}:
        pytest.skip(f"{fault['code']} is not among the rules yet")
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
