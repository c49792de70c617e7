"""Which results of the overview are judged."""

from __future__ import annotations

from analyser.linking.nodes import Node
from analyser.linking.overview import repeated

PLACED = Node("R3", "A plan of six evenings, 20 pages", "WP2")


def test_what_a_package_promises_too_is_repeated() -> None:
    assert repeated((Node("R1", "an evening plan (R1)"), PLACED), "en") == ("R1",)


def test_a_coded_result_of_its_own_is_judged() -> None:
    assert repeated((Node("R2", "a board game (R4)"), PLACED), "en") == ()


def test_a_sentence_without_a_code_is_no_promise() -> None:
    assert repeated((Node("R2", "None of them did."), PLACED), "en") == ("R2",)


def test_without_packages_all_are_judged() -> None:
    assert repeated((Node("R1", "a board game"), Node("R2", "a test")), "en") == ()
