"""Activities told without a heading or a row of their own each, and what is none."""

from __future__ import annotations

import pytest

from analyser.extraction import siblings
from analyser.extraction.learnt.headings import Told
from analyser.extraction.learnt.leads import leads
from analyser.model.application import Application
from tests.extraction.drafts import Part, application, built
from tests.extraction.test_learnt_heads import page

CONTENT = "Describe the content of the proposed activities."


def titles(found: Application) -> list[tuple[str, str | None, str | None]]:
    return [(one.title or "", one.work_package, one.code) for one in found.activities]


def partnership(*parts: Part, language: str = "en") -> Application:
    return application(built("KA220-ADU, call 2026", *parts), language, "KA220-ADU")


def table(*rows: tuple[str, ...]) -> list[tuple[str, ...]]:
    return list(rows)


def small(*parts: Part, language: str = "en") -> Application:
    return application(built("KA210-ADU, call 2026", *parts), language, "KA210-ADU")


def test_codes_at_the_beginning_of_lines_count_the_activities_of_packages() -> None:
    found = partnership(
        (2, "Work package 2: Looking"),
        (3, CONTENT),
        "WP2.A1 Survey of homes",
        "In May 2027 four partners ask 80 people.",
        "WP2.A2 Workshop in Turku",
        "In June 2027 twelve people meet for three days.",
        (2, "Work package 3: Teaching"),
        (3, CONTENT),
        "- T3.1 The teams negotiate with owners and sign an agreement.",
        "- T3.2 Two workers are on each site for 40 weeks.",
    )
    assert titles(found) == [
        ("Survey of homes", "WP2", "A2.1"),
        ("Workshop in Turku", "WP2", "A2.2"),
        ("The teams negotiate with owners and sign an agreement", "WP3", "A3.1"),
        ("Two workers are on each site for 40 weeks", "WP3", "A3.2"),
    ]
    assert "80 people" in found.activities[0].text


def test_codes_follow_one_another_in_a_cell() -> None:
    tasks = (
        "T2.1 Kitchen evenings: twelve evenings with farmers. T2.2 Filming of visits: 60 visits are recorded. "
        "T2.3 Reading the plans: 15 plans are compared."
    )
    found = partnership((2, "Work package 2: Listening"), table(("Tasks", tasks), ("Lead", "Roztocze")))
    assert [title for title, _, _ in titles(found)] == ["Kitchen evenings", "Filming of visits", "Reading the plans"]


def test_letters_count_activities_whose_dates_follow_in_a_bracket() -> None:
    found = partnership(
        (2, "2. darba pakotne: Kas ir laba atbilde"),
        "Uzdevumi. a) eksāmenu izpēte (01.11.2026.–31.03.2027., vada Emajõe), kurā nolasām 184 aprakstus; "
        "b) ietvara rakstīšana (01.04.2027.–31.10.2027., vada Vouga), kuras vidū ir seminārs; "
        "c) bankas veidošana (01.09.2027.–31.05.2028., vada Gauja), 32 000 EUR. Rezultāti. Pārskats un ietvars.",
        language="lv",
    )
    assert [title for title, _, _ in titles(found)] == ["eksāmenu izpēte", "ietvara rakstīšana", "bankas veidošana"]
    assert "Pārskats" not in found.activities[2].text


@pytest.mark.parametrize(
    ("paragraphs", "named", "language"),
    [
        (
            [
                "Stage one. Sorting the notebooks. From October 2026 to January 2027, in Graz.",
                "It serves the first goal.",
                "Stage two. The wrong stoves. In the school hall, 8 to 19 March 2027.",
                "Stage three. The book and the test. From October 2027 on.",
            ],
            ["Sorting the notebooks", "The wrong stoves", "The book and the test"],
            "en",
        ),
        (
            [
                "Novembrī sabraucam uz pirmo tikšanos. Divas dienas iepazīstamies.",
                "Janvārī sākam braucienus. Katrs brauc pie sevis.",
                "Aprīlī rīkojam ģimeņu vakarus. Seši vakari otrdienās.",
            ],
            ["Novembrī sabraucam uz pirmo tikšanos", "Janvārī sākam braucienus", "Aprīlī rīkojam ģimeņu vakarus"],
            "lv",
        ),
    ],
)
def test_paragraphs_in_the_order_of_time_tell_activities(
    paragraphs: list[str], named: list[str], language: str
) -> None:
    found = small((2, "Month by month"), *paragraphs, (2, "And afterwards"), "We meet again.", language=language)
    assert [title for title, _, _ in titles(found)] == named


