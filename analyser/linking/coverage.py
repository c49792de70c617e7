"""Needs that no objective answers and target groups that no activity is for.

Both are said in other words than the plan ("girls drop out" - "camp for girls"), so they are judged
more leniently than links: what scores below everything that is right in the gold projects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyser import embedding
from analyser.languages import pack
from analyser.linking.nodes import Node
from analyser.linking.orphans import NO_WORD
from analyser.linking.similarity import Matrix, features, similarities
from analyser.linking.weights import Weights
from analyser.model.application import Application
from analyser.model.link import Orphan
from analyser.text import fold

NEED_KINDS = ("O", "A", "R")
GROUP_KINDS = ("A", "R", "I", "O")
MEANING_FROM = 300
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Plan:
    """What needs and target groups are compared with, and by which weights."""

    nodes: tuple[Node, ...]
    language: str | None
    weights: Weights
    semantic: bool


def uncovered(plan: Plan, application: Application) -> Iterator[Orphan]:
    """Yield the needs and target groups without a counterpart."""
    needs = [(n.id, n.text) for n in application.needs if _says_need(n.text, plan.language)]
    texts = (needs, [(t.id, t.text) for t in application.target_groups])
    limits = (plan.weights.need_threshold, plan.weights.group_threshold)
    for stated, kinds, limit, kind in zip(texts, (NEED_KINDS, GROUP_KINDS), limits, ("O", "A"), strict=True):
        nodes = [node for node in plan.nodes if node.kind in kinds]
        if not stated or kind not in {node.kind for node in nodes}:
            continue
        best = nearest([text for _, text in stated], nodes, plan)
        yield from (
            Orphan(name, kind, round(1 - value, 3))
            for (name, _), value in zip(stated, best, strict=True)
            if value < limit
        )


def knows_needs(language: str | None) -> bool:
    """Say whether the words by which a sentence states a need are known in a language."""
    return bool(pack(language).phrases("need_cues"))


def _says_need(text: str, language: str | None) -> bool:
    """Say whether a sentence of the answer on needs states one; figures and background need no objective."""
    cues = [fold.fold(cue) for cue in pack(language).phrases("need_cues")]
    words = f" {' '.join(_WORD.findall(fold.fold(text)))} "
    return any(f" {cue[:-1]}" in words if cue.endswith("*") else f" {cue} " in words for cue in cues)


def nearest(stated: Sequence[str], nodes: Sequence[Node], plan: Plan) -> list[float]:
    """Return, for each stated text, the score of its best counterpart among the nodes."""
    texts = [*stated, *(node.text for node in nodes)]
    vectors = embedding.vectors([text[:MEANING_FROM] for text in texts]) if plan.semantic else None
    found = similarities(texts, plan.language, vectors)
    block = features(found, range(len(stated)), range(len(stated), len(texts)))
    scores: Matrix = plan.weights.pair.probability(block.reshape(-1, block.shape[-1])).reshape(block.shape[:2])
    # Without a telling word in common the best of few candidates means nothing.
    shared = found.wording[1][: len(stated), len(stated) :].max(axis=1)
    return [float(row.max()) if common >= NO_WORD else 0.0 for row, common in zip(scores, shared, strict=True)]
