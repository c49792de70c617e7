"""Whole drafts: an export, a short draft, Latvian, one line of text."""

from __future__ import annotations

from datetime import date

import pytest

from analyser import calls
from analyser.extraction import extract
from analyser.model.application import IndicatorKind, Role
from tests.extraction.drafts import application, built, fields, flat, text
from tests.extraction.texts import KA220, LATVIAN


def test_an_export_gives_its_facts() -> None:
    found = application(text(KA220))
    assert (found.action, found.call, found.form_id) == ("KA220-VET", 2026, "KA220-VET-1A2B3C4D")
    assert (found.title, found.acronym, found.language) == ("Green Welding", "GREWELD", "en")
    assert (found.start, found.end, found.duration_months) == (date(2026, 9, 1), date(2028, 8, 31), 24)
    assert found.lump_sum_eur == 250000
    assert found.national_agency == "LV01 - Valsts izglītības attīstības aģentūra"


def test_an_export_gives_its_partnership() -> None:
    found = application(text(KA220))
    assert [(o.id, o.name, o.oid, o.country, o.role) for o in found.organisations] == [
        ("P1", "Rīga Craft School", "E10000001", "LV", Role.COORDINATOR),
        ("P2", "Vilnius Welding Centre", "E10000002", "LT", Role.PARTNER),
        ("P3", "Tartu Kolledž", "E10000003", "EE", Role.PARTNER),
    ]
    assert found.organisations[0].established == date(1999, 1, 1)


def test_priorities_carry_the_group_of_the_call_and_unknown_ones_none() -> None:
    found = application(text(KA220))
    assert [(p.group, p.main) for p in found.priorities] == [("HORIZONTAL", True), ("VET", False), (None, False)]
    assert found.priorities[2].label == "VET: Making better coffee"
    assert [topic.label for topic in found.topics] == ["Green skills"]


def test_an_export_gives_packages_with_their_statements() -> None:
    found = application(text(KA220))
    assert [(p.id, p.title, p.amount_eur) for p in found.work_packages] == [
        ("WP1", "Project Management", 40000),
        ("WP2", "Shared curriculum", 210000),
    ]
    assert [(o.text, o.work_package) for o in found.objectives] == [
        ("60 VET teachers in three countries can teach low-emission welding by month 20.", None),
        ("Three schools use one shared curriculum by month 22.", None),
        ("To agree one curriculum by month 6.", "WP2"),
    ]
    assert [(i.kind, i.work_package) for i in found.indicators] == [
        (IndicatorKind.QUALITATIVE, "WP2"),
        (IndicatorKind.QUANTITATIVE, "WP2"),
    ]
    assert [group.text for group in found.target_groups] == ["VET teachers", "VET learners"]
    assert [(line.part, line.amount_eur) for line in found.budget] == [("WP1", 40000), ("WP2", 210000), (None, 250000)]


def test_an_activity_knows_place_time_money_and_partners() -> None:
    (activity,) = application(text(KA220)).activities
    assert (activity.title, activity.work_package, activity.venue_country) == ("Curriculum workshop", "WP2", "LT")
    assert (activity.start, activity.end, activity.amount_eur) == (date(2027, 2, 1), date(2027, 2, 5), 30000)
    assert (activity.lead, activity.participants) == ("P2", ("P1", "P3"))


def test_fields_carry_owner_limit_and_characters() -> None:
    document = text(KA220)
    found = application(document)
    answer = next(f for f in found.fields if f.id == "wp.indicators_qualitative")
    assert (answer.owner, answer.limit, answer.characters) == ("WP2", 2000, 45)
    assert document.quote(answer.span) == "Two external experts rate the modules 4 of 5."
    assert answer.label_span is not None


def test_every_span_quotes_the_text() -> None:
    document = text(KA220)
    found = application(document)
    stated = [(o.text, o.span) for o in found.objectives] + [(r.text, r.span) for r in found.results]
    stated += [(i.text, i.span) for i in found.indicators] + [(n.text, n.span) for n in found.needs]
    for words, span in stated:
        assert document.quote(span) == words
    assert document.quote(found.fact("context.start") or found.fields[0].span) == "01/09/2026"
    assert all(field.characters == len(document.quote(field.span)) for field in found.fields)


