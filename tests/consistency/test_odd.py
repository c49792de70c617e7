"""Numbers said once beside another that the draft repeats."""

from __future__ import annotations

import pytest

from analyser import calls, extraction
from analyser.consistency import odd
from analyser.consistency.counting import mentions
from analyser.consistency.passages import sentences
from analyser.readers import txt

DRAFT = """KA220-VET

# Relevance of the project

## Objectives

By May 2028 the number of smiths who forge a hinge by the old pattern rises from 4 to 36 smiths in three countries.

# Work packages

## Work package 2: Patterns

### What are the main results of this work package?

A book of patterns that 36 smiths have tried at their own fires.

### Expected number and profile of participants

{first}

## Work package 3: Course

### Expected number and profile of participants

36 smiths from small forges, twelve a country, and six guests.

# Impact

## How will you sustain the results

The 36 smiths keep the patterns in use and show them at the yearly fair. {last}
"""


def strays(first: str, last: str = "") -> list[tuple[float, float]]:
    document = txt.parse(DRAFT.format(first=first, last=last), name="draft.md", format="md")
    found = extraction.extract(document, calls.load(), language="en", action=None, call=None)
    assert found.application
    told = sentences(document, found.application, "en")
    rows = odd.strays(mentions(told, found.application.start), told, document.text)
    return [(row.mention.value, row.other.value) for row in rows]


def test_a_number_said_once_is_laid_beside_the_repeated_one() -> None:
    assert (42, 36) in strays("42 smiths from small forges try the patterns at home.")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("36 smiths from small forges try the patterns at home.", ""),
        ("28 of the 36 smiths from small forges try the patterns at home.", ""),
        ("42 smiths from small forges try the patterns at home.", "In all 42 smiths have a copy."),
        ("42 smiths try the patterns at home: six more smiths than in the course.", ""),
        ("We need 42 smiths x 120 EUR for travel to the forge.", ""),
        ("Each of the forges sends 42 smiths to the fair of the region.", ""),
        ("150 smiths get the book of patterns by post.", ""),
    ],
    ids=["the same", "a share", "said twice", "the rest told", "reckoned", "each", "too far"],
)
def test_a_number_that_a_sentence_explains_is_not(first: str, last: str) -> None:
    assert (42, 36) not in strays(first, last)
    assert (150, 36) not in strays(first, last)


def test_the_likelier_ones_are_told_once_with_both_places(monkeypatch: pytest.MonkeyPatch) -> None:
    text = DRAFT.format(first="42 smiths from small forges try the patterns at home.", last="")
    document = txt.parse(text, name="draft.md", format="md")
    found = extraction.extract(document, calls.load(), language="en", action=None, call=None)
    assert found.application
    told = sentences(document, found.application, "en")
    counted = mentions(told, found.application.start)
    assert not list(odd.observe(counted, told, text, ()))
    monkeypatch.setattr(odd, "_DRAFT", 5)
    model, _, sure = odd._model()
    monkeypatch.setattr(odd, "_model", lambda: (model, 0.0, sure))
    seen = list(odd.observe(counted, told, text, ()))
    assert len(seen) == 1
    assert {document.quote(span) for span in (seen[0].span, seen[0].related[0][0]) if span} == {
        "42 smiths",
        "36 smiths",
    }
    assert not list(odd.observe(counted, told, text, seen))
