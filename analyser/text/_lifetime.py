"""Mentions of time that count from the start of the project: "M14", "otrā gada beigās", "mid-term"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from analyser.languages import pack
from analyser.model.span import Span
from analyser.text.fold import fold
from analyser.text.numbers import numbers, spelled
from analyser.text.patterns import alternatives, phrasebook, windows

Mention = tuple[str, Span, tuple[int, int] | None]
_LONGEST = 60
_REACH = 60
_CODE = re.compile(r"(?<![\w.])M(?P<first>\d{1,2})(?:\s?[-–]\s?M?(?P<last>\d{1,2}))?(?![\w]|[.,]\d)")


def mentions(text: str, language: str | None) -> Iterator[Mention]:
    """Yield (kind, span, months of the project) of each mention; some overlap."""
    for match in _CODE.finditer(text):
        yield from _months(match, int(match["first"]), int(match["last"] or match["first"]))
    folded = fold(text)
    for start, end in windows(_anchor(language), folded, _REACH):
        for pattern in _month_patterns(language):
            for match in pattern.finditer(folded, start, end):
                first = _value(match["first"], language)
                yield from _months(match, first, _value(match.groupdict().get("last") or match["first"], language))
        for pattern in _year_patterns(language):
            for match in pattern.finditer(folded, start, end):
                yield from _year(match, language)
        for pattern in _span_patterns(language):
            for match in pattern.finditer(folded, start, end):
                yield from _within(match, language)
    for span in phrasebook(language, "relative_times").find(folded):
        yield "relative", span, None


def _months(match: re.Match[str], first: int, last: int) -> Iterator[Mention]:
    if 1 <= first <= last <= _LONGEST:
        kind = "project_month" if first == last else "period"
        yield kind, Span(match.start(), match.end()), (first, last)


def _year(match: re.Match[str], language: str | None) -> Iterator[Mention]:
    year = _value(match["first"], language)
    if 1 <= year <= 5:
        months = (12 * year, 12 * year) if match.groupdict().get("end") else (12 * year - 11, 12 * year)
        yield "relative", Span(match.start(), match.end()), months


def _within(match: re.Match[str], language: str | None) -> Iterator[Mention]:
    count = _value(match["first"], language) * (12 if match["years"] else 1)
    if 1 <= count <= _LONGEST:
        yield "relative", Span(match.start(), match.end()), (count, count)


def _value(written: str, language: str | None) -> int:
    digits = re.match(r"\d+", written)
    if digits:
        return int(digits.group())
    known = {**spelled(language, "ordinals"), **spelled(language, "ones")}.get(fold(written))
    if known is not None:
        return int(known)
    found = numbers(written, language)
    return int(found[0].value) if found else 0


@cache
def _anchor(language: str | None) -> re.Pattern[str]:
    """Return a pattern for the words near which alone a mention can stand: months, years, units of time."""
    words = pack(language)
    listed = (*words.phrases("project_month_words"), *words.phrases("year_words"), *words.phrases("in_year_after"))
    return _compile(_any((*listed, *(word for key in words.table("time_units") for word in key.split("|")))))


@cache
def _month_patterns(language: str | None) -> tuple[re.Pattern[str], ...]:
    words = pack(language)
    month = alternatives(words.phrases("project_month_words"))
    if not month:
        return ()
    joint = rf"(?:\s?[-–]\s?|\s+{_any(words.phrases('range_words'))}\s+)"
    ordinal = rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)|{_any(spelled(language, 'ordinals'))})"
    end = rf"(?:\s+{_any(words.phrases('end_words'))})?"
    return (
        _compile(
            rf"(?<!\w){month}\s+(?P<first>\d{{1,2}})(?:{joint}(?:{month}\s+)?(?P<last>\d{{1,2}}))?(?![\w]|[.,]\d)"
        ),
        _compile(rf"(?<![\w.])(?P<first>\d{{1,2}}\.?){joint}(?P<last>\d{{1,2}}(?:st|nd|rd|th|\.))\s+{month}{end}"),
        _compile(rf"(?<!\w)(?P<first>{ordinal})\s+{month}{end}"),
    )


@cache
def _year_patterns(language: str | None) -> tuple[re.Pattern[str], ...]:
    words = pack(language)
    if not words.phrases("year_words"):
        return ()
    year = alternatives(words.phrases("year_words"))
    ordinal = rf"(?P<first>[1-5](?:st|nd|rd|th|\.)|{_any(spelled(language, 'ordinals'))})"
    project, end = _any(words.phrases("project_nouns")), rf"(?P<end>{_any(words.phrases('end_words'))})"
    return (
        _compile(rf"{end}\s+(?:the\s+)?{ordinal}\s+{year}"),
        _compile(rf"(?:{end}\s+)?{year}\s+(?P<first>[1-5])(?![\w/-]|[.,]\d)"),
        _compile(rf"(?<!\w){ordinal}\s+(?:{project}\s+)?{year}\s+{end}"),
        _compile(rf"(?<!\w){project}\s+{ordinal}\s+{year}"),
        _compile(rf"(?<!\w){ordinal}\s+{project}\s+{year}"),
        _compile(rf"(?<!\w){ordinal}\s+{year}\s+{project}"),
        _compile(rf"(?<!\w){_any(words.phrases('in_year_before'))}\s+(?:the\s+)?{ordinal}\s+{year}(?!\s+students?)"),
        _compile(rf"(?<!\w){ordinal}\s+{_any(words.phrases('in_year_after'))}"),
    )


@cache
def _span_patterns(language: str | None) -> tuple[re.Pattern[str], ...]:
    """Return patterns for "within six months" and "sešu mēnešu laikā"."""
    words = pack(language)
    units = tuple((word, unit) for key, unit in words.table("time_units").items() for word in key.split("|"))
    months, years = (_any(word for word, unit in units if unit == wanted) for wanted in ("month", "year"))
    count = rf"(?P<first>\d{{1,2}}|{_any((*spelled(language, 'numbers'), *spelled(language, 'ones')))})"
    duration = rf"{count}[\s-]+(?:{months}|(?P<years>{years}))"
    return (
        _compile(rf"(?<!\w){_any(words.phrases('within_before'))}\s+{duration}"),
        _compile(rf"(?<!\w){duration}\s+{_any(words.phrases('within_after'))}"),
    )


def _any(phrases: Iterable[str]) -> str:
    return alternatives(phrases) or "(?!)"


def _compile(source: str) -> re.Pattern[str]:
    """Compile a pattern for folded text."""
    return re.compile(source)
