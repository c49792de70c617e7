"""Tables and headings of drafts that small organisations write, with heads in everyday words."""

from __future__ import annotations

from datetime import date

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
