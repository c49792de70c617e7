"""Measurable and time-bound in the languages whose prose is not known."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from analyser.model.statement import StatementKind
from analyser.statements import judge

FILE = Path(__file__).with_name("other_languages.txt")
LANGUAGES = ("de", "fr", "es", "it", "pl", "lt", "et")


def statements() -> dict[str, list[tuple[bool, bool, str]]]:
    found: dict[str, list[tuple[bool, bool, str]]] = defaultdict(list)
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, measurable, time_bound, text = line.split(" ", 3)
            found[language].append((measurable == "+", time_bound == "+", text))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_states_and_dates_are_seen(language: str) -> None:
    wrong = []
    for measurable, time_bound, text in statements()[language]:
        verdict = judge(text, language, StatementKind.OBJECTIVE)
        assert verdict.specific is None
        if (verdict.measurable, verdict.time_bound) != (measurable, time_bound):
            wrong.append(text)
    assert len(statements()[language]) == 30
    assert wrong == []


def test_an_activity_is_measured_by_its_length_and_an_objective_is_not() -> None:
    text = "Dreitägiges Treffen, drei Tage in Graz."
    assert judge(text, "de", StatementKind.ACTIVITY).measurable
    assert not judge(text, "de", StatementKind.OBJECTIVE).measurable


def test_a_language_without_a_pack_is_not_judged() -> None:
    verdict = judge("Do roku 2028 90 % žiakov.", "sk", StatementKind.OBJECTIVE)
    assert (verdict.specific, verdict.measurable, verdict.time_bound) == (None, None, None)