def test_sentences_that_open_a_step_divide_a_paragraph() -> None:
    found = partnership(
        (2, "Work package 2: Games"),
        (3, CONTENT),
        "First the partners meet in Riga. They get to know one another. After that young people ask their "
        "neighbours. They film the answers. Finally there is an evening online.",
    )
    assert [title for title, _, _ in titles(found)] == [
        "First the partners meet in Riga",
        "After that young people ask their neighbours",
        "Finally there is an evening online",
    ]


def test_rows_below_a_column_of_packages_are_activities() -> None:
    found = partnership(
        (2, "All on one page"),
        table(
            ("Work package", "No.", "What happens, and where", "Months", "Partner in charge", "EUR"),
            (
                "WP2 The drawer",
                "2.1",
                "Kitchen interviews: 80 conversations at home, twenty in each of the four countries",
                "M2-M4",
                "A",
                "16 000",
            ),
            (
                "WP2 The drawer",
                "2.2",
                "Gathering the post: 200 real letters without names, graded in four steps",
                "M3-M6",
                "B",
                "14 000",
            ),
            (
                "WP3 The table",
                "3.1",
                "Writing the course: ten sessions of two hours each at all four places",
                "M7-M9",
                "A",
                "18 000",
            ),
        ),
    )
    assert titles(found) == [
        ("Kitchen interviews", "WP2", "A2.1"),
        ("Gathering the post", "WP2", "A2.2"),
        ("Writing the course", "WP3", "A3.1"),
    ]


def test_a_column_of_codes_only_numbers_the_activities() -> None:
    found = partnership(
        (2, "Activities"),
        table(
            ("Activity", "Title", "Venue", "Start", "End", "Lead"),
            ("A2.1", "Crossed audits of the courses", "Galway", "01/03/2027", "31/08/2027", "Sighet"),
            ("A2.2", "Writing the standard", "Umeå", "01/07/2027", "15/12/2027", "Korak"),
        ),
    )
    assert titles(found) == [
        ("Crossed audits of the courses", None, "A2.1"),
        ("Writing the standard", None, "A2.2"),
    ]


def test_a_timetable_and_a_table_of_risks_are_none() -> None:
    found = partnership(
        (2, "Work package 2: Looking"),
        (3, CONTENT),
        table(("Package", "2026", "2027"), ("WP1", "x", "x"), ("WP2", "", "x")),
        (3, "Risks"),
        table(
            ("Risks", "How likely", "Activity", "Responsible"),
            ("Kitchen staff feel watched", "medium", "we talk to every kitchen before we measure", "Sarma"),
            ("A teacher leaves", "medium", "four teachers a school are taught", "heads"),
        ),
    )
    assert not found.activities


def test_a_row_that_shortens_the_title_of_a_heading_is_the_same_activity() -> None:
    found = small(
        (3, "Activity 1: Training week for peer guides on the Tagus"),
        "In March 2027 twelve guides learn.",
        (3, "Activity 2: Two seasons of quiet water groups"),
        "From April 2027 on.",
        (2, "All at a glance"),
        table(
            ("Activity", "When", "Amount"),
            ("Training week for peer guides", "03/2027", "17 000 EUR"),
            ("Quiet water groups", "04/2027", "18 000 EUR"),
        ),
    )
    assert [(one.title, one.amount_eur) for one in found.activities] == [
        ("Training week for peer guides on the Tagus", 17000),
        ("Two seasons of quiet water groups", 18000),
    ]


TEXT = (
    "Work\nTalks on the doorstep\nIn May 2027 we ask 90 parents.\nWatching a meeting\n"
    "In June 2027 we sit at the back.\nResults\nA book."
)


def likely(*chances: tuple[tuple[str, float], ...]) -> list[Told]:
    found = leads(page(TEXT, headings=(0, 1, 3, 5)))
    return [Told(lead, chance) for lead, chance in zip(found, chances, strict=True)]


def test_neighbours_with_dates_below_are_decided_together() -> None:
    doubted = (("relevance.objectives", 0.3), ("activity", 0.2))
    read = likely((("section design", 0.9),), doubted, doubted, (("wp.results", 0.9),))
    asked = [one.likely[0][0] for one in siblings.revised(page(TEXT, headings=(0, 1, 3, 5)), read, "en")]
    assert asked == ["section design", "activity", "activity", "wp.results"]


def test_one_doubted_heading_alone_stays_as_it_is() -> None:
    doubted = (("relevance.objectives", 0.3), ("activity", 0.2))
    read = likely((("section design", 0.9),), doubted, (("wp.tasks", 0.9),), (("wp.results", 0.9),))
    asked = [one.likely[0][0] for one in siblings.revised(page(TEXT, headings=(0, 1, 3, 5)), read, "en")]
    assert asked == ["section design", "relevance.objectives", "wp.tasks", "wp.results"]
