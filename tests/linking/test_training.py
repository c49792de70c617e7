"""Thresholds of the decisions, and the weights file."""

from __future__ import annotations

import numpy as np
import pytest

from analyser.linking.examples import examples
from analyser.linking.gold import frameworks
from analyser.linking.training import NEVER, precise_threshold
from analyser.linking.weights import dump, load
from analyser.logistic import fit


def test_a_threshold_needs_enough_precise_claims() -> None:
    scores = np.array([0.9] * 12 + [0.3] * 12)
    labels = np.array([1.0] * 11 + [0.0] * 13)
    assert precise_threshold(scores, labels) == pytest.approx(0.32)


def test_without_precise_claims_nothing_is_told() -> None:
    assert precise_threshold(np.array([0.9] * 20), np.array([1.0, 0.0] * 10)) == NEVER


def test_a_row_that_counts_twice_is_as_good_as_two_rows() -> None:
    features, labels = np.array([[0.0], [1.0], [2.0], [4.0]]), np.array([0.0, 1.0, 0.0, 1.0])
    counted = fit(features, labels, counts=np.array([1.0, 1.0, 2.0, 1.0]))
    twice = fit(np.vstack([features, [[2.0]]]), np.append(labels, 0.0))
    assert counted.probability(features) == pytest.approx(twice.probability(features))


def test_projects_are_left_out_by_author_where_they_are_hard_and_judged_where_they_are_usual() -> None:
    usual = [one for one in frameworks() if one.for_fitting and one.is_usual][:2]
    hard = [one for one in frameworks() if one.for_fitting and not one.is_usual]
    chosen = [*usual, hard[0], hard[1], hard[-1]]
    found = examples(chosen, {}, structured=False)
    assert [one.framework for one in found] == [*chosen, *usual]
    assert [one.is_judged for one in found] == [True, True, False, False, False, False, False]
    assert found[2].fold == found[3].fold != found[4].fold
    assert found[2].framework.counts < found[0].framework.counts == 1.0


def test_an_activity_for_the_whole_project_is_neither_an_orphan_nor_a_statement_to_learn_from() -> None:
    chosen = [one for one in frameworks() if one.for_fitting and one.general][:1]
    found = examples(chosen, {}, structured=False)[0]
    judged = found.judged_lacks(np.full(len(found.net.pairs), 0.5))
    names = {found.net.nodes[lack.node].id for lack in judged if lack.kind == "O"}
    activities = {node.id for node in chosen[0].nodes if node.kind == "A"}
    assert names == activities - chosen[0].general
    assert len(found.alone(judged)) == len(judged)


def test_orphans_of_whole_drafts_are_told_from_what_is_known_without_repetition_for_each_need() -> None:
    found = examples([one for one in frameworks() if one.for_fitting][:1], {}, structured=False)[0]
    lack = found.judged_lacks(np.full(len(found.net.pairs), 0.5))[0]
    stages = load(False).plain
    assert len(lack.features) == len(stages.orphan.mean)
    assert len(lack.plain) == len(stages.whole_orphan.mean) < len(lack.features)
    assert lack.plain[-5:] == lack.features[-5:]


def test_a_small_partnership_has_activities_in_place_of_packages() -> None:
    small = [one for one in frameworks() if one.for_fitting and not one.has_packages]
    assert small
    assert all(node.work_package is None for one in small for node in one.in_form)
    assert any(node.activity for node in small[0].in_form)
    both = [small[0], next(one for one in frameworks() if one.for_fitting and one.has_packages)]
    assert [one.framework for one in examples(both, {}, structured=True)] == [both[1], both[1]]


@pytest.mark.parametrize("semantic", [False, True])
def test_weights_are_finite_and_survive_writing(semantic: bool) -> None:
    weights = load(semantic)
    every = (*weights.lists, weights.coverage, *weights.plain.rounds, *weights.form.rounds, weights.plain.orphan)
    assert all(np.isfinite(one.coefficients).all() and (one.scale > 0).all() for one in every)
    assert b"NaN" not in dump(weights)


@pytest.mark.parametrize(
    ("split", "size"), [("test", 12), ("second test", 16), ("third test", 24), ("fourth test", 10)]
)
def test_the_test_projects_are_of_an_author_of_their_own(split: str, size: int) -> None:
    projects = [one for one in frameworks() if one.split == split]
    assert len(projects) == size
    assert not any(one.for_fitting for one in projects)
    assert not {one.name for one in projects} & {one.name for one in frameworks() if one.split != split}
