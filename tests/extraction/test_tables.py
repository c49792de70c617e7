"""Tables of writers' own: what their rows are, and what stands in the cells."""

from __future__ import annotations

from datetime import date

from analyser.model.application import Application, IndicatorKind
from tests.extraction.drafts import application, built

START = ("KA220-VET", "Call 2026", "Project start date: 01/11/2026", "Project lump sum: 120 000 EUR")
PARTNERS = (
    (1, "Participating organisations"),
    [
        ("Organisation", "OID", "Country", "Role"),
        ("Liepkalne College (LKC)", "E10551101", "Latvia", "Coordinator"),
        ("Savonniemi Oy", "E10551102", "Finland", "Partner"),
        ("Escola do Ribatejo", "E10551103", "Portugal", "Partner"),
    ],
)
PACKAGE = (1, "Work package n°2 - Repair")


def read(*parts: object, language: str = "en") -> Application:
    rows = (list(part) if isinstance(part, tuple) and isinstance(part[0], tuple) else part for part in parts)
    return application(built(*START, *PARTNERS, *rows), language)  # type: ignore[arg-type]


def test_the_parts_of_an_indicator_stand_in_the_cells_of_its_row() -> None:
    found = read(
        PACKAGE,
        (2, "Indicators"),
        (
            ("Indicator", "Start", "Threshold", "By", "Judged by"),
            ("Bicycles repaired by learners", "0", "80", "June 2028", "workshop register"),
            ("Clearness of the manual, four-point scale", "no manual", "mean of 3", "May 2028", "readers' form"),
        ),
    )
    assert [(i.baseline, i.target, i.due, i.verification) for i in found.indicators] == [
        ("0", "80", "June 2028", "workshop register"),
        ("no manual", "mean of 3", "May 2028", "readers' form"),
    ]
    assert not found.objectives


def test_the_word_for_objective_heads_the_targets_of_a_latvian_table_of_indicators() -> None:
    found = read(
        PACKAGE,
        (2, "Kvantitatīvie rādītāji"),
        (
            ("Ko mērām", "Sākumā (2025)", "Mērķis", "Termiņš", "Avots"),
            ("Salaboti velosipēdi", "0", "80", "2028. gada jūnijs", "darbnīcas žurnāls"),
            ("Meistari ar apliecību", "2 no 9", "9 no 9", "2028. gada maijs", "reģistrs"),
        ),
        language="lv",
    )
    assert [(i.baseline, i.target) for i in found.indicators] == [("0", "80"), ("2 no 9", "9 no 9")]
    assert not found.objectives


def test_cells_tell_what_unknown_heads_of_a_table_of_indicators_do_not() -> None:
    found = read(
        PACKAGE,
        (2, "Indicators"),
        (
            ("Indicator", "Zero hour", "Finish line", "Flag day", "Where it is seen"),
            ("Bicycles repaired", "3", "80", "30/06/2028", "workshop register"),
            ("Mechanics certified", "0", "12", "31/05/2028", "list of certificates"),
        ),
    )
    assert [(i.baseline, i.target, i.due, i.verification) for i in found.indicators] == [
        ("3", "80", "30/06/2028", "workshop register"),
        ("0", "12", "31/05/2028", "list of certificates"),
    ]


def test_a_column_of_kinds_and_an_empty_cell_are_what_they_are() -> None:
    found = read(
        PACKAGE,
        (2, "Indicators"),
        (
            ("No.", "Indicator", "Kind", "Baseline", "Target", "Source"),
            ("I1", "Two of three readers understand the manual", "qualitative", "none", "25 of 30", "interviews"),
            ("I2", "Lessons held in two schools", "quantitative", "0", "", "registers"),
        ),
    )
    assert [(i.kind, i.target) for i in found.indicators] == [
        (IndicatorKind.QUALITATIVE, "25 of 30"),
        (IndicatorKind.QUANTITATIVE, None),
    ]


def test_tables_of_risks_and_of_sharing_hold_no_activities() -> None:
    found = read(
        (1, "Risks"),
        (("Risk", "Likelihood", "What we do", "Who"), ("A mechanic leaves", "low", "A deputy is named", "LKC")),
        (1, "Sharing and promotion"),
        (("For whom", "What", "When", "Who"), ("Bicycle shops", "letter and film", "May 2028", "all partners")),
        (1, "Results"),
        (("Result", "Description", "Serves"), ("R2.1", "Manual of forty repairs with drawings", "O1")),
    )
    assert not found.activities
    assert [result.text for result in found.results] == ["Manual of forty repairs with drawings"]


