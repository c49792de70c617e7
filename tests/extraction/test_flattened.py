"""Tables of a text file in which each cell is a line of its own."""

from __future__ import annotations

from analyser import calls
from analyser.extraction import extract
from analyser.extraction.catalogue import load
from analyser.extraction.flattened import with_tables
from analyser.model.application import Application
from analyser.readers import txt

HEAD = "Action Type\nKA220-SCH - Cooperation partnerships in school education (KA220-SCH)\n\n"
ACTIVITIES = """Description of the activities
ID
Activity title
Venue
Estimated start date
Estimated end date
Allocated amount (EUR)
2.1
Survey of pupils and teachers
Vale Verde, Portugal
01/11/2026
31/01/2027
12,000.00
2.2
Framework and test
Vale Verde, Portugal
01/01/2027
31/03/2027
14,000.00

"""
PARTNERS = """Projekta partneri
Organizācija
Organizācijas OID
Valsts
Loma projektā
Biedrība “Krasta ieleja”
E10990055
LV
Koordinators
Kalvių bendruomenės centras
E10990056
LT
Partneris
Biedrība “Krasta ieleja” (E10990055 - LV)
"""
GRID = """Budget Summary
Work package
School no. 3 of the river
Institute of measuring
Total
Work package n°1 Project Management
1,000.00
2,000.00
3,000.00
Work package n°2 A kit
4,000.00
5,000.00
9,000.00
"""


def read(text: str) -> Application:
    application = extract(txt.parse(HEAD + text), calls.load(), language="en").application
    assert application is not None
    return application


def cells(text: str) -> dict[tuple[int, int], str]:
    document = with_tables(txt.parse(text), load())
    return {(b.cell.row, b.cell.column): document.quote(b.span) for b in document.blocks if b.cell}


def test_a_list_of_activities_is_read_row_by_row() -> None:
    found = [(a.title, a.venue, str(a.start), a.amount_eur) for a in read(ACTIVITIES).activities]
    assert found == [
        ("Survey of pupils and teachers", "Vale Verde, Portugal", "2026-11-01", 12000.0),
        ("Framework and test", "Vale Verde, Portugal", "2027-01-01", 14000.0),
    ]


def test_the_heads_decide_where_a_row_begins() -> None:
    found = cells(PARTNERS)
    assert [found[row, 0] for row in range(3)] == [
        "Organizācija",
        "Biedrība “Krasta ieleja”",
        "Kalvių bendruomenės centras",
    ]
    assert found[2, 3] == "Partneris"


def test_a_grid_of_amounts_needs_no_known_heads() -> None:
    found = cells(GRID)
    assert (found[0, 0], found[0, 3]) == ("Work package", "Total")
    assert (found[2, 0], found[2, 3]) == ("Work package n°2 A kit", "9,000.00")


def test_labels_with_their_values_are_no_table() -> None:
    labels = "OID\nE10990031\nLegal name\nVeenrand\nCountry\nNL\nCity\nZwaluwmeer\nNewcomer organisation\nNo\n"
    assert not cells(labels + labels.replace("E10990031", "E10990032"))


def test_other_documents_stay_as_they_are() -> None:
    document = txt.parse(GRID, format="md")
    assert with_tables(document, load()) is document


def test_a_number_of_an_activity_is_no_amount() -> None:
    text = (
        "Activity 1: Opening meeting\nAllocated amount (EUR)\n2.1\n\nActivity 2: Course\nAllocated amount (EUR)\n900\n"
    )
    assert [a.amount_eur for a in read(text).activities] == [None, 900.0]


def test_a_polish_agency_is_no_work_package() -> None:
    text = "National Agency of the Applicant Organisation\nPL01 - Fundacja Rozwoju Systemu Edukacji (POLAND)\n"
    assert not read(text + "\nProject lump sum\n120 000 EUR\n").work_packages
