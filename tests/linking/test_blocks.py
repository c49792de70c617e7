"""What a block of scores says about its pairs."""

from __future__ import annotations

import numpy as np

from analyser.linking.blocks import in_order, rivals

ORDERED = np.array([[0.9, 0.1, 0.1], [0.1, 0.9, 0.1], [0.1, 0.1, 0.9]])


def test_lists_in_order_are_told_from_lists_without() -> None:
    kept = in_order(ORDERED)[1]
    shuffled = in_order(ORDERED[[1, 2, 0]])[1]
    assert kept[0, 2] > 0.9
    assert abs(shuffled[0, 2]) < 0.6


def test_a_lead_is_over_the_best_other() -> None:
    of_target, of_source, *_ = rivals(np.array([[0.9, 0.6], [0.7, 0.1]]))
    assert np.allclose(of_target, [[0.3, -0.3], [0.6, -0.6]])
    assert np.allclose(of_source, [[0.2, 0.5], [-0.2, -0.5]])


def test_a_single_pair_has_no_rivals_and_no_order() -> None:
    one = np.array([[0.4]])
    assert [float(layer[0, 0]) for layer in rivals(one)] == [0.4, 0.4, 0.0, 0.0]
    assert float(in_order(one)[0][0, 0]) == 0.0
