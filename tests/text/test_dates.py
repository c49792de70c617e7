"""Mentions of time, each with exactly its words."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.text.dates import dates

Row: TypeAlias = tuple[str, str, str, tuple[int, int] | None]
CASES: list[tuple[str, str, list[Row]]] = [
    ("en", "by month 18", [("month 18", "project_month", "", (18, 18))]),
    ("en", "in M14.", [("M14", "project_month", "", (14, 14))]),
    ("en", "M3-M6", [("M3-M6", "period", "", (3, 6))]),
    ("en", "months 3 to 6", [("months 3 to 6", "period", "", (3, 6))]),
    ("en", "in the 12th month", [("12th month", "project_month", "", (12, 12))]),
    ("en", "by the end of the second year", [("by the end of the second year", "relative", "", (24, 24))]),
    ("en", "by the end of year 2", [("by the end of year 2", "relative", "", (24, 24))]),
    ("en", "within six months", [("within six months", "relative", "", (6, 6))]),
    ("en", "by the end of the project", [("by the end of the project", "relative", "", None)]),
    ("en", "on 5 March 2026", [("5 March 2026", "day", "2026-03-05..2026-03-05", None)]),
    ("en", "in September 2026", [("September 2026", "month", "2026-09-01..2026-09-30", None)]),
    ("en", "09/2026", [("09/2026", "month", "2026-09-01..2026-09-30", None)]),
    ("en", "01/09/2026", [("01/09/2026", "day", "2026-09-01..2026-09-01", None)]),
    ("en", "Q3 2027", [("Q3 2027", "quarter", "2027-07-01..2027-09-30", None)]),
    ("en", "third quarter of 2026", [("third quarter of 2026", "quarter", "2026-07-01..2026-09-30", None)]),
    ("en", "March to May 2027", [("March to May 2027", "period", "2027-03-01..2027-05-31", None)]),
    ("en", "Nov – Jan 2027", [("Nov – Jan 2027", "period", "2026-11-01..2027-01-31", None)]),
    ("lv", "2027. gada marts–maijs", [("2027. gada marts–maijs", "period", "2027-03-01..2027-05-31", None)]),
    ("en", "2026-2027", [("2026-2027", "period", "2026-01-01..2027-12-31", None)]),
    (
        "en",
        "September 2026 to March 2027",
        [("September 2026 to March 2027", "period", "2026-09-01..2027-03-31", None)],
    ),
    (
        "en",
        "October 2026 to February 2027",
        [("October 2026 to February 2027", "period", "2026-10-01..2027-02-28", None)],
    ),
    ("lv", "09.–11.2027.", [("09.–11.2027", "period", "2027-09-01..2027-11-30", None)]),
    ("en", "11.-02.2028", [("11.-02.2028", "period", "2027-11-01..2028-02-29", None)]),
    ("en", "by 5 March", [("5 March", "day", "", None)]),
    (
        "en",
        "in July 2027 and January 2028",
        [
            ("July 2027", "month", "2027-07-01..2027-07-31", None),
            ("January 2028", "month", "2028-01-01..2028-01-31", None),
        ],
    ),
    (
        "en",
        "on 12 and 13 May 2027",
        [("12 and", "day", "2027-05-12..2027-05-12", None), ("13 May 2027", "day", "2027-05-13..2027-05-13", None)],
    ),
    (
        "lv",
        "2027. gada 6. un 7. decembrī",
        [
            ("2027. gada 6", "day", "2027-12-06..2027-12-06", None),
            ("7. decembrī", "day", "2027-12-07..2027-12-07", None),
        ],
    ),
    ("en", "in 2027", [("2027", "year", "2027-01-01..2027-12-31", None)]),
    ("en", "2000 teachers, EUR 2026, 2026 EUR, 12.2026.1, version 2026.1, M&E, KA220", []),
    ("en", "motorway M", []),
    ("lv", "līdz 18. mēneša beigām", [("18. mēneša beigām", "project_month", "", (18, 18))]),
    ("lv", "14. mēnesī", [("14. mēnesī", "project_month", "", (14, 14))]),
    ("lv", "divpadsmitajā mēnesī", [("divpadsmitajā mēnesī", "project_month", "", (12, 12))]),
    ("lv", "no 3. līdz 6. mēnesim", [("3. līdz 6. mēnesim", "period", "", (3, 6))]),
    ("lv", "otrā gada beigās", [("otrā gada beigās", "relative", "", (24, 24))]),
    ("lv", "2. gada beigās", [("2. gada beigās", "relative", "", (24, 24))]),
    ("lv", "projekta otrajā gadā", [("projekta otrajā gadā", "relative", "", (13, 24))]),
    ("lv", "sešu mēnešu laikā", [("sešu mēnešu laikā", "relative", "", (6, 6))]),
    ("lv", "līdz projekta beigām", [("līdz projekta beigām", "relative", "", None)]),
    ("lv", "2026. gada 31. martam", [("2026. gada 31. martam", "day", "2026-03-31..2026-03-31", None)]),
    ("lv", "2026. gada septembrī", [("2026. gada septembrī", "month", "2026-09-01..2026-09-30", None)]),
    ("lv", "2026. gada 3. ceturksnī", [("2026. gada 3. ceturksnī", "quarter", "2026-07-01..2026-09-30", None)]),
    ("lv", "2025./2026. mācību gadā", [("2025./2026. mācību gadā", "period", "2025-01-01..2026-12-31", None)]),
    ("lv", "2027. gadā", [("2027. gadā", "year", "2027-01-01..2027-12-31", None)]),
    ("lv", "5 gadu pieredze, 2. kārta", []),
    ("de", "bis Monat 18", [("Monat 18", "project_month", "", (18, 18))]),
    ("pl", "do końca projektu", [("do końca projektu", "relative", "", None)]),
    ("fr", "à la fin du projet", [("à la fin du projet", "relative", "", None)]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=lambda value: str(value)[:40])
def test_mention(language: str, text: str, expected: list[Row]) -> None:
    found = [
        (text[d.span.start : d.span.end], d.kind.value, f"{d.start}..{d.end}" if d.start else "", d.months)
        for d in dates(text, language)
    ]
    assert found == expected


PIECES = [
    "M",
    "1",
    "2",
    "20",
    "26",
    ". ",
    " ",
    "gada ",
    "mēnesī",
    "month ",
    "March ",
    "martā",
    "-",
    "/",
    "beigās",
    "by the end of ",
    "year ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.sampled_from(["en", "lv", None]))
def test_spans_are_in_order_and_apart(text: str, language: str | None) -> None:
    found = dates(text, language)
    assert found == dates(text, language)
    for first, second in pairwise(found):
        assert first.span.end <= second.span.start
