from __future__ import annotations

import pytest

from analyser.statements import indicator_parts


@pytest.mark.parametrize(
    ("text", "language", "baseline", "target", "unit"),
    [
        ("The share rises from 54 % to 75 %.", "en", "54 %", "75 %", "%"),
        ("Vērtējums pieaug no 3,2 līdz 4,1 ballēm.", "lv", "3,2", "4,1", "ballēm"),
        ("Lessons cancelled: 27 to 10 lessons a month.", "en", "27", "10", "lessons"),
        ("One in three learners finds a job.", "en", None, "One in three", "learners"),
        ("Vismaz 80 % no 120 dalībniekiem līdz 18. mēnesim nokārto testu.", "lv", None, "80 %", "%"),
        ("Vismaz 6 meitenes no 18 dalībniekiem (saraksts).", "lv", None, "6", "meitenes"),
        ("Lietošanā 100 mācību pases.", "lv", None, "100", "mācību pases"),
        ("The teams rate clarity from 1 to 5 in March; the target is an average of 4.", "en", None, "4", None),
        ("25 schools from 5 countries sign up.", "en", None, "25", "schools"),
    ],
)
def test_values_and_units(text: str, language: str, baseline: str | None, target: str, unit: str | None) -> None:
    found = indicator_parts(text, language)
    assert (found.baseline, found.target, found.unit) == (baseline, target, unit)
