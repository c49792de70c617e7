"""Quantities, each with exactly its words."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.text.quantities import quantities

Row: TypeAlias = tuple[str, float, str, str, str]
CASES: list[tuple[str, str, list[Row]]] = [
    ("en", "At least 80 of 100 teachers pass", [("80 of 100", 80, "scale", "100", ">=")]),
    ("en", "75% of learners", [("75%", 75, "percent", "%", "")]),
    ("en", "by 10 percentage points", [("10 percentage points", 10, "points", "%", "by")]),
    (
        "en",
        "EUR 5,000 and 250 000 EUR",
        [("EUR 5,000", 5000, "money", "EUR", ""), ("250 000 EUR", 250000, "money", "EUR", "")],
    ),
    ("en", "€120,000.50", [("€120,000.50", 120000.5, "money", "EUR", "")]),
    ("en", "for 24 months", [("24 months", 24, "duration", "month", "")]),
    ("en", "a 3-day workshop", [("3-day", 3, "duration", "day", "")]),
    ("en", "Two hundred and fifty trainers", [("Two hundred and fifty", 250, "count", "trainers", "")]),
    ("en", "twenty-five vocational teachers", [("twenty-five", 25, "count", "teachers", "")]),
    ("en", "one in three adults", [("one in three", 33.333, "percent", "share", "")]),
    ("en", "two thirds of them", [("two thirds", 66.667, "percent", "share", "")]),
    ("en", "halve the number", [("halve", -50, "percent", "change", "")]),
    ("en", "from 45 to 20 %", [("45", 45, "percent", "%", "from"), ("20 %", 20, "percent", "%", "to")]),
    ("en", "from 3.2 to 4.0", [("3.2", 3.2, "scale", "", "from"), ("4.0", 4.0, "scale", "", "to")]),
    ("en", "a score of 4/5", [("4/5", 4, "scale", "5", "")]),
    ("en", "2000 teachers in 2027", [("2000", 2000, "count", "teachers", "")]),
    ("en", "one year of work", [("one year", 1, "duration", "year", "")]),
    ("en", "adults of 60 years old", [("60 years", 60, "count", "age", "")]),
    ("en", "one of the schools", []),
    ("en", "in the 18th month, by month 18, on page 5, No. 7, WP2, COVID-19, KA220, version 1.2.3", []),
    ("en", "by 5 March 2027 and March 5", []),
    ("en", "1. Raise the level\n2) Lower it", []),
    ("lv", "Vismaz 80 no 100 skolotājiem", [("80 no 100", 80, "scale", "100", ">=")]),
    ("lv", "par 15 procentiem", [("15 procentiem", 15, "percent", "%", "by")]),
    ("lv", "par 10 procentpunktiem", [("10 procentpunktiem", 10, "points", "%", "by")]),
    ("lv", "no 45 % līdz 20 %", [("45 %", 45, "percent", "%", "from"), ("20 %", 20, "percent", "%", "to")]),
    ("lv", "no 3,2 līdz 4,0", [("3,2", 3.2, "scale", "", "from"), ("4,0", 4.0, "scale", "", "to")]),
    ("lv", "4 no 5 punktiem", [("4 no 5", 4, "scale", "5", "")]),
    ("lv", "Piecsimt jauniešu", [("Piecsimt", 500, "count", "jauniešu", "")]),
    ("lv", "divdesmit pieci pedagogi", [("divdesmit pieci", 25, "count", "pedagogi", "")]),
    ("lv", "katrs trešais iedzīvotājs", [("katrs trešais", 33.333, "percent", "share", "")]),
    ("lv", "samazināt uz pusi", [("uz pusi", -50, "percent", "change", "")]),
    ("lv", "12 mēnešu laikā", [("12 mēnešu", 12, "duration", "month", "")]),
    ("lv", "trīs dienu seminārs", [("trīs dienu", 3, "duration", "day", "")]),
    ("lv", "5000 eiro", [("5000 eiro", 5000, "money", "EUR", "")]),
    ("lv", "ne mazāk kā 40 dalībnieku", [("40", 40, "count", "dalībnieku", ">=")]),
    ("lv", "2. kārta, Nr. 5, 18. mēnesī, 2026. gada 31. martam, plkst. 10, Rīgas 49. vidusskola", []),
    ("lv", "31. martā 24 skolotāji", [("24", 24, "count", "skolotāji", "")]),
    ("de", "mindestens 80 von 100 Lehrkräften", [("80 von 100", 80, "scale", "100", ">=")]),
    ("de", "in der 3. Phase am 5. März", []),
    ("lt", "kas trečias mokinys", [("kas trečias", 33.333, "percent", "share", "")]),
    ("xx", "80 % and 5 000 EUR", [("80 %", 80, "percent", "%", ""), ("5 000 EUR", 5000, "money", "EUR", "")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=lambda value: str(value)[:40])
def test_quantity(language: str, text: str, expected: list[Row]) -> None:
    found = [
        (text[q.span.start : q.span.end], q.value, q.kind.value, q.unit, q.comparator)
        for q in quantities(text, language)
    ]
    assert found == expected


ALPHABET = [*"0123456789 .,%€-/", " of ", " no ", "simt", "two ", " EUR", " month", " mēneši", "from ", " līdz "]


@given(st.lists(st.sampled_from(ALPHABET), max_size=25).map("".join), st.sampled_from(["en", "lv", None]))
def test_spans_are_in_order_and_apart(text: str, language: str | None) -> None:
    found = quantities(text, language)
    assert found == quantities(text, language)
    for first, second in pairwise(found):
        assert first.span.end <= second.span.start
    assert all(text[q.span.start : q.span.end].strip() == text[q.span.start : q.span.end] for q in found)
