"""Points and stretches of time: days, months, quarters, years, project months, periods."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analyser.model.span import Span
from analyser.text import _calendar, _lifetime
from analyser.text.values import find_dates


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

    A day without a year has neither. `months` are the first and last month of the project where the
    mention counts from its start ("M14": (14, 14), "by the end of the second year": (24, 24)).
    """

    span: Span
    kind: DateKind
    start: date | None = None
    end: date | None = None
    months: tuple[int, int] | None = None


def dates(text: str, language: str | None) -> tuple[DateMention, ...]:
    """Return the mentions of time in order, without overlaps; two joined by "to" are one period."""
    return tuple(_periods(text, _kept(_mentions(text, language)), language))


def _mentions(text: str, language: str | None) -> Iterator[DateMention]:
    for found in find_dates(text, language):
        yield DateMention(found.span, DateKind.DAY, found.value, found.value)
    for name, span, start, end in _calendar.mentions(text, language):
        yield DateMention(span, DateKind(name), start, end)
    for name, span, months in _lifetime.mentions(text, language):
        yield DateMention(span, DateKind(name), months=months)


def _kept(found: Iterable[DateMention]) -> list[DateMention]:
    """Keep the longest of overlapping mentions, the first found of equal ones."""
    kept: list[DateMention] = []
    for mention in sorted(found, key=lambda m: (-len(m.span), m.span.start)):
        place = bisect(kept, mention.span, key=lambda m: m.span)
        beside = kept[max(0, place - 1) : place + 1]
        if not any(mention.span.overlaps(other.span) for other in beside):
            kept.insert(place, mention)
    return kept


def _periods(text: str, found: list[DateMention], language: str | None) -> Iterator[DateMention]:
    joint = _calendar.joint(language)
    while found:
        first = found.pop(0)
        if found and joint.fullmatch(text, first.span.end, found[0].span.start):
            joined = _join(first, found[0])
            if joined is not None:
                found.pop(0)
                first = joined
        yield first


def _join(first: DateMention, last: DateMention) -> DateMention | None:
    span = first.span.cover(last.span)
    if first.months and last.months:
        return DateMention(span, DateKind.PERIOD, months=(first.months[0], last.months[1]))
    if last.end is None or DateKind.PERIOD in {first.kind, last.kind}:
        return None
    start = first.start
    if start is not None and start > last.end:
        return None
    return DateMention(span, DateKind.PERIOD, start, last.end)
