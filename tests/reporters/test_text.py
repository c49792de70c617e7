"""The terminal's report says everything and lets nothing through."""

from __future__ import annotations

import re
from dataclasses import replace

from analyser.model.finding import Evidence, Term
from analyser.model.span import Span
from analyser.reporters import text
from analyser.reporters._grouping import clip
from tests.reporters._analysis import analysis, bare


def test_every_finding_skip_and_failure_has_its_line() -> None:
    known = analysis(3)
    shown = text.render(known, "en").decode()
    for finding in known.findings:
        assert f"\n{finding.code} {finding.severity.value}: " in shown
        assert all(f"“{clip(evidence.quote)}”" in shown for evidence in finding.evidence)
    for skip in known.skipped:
        assert skip.code in shown
        assert skip.reason in shown
    assert known.failures[0].error in shown
    assert "1 finding was set aside." in shown


def test_what_says_the_same_is_said_once_with_all_its_places() -> None:
    shown = text.render(analysis(3), "en").decode()
    assert shown.count("A placeholder was left in the text.") == 1
    assert shown.count("Write the answer, or delete the placeholder.") == 1
    assert [f"  Sharing of the results, page {page}" in shown.splitlines() for page in (1, 2, 3)] == [True] * 3


def test_findings_that_differ_stand_below_the_fault_they_share() -> None:
    known = analysis()
    rule = replace(
        known.rules[0],
        message="{found} priorities are chosen.",
        title="Too many priorities are chosen.",
        documentation="A project names one priority.",
    )
    one, other = (replace(known.findings[0], code=rule.code, values=(("found", count),)) for count in (4, 5))
    shown = text.render(replace(known, rules=(rule,), findings=(one, other)), "en").decode()
    assert f"{rule.code} error: Too many priorities are chosen. (2)" in shown
    assert "A project names one priority." not in shown


def test_the_worst_comes_first() -> None:
    heads = [line for line in text.render(analysis(), "en").decode().splitlines() if re.match(r"[A-Z]{3}\d{3} ", line)]
    levels = [line.split(":")[0].split(" ")[1] for line in heads]
    assert levels == ["error", "error", "error", "warning", "note"]


def test_spaces_of_numbers_and_dates_are_plain() -> None:
    known = analysis()
    one = replace(known.findings[0], message="From 1\N{NO-BREAK SPACE}May to 2\N{NARROW NO-BREAK SPACE}000.")
    shown = text.render(replace(known, findings=(one,)), "en").decode()
    assert "From 1 May to 2 000." in shown


def test_the_first_and_the_last_line_count() -> None:
    lines = text.render(analysis(), "en").decode().splitlines()
    assert lines[1] == lines[-1]
    assert lines[-1] == "3 errors, 1 warning, 1 note, 3 rules could not be applied, 1 rule failed."
    lines = text.render(bare(), "lv").decode().splitlines()
    assert lines[-1] == "0 kļūdu, 0 brīdinājumu, 0 piezīmju, 3 pārbaudes nevarēja veikt."


def test_control_characters_do_not_reach_the_terminal() -> None:
    known = analysis()
    quote = "\x1b[2Jgone\x07\u202e"
    hostile = replace(known.findings[0], evidence=(Evidence(Span(0, len(quote)), quote),))
    shown = text.render(replace(known, findings=(hostile,)), "en").decode()
    assert not any(character in shown for character in "\x1b\x07\u202e")


def test_questions_without_an_answer_are_a_line_each_after_the_other_errors() -> None:
    known = analysis()
    first = known.findings[0]
    part = replace(
        first,
        place="impact.dissemination",
        message="{count} questions have no answer: {questions}.",
        values=(("count", 2), ("questions", (Term("Sharing of the results"), Term("Objectives and results")))),
    )
    shown = text.render(replace(known, findings=(*known.findings, part)), "en").decode()
    heads = [line[:6] for line in shown.splitlines() if re.match(r"[A-Z]{3}\d{3} error", line)]
    assert heads == ["FRM004", "LNK001", "FRM002"]
    assert "  Synergies between fields\n  Sharing of the results and Objectives and results\n" in shown


def test_many_findings_of_a_rule_are_cut_with_their_number() -> None:
    shown = text.render(analysis(9), "en").decode()
    assert shown.count("“TODO”") == text.MOST
    assert "  and 4 more of the kind\n" in shown
