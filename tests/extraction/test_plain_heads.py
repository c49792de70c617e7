"""Tables whose heads are everyday words, and tables that hold no activities or indicators."""

from __future__ import annotations

from datetime import date

from tests.extraction.test_frames import measures
from tests.extraction.test_tables import read


def test_a_latvian_frame_in_everyday_words() -> None:
    found = read(
        (1, "Projekta kodols"),
        (
            (
                "Vajadzība",
                "Ko gribam panākt",
                "Kas paliks",
                "Rādītājs un mērķa vērtība",
                "Kā ir tagad",
                "Kad un no kā redzam",
            ),
            (
                "Audzēkņi neprot salabot velosipēdu.",
                "Līdz 2028. gada jūnijam 80 audzēkņi paši salabo velosipēdu.",
                "Rokasgrāmata ar 40 remontiem",
                "Audzēkņi, kas izturējuši pārbaudi: 80",
                "3",
                "2028. gada jūnijs, pārbaudes lapas",
            ),
            (
                "Darbnīcām nav apmācītu meistaru.",
                "Līdz 2028. gada maijam 12 meistari māca citus.",
                "Kurss 20 stundām",
                "Meistari ar apliecību: 12",
                "0",
                "2028. gada maijs, reģistrs",
            ),
        ),
        language="lv",
    )
    assert len(found.objectives) == 2 and len(found.results) == 2 and len(found.needs) == 2
    assert measures(found) == [
        ("3", "80", "2028. gada jūnijs", "pārbaudes lapas"),
        ("0", "12", "2028. gada maijs", "reģistrs"),
    ]


def test_a_frame_in_everyday_words() -> None:
    found = read(
        (1, "The project at a glance"),
        (
            (
                "What we want to achieve",
                "What will remain",
                "Measure of success",
                "Where we start",
                "Where we want to be",
                "By when",
                "How we know",
            ),
            (
                "By June 2028 80 learners repair a bicycle alone.",
                "Manual of forty repairs",
                "Learners who pass the test",
                "3",
                "80",
                "June 2028",
                "test sheets",
            ),
            (
                "By May 2028 twelve mechanics teach others.",
                "Course of 20 hours",
                "Mechanics certified",
                "0",
                "12",
                "May 2028",
                "register",
            ),
        ),
    )
    assert len(found.objectives) == 2 and len(found.results) == 2
    assert measures(found) == [("3", "80", "June 2028", "test sheets"), ("0", "12", "May 2028", "register")]


def test_latvian_activities_in_everyday_words() -> None:
    found = read(
        (1, "Ko darīsim"),
        (
            ("Nr.", "Kas notiek", "Kad", "Kur", "Kas vada; kas piedalās", "Cik maksā", "Kas paliek"),
            (
                "1",
                "Atklāšanas tikšanās",
                "2026. gada novembris",
                "Liepkalne, Latvija",
                "LKC; visi",
                "3 000",
                "darba plāns",
            ),
            (
                "2",
                "Mācību nedēļa",
                "2027. gada 3.–7. maijs",
                "Savonniemi, Somija",
                "Savonniemi Oy; visi",
                "9 000",
                "12 apmācīti meistari",
            ),
        ),
        language="lv",
    )
    assert [(a.title, a.lead, a.start, a.amount_eur) for a in found.activities] == [
        ("Atklāšanas tikšanās", "P1", date(2026, 11, 1), 3000.0),
        ("Mācību nedēļa", "P2", date(2027, 5, 3), 9000.0),
    ]


def test_a_budget_of_activities_by_partners() -> None:
    found = read(
        (1, "Activities"),
        (
            ("No.", "Activity", "Dates", "Place", "Lead"),
            ("A2.1", "Survey of shops", "01/11/2026 - 28/02/2027", "Liepkalne", "LKC"),
            ("A2.2", "Course", "01/01/2027 - 30/06/2027", "Liepkalne", "Savonniemi Oy"),
        ),
        (1, "Budget"),
        (
            ("Activity", "LKC", "Savonniemi Oy", "Escola do Ribatejo", "Total"),
            ("A2.1 Survey of shops", "3,000", "3,000", "3,000", "9,000"),
            ("A2.2 Course", "5,000", "3,000", "3,000", "11,000"),
            ("Total", "8,000", "6,000", "6,000", "20,000"),
        ),
    )
    shares = {(line.organisation, line.part): line.amount_eur for line in found.budget}
    assert shares["P1", "A2.1"] == 3000.0


def test_measures_against_risks_are_no_indicators() -> None:
    found = read(
        (1, "Risks"),
        (
            ("Risk", "Problem", "Measure", "Responsible", "When"),
            ("Few learners come", "the hall is empty", "we call them", "LKC", "May 2027"),
            ("A mechanic leaves", "no teacher", "a deputy is named", "LKC", "June 2027"),
        ),
        (1, "Target groups"),
        (
            ("Target group", "Number", "Needs", "How we reach them"),
            ("Learners of mechanics", "80", "practice", "through their teachers"),
            ("Mechanics", "12", "time", "through the guild"),
        ),
    )
    assert not found.activities and not found.indicators and not found.results and not found.objectives
