"""The scorer of text alignment, against values worked out by hand from the definitions."""

from __future__ import annotations

from math import log2

import pytest

from tests.evaluation.pan13 import baseline
from tests.evaluation.plagdet import Case, score

GOLD = [Case("p", 0, 100, 0, 100), Case("q", 50, 150, 0, 100)]


def test_the_gold_itself_is_perfect() -> None:
    found = score(GOLD, GOLD)
    assert (found.plagdet, found.precision, found.recall, found.granularity) == (1.0, 1.0, 1.0, 1.0)


def test_a_case_found_in_two_parts_costs_granularity() -> None:
    halves = [Case("p", 0, 50, 0, 50), Case("p", 50, 100, 50, 100), GOLD[1]]
    found = score(GOLD, halves)
    assert found.granularity == pytest.approx(1.5)
    assert found.plagdet == pytest.approx(1 / log2(2.5))


def test_half_a_case_and_a_false_one() -> None:
    found = score(GOLD, [Case("p", 0, 50, 0, 50), Case("q", 300, 400, 300, 400)])
    assert found.recall == pytest.approx(0.25)
    assert found.precision == pytest.approx(0.5)


def test_one_right_side_is_not_enough() -> None:
    assert score(GOLD, [Case("p", 0, 100, 500, 600)]).recall == 0.0


def test_nothing_found() -> None:
    found = score(GOLD, [])
    assert (found.plagdet, found.recall) == (0.0, 0.0)


def test_the_baseline_finds_fifty_equal_characters_whatever_the_spaces() -> None:
    run = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNO"
    spaced = " ".join(run)
    assert baseline(f"left {run} end", f"other {spaced}!") == [(5, 5 + len(run), 6, 6 + len(spaced))]
    assert baseline(run[:49], spaced) == []
