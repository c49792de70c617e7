"""Texts of the programme that a user names: shown as such, and no copying between drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyser.config import Config
from analyser.errors import UsageError
from analyser.pipeline import analyse, scan
from analyser.pipeline.checkpoint import key
from tests.originality.texts import text

COMMON = text(9, 120)


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    path = tmp_path / "guide.txt"
    path.write_text(f"{text(50, 400)}\n\n{COMMON}\n\n{text(51, 400)}\n", encoding="utf-8")
    return path


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    folder.mkdir()
    for number in range(2):
        (folder / f"{number}.txt").write_text(
            f"{text(number, 150)} {COMMON} {text(number + 20, 150)}", encoding="utf-8"
        )
    return folder


def test_a_passage_of_the_guide_is_told_with_the_name_of_the_guide(drafts: Path, guide: Path) -> None:
    found = analyse(drafts / "0.txt", Config(programme=(guide,)))
    told = [finding for finding in found.findings if finding.code == "ORI004"]
    assert [dict(finding.values)["document"] for finding in told] == ["guide.txt"]
    assert not [finding for finding in analyse(drafts / "0.txt").findings if finding.code == "ORI004"]


def test_what_two_drafts_have_from_the_guide_is_not_shared_between_them(drafts: Path, guide: Path) -> None:
    assert scan(drafts).matches
    assert not scan(drafts, Config(programme=(guide,))).matches


def test_the_report_says_which_texts_were_compared(drafts: Path, guide: Path) -> None:
    found = analyse(drafts / "0.txt", Config(programme=(guide,)))
    assert [name for name, _ in found.provenance.programme] == ["guide.txt"]


def test_kept_facts_are_not_used_again_when_the_guide_changed(guide: Path) -> None:
    config = Config(programme=(guide,))
    before = key(b"draft", config)
    guide.write_text(text(52, 900), encoding="utf-8")
    assert key(b"draft", config) != before


def test_a_text_that_is_not_there_is_told_before_drafts_are_read(drafts: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"The programme text 'missing\.pdf' cannot be opened"):
        scan(drafts, Config(programme=(tmp_path / "missing.pdf",)))
