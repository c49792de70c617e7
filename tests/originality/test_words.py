"""Words, prints and masks: what two texts are compared by."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.originality.fingerprints import GRAM, WINDOW, grams, prints
from analyser.originality.known import known
from analyser.originality.letters import values
from analyser.originality.mask import SHORTEST, known_mask, mask
from analyser.originality.words import mix, word_hashes, words

FEW = st.lists(st.sampled_from("abc"), max_size=40)
"""Texts of so few words that the same runs come again and again."""

LETTERS = st.text(alphabet="abcāčšž АБВαβγ.,;-\n1259_’", max_size=200)


@given(LETTERS)
def test_words_are_those_of_the_regular_expression(text: str) -> None:
    found = words(text)
    spans = [(int(a), int(b)) for a, b in zip(found.starts, found.ends, strict=True)]
    assert spans == [word.span() for word in re.finditer(r"\w+", text)]


@pytest.mark.parametrize(
    "variant", ["mācības", "MĀCĪBAS", "macibas", "ma\u0304ci\u0304bas", "mā\u00adcības", "mācīb\u0430s"]
)
def test_variants_of_a_word_are_one_word(variant: str) -> None:
    one, other = word_hashes([variant, "Mācības"])
    assert one == other != 0
    found = words(f"x {variant} y")
    assert len(found) == 3
    assert found.characters(1, 2) == (2, 2 + len(variant))


def test_other_words_differ() -> None:
    many = [f"word{n}" for n in range(5000)]
    assert len(set(word_hashes(many).tolist())) == len(many)


def test_a_text_that_is_no_single_word_has_no_hash_of_a_word() -> None:
    one, two, none, other = word_hashes(["one", "two words", "...", "other"]).tolist()
    assert (two, none) == (0, 0)
    assert [one, other] == word_hashes(["one", "other"]).tolist() == words("one other").hashes.tolist()


@given(st.lists(st.integers(0, 400), min_size=12, max_size=30), st.integers(0, 50), st.integers(0, 50))
def test_every_shared_run_of_twelve_words_leaves_a_shared_print(shared: list[int], before: int, after: int) -> None:
    assert len(shared) >= GRAM + WINDOW - 1
    run = [f"s{n}" for n in shared]
    one = [f"a{n}" for n in range(before)] + run + [f"b{n}" for n in range(after)]
    other = [f"c{n}" for n in range(after)] + run + [f"d{n}" for n in range(before)]
    left, right = (prints(words(" ".join(text)).hashes) for text in (one, other))
    assert np.intersect1d(left.hashes, right.hashes).size


@given(LETTERS)
def test_a_words_hash_is_that_of_its_letters(text: str) -> None:
    letters = values()
    for found, word in zip(words(text).hashes, re.findall(r"\w+", text), strict=True):
        plain = sum(int(letters[ord(sign)]) * pow(0x100000001B3, place, 1 << 64) for place, sign in enumerate(word))
        assert found == mix(np.array([plain % (1 << 64)], dtype=np.uint64))[0]


@given(FEW, st.lists(FEW, max_size=6))
def test_what_is_masked_is_every_run_of_a_wording_and_short_wordings_whole(
    text: list[str], wordings: list[list[str]]
) -> None:
    runs = {tuple(w[n : n + GRAM]) for w in wordings if len(w) >= SHORTEST for n in range(max(1, len(w) - GRAM + 1))}
    hidden = [False] * len(text)
    for start in range(len(text)):
        for size in range(SHORTEST, GRAM + 1):
            if tuple(text[start : start + size]) in runs:
                hidden[start : start + size] = [True] * len(text[start : start + size])
    flags = mask(" ".join(wording) for wording in wordings).flags(words(" ".join(text)).hashes)
    assert flags.tolist() == hidden


@given(FEW, st.sets(st.integers(0, 39)))
def test_prints_are_the_least_of_each_window_with_no_masked_word(text: list[str], masked: set[int]) -> None:
    hashes = words(" ".join(text)).hashes
    every = grams(hashes, GRAM).tolist()
    windows = [range(n, n + WINDOW) for n in range(len(every) - WINDOW + 1)] or [range(len(every))]
    least = {place for window in windows for place in window if every[place] == min(every[n] for n in window)}
    places = [place for place in sorted(least) if masked.isdisjoint(range(place, place + GRAM))]
    flags = np.array([n in masked for n in range(len(hashes))], dtype=np.bool_)
    assert prints(hashes, flags).places.tolist() == places


def test_known_hashes_are_found_whatever_their_low_bits() -> None:
    some = np.array([5, 5 + (1 << 16), 5 + (2 << 16), 0, 1 << 40], dtype=np.uint64)
    others = np.array([5 + (3 << 16), 6, 1, 2 << 40], dtype=np.uint64)
    assert known(some).has(np.concatenate((others, some))).tolist() == [False] * 4 + [True] * 5
    assert not known(some[1:3]).has(some[3:]).any()
    assert not known(some[:0]).has(some).any()


def test_a_masked_word_leaves_no_print() -> None:
    found = words(" ".join(f"w{n}" for n in range(100)))
    masked = np.zeros(100, dtype=np.bool_)
    masked[50] = True
    places = prints(found.hashes, masked).places
    assert not any(place <= 50 < place + GRAM for place in places)


def test_a_wording_is_masked_wherever_it_stands() -> None:
    known = mask(["What needs do you want to address?", "Green skills for all"])
    text = "So: what NEEDS do you want to address? We want green skills for all of us."
    found = words(text)
    flags = known.flags(found.hashes)
    shown = [text[a:b] for a, b, hidden in zip(found.starts, found.ends, flags, strict=True) if hidden]
    assert shown == ["what", "NEEDS", "do", "you", "want", "to", "address", "green", "skills", "for", "all"]


def test_the_mask_does_not_depend_on_the_order() -> None:
    texts = ["What needs do you want to address?", "Green skills for all", "Two words"]
    assert mask(texts).version == mask(reversed(texts)).version
    assert mask(texts).wordings == 2


@pytest.mark.parametrize(
    "wording",
    [
        "What needs do you want to address by implementing your project?",
        "Inclusion and diversity in all fields of education, training, youth and sport",
        "I understand and agree that EU values will be used as part of the criteria for evaluation of the activities",
    ],
)
def test_form_labels_and_declarations_are_known(wording: str) -> None:
    assert known_mask().flags(words(wording).hashes).all()
