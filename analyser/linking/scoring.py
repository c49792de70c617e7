"""Scores of the shipped weights on the held-out projects, for `analyser models score`.

Orphans count per statement and rule (LNK001 to LNK005). What a user sees adds what the form states, and is
measured by `python -m tests.evaluation.linking`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analyser import embedding
from analyser.linking.examples import examples, lists_of
from analyser.linking.gold import Framework, frameworks
from analyser.linking.network import score as score_of
from analyser.linking.similarity import Matrix
from analyser.linking.tracing import trace
from analyser.linking.weights import Weights, load

Counts = tuple[int, int, int]
"""Found and right, found, right."""
BOUNDS = (0.85, 0.75)
SENTENCE = "linking, two lists, {}, {}: F1 {:.3f}, precision {:.3f}, recall {:.3f}"


@dataclass(frozen=True, slots=True)
class Decided:
    """The chance of each statement to be left alone, and whether it is."""

    chances: Matrix
    truth: Matrix


def score_lines() -> tuple[str, ...]:
    """Return a line per language and evidence on the held-out projects, for `analyser models score`."""
    lines = []
    for semantic in (False, True) if embedding.available() else (False,):
        for language in ("en", "lv"):
            chosen = [one for one in frameworks() if one.split == "test" and one.language == language]
            counts = summed([count for one in chosen for count in list_counts(one, semantic).values()])
            evidence = "with meanings" if semantic else "wording alone"
            lines.append(SENTENCE.format(language, evidence, *measures(counts)))
            alone = recalls(decisions(chosen, load(semantic), semantic))
            spoken = ", ".join(f"recall {recall:.3f} at precision {bound}" for bound, recall in alone.items())
            lines.append(f"linking, orphans, {language}, {evidence}: {spoken}")
    return tuple(lines)


def list_counts(gold: Framework, semantic: bool) -> dict[str, Counts]:
    """Return, per pair of kinds, how many links `trace` finds between the two lists and how many are right."""
    counted: dict[str, Counts] = {}
    for pair, left, right in lists_of(gold):
        found = trace([n.text for n in left], [n.text for n in right], gold.language, semantic=semantic)
        said = {(left[int(link.source)].id, right[int(link.target)].id) for link in found}
        true = {(one.id, two.id) for one in left for two in right} & gold.links
        counted[pair] = (len(said & true), len(said), len(true))
    return counted


def decisions(chosen: Sequence[Framework], weights: Weights, semantic: bool, *, structured: bool = False) -> Decided:
    """Return the decisions on the orphans of some projects."""
    stages = weights.form if structured else weights.plain
    tunings = dict.fromkeys((one.author for one in chosen), weights.tuning) if semantic else {}
    found = [one for one in examples(chosen, tunings, structured=structured) if not one.shuffled]
    chances, truth = [], []
    for one in found:
        table = one.judged_lacks(score_of(one.net, stages.rounds))
        chances.append(stages.orphan.probability(np.array([lack.features for lack in table])))
        truth.append(one.alone(table))
    return Decided(np.concatenate(chances), np.concatenate(truth))


def recalls(decided: Decided) -> dict[float, float]:
    """Return the highest recall at each precision, over all thresholds."""
    order = np.argsort(-decided.chances, kind="stable")
    hits = np.cumsum(decided.truth[order])
    precision, recall = hits / np.arange(1, len(hits) + 1), hits / max(1.0, hits[-1])
    return {bound: float(recall[precision >= bound].max(initial=0.0)) for bound in BOUNDS}


def measures(counts: Counts) -> tuple[float, float, float]:
    """Return F1, precision and recall."""
    right, found, true = counts
    return 2 * right / max(1, found + true), right / max(1, found), right / max(1, true)


def summed(counts: Sequence[Counts]) -> Counts:
    """Add counts up."""
    right, found, true = (sum(column) for column in zip(*counts, strict=True))
    return right, found, true
