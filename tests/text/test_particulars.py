"""What ties an answer to one plan: numbers, times and names."""

from __future__ import annotations

import pytest

from analyser.text.particulars import particulars
from analyser.text.reading import read


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "From May 2028 the town of Cork pays 90 EUR a year.", ["May 2028", "Cork", "90 EUR"]),
        ("en", "All Partners will stay in touch after the end of the project.", []),
        ("en", "The guide (R2.1) goes to P3.", ["R2.1", "P3"]),
        ("en", "Results live on. Teachers of Erasmus projects remember.", []),
        ("lv", "No 2028. gada maija Cēsu dome sedz divas stundas.", ["2028. gada maija", "Cēsu", "divas stundas"]),
        ("lv", "Partneri turpinās sadarboties arī pēc projekta beigām.", []),
    ],
)
def test_numbers_times_and_names(language: str, text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in particulars(read(text, language))] == expected
