"""Thresholds of the decisions, and the weights file."""

from __future__ import annotations

import numpy as np
import pytest

from analyser.linking.gold import frameworks
from analyser.linking.training import NEVER, precise_threshold
from analyser.linking.weights import dump, load


def test_a_threshold_needs_enough_precise_claims() -> None:
    scores = np.array([0.9] * 12 + [0.3] * 12)
    labels = np.array([1.0] * 11 + [0.0] * 13)
    assert precise_threshold(scores, labels) == pytest.approx(0.32)


def test_without_precise_claims_nothing_is_told() -> None:
    assert precise_threshold(np.array([0.9] * 20), np.array([1.0, 0.0] * 10)) == NEVER


@pytest.mark.parametrize("semantic", [False, True])
def test_weights_are_finite_and_survive_writing(semantic: bool) -> None:
    weights = load(semantic)
    every = (*weights.lists, weights.coverage, *weights.plain.rounds, *weights.form.rounds, weights.plain.orphan)
    assert all(np.isfinite(one.coefficients).all() and (one.scale > 0).all() for one in every)
    assert b"NaN" not in dump(weights)


@pytest.mark.parametrize(("split", "size"), [("test", 12), ("second test", 16)])
def test_the_test_projects_are_of_an_author_of_their_own(split: str, size: int) -> None:
    projects = [one for one in frameworks() if one.split == split]
    assert len(projects) == size
    assert not any(one.for_fitting for one in projects)
    assert not {one.name for one in projects} & {one.name for one in frameworks() if one.split != split}
