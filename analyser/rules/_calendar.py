"""Dates of a project: months that are added to a day, the end that follows from a duration."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from analyser.model.application import Application


def later(day: date, months: int) -> date:
    """Return the same day of the month, `months` later; the last day where a month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def expected_end(start: date, months: int) -> date:
    """Return the last day of a project: 12 months from 1 September end on 31 August."""
    return later(start, months) - timedelta(days=1)


def bounds(application: Application) -> tuple[date | None, date | None]:
    """Return the first and the last day of the project, the last from the duration if it is not stated."""
    start, end = application.start, application.end
    if end is None and start is not None and application.duration_months:
        end = expected_end(start, application.duration_months)
    return start, end


def duration(application: Application) -> int | None:
    """Return the duration in months, from the two dates if it is not stated."""
    if application.duration_months is not None:
        return application.duration_months
    if application.start is None or application.end is None:
        return None
    after = application.end + timedelta(days=1)
    return (after.year - application.start.year) * 12 + after.month - application.start.month


def written(day: date) -> str:
    """Return a date as the form writes it: 01/09/2026."""
    return f"{day:%d/%m/%Y}"
