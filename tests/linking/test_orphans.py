"""Objectives that share no word with the plan."""

from __future__ import annotations

from analyser.linking.network import network
from analyser.linking.nodes import Node
from analyser.linking.orphans import wordless
from analyser.linking.similarity import similarities

OBJECTIVES = (Node("O1", "Pupils read a book every month."), Node("O2", "Lower insurance premiums."))
RESULT = Node("R1", "80 pupils have read nine books.")


def _wordless(activity: str, result: Node = RESULT) -> frozenset[str]:
    nodes = (*OBJECTIVES, Node("A1", activity), result)
    return wordless(network(nodes, similarities([node.text for node in nodes], "en", None)))


def test_an_objective_without_a_word_of_described_activities_is_named() -> None:
    assert _wordless("Book club\nPupils meet in the library and tell what they read.") == {"O2"}


def test_titles_alone_say_too_little() -> None:
    assert _wordless("Book club") == frozenset()


def test_a_word_of_a_result_is_enough() -> None:
    result = Node("R1", "Two schools pay lower premiums.")
    assert _wordless("Book club\nPupils meet in the library and tell what they read.", result) == frozenset()
