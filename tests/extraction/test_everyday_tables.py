"""Tables and headings of drafts that small organisations write, with heads in everyday words."""

from __future__ import annotations

from datetime import date

import pytest

from analyser.text.sentences import sentences
from tests.extraction.drafts import application, built, fields

ORGANISATIONS = [
    ["Organisation", "OID and country", "Main work", "Our work in training", "Learners", "Years in training"],
    ["Meh in glas (applicant)", "E10482917 – SI", "Accordion repair", "Apprentices", "Apprentices, 17 to 30", "11"],
    ["Palkeen koulu", "E10395064 – FI", "A craft school", "A two-year line", "Students from 16", "23"],
]


def test_a_column_may_hold_oid_and_country() -> None:
    found = application(built("KA210-VET", (1, "Who we are"), ORGANISATIONS))
    assert [(o.name, o.oid, o.country) for o in found.organisations] == [
        ("Meh in glas", "E10482917", "SI"),
        ("Palkeen koulu", "E10395064", "FI"),
    ]


def test_rows_tell_what_is_asked_of_each_organisation() -> None:
    found = application(built("KA210-VET", (1, "Who we are"), ORGANISATIONS))
    for name in ("main_activities", "field_activities", "learners", "years"):
        assert found.fact(f"P2/organisation.{name}") is not None, name


def test_a_bracket_tells_what_a_long_heading_asks() -> None:
    heading = "What we want to change, and what will be there at the end (objectives, results, link to the priorities)"
    document = built((1, "Relevance"), (2, heading), "By June 2028 forty masters judge alike.")
    assert ("relevance.objectives", None) in fields(application(document), document)


def test_what_we_count_is_an_indicator() -> None:
    document = built(
        (1, "How we shall know"),
        [
            ["What we count", "Start", "Target", "When", "Taken from", "Who"],
            ["Reeds accepted", "41 %", "70 %", "February 2028", "Count of 120 reeds", "School"],
            ["Units released", "0", "12", "August 2027", "Release list", "School"],
        ],
    )
    assert [(i.text, i.baseline, i.target, i.verification) for i in application(document).indicators] == [
        ("Reeds accepted", "41 %", "70 %", "Count of 120 reeds"),
        ("Units released", "0", "12", "Release list"),
    ]


def test_from_and_to_date_an_activity() -> None:
    document = built(
        (1, "Activities"),
        [
            ["No.", "Activity", "Place", "From", "To", "Leader"],
            ["1", "Trial at the bench", "Cerknica", "01/09/2027", "29/02/2028", "School"],
            ["2", "Last count", "Kaunas", "01/02/2028", "30/04/2028", "School"],
        ],
        (2, "Activity 1. Trial at the bench"),
        "From September 2027 to February 2028 each learner takes four units, and in April 2027 we chose them.",
    )
    ends = {activity.title: activity.end for activity in application(document).activities}
    assert ends == {"Trial at the bench": date(2028, 2, 29), "Last count": date(2028, 4, 30)}


def test_the_head_of_a_table_of_answers_is_no_answer() -> None:
    document = built(
        (1, "Relevance"),
        (2, "Inclusion, environment, digital, taking part"),
        [["Aspect", "What we do"], ["Inclusion and diversity", "A paid guide for each journey of a blind learner."]],
    )
    assert "Aspect\tWhat we do" not in fields(application(document), document).values()


def test_a_code_opens_a_sentence_inside_a_paragraph() -> None:
    text = "SO2.1. By March the partners share a list. SO2.2. By August twelve stations are ready."
    assert [text[s.start : s.end] for s in sentences(text, "en")] == [
        "SO2.1. By March the partners share a list.",
        "SO2.2. By August twelve stations are ready.",
    ]


def test_a_result_is_known_by_its_name() -> None:
    document = built(
        "KA220-ADU",
        (1, "Objectives and results"),
        "Results: the Jobs Inventory with its picture sheet; 56 trained tutors.",
        (1, "Work packages"),
        (2, "WP2: Inventory"),
        (3, "Main results"),
        "The Jobs Inventory in Czech, Danish, Portuguese and Lithuanian.",
    )
    told = [result.text for result in application(document).results if "Inventory" in result.text]
    assert told == ["The Jobs Inventory in Czech, Danish, Portuguese and Lithuanian."]


