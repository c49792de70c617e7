"""The terminal's report says everything and lets nothing through."""

from __future__ import annotations

from dataclasses import replace

from analyser.model.finding import Evidence
from analyser.model.span import Span
from analyser.reporters import text
from tests.reporters._analysis import analysis, bare


def test_every_finding_skip_and_failure_has_its_line() -> None:
    known = analysis(3)
    shown = text.render(known, "en").decode()
    assert sum(line.startswith(known.document.name) for line in shown.splitlines()) == len(known.findings)
    for skip in known.skipped:
        assert skip.code in shown
        assert skip.reason in shown
    assert known.failures[0].error in shown
    assert "1 finding was set aside." in shown


def test_the_last_line_counts() -> None:
    lines = text.render(analysis(), "en").decode().splitlines()
    assert lines[-1] == "3 errors, 1 warning, 1 note, 3 rules could not be applied, 1 rule failed."
    lines = text.render(bare(), "lv").decode().splitlines()
    assert lines[-1] == "0 kļūdu, 0 brīdinājumu, 0 piezīmju, 3 pārbaudes nevarēja veikt."


def test_control_characters_do_not_reach_the_terminal() -> None:
    known = analysis()
    quote = "\x1b[2Jgone\x07\u202e"
    hostile = replace(known.findings[0], evidence=(Evidence(Span(0, len(quote)), quote),))
    shown = text.render(replace(known, findings=(hostile,)), "en").decode()
    assert not any(character in shown for character in "\x1b\x07\u202e")