def test_months_count_from_the_start_and_codes_tell_package_and_text() -> None:
    found = read(
        PACKAGE,
        (
            ("Task", "Months", "Venue", "Lead", "Others", "EUR"),
            ("T2.1 Survey of shops", "M1-M4", "Liepkalne", "LKC", "all", "9,000"),
            ("T2.2 Manual", "M3-M8", "online", "Savonniemi Oy", "LKC", "11,000"),
        ),
        "T2.1: two teachers visit thirty shops and note which repairs are asked for.",
        "T2.2: four authors write forty pages, and learners try each of them.",
    )
    assert [(a.title, a.start, a.end, a.lead, a.amount_eur, a.work_package) for a in found.activities] == [
        ("Survey of shops", date(2026, 11, 1), date(2027, 2, 28), "P1", 9000.0, "WP2"),
        ("Manual", date(2027, 1, 1), date(2027, 6, 30), "P2", 11000.0, "WP2"),
    ]
    assert found.activities[0].text.startswith("two teachers visit thirty shops")
    assert found.activities[0].participants == ("P1", "P2", "P3")


def test_two_tables_of_the_same_codes_tell_of_the_same_activities() -> None:
    found = read(
        PACKAGE,
        (
            ("Activity", "Dates", "Venue", "Lead"),
            ("2.1. Survey of shops", "01/11/2026 - 28/02/2027", "Liepkalne", "LKC"),
            ("2.2. Manual", "01/01/2027 - 30/06/2027", "online", "Savonniemi Oy"),
        ),
        (
            ("Activity", "Content", "Contribution"),
            ("2.1.", "Two teachers visit thirty shops.", "Shows what the manual must hold."),
            ("2.2.", "Four authors write forty pages.", "Is the result itself."),
        ),
    )
    assert [(a.title, "why" in a.told) for a in found.activities] == [("Survey of shops", True), ("Manual", True)]
    assert "thirty shops" in found.activities[0].text


def test_a_bracket_behind_a_title_tells_dates_place_leader_and_partners() -> None:
    found = read(
        PACKAGE,
        "A2.1 Survey of shops (01/11/2026 to 28/02/2027, Liepkalne and online, lead Savonniemi, with LKC). Thirty "
        "shops are visited by two teachers each.",
        "A2.2 Manual (01/01/2027 to 30/06/2027, online, lead LKC, with all partners). Four authors write forty pages.",
    )
    assert [(a.title, a.start, a.end, a.venue, a.lead, a.participants) for a in found.activities] == [
        ("Survey of shops", date(2026, 11, 1), date(2027, 2, 28), "Liepkalne and online", "P2", ("P1",)),
        ("Manual", date(2027, 1, 1), date(2027, 6, 30), "online", "P1", ("P1", "P2", "P3")),
    ]


def test_a_name_with_a_strange_word_is_no_organisation_of_the_partnership() -> None:
    found = read(
        PACKAGE,
        (
            ("Activity", "Dates", "Venue", "Lead"),
            ("2.1. Survey", "01/11/2026 - 28/02/2027", "Liepkalne", "Graz College"),
            ("2.2. Manual", "01/01/2027 - 30/06/2027", "online", "Ribatejo"),
        ),
    )
    assert [a.lead for a in found.activities] == ["Graz College", "P3"]


def test_columns_of_a_budget_stand_in_the_order_of_the_partners() -> None:
    found = read(
        (1, "Work package n°1 Project management"),
        PACKAGE,
        (1, "Budget"),
        (
            ("Work package", "LKC", "The mill", "School", "Total"),
            ("No. 1", "12 000", "4 000", "4 000", "20 000"),
            ("No. 2", "40 000", "30 000", "30 000", "100 000"),
            ("Total", "52 000", "34 000", "34 000", "120 000"),
        ),
    )
    assert [(p.id, p.amount_eur) for p in found.work_packages] == [("WP1", 20000.0), ("WP2", 100000.0)]
    lines = {(line.part, line.organisation): line.amount_eur for line in found.budget}
    assert (lines["WP2", "P2"], lines["WP1", "P3"], lines[None, None]) == (30000.0, 4000.0, 120000.0)


def test_packages_are_numbered_in_words_and_cells_that_name_several_are_none() -> None:
    found = read(
        (1, "Needs and answers"),
        (("Need", "Objective", "Work package", "Result"), ("N1", "O1", "WP2, WP5", "R2.1")),
        (1, "First work package. Project management"),
        (1, "Second work package. Repair"),
    )
    assert [(p.id, p.title) for p in found.work_packages] == [("WP1", "Project management"), ("WP2", "Repair")]
    assert not found.objectives