@pytest.mark.parametrize(
    ("language", "head", "titles"),
    [
        ("en", ["Code", "Title", "Venue", "Start", "End", "Lead", "Amount (EUR)"], ["Kite week", "Sail count"]),
        (
            "lv",
            ["Kods", "Nosaukums", "Vieta", "Sākums", "Beigas", "Vada", "Summa (EUR)"],
            ["Pūķu nedēļa", "Buru skaits"],
        ),
    ],
)
def test_a_title_beside_the_code_names_an_activity(language: str, head: list[str], titles: list[str]) -> None:
    rows = [
        ["A2.1", titles[0], "Liepāja", "01/02/2027", "28/02/2027", "P1", "9 000"],
        ["A2.2", titles[1], "Nida", "01/03/2027", "31/05/2027", "P2", "7 000"],
    ]
    found = application(built("KA220-VET", (2, "Work package n°2: Sails"), [head, *rows]), language)
    assert [(one.title, one.code) for one in found.activities] == [(titles[0], "A2.1"), (titles[1], "A2.2")]


def test_rows_with_codes_tell_of_the_activities_another_table_lists() -> None:
    document = built(
        "KA220-VET",
        (2, "Work package n°2: Sails"),
        [
            ["Code", "Title", "Venue", "Start", "End", "Lead", "Amount (EUR)"],
            ["A2.1", "Kite week", "Liepāja", "01/02/2027", "28/02/2027", "P1", "9 000"],
            ["A2.2", "Sail count", "Nida", "01/03/2027", "31/05/2027", "P2", "7 000"],
        ],
        [
            ["Code", "Content and method", "Participants", "Contribution"],
            ["A2.1", "Apprentices sew a kite and fly it from the mole", "24 apprentices", "Begins the change of SO1"],
            ["A2.2", "Sails of twelve boats are counted and patched", "6 sail makers", "Shows what SO1 needs"],
        ],
    )
    assert [(one.code, one.told >= {"whom", "why"}) for one in application(document).activities] == [
        ("A2.1", True),
        ("A2.2", True),
    ]


def test_who_watches_the_work_is_no_activity() -> None:
    document = built(
        "KA220-VET",
        (2, "Work package n°1: Project management"),
        (3, "Monitoring of progress and quality"),
        [
            ["What", "Who", "When", "With what"],
            ["Progress of work", "Ance Liepa (P1)", "monthly", "sheet of three colours"],
            ["Quality of results", "Jan Maat (P2)", "before each release", "list of ten points"],
        ],
    )
    assert not application(document).activities


def test_a_code_alone_in_a_cell_heads_no_activity() -> None:
    document = built(
        "KA220-VET",
        (2, "Target groups"),
        [
            ["Target group", "Number", "Takes part in"],
            ["Apprentices of sail lofts", "24", "A4.2"],
            ["Sail makers", "6", "A4.1, A4.2"],
        ],
    )
    assert not application(document).activities


def test_codes_of_results_are_no_results() -> None:
    document = built(
        "KA220-VET",
        (1, "Results"),
        [["Code", "Result", "Activity"], ["R1", "Manual for sewing sails", "A2.1"], ["R2", "Set of ten kites", "A2.2"]],
        (2, "Work package n°2: Sails"),
        "Results of the work package: R1 and R2.",
    )
    assert [one.text for one in application(document).results] == ["Manual for sewing sails", "Set of ten kites"]


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", ["Source", "Date", "Target", "WP", "How often or how well", "Today", "Kind"]),
        ("lv", ["Avots", "Līdz kuram datumam", "Jāsasniedz", "DP", "Ko skaitām vai vērtējam", "Tagad", "Veids"]),
    ],
)
def test_what_is_measured_may_stand_behind_its_values(language: str, head: list[str]) -> None:
    rows = [
        ["lapas pie sienas", "28.02.2027.", "60", "2", "Sewn sails without a fault", "30", "skaits"],
        ["anketa", "31.03.2028.", "75 %", "3", "Apprentices who mend alone", "40 %", "skaits"],
    ]
    found = application(built("KA220-VET", (1, "Indicators"), [head, *rows]), language).indicators
    assert [(one.text, one.baseline, one.target, one.due, one.verification) for one in found] == [
        ("Sewn sails without a fault", "30", "60", "28.02.2027.", "lapas pie sienas"),
        ("Apprentices who mend alone", "40 %", "75 %", "31.03.2028.", "anketa"),
    ]


def test_a_headed_table_below_a_question_answers_it() -> None:
    document = built(
        "KA220-VET",
        (2, "How does the project address the selected priorities?"),
        [
            ["Priority", "Addressed by"],
            ["Innovation and quality", "SO1: a module of ten lessons"],
            ["Inclusion and diversity", "A3.2 keeps twelve places"],
        ],
        (2, "Motivation: why should this project be funded?"),
        "Sails are torn and nobody mends them.",
    )
    answers = fields(application(document), document)
    assert "twelve places" in answers["priorities.addressed", None]
    assert not any(name.startswith("management.") for name, _ in answers)
