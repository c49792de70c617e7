"""Every rule on its fixtures: it fires where it is marked, and nowhere else."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from analyser.model.finding import ALSO, Scope, SkipKind
from analyser.rules import _pages, checks
from tests.rule_cases import FOLDER, KEYS, Case, apply, cases, check_of, unmarked

CATALOGUE = tomllib.loads((FOLDER / "catalogue.toml").read_text(encoding="utf-8"))
CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.name}")
def test_fixture(case: Case) -> None:
    outcome = apply(case)
    assert not outcome.failures
    assert bool(outcome.skipped) is case.skipped, outcome.skipped
    elsewhere = case.data.get("skipped") == SkipKind.NOT_APPLICABLE
    assert all((skip.kind is SkipKind.NOT_APPLICABLE) is elsewhere for skip in outcome.skipped)
    if "drafts" in case.data:
        expected = [tuple(group) for group in case.data.get("members", ())]
        assert [tuple(sorted(group)) for group in outcome.members] == expected
    else:
        _, marks = unmarked(case.data["draft"])
        first = [finding.evidence[0] for finding in outcome.findings if finding.evidence]
        also = [one for finding in outcome.findings for one in finding.evidence[1:] if one.note == ALSO]
        primary = [one.span for one in (sorted([*first, *also], key=lambda one: one.span) if also else first)]
        assert primary == list(marks), [one.quote for one in (*first, *also)]
        unmarked_places = [finding.place for finding in outcome.findings if not finding.evidence]
        assert unmarked_places == case.data.get("places", [])
    severity = case.data.get("severity", check_of(case.code).rule.severity)
    if isinstance(severity, list):
        assert [finding.severity for finding in outcome.findings] == severity
    else:
        assert {finding.severity for finding in outcome.findings} <= {severity}


def test_fixtures_use_known_keys_only() -> None:
    assert not [(case.code, case.name) for case in CASES if set(case.data) - KEYS]


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_catalogue_row_has_a_rule(code: str) -> None:
    rule = check_of(code).rule
    assert rule.name == CATALOGUE[code]["name"]
    assert rule.severity == CATALOGUE[code]["severity"]
    assert (rule.scope is Scope.ROUND) == (rule.family == "RND")


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_rule_can_head_findings_whose_messages_differ(code: str) -> None:
    rule = check_of(code).rule
    assert bool(rule.title) or "{" not in rule.message
    assert "{" not in rule.title


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_rule_has_its_own_module(code: str) -> None:
    module = check_of(code).function.__module__
    assert module.rpartition(".")[2] == f"{code}_{CATALOGUE[code]['name']}".lower().replace("-", "_")


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_rule_has_firing_and_silent_fixtures(code: str) -> None:
    own = [case for case in CASES if case.code == code]
    assert any(case.fires for case in own)
    assert any(not case.fires and not case.skipped for case in own)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_rule_has_a_page(code: str) -> None:
    parts = _pages.page(check_of(code).rule)
    first = parts.what.split("\n\n")[0]
    assert first[0].isupper()
    assert first.endswith("."), first
    assert parts.bad
    assert parts.good
    assert parts.source


def test_no_rule_is_outside_the_catalogue_twice() -> None:
    codes = [check.rule.code for check in checks()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.rule.code)
def test_message_and_advice_speak_in_sentences(check: object) -> None:
    from analyser.rules import Check

    assert isinstance(check, Check)
    for text in (check.rule.message, check.rule.advice):
        assert text[0].isupper() or text[0] in "{“"
        assert text.endswith((".", "…")), text


def test_document_of_the_rules_is_fresh() -> None:
    path = Path(__file__).parent.parent / "docs" / "rules.md"
    assert path.read_text(encoding="utf-8") == _pages.document()


def test_a_name_loses_the_full_stop_of_its_sentence_only() -> None:
    from analyser.rules.packages.wpk005_organisation_unknown import plain

    names = ("Pärnu muuseum. ", "Foo e.V.", "Northern Bee Ltd.", "SIA Koks")
    assert [plain(name) for name in names] == ["Pärnu muuseum", "Foo e.V.", "Northern Bee Ltd.", "SIA Koks"]


def test_a_year_of_foundation_is_not_made_a_day() -> None:
    found = {case.name: apply(case).findings for case in CASES if case.code == "ELI012"}
    said = {name: dict(findings[0].values)["found"] for name, findings in found.items() if findings}
    assert said["founded-in-a-year-without-a-day"] == "2025"
    assert said["founded-last-year"] == "15/06/2025"
