"""Results of the overview, which mostly repeats what work packages and activities promise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyser.linking.nodes import Node
from analyser.linking.references import bears_code
from analyser.text import fold, lemmas

_WORD = re.compile(r"[^\W\d_]{4,}")


def repeated(nodes: Sequence[Node], language: str | None) -> tuple[str, ...]:
    """Return the results that are not to be judged: they stand in no package or activity where others do.

    An entry that bears a code of its own ("a board game (R4)") and shares no word of four letters with
    any placed result is a promise of its own.
    """
    results = [node for node in nodes if node.kind == "R"]
    placed = [node for node in results if node.work_package or node.activity]
    if not placed:
        return ()
    known = {word for node in placed for word in _words(node.text, language)}
    return tuple(
        node.id
        for node in results
        if node not in placed and not (bears_code(node) and known.isdisjoint(_words(node.text, language)))
    )


def _words(text: str, language: str | None) -> frozenset[str]:
    return frozenset(lemmas.lemma(word, language) for word in _WORD.findall(fold.fold(text)))
