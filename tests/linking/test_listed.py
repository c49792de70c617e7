"""The things that a sentence lists."""

from __future__ import annotations

import pytest

from analyser.linking.listed import items


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the end there is a baking course, a flour diary with 30 pages, and an oven guide.",
            ["In the end there is a baking course", "a flour diary with 30 pages", "an oven guide."],
        ),
        (
            "miltu dienasgrāmata, krāsns ceļvedis, kas der visiem, un cepšanas kurss skolotājiem",
            ["miltu dienasgrāmata", "krāsns ceļvedis, kas der visiem", "cepšanas kurss skolotājiem"],
        ),
        ("An oven guide, 30 pages, in Latvian, Finnish and Greek, with drawings", []),
        ("A baking course (planning, kneading dough, cleaning ovens) and a flour diary", []),
        ("Bakers and teachers", []),
    ],
)
def test_a_list_is_cut_at_things_and_not_at_what_is_said_of_them(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in items(text)] == expected
