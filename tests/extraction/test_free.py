"""Drafts with headings of the author's own: what a teacher writes in a word processor, and what the web form copies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analyser import readers
from analyser.model.application import Application
from tests.extraction.drafts import application, fields, text

DRAFTS = Path(__file__).parent / "free"


def read(name: str, language: str) -> Application:
    return application(readers.read(DRAFTS / name), language)


def test_a_latvian_draft_with_questions_of_its_own() -> None:
    found = read("otra-iespeja.txt", "lv")
    assert found.title == 'Vakara skola pieaugušajiem "Otrā iespēja"'
    assert (found.start, found.end, found.duration_months) == (date(2026, 9, 1), date(2027, 8, 31), 12)
    assert [(o.oid, o.country) for o in found.organisations] == [("E10456781", "LV"), ("E10456782", "ES")]
    assert [(a.title, a.start, a.end, a.venue, a.lead, a.amount_eur) for a in found.activities] == [
        ("Mentoru apmācība Valensijā", date(2026, 10, 12), date(2026, 10, 16), "Valencia, Spānija", "P2", 9000.0),
        ("Vakara kursi Rēzeknē", date(2026, 11, 1), date(2027, 5, 31), None, "P1", 15000.0),
        ("Noslēguma pasākums un izvērtēšana", date(2027, 8, 20), date(2027, 8, 21), "Rēzekne, Latvija", "P1", 6000.0),
    ]
    assert len(found.objectives) == 2
    asked = {field.id for field in found.fields}
    assert {"relevance.motivation", "relevance.objectives", "needs.target_groups", "results.project"} <= asked
    assert {"impact.assessment", "impact.sustainability", "impact.dissemination"} <= asked


def test_an_english_draft_with_headings_and_a_table_of_its_own() -> None:
    found = read("seeds-of-silence.md", "en")
    assert (found.title, found.acronym, found.lump_sum_eur) == ("Seeds of Silence", "SEEDS", 60000.0)
    assert (found.start, found.end) == (date(2026, 10, 1), date(2027, 9, 30))
    assert [o.country for o in found.organisations] == ["LV", "IE", "HR"]
    assert len(found.priorities) == 2
    assert [(a.title, a.lead, a.amount_eur) for a in found.activities] == [
        ("Kick-off meeting", "P1", 9000.0),
        ("Building of three garden rooms with pupils", None, 24000.0),
        ("Training week for 18 teachers", "P2", 15000.0),
        ("Final survey, evaluation and open garden days", "P3", 12000.0),
    ]
    assert found.activities[1].participants == ("P1", "P2", "P3")
    assert len(found.objectives) == 3
    assert len(found.target_groups) == 3
    assert {"needs.addressed", "partnership.coordination", "impact.dissemination"} <= {f.id for f in found.fields}


def test_headings_below_a_list_of_activities_are_activities() -> None:
    document = text(
        "KA210-SCH\n\n6. Aktivitātes\n\n6.1. Ievadsanāksme Kaltenē\n"
        "Laiks: 2026. gada 15.–17. oktobris. Vieta: Kaltene, Latvija. Vienojamies par plānu. Budžets: 6 000 EUR.\n\n"
        "6.2. Skolotāju apmācības\nLaiks: no 2027. gada marta līdz 2027. gada maijam. Vieta: Tallina, Igaunija.\n\n"
        "7. Rezultāti\n\nRokasgrāmata skolotājiem.\n"
    )
    from analyser.readers._plain import paragraphs

    found = application(
        document.__class__(name="d", format="txt", text=document.text, blocks=paragraphs(document.text)), "lv"
    )
    assert [(a.title, a.start, a.end, a.venue, a.amount_eur) for a in found.activities] == [
        ("Ievadsanāksme Kaltenē", date(2026, 10, 15), date(2026, 10, 17), "Kaltene, Latvija", 6000.0),
        ("Skolotāju apmācības", date(2027, 3, 1), date(2027, 5, 31), "Tallina, Igaunija", None),
    ]


@pytest.mark.parametrize(
    "counter",
    [
        "412 / 3000",
        "91/3000",
        "Characters: 109 of 3000",
        "12 characters left",
        "(96 characters)",
        "Rakstzīmes: 109 no 3000",
    ],
)
def test_the_counter_of_the_web_form_is_no_answer(counter: str) -> None:
    document = text(f"KA210-VET\nWhat makes your proposal innovative?\nTwo schools weld without fumes.\n{counter}\n")
    assert "Two schools weld without fumes." in fields(application(document), document).values()


def test_a_heading_inside_an_answer_to_the_forms_question_stays_in_it() -> None:
    document = text(
        "KA210-VET\nHow does the project address the needs and goals of the participating organisations "
        "and the target groups?\n"
        "The needs are met in two steps.\n\nWhat is the problem?\nTeachers lack time.\n"
    )
    (answer,) = fields(application(document), document).values()
    assert answer.endswith("Teachers lack time.")


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("Digitālā pārveide", "HORIZONTAL"),
        ("Iekļaušana un daudzveidība", "HORIZONTAL"),
        ("Vide un cīņa pret klimata pārmaiņām", "HORIZONTAL"),
        ("Kopējas vērtības, pilsoniskā iesaistīšanās un līdzdalība", "HORIZONTAL"),
        ("Inclusion and diversity", "HORIZONTAL"),
        ("Wellbeing at school", "SCH"),
        ("Atbalsts skolotājiem", "SCH"),
        ("Coffee at noon", None),
    ],
)
def test_a_priority_is_known_by_its_short_or_latvian_name(written: str, group: str | None) -> None:
    (priority,) = application(text(f"KA210-SCH\nMain priority: {written}\n"), "lv").priorities
    assert priority.group == group
