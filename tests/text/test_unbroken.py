"""A text without a break (a picture as letters, a row of dots) takes time in proportion to its length."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest

from analyser.extraction import lines
from analyser.readers import txt
from analyser.text import detect
from analyser.text.dates import dates
from analyser.text.tokens import tokens

LENGTH = 200_000
SECONDS = 15
"""Each took minutes when a pattern tried every place anew; now a fraction of a second."""


@pytest.mark.parametrize("unit", ["1", "(", "a", "Aa", "a@", ".", "-", " "])
@pytest.mark.parametrize(
    "work",
    [
        detect.language,
        lambda text: tokens(text, "en"),
        lambda text: dates(text, "en"),
        lambda text: lines.read(txt.parse(f"Objectives\n{text}\nend")),
    ],
    ids=["language", "tokens", "dates", "lines"],
)
def test_time_grows_with_the_length_alone(work: Callable[[str], object], unit: str) -> None:
    text = unit * (LENGTH // len(unit))
    begin = time.monotonic()
    work(text)
    assert time.monotonic() - begin < SECONDS


def test_many_dates_are_kept_apart() -> None:
    text = "On 01/02/2027 and by May 2027 there are meetings. " * 3000
    begin = time.monotonic()
    found = dates(text, "en")
    assert time.monotonic() - begin < SECONDS
    assert len(found) == 6000
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
