from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.text.values import find_amounts, find_dates, parse_amount, parse_date, parse_duration

START = date(2026, 9, 1)


@pytest.mark.parametrize(
    "written",
    [
        "01/09/2026",
        "01.09.2026",
        "01.09.2026.",
        "01-09-2026",
        "2026-09-01",
        "1 September 2026",
        "1st of September 2026",
        "September 1, 2026",
        "1 Sept. 2026",
        "2026. gada 1. septembris",
        "2026. gada 1. septembrī",
        "1. septembris 2026",
        "from 01/09/2026 on",
    ],
)
def test_a_date_is_read_in_the_styles_of_form_and_drafts(written: str) -> None:
    assert parse_date(written) == START


def test_other_languages_need_to_be_named() -> None:
    assert parse_date("2026 m. rugsėjo 1 d.", "lt") == START
    assert parse_date("1 de septiembre de 2026", "es") == START
    assert parse_date("2026 m. rugsėjo 1 d.") is None


@pytest.mark.parametrize(
    "written", ["", "September 2026", "31/02/2026", "3 mayors 2026", "2026", "12 skolotāji 2026. gadā"]
)
def test_what_is_no_full_date_is_none(written: str) -> None:
    assert parse_date(written) is None


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("29,321.00", 29321.0),
        ("60 000,00 EUR", 60000.0),
        ("60.000,00 €", 60000.0),
        ("EUR 250 000", 250000.0),
        ("EUR250000", 250000.0),
        ("€60,000", 60000.0),
        ("60 000 eiro", 60000.0),
        ("1 250,5", 1250.5),
        ("400000", 400000.0),
        ("12 partners, 60 000 EUR in 2026", 60000.0),
    ],
)
def test_an_amount_is_read_in_both_styles(written: str, amount: float) -> None:
    assert parse_amount(written) == amount


def test_a_percentage_is_no_amount() -> None:
    assert parse_amount("20 %") is None


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("24 months", 24),
        ("24", 24),
        ("24-month", 24),
        ("24 mēneši", 24),
        ("24 mēn.", 24),
        ("36 mēnešus", 36),
        ("2 gadi", 24),
        ("1 year and 6 months", 18),
        ("a long time", None),
        ("250 000 EUR", None),
    ],
)
def test_a_duration_is_given_in_months(written: str, months: int | None) -> None:
    assert parse_duration(written) == months


def test_a_unit_of_another_language_is_known_when_it_is_named() -> None:
    assert parse_duration("18 Monate", "de") == 18
    assert parse_duration("18 Monate") is None


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"]))
def test_every_day_survives_writing(day: date, style: str) -> None:
    assert parse_date(day.strftime(style)) == day


@given(st.text(alphabet=" 0123456789.,/€EURabcģ%-", max_size=60))
def test_spans_point_at_what_was_read(text: str) -> None:
    for found in find_amounts(text):
        assert any(c.isdigit() for c in text[found.span.start : found.span.end])
    for day in find_dates(text):
        assert str(day.value.year) in text[day.span.start : day.span.end]
