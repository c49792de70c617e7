"""Alike sentences: the same pairs however the searched parts are cut, the same passages however far they reach."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from analyser.originality.likeness import Block, Likeness, likeness
from analyser.originality.paraphrase import Growth, reworded
from analyser.originality.sentences import Sentences, Stems, in_sentences, plain_stem
from analyser.originality.words import words

TEXT = st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=3, max_size=7), min_size=2, max_size=8)
BLOCKS = st.lists(st.tuples(*[st.integers(0, 7)] * 4), max_size=6)


def sentences(rows: list[list[str]]) -> Sentences:
    text = " ".join(" ".join(f"{letter}{letter}word" for letter in row).capitalize() + "." for row in rows)
    found = words(text)
    return in_sentences(text, found, Stems(plain_stem).of(text, found))


def block(both: Likeness, corners: tuple[int, ...]) -> Block:
    here, there = len(both.left.norms), len(both.right.norms)
    a, b, c, d = (min(corner, size) for corner, size in zip(corners, (here, here, there, there), strict=True))
    return min(a, b), max(a, b), min(c, d), max(c, d)


@given(TEXT, TEXT, BLOCKS)
def test_seeds_do_not_depend_on_how_the_blocks_are_scored(
    left: list[list[str]], right: list[list[str]], corners: list[tuple[int, ...]]
) -> None:
    both = likeness(sentences(left), sentences(right))
    blocks = [block(both, one) for one in corners]
    every = {(i, j): score for i, j, score in both.seeds(0.3, 0.36)}
    found = both.seeds(0.3, 0.36, blocks)
    wanted = {(i, j) for i, j in every if any(a <= i < b and c <= j < d for a, b, c, d in blocks)}
    assert {(i, j) for i, j, _ in found} == wanted
    assert np.allclose([score for _, _, score in found], [every[i, j] for i, j, _ in found])


@settings(deadline=None)
@given(TEXT, TEXT)
def test_a_passage_is_as_long_as_asked(left: list[list[str]], right: list[list[str]]) -> None:
    growth = Growth(cosine=0.3, dice=0.36, whole=0.36, gap=4, wide_gap=24, summary=3.0, length=60, cost=0.25)
    here, there = sentences(left), sentences(right)
    for one in reworded(here, there, growth):
        for side, first, end in ((here, one.left, one.left_end), (there, one.right, one.right_end)):
            start, stop = side.words.characters(first, end)
            assert stop - start >= growth.length
