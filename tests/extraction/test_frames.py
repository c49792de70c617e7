"""Tables of objectives, results and indicators, of activities and of money, in the shapes writers give them."""

from __future__ import annotations

from datetime import date

from analyser.model.application import Application
from tests.extraction.drafts import LEFT, UP
from tests.extraction.test_tables import read

PACKAGES = (
    ("Work package", "Lead", "Grant (EUR)"),
    ("WP1 Management", "LKC", "20,000"),
    ("WP2 Repair", "Savonniemi Oy", "60,000"),
    ("WP3 Sharing", "LKC", "40,000"),
)


def measures(found: Application) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [(i.baseline, i.target, i.due, i.verification) for i in found.indicators]


def test_cells_of_a_frame_hold_several_statements_with_codes() -> None:
    found = read(
        (1, "Objectives, results, indicators"),
        (
            ("Objective", "Answers", "Results", "Indicators: start and target", "When and from what source"),
            (
                "O1. By June 2028 80 learners repair a bicycle alone, up from 3.",
                "Need 1",
                "R1. Manual of forty repairs. R2. Film for each repair.",
                "I1. Learners who pass the test: 3, 80. I2. Films watched to the end: 0, 500.",
                "I1: test sheets, 30 June 2028. I2: web statistics, May 2028.",
            ),
            (
                "O2. By May 2028 twelve mechanics teach in their own shop; none does now.",
                "Need 2",
                "R3. Course of 20 hours.",
                "I3 and I4 are read once a year. I3. Mechanics certified: 0, 12. I4. Shops with a learner: 2, 9.",
                "I3, I4: register, May 2028.",
            ),
        ),
    )
    assert [o.text[:3] for o in found.objectives] == ["O1.", "O2."]
    assert [r.text for r in found.results] == [
        "R1. Manual of forty repairs.",
        "R2. Film for each repair.",
        "R3. Course of 20 hours.",
    ]
    assert measures(found) == [
        ("3", "80", "30 June 2028", "test sheets"),
        ("0", "500", "May 2028", "web statistics"),
        ("0", "12", "May 2028", "register"),
        ("2", "9", "May 2028", "register"),
    ]


def test_a_latvian_frame_has_a_line_for_each_statement() -> None:
    found = read(
        (1, "Projekta loģika"),
        (
            ("Vajadzība", "Mērķis", "Rezultāti", "Rādītāji", "Sākumā", "Mērķa vērtība", "Termiņš", "Avots"),
            (
                "Audzēkņi neprot salabot velosipēdu, 57 no 60 pārbaudē neizdevās nomainīt ķēdi.",
                "Līdz 2028. gada jūnijam 80 audzēkņi paši salabo velosipēdu.",
                "Rokasgrāmata ar 40 remontiem\nFilma par katru remontu",
                "Audzēkņi, kas izturējuši pārbaudi\nFilmu skatījumi",
                "3\n0",
                "80\n500",
                "2028. gada jūnijs\n2028. gada maijs",
                "pārbaudes lapas\ntīmekļa statistika",
            ),
            (
                "Darbnīcām nav apmācītu meistaru.",
                "Līdz 2028. gada maijam 12 meistari māca savā darbnīcā.",
                "Kurss 20 stundām",
                "Meistari ar apliecību",
                "0",
                "12",
                "2028. gada maijs",
                "reģistrs",
            ),
        ),
        language="lv",
    )
    assert len(found.objectives) == 2
    assert [n.text[:10] for n in found.needs] == ["Audzēkņi n", "Darbnīcām "]
    assert [r.text for r in found.results] == [
        "Rokasgrāmata ar 40 remontiem",
        "Filma par katru remontu",
        "Kurss 20 stundām",
    ]
    assert measures(found) == [
        ("3", "80", "2028. gada jūnijs", "pārbaudes lapas"),
        ("0", "500", "2028. gada maijs", "tīmekļa statistika"),
        ("0", "12", "2028. gada maijs", "reģistrs"),
    ]


def test_objectives_stand_in_columns() -> None:
    found = read(
        (1, "Intervention logic"),
        (
            ("Objective", "O1. By June 2028 80 learners repair a bicycle.", "O2. By May 2028 twelve mechanics teach."),
            ("Need", "Learners cannot repair a bicycle.", "Shops have no trained mechanics."),
            ("Results", "R1. Manual of forty repairs. R2. Films.", "R3. Course of 20 hours."),
            ("Indicators", "Learners who pass the test", "Mechanics certified"),
            ("Baseline", "3", "0"),
            ("Target", "80", "12"),
            ("By when", "June 2028", "May 2028"),
            ("Source", "test sheets", "register"),
        ),
    )
    assert [o.text[:3] for o in found.objectives] == ["O1.", "O2."]
    assert [r.text[:3] for r in found.results] == ["R1.", "R2.", "R3."]
    assert len(found.needs) == 2
    assert measures(found) == [("3", "80", "June 2028", "test sheets"), ("0", "12", "May 2028", "register")]


