"""A statement is called by the number the draft gives it, wherever it stands."""

from __future__ import annotations

import pytest

from analyser.linking import link
from tests.extraction.drafts import application, built
from tests.extraction.test_listings import AIMS

FIRST = "By June 2027, 40 adults repair a bicycle alone."
SECOND = "By May 2027, three towns lend tools on Saturdays."
THIRD = "By April 2028, six clubs open a workshop for riders."


@pytest.mark.parametrize(
    ("lines", "language", "ids"),
    [
        ((f"O1. {FIRST}", f"O3. {SECOND}", f"O2. {THIRD}"), "en", ["O1", "O3", "O2"]),
        ((f"SO2: {FIRST}", f"SO1: {SECOND}"), "en", ["O2", "O1"]),
        ((f"Specific objective 2: {FIRST}", f"Specific objective 1: {SECOND}"), "en", ["O2", "O1"]),
        ((f"1. {FIRST}", f"2. {THIRD}"), "en", ["O1", "O2"]),
        (
            (
                "2. mērķis: līdz 2027. gada jūnijam 40 pieaugušie paši salabo divriteni.",
                "1. mērķis: līdz 2027. gada maijam trīs novadi sestdienās aizdod darbarīkus.",
            ),
            "lv",
            ["O2", "O1"],
        ),
    ],
)
def test_objectives_bear_their_own_numbers(lines: tuple[str, ...], language: str, ids: list[str]) -> None:
    found = application(built("KA210-ADU, call 2026", (3, AIMS), *lines), language)
    assert [one.id for one in found.objectives] == ids


@pytest.mark.parametrize("before", ["It serves a need (objective 2).", "A handbook (R4) serves objective 2."])
def test_a_reference_in_the_sentence_before_is_no_number(before: str) -> None:
    found = application(built("KA210-ADU, call 2026", (3, AIMS), f"{before} {FIRST} {THIRD}"), "en")
    assert {one.code for one in found.objectives} <= {None}


def test_results_without_a_number_are_counted_on_and_brackets_number_too() -> None:
    lines = ("Results:", "• a bank of 300 items (R4);", "• a handbook of repairs (R2);", "• a map of 60 workshops.")
    found = application(built("KA210-ADU, call 2026", (3, AIMS), f"O1. {FIRST}", f"O2. {SECOND}", *lines), "en")
    assert [(one.id, one.code) for one in found.results] == [("R4", "R4"), ("R2", "R2"), ("R5", None)]


def test_a_reference_points_to_the_statement_of_that_number() -> None:
    parts = (
        (3, AIMS),
        f"O2. {FIRST}",
        f"O1. {SECOND}",
        "Results:",
        "• an evening of songs, for O2;",
        "• a week of films, for O1.",
    )
    document = built("KA210-ADU, call 2026", *parts)
    found = link(document, application(document, "en"), "en", semantic=False)
    assert found is not None
    stated = [(one.source, one.target) for one in found.links if one.method == "structure"]
    assert stated == [("O2", "R1"), ("O1", "R2")]
