"""Leads that belong together, and labels that say more than one thing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from analyser.extraction import paired
from analyser.extraction.catalogue import load
from analyser.extraction.learnt.headings import Told
from analyser.extraction.learnt.leads import leads
from analyser.extraction.marks import Mark, What
from analyser.model.application import Application
from analyser.model.span import Span
from tests.extraction.drafts import Part, application, built
from tests.extraction.test_learnt_heads import page


def small(*parts: Part, language: str = "en") -> Application:
    return application(built("KA210-ADU, call 2026", *parts), language, "KA210-ADU")


def head(start: int, end: int, line: int, *, name: bool, number: str = "") -> Mark:
    span = Span(start, end)
    return Mark(span=span, what=What.ACTIVITY, line=line, name=span if name else None, number=number)


def test_a_title_and_the_number_below_it_are_one_activity() -> None:
    title, number = head(0, 10, 0, name=True), head(11, 25, 1, name=False, number="2.1")
    (one,) = paired.counted([title, number])
    assert (one.name, one.number, one.span) == (title.name, "2.1", Span(0, 25))
    assert list(paired.counted([title, replace(number, line=4)])) == [title, replace(number, line=4)]


@pytest.mark.parametrize(
    ("heading", "likely", "expected"),
    [
        ("Results and indicators", "wp.activities_contribution", "wp.results"),
        ("Rezultāti un rādītāji", "wp.activities_contribution", "wp.results"),
        ("Results and weather", "wp.activities_contribution", "wp.activities_contribution"),
    ],
)
def test_a_heading_that_joins_two_labels_asks_the_first(heading: str, likely: str, expected: str) -> None:
    draft = page(f"{heading}\nTwelve lessons are ready.")
    found = leads(draft, set())[0]
    (one,) = paired.joined(draft, [Told(found, ((likely, 0.5),))], load())
    assert one.likely[0][0] == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("By what numerical indicators is it measured", "wp.indicators_quantitative"),
        ("Ar kādiem skaitliskiem rādītājiem to mērīs", "wp.indicators_quantitative"),
        ("Qualitative and quantitative indicators", "wp.indicators_qualitative"),
    ],
)
def test_the_word_for_figures_tells_which_indicators_are_asked(heading: str, expected: str) -> None:
    draft = page(f"{heading}\nForty of sixty pass.")
    found = leads(draft, set())[0]
    (one,) = paired.measured(draft, [Told(found, (("wp.indicators_qualitative", 0.7),))])
    assert one.likely[0][0] == expected


@pytest.mark.parametrize(
    ("lead", "language"),
    [("Kauno mokykla; with both partners", "en"), ("Kauno mokykla; piedalās abi partneri", "lv")],
)
def test_who_joins_may_stand_behind_who_leads(lead: str, language: str) -> None:
    found = small(
        [("Organisation", "OID", "Country"), ("Kauno mokykla", "E10000002", "LT"), ("Tartu kool", "E10000003", "EE")],
        (2, "Activity 1: A kit"),
        [("Lead" if language == "en" else "Vada", lead), ("Venue" if language == "en" else "Vieta", "Kaunas")],
        language=language,
    )
    (activity,) = found.activities
    assert activity.lead == "P1"
    assert activity.participants == ("P1", "P2")


def test_a_cell_of_codes_is_no_activity() -> None:
    found = small([("Partner", "Leads", "Others"), ("P1", "A2.1, A4.2", "reading"), ("P2", "A3.1", "boxes")])
    assert not [one for one in found.activities if re.search("A4", one.title or "")]
