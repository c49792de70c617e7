"""Tables with heads of two rows, heads that share a column, numbered labels, bullets and calendars in their cells."""

from __future__ import annotations

from datetime import date

from tests.extraction.drafts import LEFT, UP
from tests.extraction.test_frames import measures
from tests.extraction.test_tables import PACKAGE, read


def test_a_header_of_two_rows() -> None:
    found = read(
        PACKAGE,
        (2, "Indicators"),
        (
            ("Indicator", "Value", LEFT, "Deadline", "Source"),
            (UP, "Baseline 2025", "Target 2028", UP, UP),
            ("Bicycles repaired by learners", "0", "80", "June 2028", "workshop register"),
            ("Mechanics certified", "2", "12", "May 2028", "list"),
        ),
    )
    assert measures(found) == [("0", "80", "June 2028", "workshop register"), ("2", "12", "May 2028", "list")]


def test_start_and_target_share_a_column_as_date_and_source_do() -> None:
    found = read(
        PACKAGE,
        (2, "Indicators"),
        (
            ("Indicator", "Baseline → target", "By when / source of verification"),
            ("Bicycles repaired by learners", "0 → 80", "June 2028, workshop register"),
            ("Mechanics certified", "2 → 12", "May 2028, list"),
        ),
    )
    assert measures(found) == [("0", "80", "June 2028", "workshop register"), ("2", "12", "May 2028", "list")]


def test_latvian_results_bear_labels_with_numbers() -> None:
    found = read(
        (1, "Mērķi, rezultāti un rādītāji"),
        (
            (
                "Projekta mērķis",
                "Sagaidāmie rezultāti",
                "Rezultatīvie rādītāji",
                "Sākuma un mērķa vērtība",
                "Pārbaudes veids un termiņš",
            ),
            (
                "1. mērķis. Līdz 2028. gada jūnijam 80 audzēkņi paši salabo velosipēdu.",
                "1. rezultāts: rokasgrāmata ar 40 remontiem. 2. rezultāts: filma par katru remontu.",
                "Audzēkņi, kas izturējuši pārbaudi\nFilmu skatījumi",
                "3 un 80\n0 un 500",
                "pārbaudes lapas, 2028. gada jūnijs\ntīmekļa statistika, 2028. gada maijs",
            ),
            (
                "2. mērķis. Līdz 2028. gada maijam 12 meistari māca citus.",
                "3. rezultāts: kurss 20 stundām.",
                "Meistari ar apliecību",
                "0 un 12",
                "reģistrs, 2028. gada maijs",
            ),
        ),
        language="lv",
    )
    assert len(found.objectives) == 2
    assert [r.text for r in found.results] == [
        "rokasgrāmata ar 40 remontiem.",
        "filma par katru remontu.",
        "kurss 20 stundām.",
    ]
    assert measures(found) == [
        ("3", "80", "2028. gada jūnijs", "pārbaudes lapas"),
        ("0", "500", "2028. gada maijs", "tīmekļa statistika"),
        ("0", "12", "2028. gada maijs", "reģistrs"),
    ]


def test_results_are_bullets_in_a_cell() -> None:
    found = read(
        (1, "Logframe"),
        (
            (
                "Specific objectives",
                "Outputs",
                "Objectively verifiable indicators",
                "Means of verification (MoV)",
                "Target date",
            ),
            (
                "SO1: By June 2028 80 learners repair a bicycle alone, up from 3.",
                "• Manual of forty repairs\n• Film for each repair",
                "Learners who pass the test rise from 3 to 80",
                "test sheets",
                "June 2028",
            ),
            (
                "SO2: By May 2028 twelve mechanics teach in their shop.",
                "• Course of 20 hours",
                "Mechanics certified: 12 (now 0)",
                "register",
                "May 2028",
            ),
        ),
    )
    assert [o.text[:3] for o in found.objectives] == ["SO1", "SO2"]
    assert [r.text for r in found.results] == ["Manual of forty repairs", "Film for each repair", "Course of 20 hours"]
    assert [(i.due, i.verification) for i in found.indicators] == [
        ("June 2028", "test sheets"),
        ("May 2028", "register"),
    ]


def test_a_latvian_table_of_packages_numbers_them_in_its_first_column() -> None:
    found = read(
        (1, "Darba pakotnes"),
        (
            ("Nr.", "Darba pakotnes nosaukums", "Vadošais partneris", "Norises laiks", "Piešķirtais finansējums, EUR"),
            ("DP1", "Projekta vadība", "LKC", "M1–M24", "20 000"),
            ("DP2", "Remonts", "Savonniemi Oy", "M2–M12", "60 000"),
            ("Kopā", "", "", "", "80 000"),
        ),
        language="lv",
    )
    assert [(w.id, w.title, w.amount_eur) for w in found.work_packages] == [
        ("WP1", "Projekta vadība", 20000.0),
        ("WP2", "Remonts", 60000.0),
    ]
    assert not found.activities


