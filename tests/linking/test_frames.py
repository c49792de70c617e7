"""Links that the rows of a table state."""

from __future__ import annotations

from analyser.linking.frames import framed
from tests.extraction.drafts import application, built

HEAD = ("Objective", "Results", "Indicator", "Baseline", "Target")
AIMS = ("O1. By June 2028 80 learners repair a bicycle.", "O2. By May 2028 twelve mechanics teach others.")


def links(*rows: tuple[str, ...]) -> set[tuple[str | int, str | int]]:
    document = built("KA220-VET", (1, "Logical framework"), list(rows))
    return {(one.source, one.target) for one in framed(document, application(document))}


def test_what_stands_beside_an_objective_serves_it() -> None:
    found = links(
        HEAD,
        (
            AIMS[0],
            "R1. Manual. R2. Films.",
            "I1. Learners who pass. I2. Films watched.",
            "I1: 3. I2: 0.",
            "I1: 80. I2: 9.",
        ),
        (AIMS[1], "R3. Course of 20 hours.", "I3. Mechanics certified.", "0", "12"),
    )
    assert found == {
        *(("O1", one) for one in ("R1", "R2", "I1", "I2")),
        *(("O2", one) for one in ("R3", "I3")),
        *(("R1", "I1"), ("R2", "I2"), ("R3", "I3")),
    }


def test_fewer_indicators_than_results_do_not_say_which_result_has_none() -> None:
    found = links(
        HEAD, (AIMS[0], "R1. Manual. R2. Films.", "Learners who pass the test", "3", "80"), (AIMS[1], "", "", "", "")
    )
    assert found == {("O1", "R1"), ("O1", "R2"), ("O1", "I1")}


def test_columns_state_links_where_the_heads_stand_in_the_first_one() -> None:
    found = links(
        ("Objective", *AIMS),
        ("Results", "R1. Manual of forty repairs.", "R2. Course of 20 hours."),
        ("Indicators", "Learners who pass the test", "Mechanics certified"),
        ("Target", "80", "12"),
    )
    assert found == {("O1", "R1"), ("O1", "I1"), ("R1", "I1"), ("O2", "R2"), ("O2", "I2"), ("R2", "I2")}
