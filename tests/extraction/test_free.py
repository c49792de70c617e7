"""Drafts with headings of the author's own: what a teacher writes in a word processor, and what the web form copies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analyser import readers
from analyser.model.application import Application
from tests.extraction.drafts import application, built, fields, text

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
        ("Vakara kursi Rēzeknē", date(2026, 11, 1), date(2027, 5, 31), "Rēzeknē", "P1", 15000.0),
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


def test_an_english_draft_of_activities_on_one_line_each() -> None:
    found = read("long-table.md", "en")
    assert [(o.oid, o.country) for o in found.organisations] == [
        ("E10660001", "BE"),
        ("E10660002", "RO"),
        ("E10660003", "PL"),
    ]
    assert [(a.title, a.start, a.end, a.venue, a.venue_country, a.lead, a.amount_eur) for a in found.activities] == [
        ("Kick-off meeting", date(2027, 1, 11), date(2027, 1, 12), "Ghent", "BE", "P1", 4000.0),
        ("Training of 18 volunteers", date(2027, 3, 8), date(2027, 3, 12), "Cluj, Romania", "RO", "P2", 11000.0),
        ("Cooking lessons in the three kitchens", date(2027, 4, 1), date(2027, 10, 31), None, None, None, 10000.0),
        ("Closing dinner and evaluation meeting", date(2027, 11, 12), date(2027, 11, 12), "Warsaw", "PL", "P3", 5000.0),
    ]
    assert len(found.objectives) == len(found.results) == 2
    assert not found.indicators
    assert {"needs.addressed", "impact.dissemination", "impact.sustainability"} <= {f.id for f in found.fields}


def test_a_latvian_draft_of_packages_with_lists() -> None:
    found = read("bites-bez-robezam.txt", "lv")
    assert [(o.country, o.role.value) for o in found.organisations] == [
        ("LV", "coordinator"),
        ("EE", "partner"),
        ("LT", "partner"),
        ("LV", "associated"),
    ]
    assert [(p.title, p.amount_eur, len(p.activities)) for p in found.work_packages] == [
        ("Projekta vadība", 40000.0, 0),
        ("Mācību programma", 110000.0, 3),
        ("Rezultātu izplatīšana", 100000.0, 2),
    ]
    assert [(a.title, a.start, a.end, a.venue_country, a.lead) for a in found.activities] == [
        ("Esošo materiālu izpēte", date(2026, 11, 1), date(2027, 1, 31), None, "P3"),
        ("Rakstīšanas darbnīca", date(2027, 3, 8), date(2027, 3, 12), "EE", None),
        ("Programmas izmēģinājums ar 60 audzēkņiem", date(2027, 9, 1), date(2028, 2, 29), None, None),
        ("noslēguma konference", date(2028, 9, 1), date(2028, 9, 30), "LT", None),
        ("raksti divos žurnālos", None, None, None, None),
    ]
    assert {result.activity for result in found.results} == {None}
    assert [i.work_package for i in found.indicators] == ["WP2", "WP2", "WP3"]
    assert [o.work_package for o in found.objectives] == [None, None, "WP2"]
    assert {"impact.assessment", "impact.sustainability"} <= {f.id for f in found.fields}


@pytest.mark.parametrize(
    ("lines", "language", "expected"),
    [
        (
            ("Partners: Alfa e.V., Germany, OID E10550002; Beta Fundacja, Poland (E10550003); Associated: nobody",),
            "en",
            [("Alfa e.V.", "DE", "partner"), ("Beta Fundacja", "PL", "partner")],
        ),
        (
            ("Coordinator: Ālava School, Latvia", "Partners: Koli Kool (Estonia), Lumi (Finland) and Sol (Spain)"),
            "en",
            [
                ("Ālava School", "LV", "coordinator"),
                ("Koli Kool", "EE", "partner"),
                ("Lumi", "FI", "partner"),
                ("Sol", "ES", "partner"),
            ],
        ),
        (
            ("Koordinators: Ābeļu skola, Latvija", "Partneri: Koli Kool, Igaunija; Lumi, Somija"),
            "lv",
            [("Ābeļu skola", "LV", "coordinator"), ("Koli Kool", "EE", "partner"), ("Lumi", "FI", "partner")],
        ),
        (
            ("Coordinator: Ālava School, Latvia", "Partners: we look for schools in Spain; maybe one in Italy"),
            "en",
            [("Ālava School", "LV", "coordinator")],
        ),
    ],
)
def test_partners_on_one_line(lines: tuple[str, ...], language: str, expected: list[tuple[str, str, str]]) -> None:
    found = application(built("Erasmus+ KA210-SCH", *lines), language).organisations
    assert [(o.name, o.country, o.role.value) for o in found] == expected


@pytest.mark.parametrize(
    ("heading", "language", "title", "amount"),
    [
        ("WP2 Bread school (70 000 EUR), lead: Beta", "en", "Bread school", 70000.0),
        ("WP2: Bread school, led by Beta – EUR 70 000", "en", "Bread school", 70000.0),
        ("WP2 Bread school (March – August 2027)", "en", "Bread school", None),
        ("2. darba pakotne. Maizes skola (70 000 EUR), vada Beta", "lv", "Maizes skola", 70000.0),
        ("WP2 Learning to lead together", "en", "Learning to lead together", None),
    ],
)
def test_the_title_of_a_package_ends_before_its_amount_and_lead(
    heading: str, language: str, title: str, amount: float | None
) -> None:
    found = application(built("KA220-ADU", heading, "Objectives: ten bakers teach.", "Results: a handbook."), language)
    (package,) = found.work_packages
    assert (package.title, package.amount_eur) == (title, amount)


@pytest.mark.parametrize(
    ("question", "language", "field"),
    [
        ("Why is it needed?", "en", "needs.addressed"),
        ("Who is it for?", "en", "needs.target_groups"),
        ("How will we know it worked?", "en", "impact.assessment"),
        ("What happens afterwards?", "en", "impact.sustainability"),
        ("Kāpēc tas vajadzīgs?", "lv", "needs.addressed"),
        ("Kam tas domāts?", "lv", "needs.target_groups"),
        ("Kā zināsim, ka izdevies?", "lv", "impact.assessment"),
        ("Kas notiks pēc projekta?", "lv", "impact.sustainability"),
    ],
)
def test_a_question_alone_in_its_paragraph_leaves_the_package(question: str, language: str, field: str) -> None:
    label = "Indicators" if language == "en" else "Rādītāji"
    document = built(
        "KA220-ADU", "WP4 Sharing", f"{label}: 90 guests.", question, "Three towns go on with the lessons."
    )
    found = application(document, language)
    assert fields(found, document)[(field, None)] == "Three towns go on with the lessons."
    assert [indicator.text for indicator in found.indicators] == ["90 guests."] or field == "impact.assessment"


def test_an_unknown_question_ends_the_answer_above() -> None:
    document = built("KA220-ADU", "Expected results: a guide.", "Shall we dance?", "Only on Fridays.")
    assert "Only on Fridays." not in " ".join(fields(application(document), document).values())


def test_results_below_a_list_of_activities_belong_to_the_package() -> None:
    document = built(
        "KA220-ADU", "WP2 Bread", "Activities:",
        "A2.1 Survey of bakers, May 2027", "A2.2 Course in Riga, 7–9 June 2027",
        "Results: R2.1 Survey report; R2.2 Course book",
        "WP3 Sharing", "Activities: closing fair in Tartu in October 2027; two films.",
    )  # fmt: skip
    found = application(document)
    assert [(r.text, r.work_package, r.activity) for r in found.results] == [
        ("Survey report", "WP2", None),
        ("Course book", "WP2", None),
    ]
    assert [(a.title, a.work_package, a.start, a.text) for a in found.activities[:2]] == [
        ("Survey of bakers", "WP2", date(2027, 5, 1), ""),
        ("Course", "WP2", date(2027, 6, 7), ""),
    ]
    assert [(a.title, a.work_package) for a in found.activities[2:]] == [
        ("closing fair in Tartu", "WP3"),
        ("two films", "WP3"),
    ]


@pytest.mark.parametrize("sentence", ["Projekta ietekme būs liela.", "Darbu izvērtēs ārējs eksperts."])
def test_a_sentence_without_a_measure_is_no_indicator(sentence: str) -> None:
    document = built("KA210-SCH", (1, "Ietekme un izvērtēšana"), f"{sentence} Ieradīsies 40 vecāki.")
    assert sentence not in [i.text for i in application(document, "lv").indicators]


def test_questions_below_a_list_of_activities_ask_of_the_project() -> None:
    document = built(
        "KA210-YOU", "Aktivitātes",
        "1. aktivitāte: Ievadsanāksme Rīgā, 2026. gada 10.–12. novembris",
        "2. aktivitāte: Nometne Pērnavā, Igaunijā, 2027. gada 5.–10. jūlijs",
        "Rezultāti", "Rokasgrāmata jauniešu līderiem.",
        "Kā zināsim, ka izdevies?", "Jaunieši aizpilda anketu.",
        "Kas notiks pēc projekta?", "Pašvaldības turpina fondu.",
    )  # fmt: skip
    found = application(document, "lv")
    assert [(a.title, a.venue, a.venue_country) for a in found.activities] == [
        ("Ievadsanāksme", "Rīgā", "LV"),
        ("Nometne", "Pērnavā, Igaunijā", "EE"),
    ]
    answers = fields(found, document)
    assert answers[("impact.assessment", None)] == "Jaunieši aizpilda anketu."
    assert answers[("impact.sustainability", None)] == "Pašvaldības turpina fondu."
    assert [(r.text, r.activity) for r in found.results] == [("Rokasgrāmata jauniešu līderiem.", None)]


def test_target_groups_between_semicolons_are_all_read() -> None:
    document = built("KA210-ADU", "Who is it for?", "Adults without a diploma; night workers; their employers.")
    assert len(application(document).target_groups) == 3