def test_latvian_objectives_stand_in_columns_below_an_empty_corner() -> None:
    found = read(
        (1, "Loģiskā matrica"),
        (
            (
                "",
                "1. mērķis: līdz jūnijam 80 audzēkņi salabo velosipēdu.",
                "2. mērķis: 12 meistari paši māca citus.",
            ),
            ("Vajadzība", "Audzēkņi neprot salabot velosipēdu.", "Darbnīcām nav meistaru."),
            ("Rezultāts", "Rokasgrāmata ar 40 remontiem", "Kurss 20 stundām"),
            ("Rādītājs", "Audzēkņi, kas izturējuši pārbaudi", "Meistari ar apliecību"),
            ("Sākumā un beigās", "3; 80", "0; 12"),
            ("Termiņš un avots", "2028. gada jūnijs, pārbaudes lapas", "2028. gada maijs, reģistrs"),
        ),
        language="lv",
    )
    assert len(found.objectives) == 2
    assert len(found.results) == 2
    assert measures(found) == [
        ("3", "80", "2028. gada jūnijs", "pārbaudes lapas"),
        ("0", "12", "2028. gada maijs", "reģistrs"),
    ]


def test_an_objective_reaches_over_the_rows_of_its_indicators() -> None:
    found = read(
        (1, "Logical framework"),
        (
            ("Specific objective", "Result", "Indicator", "Baseline", "Target", "Source of verification"),
            ("O1: By June 2028 80 learners repair a bicycle.", "R1: Manual", "Pages printed", "0", "40", "file"),
            (UP, UP, "Learners who pass the test", "3", "80", "test sheets"),
            (UP, "R2: Films", "Films watched", "0", "500", UP),
            ("O2: By May 2028 twelve mechanics teach.", "R3: Course", "Mechanics certified", "0", "12", "register"),
        ),
    )
    assert len(found.objectives) == 2
    assert [r.text for r in found.results] == ["R1: Manual", "R2: Films", "R3: Course"]
    assert [i.verification for i in found.indicators] == ["file", "test sheets", "test sheets", "register"]


def test_an_objective_stands_in_a_row_of_its_own() -> None:
    found = read(
        (1, "Results framework"),
        (
            ("Result", "Indicator", "Now", "Goal", "By when", "How we know"),
            ("O1. By June 2028 80 learners repair a bicycle alone.", LEFT, LEFT, LEFT, LEFT, LEFT),
            ("R1. Manual", "Learners who pass the test", "3", "80", "June 2028", "test sheets"),
            ("O2. By May 2028 twelve mechanics teach.", LEFT, LEFT, LEFT, LEFT, LEFT),
            ("R2. Course", "Mechanics certified", "0", "12", "May 2028", "register"),
        ),
    )
    assert [o.text[:3] for o in found.objectives] == ["O1.", "O2."]
    assert [r.text for r in found.results] == ["R1. Manual", "R2. Course"]
    assert measures(found) == [("3", "80", "June 2028", "test sheets"), ("0", "12", "May 2028", "register")]


def test_one_table_holds_the_activities_of_all_packages_in_rows_below_each() -> None:
    found = read(
        (1, "Activities"),
        (
            ("Activity: what is done, and how", "When", "Where", "Lead; others", "EUR", "Leads to"),
            ("WP2 Repair", LEFT, LEFT, LEFT, LEFT, LEFT),
            (
                "Survey of shops: two teachers visit thirty shops and note which repairs are asked for",
                "01/11/2026 - 28/02/2027",
                "Liepkalne",
                "LKC; Savonniemi Oy, Escola do Ribatejo",
                "9,000",
                "R1",
            ),
            ("Manual", "01/01/2027 - 30/06/2027", "online", "Savonniemi Oy; all", "11,000", "R1, O1"),
            ("WP3 Sharing", LEFT, LEFT, LEFT, LEFT, LEFT),
            ("Open workshop", "03/05/2028", "Tartu, Estonia", "LKC", "4,000", "R2"),
            ("Total", "", "", "", "24,000", ""),
        ),
    )
    assert [(w.id, w.title) for w in found.work_packages] == [("WP2", "Repair"), ("WP3", "Sharing")]
    assert [(a.title, a.work_package, a.lead, a.participants, a.amount_eur) for a in found.activities] == [
        ("Survey of shops", "WP2", "P1", ("P2", "P3"), 9000.0),
        ("Manual", "WP2", "P2", ("P1", "P2", "P3"), 11000.0),
        ("Open workshop", "WP3", "P1", (), 4000.0),
    ]
    assert "thirty shops" in found.activities[0].text


