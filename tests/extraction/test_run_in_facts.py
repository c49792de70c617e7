"""Facts of activities run in on one line or in cells, and numbers that belong to chapters."""

from __future__ import annotations

import pytest

from analyser.model.application import Activity, Application, Role
from tests.extraction.drafts import Part, application, built

PARTNERS = [
    ("Short name", "Legal name", "Role", "City, country", "OID"),
    ("UVB", "University of Vale Bravo", "Coordinator", "Beja, Portugal", "E10431907"),
    ("HKS", "Holmby Kunstskole", "Partner", "Holstebro, Denmark", "E10390462"),
    ("TML", "Tartu Metsalabor", "Partner", "Tartu, Estonia", "E10552038"),
]
LATVIAN = [
    ("Organizācija", "Loma", "Pilsēta, valsts", "OID"),
    ("Rencēnu pamatskola", "koordinators", "Rencēni, Latvija", "E10431907"),
    ("Tartu Metsalabor", "partneris", "Tartu, Igaunija", "E10390462"),
    ("Holmby Kunstskole", "partneris", "Holstebro, Dānija", "E10552038"),
]


def large(*parts: Part, language: str = "en") -> Application:
    partners = LATVIAN if language == "lv" else PARTNERS
    head: tuple[Part, ...] = ("KA220-ADU, call 2026", (2, "Organisations"), partners)
    return application(built(*head, *parts), language, "KA220-ADU")


def small(*parts: Part, language: str = "en") -> Application:
    partners = LATVIAN if language == "lv" else PARTNERS
    head: tuple[Part, ...] = ("KA210-ADU, call 2026", (2, "Organisations"), partners)
    return application(built(*head, *parts), language, "KA210-ADU")


def told(one: Activity) -> tuple[object, ...]:
    return one.code, one.title, str(one.start), str(one.end), one.venue, one.lead, one.participants, one.amount_eur


def test_labels_run_in_by_semicolons_end_where_the_next_fact_begins() -> None:
    found = large(
        (2, "Work package 2: Looking"),
        (3, "Activities"),
        "Activity 2.1, survey of homes. Venue: Beja, Portugal; from 01/11/2026 to 31/01/2027; lead: UVB; taking part: "
        "HKS and TML; EUR 12,500. Four people visit 80 homes, so that the course starts from what is there.",
        "Activity 2.2, workshop on wood. Venue: Tartu, Estonia; from 01/03/2027 to 31/05/2027; lead: TML; taking "
        "part: UVB, HKS; EUR 9,000. Twelve teachers meet on 14-15 May 2027 and plane a board.",
        "Activity 2.3, course. Venue: Holstebro, Denmark; from 01/06/2027 to 30/06/2027; lead: HKS; taking part: UVB, "
        "TML and the Institute of Lower Styria; paid from the sum of activity 2.2. Twenty adults learn to plane.",
    )
    assert [told(one) for one in found.activities] == [
        ("A2.1", "survey of homes", "2026-11-01", "2027-01-31", "Beja, Portugal", "P1", ("P2", "P3"), 12500),
        ("A2.2", "workshop on wood", "2027-03-01", "2027-05-31", "Tartu, Estonia", "P3", ("P1", "P2"), 9000),
        (
            *("A2.3", "course", "2027-06-01", "2027-06-30", "Holstebro, Denmark", "P2"),
            *(("P1", "P3", "the Institute of Lower Styria"), None),
        ),
    ]


def test_a_series_may_lack_its_first_activity() -> None:
    found = large(
        (2, "Work package 2: Looking"),
        (3, "Activities"),
        "Activity 2.2, survey. Venue: Beja, Portugal; lead: UVB. Four people visit 80 homes.",
        "Activity 2.3, workshop. Venue: Tartu, Estonia; lead: TML. Twelve teachers meet.",
        "Activity 2.4, course. Venue: Tartu, Estonia; lead: TML. Twenty adults learn.",
    )
    assert [(one.code, one.title) for one in found.activities] == [
        ("A2.2", "survey"),
        ("A2.3", "workshop"),
        ("A2.4", "course"),
    ]


@pytest.mark.parametrize(
    ("label", "value", "days", "venue"),
    [
        ("When and where", "from 04/10/2027 to 08/10/2027, in Beja, Portugal.", ("2027-10-04", "2027-10-08"), "Beja"),
        ("Where and when", "Beja, Portugal, 4-8 October 2027.", ("2027-10-04", "2027-10-08"), "Beja"),
        (
            "Time and place",
            "from 01/02/2028 to 24/03/2028, in Tartu, Estonia, and in Beja, Portugal; the open day is on 18/03/2028.",
            ("2028-02-01", "2028-03-24"),
            "Tartu",
        ),
    ],
)
def test_a_label_may_ask_for_days_and_place_together(label: str, value: str, days: tuple[str, str], venue: str) -> None:
    found = small(
        (2, "Activities"),
        (3, "Activity 1: Harbour week"),
        "What: pupils lay nets side by side on the pier and measure them; every group draws a plan of one net.",
        f"{label}: {value}",
        "Why: it moves the wish of the girls to join a club.",
    )
    one = found.activities[0]
    assert (str(one.start), str(one.end)) == days
    assert one.venue is not None
    assert one.venue.startswith(venue)
    assert "Why" not in one.venue


