"""Points and stretches of time: days, months, quarters, years, project months, periods."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analyser.model.span import Span


class DateKind(StrEnum):
    """How exactly, and against what, a mention names a time."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    QUARTER = "quarter"
    PROJECT_MONTH = "project_month"
    PERIOD = "period"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class DateMention:
    """One mention. `start` and `end` are its first and last day where the calendar is named.

    `months` are the first and last month of the project where the mention counts from its start
    ("M14": (14, 14), "by the end of the second year": (24, 24)).
    """

    span: Span
    kind: DateKind
    start: date | None = None
    end: date | None = None
    months: tuple[int, int] | None = None


_SIMPLE = re.compile(r"\b(?:(20\d\d)|M(\d{1,2}))\b")


def dates(text: str, language: str | None) -> tuple[DateMention, ...]:
    """Return the mentions of time in order, without overlaps."""
    found = []
    for match in _SIMPLE.finditer(text):
        span = Span(match.start(), match.end())
        if match[1]:
            year = int(match[1])
            found.append(DateMention(span, DateKind.YEAR, date(year, 1, 1), date(year, 12, 31)))
        else:
            found.append(DateMention(span, DateKind.PROJECT_MONTH, months=(int(match[2]), int(match[2]))))
    return tuple(found)
