"""Words, prints and masks: what two texts are compared by."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.originality.fingerprints import GRAM, WINDOW, prints
from analyser.originality.mask import known_mask, mask
from analyser.originality.words import word_hash, words

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
    assert word_hash(variant) == word_hash("Mācības")
    found = words(f"x {variant} y")
    assert len(found) == 3
    assert found.characters(1, 2) == (2, 2 + len(variant))


def test_other_words_differ() -> None:
    many = [f"word{n}" for n in range(5000)]
    assert len({word_hash(word) for word in many}) == len(many)


@given(st.lists(st.integers(0, 400), min_size=12, max_size=30), st.integers(0, 50), st.integers(0, 50))
def test_every_shared_run_of_twelve_words_leaves_a_shared_print(shared: list[int], before: int, after: int) -> None:
    assert len(shared) >= GRAM + WINDOW - 1
    run = [f"s{n}" for n in shared]
    one = [f"a{n}" for n in range(before)] + run + [f"b{n}" for n in range(after)]
    other = [f"c{n}" for n in range(after)] + run + [f"d{n}" for n in range(before)]
    left, right = (prints(words(" ".join(text)).hashes) for text in (one, other))
    assert np.intersect1d(left.hashes, right.hashes).size


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