def test_a_latvian_table_names_the_package_in_the_first_of_its_rows() -> None:
    found = read(
        (1, "Aktivitātes"),
        (
            ("Darba pakotne", "Aktivitāte", "Norises laiks", "Vieta", "Atbildīgais", "Summa, EUR"),
            ("2. Remonts", "Darbnīcu aptauja", "01.11.2026.–28.02.2027.", "Liepkalne", "LKC", "9 000"),
            (UP, "Rokasgrāmata", "01.01.2027.–30.06.2027.", "tiešsaistē", "Savonniemi Oy", "11 000"),
            ("3. Nodošana citiem", "Atvērtā darbnīca", "03.05.2028.", "Tartu, Igaunija", "LKC", "4 000"),
            ("", "Noslēguma tikšanās", "10.05.2028.", "Rīga, Latvija", "LKC", "2 000"),
        ),
        language="lv",
    )
    assert [(a.title, a.work_package) for a in found.activities] == [
        ("Darbnīcu aptauja", "WP2"),
        ("Rokasgrāmata", "WP2"),
        ("Atvērtā darbnīca", "WP3"),
        ("Noslēguma tikšanās", "WP3"),
    ]


def test_columns_of_months_say_when() -> None:
    found = read(
        (1, "Timetable"),
        (
            ("Activity", "Lead", "M1", "M2", "M3", "M4", "M5", "M6"),
            ("A2.1 Survey of shops", "LKC", "x", "x", "", "", "", ""),
            ("A2.2 Manual", "Savonniemi Oy", "", "x", "x", "x", "x", ""),
        ),
    )
    assert [(a.title, a.start, a.end, a.lead) for a in found.activities] == [
        ("Survey of shops", date(2026, 11, 1), date(2026, 12, 31), "P1"),
        ("Manual", date(2026, 12, 1), date(2027, 3, 31), "P2"),
    ]


def test_a_latvian_timetable_adds_dates_to_activities_told_elsewhere() -> None:
    found = read(
        (1, "Aktivitātes"),
        (
            ("Nr.", "Aktivitāte", "Mēneši", "Vieta", "Atbildīgais"),
            ("A2.1", "Darbnīcu aptauja", "", "Liepkalne", "LKC"),
            ("A2.2", "Rokasgrāmata", "M2–M6", "tiešsaistē", "Savonniemi Oy"),
        ),
        (1, "Laika grafiks"),
        (
            ("Aktivitāte", "1", "2", "3", "4", "5", "6"),
            ("2. darba pakotne", LEFT, LEFT, LEFT, LEFT, LEFT, LEFT),
            ("A2.1 Aptauja", "x", LEFT, "", "", "", ""),
            ("A2.2 Rokasgrāmatas rakstīšana", "", "x", "x", "x", LEFT, ""),
        ),
        language="lv",
    )
    assert [(a.title, a.start, a.end) for a in found.activities] == [
        ("Darbnīcu aptauja", date(2026, 11, 1), date(2026, 12, 31)),
        ("Rokasgrāmata", date(2026, 12, 1), date(2027, 4, 30)),
    ]


def test_a_row_of_a_budget_gives_the_amounts_of_several_partners() -> None:
    found = read(
        PACKAGES,
        (1, "Budget"),
        (
            ("Partner", "WP1", "WP2", "WP3", "Total (EUR)"),
            ("P1", "12,000", "20,000", "16,000", "48,000"),
            ("P2, P3 (each)", "4,000", "20,000", "12,000", "36,000"),
            ("All three", "20,000", "60,000", "40,000", "120,000"),
        ),
    )
    assert [(w.id, w.amount_eur) for w in found.work_packages] == [("WP1", 20000.0), ("WP2", 60000.0), ("WP3", 40000.0)]
    shares = {(line.organisation, line.part): line.amount_eur for line in found.budget}
    assert shares["P2", "WP2"] == shares["P3", "WP2"] == 20000.0
    assert shares["P3", None] == 36000.0
    assert shares[None, "WP2"] == 60000.0


def test_a_latvian_budget_has_the_partners_in_columns() -> None:
    found = read(
        (("Darba pakotne", "Vada", "Finansējums"), ("1. Vadība", "LKC", "20 000"), ("2. Remonts", "LKC", "60 000")),
        (1, "Budžets"),
        (
            ("Darba pakotne", "LKC", "Savonniemi Oy", "Escola do Ribatejo", "Kopā, EUR"),
            ("1. Vadība", "12 000", "4 000", "4 000", "20 000"),
            ("2. Remonts", "20 000", "20 000", "20 000", "60 000"),
            ("Kopā", "32 000", "24 000", "24 000", "80 000"),
        ),
        language="lv",
    )
    shares = {(line.organisation, line.part): line.amount_eur for line in found.budget}
    assert shares["P2", "WP2"] == 20000.0
    assert shares["P1", None] == 32000.0
