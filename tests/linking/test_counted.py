"""Statements that count the same people to the same number are about the same thing."""

from __future__ import annotations

from analyser.linking.counted import counted
from analyser.linking.nodes import Node


def test_the_same_number_of_the_same_people_ties() -> None:
    nodes = (
        Node("R1", "32 stundu kurss pedagogiem, 18 apmācīti pedagogi."),
        Node("I1", "18 pedagogi ar apliecību līdz 2027. gada oktobrim."),
        Node("I2", "18 meitenes piesakās pulciņā; kursa 32 stundas."),
    )
    assert counted(nodes, "lv") == {("R1", "I1")}


def test_small_numbers_and_things_tie_nothing() -> None:
    nodes = (Node("R1", "Three trained teachers, 40 posters"), Node("I1", "Three teachers with 40 posters"))
    assert counted(nodes, "en") == frozenset()
