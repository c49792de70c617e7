"""Organisations of drafts without section headings: a line with the role and name, lines with OID and country below."""

from __future__ import annotations

import pytest

from tests.extraction.drafts import application, built, text

ENGLISH = """KA210-SCH call 2026
Project title: Forest children
Applicant organisation: Ritausma School
OID: E10123456
Country: Latvia
Partner organisation: Kuressaare Kool
OID: E10123457
Country: Estonia
Objectives
To enable 60 teachers to hold lessons outdoors by June 2027.
"""
LATVIAN = """KA210-SCH, 2026. gada uzsaukums
Projekta nosaukums: Meža bērni
Iesniedzēja organizācija: Ritausma School
Organizācijas ID (OID): E10123456
Valsts: Latvija
2. partneris: Kuressaare Kool
Valsts: Igaunija
OID: E10123457
Mērķi
Panākt, ka 60 skolotāju līdz 2027. gada jūnijam vada nodarbības ārā.
"""


@pytest.mark.parametrize(("draft", "language"), [(ENGLISH, "en"), (LATVIAN, "lv")])
def test_a_line_with_role_and_name_owns_the_oid_and_country_below_it(draft: str, language: str) -> None:
    found = application(text(draft), language)
    assert [(one.name, one.oid, one.country, str(one.role)) for one in found.organisations] == [
        ("Ritausma School", "E10123456", "LV", "coordinator"),
        ("Kuressaare Kool", "E10123457", "EE", "partner"),
    ]


def test_an_associated_partner_may_have_its_kind_before_its_name() -> None:
    draft = 'KA220-VET\n\nAsociētais partneris bez finansējuma: galdnieku biedrība "Ēvele" (Latvija).\n'
    found = application(text(draft), "lv").organisations
    assert [(one.name, str(one.role)) for one in found] == [('galdnieku biedrība "Ēvele"', "associated")]


def test_an_abbreviation_in_the_row_of_an_organisation_means_it() -> None:
    document = built(
        "KA220-VET call 2026",
        (1, "Participating organisations"),
        [
            ("Organisation", "Short", "OID", "Country", "Role"),
            ("Ritausma School", "RIT", "E10123456", "LV", "coordinator"),
            ("Escola do Vale Novo", "ZVN", "E10123457", "PT", "partner"),
        ],
        (1, "Activities"),
        [
            ("Activity", "Venue", "Start", "End", "Leading organisation"),
            ("Course in the woods", "Porto, Portugal", "01/03/2027", "05/03/2027", "ZVN"),
            ("Meeting", "Riga, Latvia", "01/04/2027", "05/04/2027", "RIT"),
        ],
    )
    assert [one.lead for one in application(document).activities] == ["P2", "P1"]


def test_a_bracket_behind_a_name_may_tell_its_role_and_a_second_table_names_it_again() -> None:
    document = built(
        "KA220-SCH call 2026",
        (1, "Participating organisations"),
        [
            ("Organisation", "OID", "Country"),
            ("Ritausma School", "E10123456", "LV"),
            ("Escola do Vale Novo", "E10123457", "PT"),
            ("Social Service of Ritausma (associated)", "-", "LV"),
        ],
        (1, "Division of tasks"),
        [("Partner", "Leads", "Takes part in"), ("Ritausma School", "WP1", "WP2"), ("Escola do Vale Novo", "WP2", "-")],
    )
    assert [(one.name, one.oid, str(one.role)) for one in application(document).organisations] == [
        ("Ritausma School", "E10123456", "coordinator"),
        ("Escola do Vale Novo", "E10123457", "partner"),
        ("Social Service of Ritausma", None, "associated"),
    ]


def test_words_before_an_oid_name_its_organisation() -> None:
    draft = (
        "KA220-HED call 2026\n\nAn application in higher education, submitted to the agency by Rowanbridge University "
        "(E10111111), Ireland, together with Universidade do Sal (E10222222), Portugal, Escola do Log (E10333333), "
        "Croatia.\n"
    )
    found = application(text(draft), "en").organisations
    assert [(one.oid, one.name) for one in found] == [
        ("E10111111", "Rowanbridge University"),
        ("E10222222", "Universidade do Sal"),
        ("E10333333", "Escola do Log"),
    ]


def test_a_dash_parts_a_heading_from_the_first_organisation() -> None:
    draft = (
        "KA210-SCH\n\nKas mēs – Pļaviņmuižas tehnikums (E10111111, pieteicējs) un Nerisas mokykla (E10222222). "
        "Projekts ilgst gadu.\n"
    )
    found = application(text(draft), "lv").organisations
    assert ("E10111111", "Pļaviņmuižas tehnikums") in [(one.oid, one.name) for one in found]


def test_a_heading_without_an_oid_is_no_organisation_beside_others() -> None:
    document = built(
        "KA210-SCH call 2026",
        (1, "Participating organisations"),
        (2, "Ritausma School (E10123456 - LV), applicant"),
        "A school of 200 pupils in a forest.",
        (2, "Kuressaare Kool (E10123457 - EE)"),
        "A school on an island.",
        (2, "The schools"),
        "Both have a garden.",
    )
    found = application(document, "en").organisations
    assert [one.oid for one in found] == ["E10123456", "E10123457"]
