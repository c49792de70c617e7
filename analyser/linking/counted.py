"""Statements that give the same number for the same people: "18 trained teachers" and "18 teachers with a certificate".

Of the gold projects for fitting, 49 of 49 pairs of objectives, results and indicators that do so are links.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import product

from analyser.languages import pack
from analyser.linking.nodes import Node
from analyser.linking.similarity import quantities
from analyser.text import fold

PAIRS = ("OR", "OI", "RI")
_LEAST = 10
"""Three teachers here are seldom the three teachers there."""


def counted(nodes: Sequence[Node], language: str | None) -> frozenset[tuple[str, str]]:
    """Return the pairs of objectives, results and indicators that count the same people to the same number."""
    groups = {node.id: _groups(node.text, language) for node in nodes if node.kind in "ORI"}
    return frozenset(
        (one.id, other.id)
        for one, other in product(nodes, nodes)
        if one.kind + other.kind in PAIRS and not groups[one.id].isdisjoint(groups[other.id])
    )


def counts_people(text: str, language: str | None) -> bool:
    """Say whether a statement gives a number of people: "18 trained teachers"."""
    return bool(_groups(text, language))


def _groups(text: str, language: str | None) -> frozenset[tuple[float, str]]:
    people = _people(language)
    return frozenset(
        (value, word)
        for value, words in quantities(text, language)
        if value >= _LEAST
        for word in words
        if people.fullmatch(word)
    )


@cache
def _people(language: str | None) -> re.Pattern[str]:
    """Return the lemmas of people, as folded words."""
    words = [fold.fold(phrase) for phrase in pack(language).phrases("people_nouns") if " " not in phrase]
    return re.compile("|".join(re.escape(word).replace(r"\*", r"\w*") for word in words) or r"(?!)")
