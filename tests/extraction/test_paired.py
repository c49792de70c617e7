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


def asked(text: str, *likely: tuple[str, float], headings: tuple[int, ...] = ()) -> list[Told]:
    """Return the leads of a text as if a model read them so, one after the other."""
    found = leads(page(text, headings), set())
    return [Told(lead, ((name, chance),)) for lead, (name, chance) in zip(found, likely, strict=True)]


@pytest.mark.parametrize("label", ["When", "Lead", "Where", "Kad", "Vieta"])
def test_facts_below_a_package_are_no_question_of_the_form(label: str) -> None:
    text = f"{label}: 01/10/2026 to 31/08/2027"
    assert not paired.without_facts(page(text, ()), asked(text, ("wp.objectives", 0.6)), load())
    kept = asked(text, ("activity.dates", 0.6))
    assert paired.without_facts(page(text, ()), kept, load()) == kept


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Needs we want to answer", "How the project meets these needs"),
        ("C.1 The needs that we address", "C.4 How the project responds"),
        ("Vajadzības, uz kurām atbildam", "Kā projekts atbild uz vajadzībām"),
        ("Problēmas, ko risinām", "Kā projekts atbild uz vajadzībām"),
    ],
)
def test_a_heading_that_names_the_needs_first_holds_them(first: str, second: str) -> None:
    text = f"{first}\nSails tear.\n{second}\nWe sew."
    read = asked(text, ("needs.response", 0.9), ("needs.response", 0.9), headings=(0, 2))
    draft = page(text, (0, 2))
    assert [one.likely[0][0] for one in paired.needing(draft, read)] == ["needs.addressed", "needs.response"]
    told = [replace(read[0], likely=(("needs.addressed", 0.9),)), read[1]]
    assert paired.needing(draft, told) == told


def test_a_label_does_not_ask_a_package_again_what_it_was_asked() -> None:
    text = "Objectives: by May 2027 all sew.\nHow checked: two shops were asked."
    first, second = asked(text, ("wp.objectives", 1.0), ("wp.objectives", 0.8))
    (_, found) = paired.once(page(text, ()), [first, second])
    assert found.likely[0][0] == "O"
    assert paired.once(page(text, ()), [second]) == [second]
