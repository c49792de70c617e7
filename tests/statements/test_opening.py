"""The date a statement opens with is left out of its label, and nothing else is."""

from __future__ import annotations

import pytest

from analyser.model.application import Application, Objective
from analyser.model.span import Span
from analyser.statements.opening import labels, without_date


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("en", "By 31 May 2028, 40 teachers use the kit", "40 teachers use the kit"),
        ("en", "No later than June 2027 the four schools share it", "The four schools share it"),
        ("lv", "Līdz 2028. gada 31. maijam 96 audzēkņi atjauno", "96 audzēkņi atjauno"),
        ("lv", "Līdz 31.05.2028. četras skolas strādā kopā", "Četras skolas strādā kopā"),
    ],
)
def test_the_opening_date_is_left_out(language: str, text: str, label: str) -> None:
    assert without_date(text, language) == label


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Teachers by 31 May 2028 use the kit in all four schools"),
        ("en", "By May 2028 all agree"),
        ("lv", "192 vērtnes līdz 2028. gada 31. maijam skolu darbnīcās"),
        (None, "By 31 May 2028, 40 teachers use the kit"),
    ],
)
def test_the_rest_stays_as_it_is(language: str | None, text: str) -> None:
    assert without_date(text, language) == text


def test_the_number_of_a_statement_is_no_part_of_its_label() -> None:
    one = Objective(id="O1", text="O1. By month 24, 90 of 120 trainers teach repair", span=Span(0, 1))
    other = Objective(id="O2", text="90 of 120 trainers teach repair", span=Span(0, 1))
    assert labels(Application(objectives=(one, other)), "en") == (("O1", "90 of 120 trainers teach repair"),)
