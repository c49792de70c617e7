"""References by number between statements."""

from __future__ import annotations

import pytest

from analyser.linking.nodes import Node
from analyser.linking.references import named, packages_named, references


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("It serves O1 and O3.", {("O", 1, 0), ("O", 3, 0)}),
        ("It serves O1-O3.", {("O", 1, 0), ("O", 2, 0), ("O", 3, 0)}),
        ("Kalpo O1, O2 un O4", {("O", 1, 0), ("O", 2, 0), ("O", 4, 0)}),
        ("Kalpo 1. un 2. mērķim", {("O", 1, 0), ("O", 2, 0)}),
        ("Tas dod 3. rezultātu", {("R", 3, 0)}),
        ("Serves objectives 1 and 2", {("O", 1, 0), ("O", 2, 0)}),
        ("Writing of the plan (R1), of the test (R2)", {("R", 1, 0), ("R", 2, 0)}),
        ("Made in A2.1", {("A", 1, 2)}),
        ("The group reaches level A2 in German", set()),
        ("No līmeņa A1 līdz A2", set()),
        ("Three A4 posters", set()),
        ("Courses in M3 to M5", set()),
        ("Tas kalpo mērķim M2", {("O", 2, 0)}),
        ("30 schools by month 12", set()),
        ("Work on 4D2 and WP3", set()),
        ("A week of tests (objective 3.1)", {("O", 1, 3)}),
        ("Made in activities 2.1 and 2.3, for objective 2", {("A", 1, 2), ("A", 3, 2), ("O", 2, 0)}),
        ("Kalpo 3.1. un 3.2. mērķim", {("O", 1, 3), ("O", 2, 3)}),
        ("Top 2.1. aktivitātē 1. mērķim", {("A", 1, 2), ("O", 1, 0)}),
    ],
)
def test_what_a_text_names(text: str, codes: set[tuple[str, int, int]]) -> None:
    assert set(named(text)) == codes


def test_a_reference_links_in_both_directions() -> None:
    nodes = (
        Node("O1", "Pupils read."),
        Node("A1", "Reading hours\nWe use the handbook (R2)."),
        Node("R1", "Reading diary"),
        Node("R2", "Handbook, made in A1, for O1"),
        Node("I1", "R1: 200 diaries"),
    )
    assert set(references(nodes)) == {("A1", "R2"), ("O1", "R2"), ("R1", "I1")}


def test_a_code_belongs_to_the_statement_that_bears_it() -> None:
    nodes = (Node("A1", "Writing of R3"), Node("R1", "a plan (R2)"), Node("R2", "a test (R3)"))
    assert list(references(nodes)) == [("A1", "R2")]


def test_an_objective_names_a_package() -> None:
    nodes = (Node("O1", "Pupils read (WP2)."), Node("A1", "Reading hours", "WP2"))
    assert list(packages_named(nodes)) == [("O1", "WP2")]
