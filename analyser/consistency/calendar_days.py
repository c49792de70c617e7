"""The days that a date in the prose means, within the project."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from analyser.consistency.passages import Sentence
from analyser.model.application import Application
from analyser.text import months
from analyser.text.dates import DateKind, DateMention


def days_of(mention: DateMention, application: Application) -> tuple[date, date] | None:
    """Return the first and last day of a mention; a month of the project is counted from its start."""
    if mention.start and mention.end and mention.kind is not DateKind.YEAR:
        return mention.start, mention.end
    if mention.kind is DateKind.PROJECT_MONTH and mention.months and application.start:
        return _month(application.start, mention.months[0])
    return None


def day_without_year(sentence: Sentence, mention: DateMention, application: Application) -> tuple[date, date] | None:
    """Return the day of "on 28 August" where the project has only one."""
    written = sentence.text[mention.span.start : mention.span.end]
    day, name = re.search(r"\d{1,2}", written), re.search(r"[^\W\d_]{3,}", written)
    month = months.number(name[0], sentence.language) if name else None
    if mention.kind is not DateKind.DAY or not (day and month and application.start and application.end):
        return None
    try:
        found = [date(year, month, int(day[0])) for year in range(application.start.year, application.end.year + 1)]
    except ValueError:
        return None
    inside = [one for one in found if application.start <= one <= application.end]
    return (inside[0], inside[0]) if len(inside) == 1 else None


def _month(start: date, number: int) -> tuple[date, date]:
    month = start.month - 1 + number - 1
    year, month = start.year + month // 12, month % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