def test_a_latvian_draft_with_short_headings() -> None:
    document = text(LATVIAN)
    found = application(document, "lv")
    assert (found.action, found.call, found.title) == ("KA210-SCH", 2026, "Mazie soļi uz zaļu skolu")
    assert (found.start, found.duration_months, found.lump_sum_eur) == (date(2026, 9, 1), 18, 60000)
    assert [(o.name, o.oid, o.country, o.role) for o in found.organisations] == [
        ("Rīgas 999. pamatskola", "E10000011", "LV", Role.COORDINATOR),
        ("Kauno mokykla", "E10000012", "LT", Role.PARTNER),
        ("Mežaparka biedrība", None, "LV", Role.ASSOCIATED),
    ]
    assert len(found.objectives) == 2
    assert [group.text for group in found.target_groups] == ["pamatskolas skolotāji", "4.–6. klašu skolēni"]
    assert [(a.title, a.lead, a.amount_eur) for a in found.activities] == [
        ("Ievadsanāksme", "P1", 10000),
        ("Skolotāju apmācības", "P2", 50000),
    ]
    assert found.activities[1].participants == ("P1", "P2")
    assert [(r.text, r.activity) for r in found.results] == [
        ("vienots darba plāns", "A1"),
        ("Metodiskais materiāls ar 20 stundu plāniem", None),
    ]


@pytest.mark.parametrize("written", [KA220, flat(KA220)])
def test_text_on_one_line_survives(written: str) -> None:
    document = text(written, "pdf")
    found = application(document)
    assert (found.action, found.form_id) == ("KA220-VET", "KA220-VET-1A2B3C4D")
    answers = fields(found, document)
    assert answers["needs.addressed", None].startswith("Teachers lack training in green welding.")
    assert answers["wp.results", "WP2"] == "A curriculum of 5 modules."
    assert answers["wp.indicators_quantitative", "WP2"].startswith(
        "80 of 100 teachers pass the final test by month 18."
    )
    assert [p.id for p in found.work_packages] == ["WP1", "WP2"]
    assert [o.oid for o in found.organisations] == ["E10000001", "E10000002", "E10000003"]


@pytest.mark.parametrize("line", ["Indicators: better digital skills", "Indikatori: labākas digitālās prasmes"])
def test_one_line_gives_an_indicator(line: str) -> None:
    found = application(text(line))
    assert [i.text for i in found.indicators] == [line.partition(": ")[2]]
    assert found.action is None


def test_one_line_gives_an_objective() -> None:
    found = application(text("Objectives: 40 teachers use the kit by month 12."))
    assert [o.text for o in found.objectives] == ["40 teachers use the kit by month 12."]


def test_text_that_is_no_form_gives_a_reason() -> None:
    nothing = extract(text("A letter about the weather."), calls.load(), language="en")
    assert nothing.application is None
    assert nothing.reason


def test_options_override_what_the_draft_says() -> None:
    found = extract(text(KA220), calls.load(), language="en", action="KA210-SCH", call=2025)
    assert found.application is not None
    assert found.application.action == "KA210-SCH"
    assert found.call is not None
    assert found.call.year == 2025


def test_the_header_may_stand_in_running_lines() -> None:
    running = ("Call 2026 Round 1 KA2", "Form ID KA210-ADU-0A1B2C3D Deadline (Brussels Time) 05 Mar 2026 12:00:00")
    found = application(built((1, "Context"), "Project Title: Tables", running=running, format="pdf"))
    assert (found.action, found.call, found.form_id) == ("KA210-ADU", 2026, "KA210-ADU-0A1B2C3D")


def test_the_same_draft_gives_equal_facts() -> None:
    assert application(text(KA220)) == application(text(KA220))
