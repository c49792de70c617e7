"""The fitted weights in `models/linking`: plain JSON, one file per kind of evidence at hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from analyser import assets
from analyser.linking.meanings import TUNING
from analyser.logistic import Logistic, of_table, table_of

DECIMALS = 6
"""Numbers are rounded so that any machine writes the same bytes."""


@dataclass(frozen=True, slots=True)
class Stages:
    """The looks at the pairs of a project, and the decision that a statement is left alone.

    A link is claimed from `threshold` on; a statement is called an orphan from `orphan_threshold` on. In a whole draft
    looks, a decision and a threshold of their own tell orphans (`whole_rounds` and so on), fitted to usual projects
    alone: those of `rounds`, which know links of few words in common, find more links and more orphans of outlines, but
    more that is none in good drafts.
    """

    rounds: tuple[Logistic, ...]
    orphan: Logistic
    threshold: float
    orphan_threshold: float
    whole_rounds: tuple[Logistic, ...]
    whole_orphan: Logistic
    whole_threshold: float


@dataclass(frozen=True, slots=True)
class Weights:
    """`lists` are the looks at two plain lists; `plain` and `form` score a project without and with work packages.

    `coverage` gives the probability that a need or a target group is served by nothing, which is told
    from `coverage_threshold` on. `tuning` names the changes of the encoder that the statements are compared by.
    """

    lists: tuple[Logistic, ...]
    coverage: Logistic
    coverage_threshold: float
    plain: Stages
    form: Stages
    tuning: str = TUNING


@cache
def load(semantic: bool) -> Weights:
    """Return the weights for lexical evidence alone or with meanings.

    Raises:
        DataError: the file is missing or was changed.
    """
    name = "semantic.json" if semantic else "lexical.json"
    table = json.loads(assets.load("models", "linking", name))
    return Weights(
        tuple(of_table(one) for one in table["lists"]),
        of_table(table["coverage"]),
        float(table["coverage_threshold"]),
        _stages(table["plain"]),
        _stages(table["form"]),
    )


def dump(weights: Weights) -> bytes:
    """Return the bytes of a weights file."""
    table: dict[str, Any] = {
        "lists": [table_of(one, DECIMALS) for one in weights.lists],
        "coverage": table_of(weights.coverage, DECIMALS),
        "coverage_threshold": weights.coverage_threshold,
        "plain": _table(weights.plain),
        "form": _table(weights.form),
    }
    return (json.dumps(table, indent=1) + "\n").encode()


def _table(stages: Stages) -> dict[str, Any]:
    return {
        "rounds": [table_of(one, DECIMALS) for one in stages.rounds],
        "orphan": table_of(stages.orphan, DECIMALS),
        "whole_rounds": [table_of(one, DECIMALS) for one in stages.whole_rounds],
        "whole_orphan": table_of(stages.whole_orphan, DECIMALS),
        "threshold": stages.threshold,
        "orphan_threshold": stages.orphan_threshold,
        "whole_threshold": stages.whole_threshold,
    }


def _stages(table: dict[str, Any]) -> Stages:
    rounds, whole_rounds = (tuple(of_table(one) for one in table[name]) for name in ("rounds", "whole_rounds"))
    orphan, whole_orphan = (of_table(table[name]) for name in ("orphan", "whole_orphan"))
    thresholds = (float(table[name]) for name in ("threshold", "orphan_threshold", "whole_threshold"))
    threshold, orphan_threshold, whole_threshold = thresholds
    return Stages(rounds, orphan, threshold, orphan_threshold, whole_rounds, whole_orphan, whole_threshold)
