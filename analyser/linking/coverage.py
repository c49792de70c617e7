"""Needs that no objective answers and target groups that no activity is for, and the links of the others.

Both are said in other words than the plan ("girls drop out" - "camp for girls"), so what is known of
the best objective, or activity, is judged beside what results and indicators hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analyser.languages import pack
from analyser.linking.blocks import odds
from analyser.linking.meanings import meanings
from analyser.linking.nodes import Node
from analyser.linking.orphans import NO_WORD
from analyser.linking.similarity import Matrix, features, similarities
from analyser.linking.tracing import best_expected, looked
from analyser.linking.unheard import UNKNOWN, Unheard, log_odds, usual
from analyser.linking.weights import Weights
from analyser.model.application import Application
from analyser.model.link import LinkMethod, Orphan, TraceLink
from analyser.text import fold

SERVED_BY = {"N": "O", "T": "A"}
KINDS = {"N": ("O", "A", "R"), "T": ("A", "R", "I", "O")}
"""Where a need or a target group may be taken up; first the kind that has to."""
FAINT, HARDLY, LEAST = 0.2, 0.5, 0.1
"""A need is left alone when the best objective, and the best of all activities and results, are as unlikely as this: of
14 needs with such an objective in the gold projects for fitting, with meanings, the four that nothing else takes up
are orphans, and five of the ten others. A candidate below the last is not claimed."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Plan:
    """What needs and target groups are compared with, and by which weights."""

    nodes: tuple[Node, ...]
    language: str | None
    weights: Weights
    semantic: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """The links of needs and target groups, and those of them that have none."""

    links: tuple[TraceLink, ...]
    orphans: tuple[Orphan, ...]


@dataclass(frozen=True, slots=True)
class Served:
    """Scores of stated texts beside the kind that has to serve them, and what is known about each for the decision."""

    scores: Matrix
    features: Matrix
    wordless: Sequence[bool]
    elsewhere: Sequence[float]


def covered(plan: Plan, application: Application, unheard: Unheard) -> Coverage:
    """Return the links of needs to objectives and of target groups to activities, and who has none.

    In a whole draft it counts, too, how far the rest speaks of them, also of needs that no cue word states.
    """
    needs = [(n.id, n.text) for n in application.needs if _says_need(n.text, plan.language)]
    links: list[TraceLink] = []
    orphans = [
        Orphan(one.id, "O", round(unheard.chance(one.id, UNKNOWN), 3))
        for one in application.needs
        if one.id in unheard and not _says_need(one.text, plan.language) and unheard.tells(one.id, UNKNOWN)
    ]
    method = LinkMethod.SEMANTIC if plan.semantic else LinkMethod.LEXICAL
    for stated, own in ((needs, "N"), ([(t.id, t.text) for t in application.target_groups], "T")):
        kind = SERVED_BY[own]
        serving = [node for node in plan.nodes if node.kind == kind]
        if not stated or not serving:
            continue
        found = served([text for _, text in stated], own, plan)
        alone = plan.weights.coverage.probability(found.features)
        threshold = best_expected(found.scores)
        middle = usual((own, float(chance)) for chance in alone)[own]
        for (name, _), row, chance, wordless, elsewhere, shared in zip(
            stated, found.scores, alone, found.wordless, found.elsewhere, found.features[:, 2], strict=True
        ):
            faint = own == "N" and row.max() < FAINT and elsewhere < HARDLY
            told = chance >= plan.weights.coverage_threshold or wordless or faint
            if name in unheard:
                known = (log_odds(float(chance)), 0.0, float(row.max()), elsewhere, float(shared))
                told = unheard.tells(name, known, middle)
            if told:
                orphans.append(Orphan(name, kind, 1.0 if wordless else round(float(chance), 3)))
                continue
            least = max(min(threshold, float(row.max())), LEAST)
            claimed = [(node, score) for node, score in zip(serving, row, strict=True) if score >= least]
            links += [TraceLink(name, node.id, round(float(score), 3), method) for node, score in claimed]
    doubted = unheard.doubted(one.statement for one in orphans if one.statement in unheard)
    return Coverage(tuple(links), tuple(one for one in orphans if one.statement not in doubted))


def knows_needs(language: str | None) -> bool:
    """Say whether the words by which a sentence states a need are known in a language."""
    return bool(pack(language).phrases("need_cues"))


def _says_need(text: str, language: str | None) -> bool:
    """Say whether a sentence of the answer on needs states one; figures and background need no objective."""
    cues = [fold.fold(cue) for cue in pack(language).phrases("need_cues")]
    words = f" {' '.join(_WORD.findall(fold.fold(text)))} "
    return any(f" {cue[:-1]}" in words if cue.endswith("*") else f" {cue} " in words for cue in cues)


def served(stated: Sequence[str], own: str, plan: Plan) -> Served:
    """Compare needs (N) or target groups (T) with the statements that may take them up."""
    nodes = [node for node in plan.nodes if node.kind in KINDS[own]]
    texts = [*stated, *(node.text for node in nodes)]
    found = similarities(texts, plan.language, meanings(texts, plan.weights.tuning) if plan.semantic else None)
    rows = range(len(stated))
    scores: dict[str, Matrix] = {}
    for kind in KINDS[own]:
        columns = [len(stated) + place for place, node in enumerate(nodes) if node.kind == kind]
        if columns:
            scores[kind] = looked(features(found, rows, columns), plan.weights.lists)
    main = scores[SERVED_BY[own]]
    elsewhere = [
        scores[kind].max(axis=1) if kind in scores else np.zeros(len(stated)) for kind in KINDS[own] if kind in "ARI"
    ]
    shared = found.wording[1][: len(stated), len(stated) :].max(axis=1)
    # More measures say no more: the gold projects have twenty needs and groups that nothing serves.
    best, share = odds(main.max(axis=1)), (main**2 / (main.sum(axis=0) + 1e-6)).max(axis=1)
    known = [best, share, shared, np.max(elsewhere, axis=0), np.full(len(stated), float(own == "N"))]
    # Without a telling word in common the best of few candidates means nothing.
    return Served(main, np.column_stack(known), [bool(value < NO_WORD) for value in shared], known[3].tolist())
