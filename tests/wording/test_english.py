"""English text that stands for the summary below a heading of the writer's own."""

from __future__ import annotations

import pytest

from analyser.wording import english
from tests.extraction.drafts import built

PROSE = "Forty teachers learn a method for mixed groups, try it in four schools and write a guide of twenty lessons."
LATVIAN = "Četrdesmit skolotāji apgūst metodi jauktām grupām, izmēģina to četrās skolās un uzraksta rokasgrāmatu."


@pytest.mark.parametrize("heading", ["In English, for our partners", "Tas pats angļu valodā", "Summary (English)"])
def test_english_text_below_a_heading_that_names_english_is_seen(heading: str) -> None:
    document = built(LATVIAN, (1, heading), PROSE)
    (seen,) = english.observe(document, "lv")
    assert seen.span is not None
    assert document.quote(seen.span) == PROSE


@pytest.mark.parametrize(
    ("parts", "language"),
    [((LATVIAN, "Other things", PROSE), "lv"), (("In English", LATVIAN, PROSE), "lv"), (("In English", PROSE), "en")],
    ids=["not named", "other text first", "an English draft"],
)
def test_other_english_text_is_no_summary(parts: tuple[str, ...], language: str) -> None:
    assert list(english.observe(built(*parts), language)) == []


def test_english_text_behind_a_label_that_names_english_is_seen() -> None:
    document = built(LATVIAN, f"Kopsavilkums angļu valodā: {PROSE}")
    (seen,) = english.observe(document, "lv")
    assert seen.span is not None
    assert PROSE in document.quote(seen.span)
