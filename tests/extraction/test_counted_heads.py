"""Headings that count work packages, by the word for them or by one of the writer's own."""

from __future__ import annotations

import pytest

from analyser.extraction.structure import package_named


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("6. Darba pakotne Nr. 1. Vadība", (1, "Vadība")),
        ('5.4. Darba pakotne Nr. 4 "Padoms"', (4, '"Padoms"')),
        ("8. Work package 4: Neighbours", (4, "Neighbours")),
        ("2. darba pakotne. Saturs", (2, "Saturs")),
        ("WP2 A kit", (2, "A kit")),
    ],
)
def test_the_number_of_a_chapter_is_not_that_of_its_package(heading: str, expected: tuple[int, str]) -> None:
    assert package_named(heading) == expected
