"""The promises of every analysis: quotes are the text, nothing is silently passed, nothing depends on luck."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from analyser import calls
from analyser.config import Config
from analyser.errors import UsageError
from analyser.model.analysis import Analysis
from analyser.model.finding import Rule, Scope, Severity
from analyser.pipeline import Baseline, Facts, conclude, gather, selected
from analyser.pipeline.drafts import drafts_below, report_names
from analyser.pipeline.settle import settle
from analyser.readers import txt
from analyser.rules import Check, Context, run

DRAFT = """Call 2026 Round 1 KA2
KA210-VET - Small-scale partnerships in vocational education and training
Project Title: Clean Welds
Project Duration: 30 months
Project lump sum: 45 000,00 EUR
Applicant - Testmanor Training Centre (E10999901 - LV)
Partner Organisations
Kalmaja Vocational School (E10999902 - EE)
What are the concrete objectives you would like to achieve and outcomes or results you would like to realise? \
How are these objectives linked to the priorities you have selected?
To raise awareness of modern welding.
By June 2028, 75 % of 180 students pass the test at the first attempt (54 % in 2025, test centre records).
"""


@pytest.fixture(scope="module")
def facts() -> Facts:
    return gather(txt.parse(DRAFT), Config())


@pytest.fixture(scope="module")
def analysis(facts: Facts) -> Analysis:
    return conclude(facts, Config())


def test_every_quote_is_the_text(analysis: Analysis) -> None:
    assert analysis.findings
    for finding in analysis.findings:
        for evidence in finding.evidence:
            assert analysis.document.quote(evidence.span) == evidence.quote


def test_a_finding_has_evidence_or_names_a_place(analysis: Analysis) -> None:
    assert all(finding.evidence or finding.place for finding in analysis.findings)


def test_every_rule_ends_in_findings_a_skip_or_silence_but_never_in_both(analysis: Analysis) -> None:
    found, skipped = {f.code for f in analysis.findings}, {s.code for s in analysis.skipped}
    assert not found & skipped
    assert not analysis.failures
    assert all(skip.reason for skip in analysis.skipped)


def test_comparison_with_others_is_skipped_not_passed(analysis: Analysis) -> None:
    assert analysis.matches is None
    assert {"ORI001", "ORI002"} <= {skip.code for skip in analysis.skipped}


def test_a_crashing_rule_becomes_a_failure(facts: Facts) -> None:
    def crash(context: Context) -> None:
        message = "boom"
        raise ZeroDivisionError(message)

    card = Rule(code="XXX001", name="x", severity=Severity.ERROR, message="m", advice="a", needs=(), scope=Scope.DRAFT)
    outcome = run([Check(card, crash)], Context(document=facts.document))  # type: ignore[arg-type]
    assert outcome.findings == ()
    assert outcome.failures[0].code == "XXX001"


def test_an_absent_fact_becomes_a_skip_with_its_reason() -> None:
    document = txt.parse("A letter to a friend about the weather.\n")
    analysis = conclude(gather(document, Config()), Config())
    assert "ELI001" in {skip.code for skip in analysis.skipped}


def test_fingerprints_survive_edits_elsewhere(analysis: Analysis) -> None:
    edited = conclude(gather(txt.parse(DRAFT.replace("Clean Welds", "Very Clean Welds Indeed")), Config()), Config())
    before = {f.fingerprint for f in analysis.findings if f.code in {"ELI005", "ELI008"}}
    assert before
    assert before <= {f.fingerprint for f in edited.findings}


def test_a_suppressed_finding_is_shown_with_its_reason(facts: Facts, analysis: Analysis) -> None:
    chosen = analysis.findings[0]
    again = conclude(facts, Config(suppress={chosen.fingerprint: "agreed with the agency"}))
    assert chosen.fingerprint not in {f.fingerprint for f in again.findings}
    assert again.suppressed[0].reason == "agreed with the agency"


def test_a_baseline_hides_what_was_there(facts: Facts, analysis: Analysis) -> None:
    known = Baseline(frozenset(f.fingerprint for f in analysis.findings))
    assert conclude(facts, Config(), baseline=known).findings == ()


def test_severity_can_be_changed(analysis: Analysis) -> None:
    code = analysis.findings[0].code
    changed = settle(analysis.findings, Config(severity={code: Severity.NOTE}))
    assert {f.severity for f in changed if f.code == code} == {Severity.NOTE}


def test_select_and_ignore_take_beginnings_of_codes() -> None:
    codes = {check.rule.code for check in selected(Config(select=("ELI", "FRM003"), ignore=("ELI01",)), Scope.DRAFT)}
    assert "FRM003" in codes
    assert "ELI009" in codes
    assert "ELI011" not in codes
    with pytest.raises(UsageError):
        selected(Config(select=("NOPE",)), Scope.DRAFT)


def test_drafts_are_found_and_lock_files_are_not(tmp_path: Path) -> None:
    for name in ("b.docx", "~$b.docx", ".hidden.pdf", "notes.xlsx", "old.doc", "sub/a.PDF"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [p.relative_to(tmp_path).as_posix() for p in drafts_below(tmp_path)] == ["b.docx", "old.doc", "sub/a.PDF"]


def test_report_names_are_unique() -> None:
    names = report_names(("a.docx", "a.pdf", "sub/b.docx", "index.docx", "A.txt"))
    assert len({name.casefold() for name in names}) == 5
    assert "index" not in names
    assert "sub--b" in names


def test_the_analysis_does_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    outputs = set()
    for seed in ("0", "1", "77"):
        command = [sys.executable, "-m", "analyser", "check", str(draft), "--format", "json", "--fail-on", "never"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        outputs.add(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)
    assert len(outputs) == 1


def test_facts_survive_a_checkpoint(facts: Facts, tmp_path: Path) -> None:
    from analyser.pipeline import checkpoint

    checkpoint.keep(tmp_path, "x", facts)
    assert checkpoint.load(tmp_path, "x") == facts
    (tmp_path / "x.json").write_bytes(b"{")
    assert checkpoint.load(tmp_path, "x") is None
    assert checkpoint.key(b"1", Config()) != checkpoint.key(b"2", Config())
    assert checkpoint.key(b"1", Config()) != checkpoint.key(b"1", replace(Config(), action="KA210-VET"))


def test_the_questions_of_the_form_have_names_in_the_reports(analysis: Analysis) -> None:
    assert dict(analysis.titles)["impact.assessment"] == calls.titles()["impact.assessment"]
