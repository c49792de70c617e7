"""Each complaint of assessors names rules that exist, that fire on its draft and not on the mended one."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from analyser import assets
from analyser.config import Config
from analyser.pipeline import context
from analyser.rules import checks, run
from tests.rule_cases import FOLDER, facts

TABLE = tomllib.loads(assets.load("corpora", "complaints", "complaints.toml").decode())
COMPLAINTS = TABLE["complaints"]
CODES = {check.rule.code for check in checks()}
CATALOGUE = tomllib.loads((FOLDER / "catalogue.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["en", "lv"])
@pytest.mark.parametrize("complaint", COMPLAINTS, ids=lambda complaint: complaint["id"])
def test_the_rules_show_the_complaint_and_not_the_mended_draft(complaint: dict[str, Any], language: str) -> None:
    assert set(complaint["rules"]) <= CODES
    assert _found(complaint, complaint[language]["bad"])
    assert not _found(complaint, complaint[language]["mended"])


def test_every_rule_named_is_in_the_catalogue() -> None:
    named = {code for entry in COMPLAINTS for code in entry["rules"]}
    assert named <= set(CATALOGUE)


def _found(complaint: dict[str, Any], draft: str) -> set[str]:
    config = Config(action=complaint.get("action"))
    chosen = tuple(check for check in checks() if check.rule.code in complaint["rules"])
    outcome = run(chosen, context(facts(draft, "draft.txt", config), config))
    assert not outcome.failures
    return {finding.code for finding in outcome.findings}
