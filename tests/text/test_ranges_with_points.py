"""Ranges of dates as Latvian drafts write them: a point behind the year, then a dash."""

from __future__ import annotations

from datetime import date

from analyser.text.values import find_dates


def test_a_point_before_the_dash_hides_no_date() -> None:
    found = find_dates("(01.03.2027.-30.09.2027., darbnīcas)", "lv")
    assert [one.value for one in found] == [date(2027, 3, 1), date(2027, 9, 30)]
    assert [one.value for one in find_dates("01.03.2027-30.09.2027", "lv")] == [date(2027, 3, 1), date(2027, 9, 30)]
