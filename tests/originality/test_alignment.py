"""Alignment: the shortcuts find what their definitions say, whatever the texts."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analyser.originality.alignment import DEFAULT_REACH, Run, _agreement, runs
from analyser.originality.words import Hashes

SEED, REPEATS = 4, 3
WORDS = st.lists(st.integers(1, 4), max_size=60)


def hashes(numbers: list[int]) -> Hashes:
    return np.array(numbers, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)


def grams_of(words: list[int]) -> list[tuple[int, ...]]:
    return [tuple(words[at : at + SEED]) for at in range(len(words) - SEED + 1)]


def runs_of(left: list[int], right: list[int]) -> set[Run]:
    """Every gram with every gram, those too frequent on a side left out, neighbours on a diagonal joined."""
    here, there = grams_of(left), grams_of(right)
    often = {gram for many in (Counter(here), Counter(there)) for gram, count in many.items() if count > REPEATS}
    seeds = {(i, j) for i, a in enumerate(here) for j, b in enumerate(there) if a == b and a not in often}
    found = set()
    for i, j in seeds:
        if (i - 1, j - 1) not in seeds:
            length = next(n for n in range(len(left) + 1) if (i + n, j + n) not in seeds)
            found.add(Run(i, j, length + SEED - 1))
    return found


@given(WORDS, WORDS)
def test_runs_are_all_the_equal_words_whose_grams_are_rare(left: list[int], right: list[int]) -> None:
    found = runs(hashes(left), hashes(right), SEED, REPEATS)
    assert set(found) == runs_of(left, right)
    assert list(found) == sorted(found, key=lambda run: (run.left, run.right))


@given(st.lists(st.integers(0, 2000), max_size=3000), st.integers(0, 2**32))
def test_runs_of_long_texts_are_found_among_many_other_grams(shared: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    noise = (rng.integers(3000, 2**40, 4000).astype(np.uint64) for _ in range(2))
    planted = np.unique(hashes(shared))
    left, right = (np.concatenate((other, planted)) for other in noise)
    found = runs(left, right, SEED, REPEATS)
    assert found == ((Run(4000, 4000, len(planted)),) if len(planted) >= SEED else ())


@given(st.lists(st.booleans(), max_size=500))
def test_an_extension_ends_before_the_first_window_that_is_too_weak(agrees: list[bool]) -> None:
    reach = DEFAULT_REACH
    same = agrees[: reach.farthest]
    padded = [True] * reach.recent + same
    weak = (n for n in range(len(same)) if sum(padded[n + 1 : n + 1 + reach.recent]) < reach.agreeing)
    kept = same[: next(weak, len(same))]
    wanted = max((n + 1 for n, agreed in enumerate(kept) if agreed), default=0)
    words = np.arange(1, len(agrees) + 1, dtype=np.uint64)
    assert _agreement(words, np.where(agrees, words, np.uint64(0)).astype(np.uint64), reach) == wanted
