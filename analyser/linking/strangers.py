"""Objectives of a work package that have nothing to do with it: to stand in one is no proof of serving it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analyser import embedding
from analyser.linking.meanings import MEANING_FROM
from analyser.linking.nodes import Node
from analyser.linking.similarity import centred, similarities
from analyser.linking.vocabulary import vocabulary

WORDS, MEANING, STRANGE = 0.08, 0.3, 0.36
"""Likeness by lemmas and by meaning that the best member of a package has at least. Of 76 objectives of packages in 12
good drafts four stay below both, of the 420 put into a package of another draft 226 do: by Bayes' rule, with the score
of a package as what is known before, such an objective belongs there with the last chance."""


def strangers(nodes: Sequence[Node], language: str | None) -> frozenset[str]:
    """Return the objectives of packages that are near to no activity, result or indicator of their package.

    Vectors, which take time, are only asked for where the words have too little in common.
    """
    placed = [node for node in nodes if node.work_package]
    texts = [node.text for node in placed]
    members = {
        place: [i for i, one in enumerate(placed) if one.kind != "O" and one.work_package == node.work_package]
        for place, node in enumerate(placed)
        if node.kind == "O"
    }
    if not any(members.values()):
        return frozenset()
    words = similarities(texts, language).wording[1]
    doubtful = [place for place, own in members.items() if own and float(words[place, own].max()) < WORDS]
    if not doubtful:
        return frozenset()
    vectors = embedding.vectors([text[:MEANING_FROM] for text in texts])
    known = np.ones_like(words)
    if vectors is not None:
        directions = centred(vectors.astype(np.float64), vocabulary(language).mean)
        known = directions @ directions.T
    return frozenset(placed[place].id for place in doubtful if float(known[place, members[place]].max()) < MEANING)
