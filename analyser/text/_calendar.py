"""Mentions of the calendar that are not full dates: months, quarters, years, days without a year."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache

from analyser.languages import pack
from analyser.model.span import Span
from analyser.text import months
from analyser.text.fold import fold
from analyser.text.numbers import counts_things, spelled
from analyser.text.patterns import alternatives, phrase_source, windows

Mention = tuple[str, Span, date | None, date | None]
_YEAR = r"(?<![\w.,/€-])(?<!EUR )(?<!€ )(?P<year>(?:19|20)\d\d)"
_YEAR_BEHIND = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"0?[1-9]|1[0-2]"
_ANCHOR = re.compile(r"\d+")
_REACH = 30
_AFTER_YEAR = r"(?![\w%]|[.,]\d|[ \u00a0]?(?:%|€|EUR\b|eur[oa]s?\b))"


def mentions(text: str, language: str | None) -> Iterator[Mention]:
    """Yield (kind, span, first day, last day) of each mention; some overlap."""
    for start, end in windows(_ANCHOR, text, _REACH):
        for name, pattern in _patterns(language):
            for match in pattern.finditer(text, start, end):
                found = _dated(name, match, language)
                if found is not None:
                    yield found


@cache
def joint(language: str | None) -> re.Pattern[str]:
    """Return what may stand between the two ends of a period."""
    words = [word for word in pack(language).phrases("range_words") if word not in _conjunctions(language)]
    return re.compile(rf"\s*(?:[-–—]|{alternatives(words) or '(?!)'})\s*", re.IGNORECASE)


def _conjunctions(language: str | None) -> frozenset[str]:
    return pack(language).words("conjunctions") or frozenset({"and", "un"})


def _dated(name: str, match: re.Match[str], language: str | None) -> Mention | None:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    span = Span(match.start(), match.end())
    month = months.number(groups["month"], language) if groups.get("month") else None
    if groups.get("digits"):
        month = int(groups["digits"])
    if name == "day":
        return ("day", span, None, None) if month else None
    if year is None:
        return None
    if name == "month":
        return ("month", span, date(year, month, 1), date(year, month, monthrange(year, month)[1])) if month else None
    if name == "digits":
        return _months(span, year, int(groups["from"]), month, before=True) if month else None
    if name in ("months", "latter"):
        first = months.number(groups["first"], language)
        return _months(span, year, first, month, before=name == "months") if first and month else None
    if name == "quarter":
        quarter = _ordinal(groups["quarter"], language)
        return _quarter(span, year, quarter) if quarter else None
    last = groups.get("last")
    if last is None and counts_things(match.string, match.end(), year, language):
        return None
    if last is None:
        return "year", span, date(year, 1, 1), date(year, 12, 31)
    end = int(last) if len(last) == 4 else year // 100 * 100 + int(last)
    return ("period", span, date(year, 1, 1), date(end, 12, 31)) if 0 < end - year <= 10 else None


def _months(span: Span, year: int, first: int, last: int, *, before: bool) -> Mention:
    """Return "March-May 2027"; a period over the turn of a year ends in it, or begins there if that stands first."""
    turns = first > last
    start, end = year - (turns and before), year + (turns and not before)
    return "period", span, date(start, first, 1), date(end, last, monthrange(end, last)[1])


def _quarter(span: Span, year: int, quarter: int) -> Mention | None:
    if not 1 <= quarter <= 4:
        return None
    last = 3 * quarter
    return "quarter", span, date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])


def _ordinal(written: str, language: str | None) -> int | None:
    digits = re.match(r"\d+", written)
    return int(digits.group()) if digits else int(spelled(language, "ordinals").get(fold(written), 0)) or None


@cache
def _patterns(language: str | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
    month = rf"(?P<month>{months.pattern(language)})\.?"
    first = rf"(?P<first>{months.pattern(language)})\.?"
    between = joint(language).pattern
    joined = (
        alternatives((*_conjunctions(language), *filter(str.isalpha, pack(language).phrases("range_words")))) or "(?!)"
    )
    of_year = rf"(?:\.\s*(?:\w{{1,5}}\s+)?|\s+(?!{joined}\s)(?:\w{{1,5}}\.?\s+)?)"
    ordinal = rf"(?P<quarter>[1-4](?:st|nd|rd|th|\.)?|{alternatives(spelled(language, 'ordinals')) or '(?!)'})"
    quarter = phrase_source(language, "quarter_words")
    year_word = phrase_source(language, "year_words")
    school_year = phrase_source(language, "school_year_words")
    sources = (
        ("month", rf"(?<!\w){month},?\s+(?:of\s+|de\s+|del\s+)?{_YEAR}{_AFTER_YEAR}"),
        ("month", rf"{_YEAR}{of_year}{month}(?!\s+(?:19|20)\d\d)"),
        ("month", rf"(?<![\w./])(?P<digits>{_MONTH})[/.]{_YEAR_BEHIND}{_AFTER_YEAR}"),
        ("months", rf"(?<![\w.])(?<!\d\s)(?<!\d\.\s){first}{between}{month}\s+{_YEAR}{_AFTER_YEAR}"),
        ("digits", rf"(?<![\w./])(?P<from>{_MONTH})\.?\s?[-–—]\s?(?P<digits>{_MONTH})[/.]{_YEAR_BEHIND}{_AFTER_YEAR}"),
        ("latter", rf"{_YEAR}{of_year}{first}{between}{month}(?!\s+(?:19|20)\d\d)"),
        ("day", rf"(?<![\w.,])\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{month}"),
        ("quarter", r"(?<!\w)Q(?P<quarter>[1-4])\s*(?:of\s+|[-/])?\s*(?P<year>20\d\d)(?!\w)"),
        ("quarter", rf"(?<!\w){ordinal}\s+{quarter}\s+(?:of\s+)?{_YEAR}"),
        ("quarter", rf"{_YEAR}{of_year}{ordinal}\s+{quarter}"),
        ("period", rf"{_YEAR}\.?\s?[-–/]\s?(?P<last>20\d\d|\d\d)(?:\.?\s+(?:{school_year}|{year_word}))?(?![\w%])"),
        ("year", rf"{_YEAR}(?:\.\s+{year_word}|{_AFTER_YEAR})"),
    )
    return tuple((name, re.compile(source, re.IGNORECASE)) for name, source in sources)