def test_a_latvian_cell_names_leader_and_partners() -> None:
    found = read(
        (1, "Darba plāns"),
        (
            (
                "Nr.",
                "Aktivitāte un tās saturs",
                "Mēneši",
                "Norises vieta",
                "Vada / piedalās",
                "Izmaksas (EUR)",
                "Rezultāts",
            ),
            (
                "A2.1",
                "Darbnīcu aptauja: divi skolotāji apmeklē trīsdesmit darbnīcas un pieraksta, kādus remontus prasa",
                "M1–M4",
                "Liepkalne",
                "LKC / visi",
                "9 000",
                "Aptaujas pārskats",
            ),
            ("A2.2", "Rokasgrāmata", "M3–M8", "tiešsaiste", "Savonniemi Oy / LKC", "11 000", "Rokasgrāmata"),
        ),
        language="lv",
    )
    assert [(a.title, a.lead, a.participants, a.start, a.amount_eur) for a in found.activities] == [
        ("Darbnīcu aptauja", "P1", ("P1", "P2", "P3"), date(2026, 11, 1), 9000.0),
        ("Rokasgrāmata", "P2", ("P1",), date(2027, 1, 1), 11000.0),
    ]


def test_an_empty_cell_repeats_the_package_above() -> None:
    found = read(
        (1, "Work plan"),
        (
            ("WP", "Task", "Start", "End", "Responsible partner", "Partners involved", "Cost"),
            ("WP2", "2.1 Survey of shops", "M1", "M4", "LKC", "all", "9,000"),
            ("", "2.2 Manual", "M3", "M8", "Savonniemi Oy", "LKC", "11,000"),
            ("WP3", "3.1 Open workshop", "M18", "M18", "LKC", "all", "4,000"),
        ),
    )
    assert [(a.title, a.work_package, a.lead, a.start, a.end, a.amount_eur) for a in found.activities] == [
        ("Survey of shops", "WP2", "P1", date(2026, 11, 1), date(2027, 2, 28), 9000.0),
        ("Manual", "WP2", "P2", date(2027, 1, 1), date(2027, 6, 30), 11000.0),
        ("Open workshop", "WP3", "P1", date(2028, 4, 1), date(2028, 4, 30), 4000.0),
    ]


def test_a_table_of_needs_refers_to_objectives() -> None:
    found = read(
        (1, "Needs analysis"),
        (
            ("Need", "How we know", "Objective that answers it"),
            ("N1. Learners cannot repair a bicycle.", "test of 60 learners in 2025", "Objective 1"),
            ("N2. Shops have no trained mechanics.", "survey of 30 shops", "Objective 2"),
        ),
    )
    assert len(found.needs) == 2
    assert not found.objectives


def test_a_calendar_of_named_months() -> None:
    found = read(
        (1, "Timetable"),
        (
            ("Activity", "Who leads", "Nov 2026", "Dec 2026", "Jan 2027", "Feb 2027", "Mar 2027"),
            ("A2.1 Survey of shops", "LKC", "■", "■", "", "", ""),
            ("A2.2 Manual", "Savonniemi Oy", "", "■", LEFT, LEFT, ""),
        ),
    )
    assert [(a.title, a.start, a.end) for a in found.activities] == [
        ("Survey of shops", date(2026, 11, 1), date(2026, 12, 31)),
        ("Manual", date(2026, 12, 1), date(2027, 2, 28)),
    ]


def test_results_stand_beside_what_measures_them() -> None:
    found = read(
        (1, "Results"),
        (
            ("No.", "Result", "Work package", "Language versions", "Indicator of quality"),
            (
                "R1",
                "Manual of forty repairs",
                "WP2",
                "en, lv, fi",
                "three of four readers use it unaided by May 2028, test sheets",
            ),
            ("R2", "Course of 20 hours", "WP2", "en", "12 mechanics pass by June 2028, register"),
        ),
    )
    assert [r.text for r in found.results] == ["Manual of forty repairs", "Course of 20 hours"]
    assert len(found.indicators) == 2


def test_the_answer_on_target_groups_says_for_whom_an_activity_is() -> None:
    found = read(
        (1, "Target groups"),
        "The first group are 80 learners of mechanics, who take the course in A2.2.",
        (1, "Activities"),
        (
            ("No.", "Activity", "Dates", "Place", "Lead"),
            ("A2.1", "Survey of shops", "01/11/2026 - 28/02/2027", "Liepkalne", "LKC"),
            ("A2.2", "Course", "01/01/2027 - 30/06/2027", "Liepkalne", "Savonniemi Oy"),
        ),
    )
    assert ["whom" in a.told for a in found.activities] == [False, True]
