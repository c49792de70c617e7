from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.statements import segment


def pieces(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in segment(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The objectives of the project are:\n1. To read more.\n2) To write.", "en", ["To read more.", "To write."]),
        ("O1: By May, 20 read. O2: By June, 30 write.", "en", ["By May, 20 read.", "By June, 30 write."]),
        ("SO2 - To read\nR3.1 Handbook\nM1. Lasīt", "en", ["To read", "Handbook", "Lasīt"]),
        ("Our aims: to read; to write (a; b); to count.", "en", ["to read", "to write (a; b)", "to count."]),
        ("**Reading:** 20 pupils read.", "en", ["20 pupils read."]),
        ("• first\n- second\n– third", "en", ["first", "second", "third"]),
        ("Share\t80 %\tlog book", "en", ["Share", "80 %", "log book"]),
        (
            "Līdz 2026. gada 31. martam lasa t. sk. 20 skolēni. Otrs.",
            "lv",
            ["Līdz 2026. gada 31. martam lasa t. sk. 20 skolēni.", "Otrs."],
        ),
        ("20. mēnesī 30 skolēni lasa.", "lv", ["20. mēnesī 30 skolēni lasa."]),
        ("Experts rate six units. Every unit should reach 4 of 5.", "en", None),
        ("Panels rate in June 2027; units under 4 are rewritten.", "en", None),
        ("Vērtē 2027. gada jūnijā. Mērķis ir vidēji 4.", "lv", None),
        ("Report: one, by May; events: five (lists).", "en", ["Report: one, by May", "events: five (lists)."]),
    ],
)
def test_segment(text: str, language: str, expected: list[str] | None) -> None:
    assert pieces(text, language) == (expected if expected is not None else [text])


@given(st.text(alphabet="aO1:.;- \n\t()*M2", max_size=60))
def test_spans_are_in_order_and_inside(text: str) -> None:
    spans = segment(text, "en")
    assert all(span.end <= len(text) and len(span) > 0 for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