@pytest.mark.parametrize(
    ("who", "lead", "others", "language"),
    [
        ("Who: Tartu Metsalabor leads, HKS and UVB take part with six teachers.", "P3", ("P2", "P1"), "en"),
        ("Who: HKS leads and hosts, UVB and TML come: 16 pupils travel.", "P2", ("P1", "P3"), "en"),
        ("Who: Lyceum of Gorzka leads, HKS and UVB teach too; 120 pupils.", "Lyceum of Gorzka", ("P2", "P1"), "en"),
        (
            "Kas vada: Tartu Metsalabor vada, Rencēnu pamatskola un Holmby Kunstskole piedalās ar sešiem skolotājiem.",
            *("P2", ("P1", "P3"), "lv"),
        ),
    ],
)
def test_a_sentence_tells_who_leads_and_who_takes_part(
    who: str, lead: str, others: tuple[str, ...], language: str
) -> None:
    latvian = language == "lv"
    found = small(
        (2, "Aktivitātes" if latvian else "Activities"),
        (3, "1. aktivitāte: Ostas nedēļa" if latvian else "Activity 1: Harbour week"),
        who,
        "Kad: no 04.10.2027. līdz 08.10.2027." if latvian else "When: from 04/10/2027 to 08/10/2027.",
        language=language,
    )
    assert [(one.lead, one.participants) for one in found.activities] == [(lead, others)]


@pytest.mark.parametrize(
    ("headings", "numbers"),
    [
        (("7. Darba pakotne DP1: Projekta vadība", "8. Darba pakotne DP2: Modulis"), [1, 2]),
        (("6. Darba pakotne: Projekta vadība", "7. Darba pakotne: Modulis"), [1, 2]),
        (("1. darba pakotne: Vadība", "2. darba pakotne: Modulis"), [1, 2]),
    ],
)
def test_the_number_of_a_chapter_is_not_that_of_a_package(headings: tuple[str, str], numbers: list[int]) -> None:
    chapters = ("1. Vispārīgās ziņas", "2. Prioritātes", "3. Vajadzības", "4. Mērķi", "5. Partneri")
    parts: list[Part] = []
    for heading in (*chapters, *headings):
        parts += [(2, heading), "Te stāv viens teikums par to, kas notiks projekta laikā visās trijās skolās."]
    found = application(built("KA220-VET, 2026. gada uzsaukums", *parts), "lv", "KA220-VET")
    assert [package.number for package in found.work_packages] == numbers


def test_a_numbered_label_of_a_table_is_no_activity() -> None:
    found = application(
        built(
            [
                ("1.1. Pasākums", "KA220-VET Sadarbības partnerības"),
                ("1.2. Uzsaukums", "2026. gads"),
                ("1.3. Projekta nosaukums", "Mācāmies jumtu"),
            ]
        ),
        "lv",
        "KA220-VET",
    )
    assert found.activities == ()


def test_numbered_headings_name_the_organisations_of_a_table_and_two_may_share_an_oid() -> None:
    found = large(
        "Short line.",
        (3, "3.1. University of Vale Bravo"),
        "It teaches 640 students.",
        (3, "3.2. Holmby Kunstskole"),
        "It trains 110 students.",
    )
    assert [one.name for one in found.organisations][:2] == ["University of Vale Bravo", "Holmby Kunstskole"]
    rows = [(*row[:4], "E10390462" if row[0] == "TML" else row[4]) for row in PARTNERS]
    twice = application(
        built(
            "KA220-ADU, call 2026",
            rows,
            *(part for row in PARTNERS[1:] for part in ((3, f"3.1. {row[1]}"), "It teaches adults.")),
        ),
        "en",
        "KA220-ADU",
    )
    assert [(one.oid, one.country, one.role) for one in twice.organisations] == [
        ("E10431907", "PT", Role.COORDINATOR),
        ("E10390462", "DK", Role.PARTNER),
        ("E10390462", "EE", Role.PARTNER),
    ]


def test_the_lines_below_a_heading_say_what_a_package_costs() -> None:
    found = large(
        (2, "Work package 1: Project management"),
        "The package runs from 01/10/2026 to 30/09/2028 and is allotted EUR 45,000. It pays for 20 days at EUR 200.",
        (2, "Work package 2: Looking"),
        "This package is led by UVB and costs EUR 65,000.",
    )
    assert [package.amount_eur for package in found.work_packages] == [45000, 65000]
    assert found.fact("WP1/wp.amount") is not None


def test_cells_of_a_table_of_activities_are_answers() -> None:
    found = small(
        (2, "Activities"),
        [
            (
                *("Activity Title", "Venue", "Estimated start date", "Estimated end date", "Leading Organisation"),
                "Describe the content of the proposed activity.",
                "Please describe how you determined the grant amount attributed to this activity.",
            ),
            (
                *("Opening week", "Beja, Portugal", "04/10/2027", "08/10/2027", "University of Vale Bravo"),
                *("Twelve teachers plan the course.", "12 journeys at EUR 300 = EUR 3,600."),
            ),
        ],
    )
    facts = dict(found.facts)
    assert {"A1/activity.content", "A1/activity.cost_reasoning"} <= facts.keys()


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "Erasmus+, call 2026. Working title: Sails for all. Acronym: SAILS. The form is in English."),
        ("en", "**Acronym** SAILS"),
        ("en", "SAILS - *Mend it: sails and their makers*"),
        ("lv", "Projekts sākas 2026. gada rudenī. Akronīms: SAILS. Veidlapas valoda ir latviešu."),
        ("lv", "SAILS – Buras un to meistari"),
    ],
)
def test_an_acronym_stands_anywhere_in_the_opening(language: str, opening: str) -> None:
    document = built("KA220-VET, call 2026, round 1", opening, (1, "Why"), "Sails tear and nobody mends them.")
    assert application(document, language).acronym == "SAILS"


def test_the_code_of_the_action_is_no_acronym() -> None:
    document = built("KA220-VET: Cooperation partnerships", (1, "Why"), "Sails tear and nobody mends them.")
    assert application(document).acronym is None
