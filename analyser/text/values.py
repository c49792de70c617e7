"""Dates, amounts of money and durations as forms and drafts write them.

The form's own styles are `01/09/2026`, `29,321.00` and `60 000,00 EUR`; drafts add words, and each
language its own. Names of months and units come from the CLDR data in Babel, so a language needs
no list of its own. Day stands before month, as in every form of the programme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from analyser.model.span import Span
from analyser.text.fold import fold
from analyser.text.numbers import spelled

_ALWAYS = ("en", "lv")
_WORD = r"[^\W\d_]{3,}"
_NUMERIC = re.compile(r"(?:(?<![\d.,/-])|(?<=\d{4}-)|(?<=\d{4}\.-))(\d{1,2})([/.-]) ?(\d{1,2})\2 ?(\d{4})(?!\d)")
_ISO = re.compile(r"(?<![\d/-])(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er)?\.?\s+(?:of\s+|de\s+)?({_WORD})\.?,?\s+(?:de\s+)?(\d{{4}})(?!\d)", re.I
)
_MONTH_FIRST = re.compile(rf"(?<![^\W\d_])({_WORD})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.I)
_YEAR_FIRST = re.compile(rf"(?<!\d)(\d{{4}})\.?\s*(?:\w{{1,4}}\.?)?\s+(\d{{1,2}})\.?\s*({_WORD})", re.I)
_YEAR_MONTH_DAY = re.compile(rf"(?<!\d)(\d{{4}})\.?\s*(?:\w{{1,4}}\.?)?\s+({_WORD})\s+(\d{{1,2}})(?!\d)", re.I)
_RANGE = re.compile(
    rf"(?<![\d.,/-])(?P<first>\d{{1,2}})(?:st|nd|rd|th)?(?:\.?\s+(?P<word>{_WORD})|[./](?P<digits>\d{{1,2}}))?\.?"
    r"\s?(?:[-–—&]|to|till|until|līdz|and|un)\s?(?=\d)"
)
_YEAR_RANGE = re.compile(
    rf"(?<!\d)(?P<year>\d{{4}})\.?\s*(?:\w{{1,4}}\.?)?\s+(?:no\s+)?(?P<first>\d{{1,2}})\.?\s?(?:[-–—&]|līdz|and|un)\s?"
    rf"(?P<last>\d{{1,2}})\.?\s*(?P<month>{_WORD})",
    re.I,
)
_NUMBER = re.compile(
    r"(?:(?<![\w.,])|(?<=EUR))(?:\d{1,3}(?:[ \u00a0\u2009\u202f.,'’]\d{3})+|\d+)(?:[.,]\d{1,2})?"
    r"(?![\w%]|[.,]\d|[ \u00a0]?%)"
)
_THOUSANDS = re.compile(
    r"(?:(?<![\w.,])|(?<=EUR))(?P<count>\d{1,3}(?:[.,]\d)?)[ \u00a0]?(?:k|K|tūkst\.?|thousand|tūkstoš\w*)(?!\w)"
)
_LONGEST = 30
_A_YEAR = re.compile(r"\d{4}")
"""What every full date has: a text without it is not looked at six times."""
_JOINTS = " -–—&"
_BRACKET = re.compile(r"\([^()]*\)\s*")
_CURRENCY = re.compile(r"€|\beur(?:o|os|a)?\b|\beiro\b", re.I)
_COUNTED = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.,]\d)?|[^\W\d_]{3,12})[ \u00a0-]([^\W\d_]+)|(?<![\d.,])(\d{1,3})([^\W\d_]+)"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in the text given."""

    span: Span
    value: date


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """A number that can be an amount of money; `money` says whether a currency stands beside it."""

    span: Span
    value: float
    money: bool


def parse_date(text: str, language: str | None = None) -> date | None:
    """Return the first full date of the text (day, month and year), or None."""
    return next((found.value for found in find_dates(text, language)), None)


def parse_amount(text: str, language: str | None = None) -> float | None:
    """Return the amount of money a text states: the one beside a currency, else the first of three digits."""
    found = tuple(find_amounts(text, language))
    best = next((a for a in found if a.money), None) or next((a for a in found if a.value >= 100), None)
    return (best or found[0]).value if found else None


def parse_duration(text: str, language: str | None = None) -> int | None:
    """Return a duration in months; a bare number counts as months, as in the form's list."""
    months = years = None
    plain = _COUNTED.finditer(text), _COUNTED.finditer(_BRACKET.sub("", text))
    for match in (m for found in plain for m in found):
        count = _count(match[1] or match[3], language)
        unit = _unit((match[2] or match[4]).casefold(), language) if count is not None else None
        if unit == "month" and months is None:
            months = count
        elif unit == "year" and years is None:
            years = count
    if months is not None or years is not None:
        return int((months or 0) + 12 * (years or 0))
    bare = text.strip(" .()")
    return int(bare) if bare.isdigit() and len(bare) <= 2 else None


def find_dates(text: str, language: str | None = None) -> tuple[FoundDate, ...]:
    """Return every full date of the text, in order of place and without overlaps."""
    if _A_YEAR.search(text) is None:
        return ()
    found = sorted([*_dates(text, language), *_ranges(text, language)], key=lambda d: (d.span.start, -d.span.end))
    kept: list[FoundDate] = []
    for candidate in found:
        if not kept or candidate.span.start >= kept[-1].span.end:
            kept.append(candidate)
    return tuple(kept)


def find_amounts(text: str, language: str | None = None) -> Iterator[FoundAmount]:
    """Yield the numbers that can be amounts. The language decides nothing: both styles are read."""
    end = -1
    for found in sorted(_amounts(text), key=lambda amount: (amount.span.start, -amount.span.end)):
        if found.span.start >= end:
            end = found.span.end
            yield found


def _amounts(text: str) -> Iterator[FoundAmount]:
    for match in _THOUSANDS.finditer(text):
        yield FoundAmount(Span(*match.span()), 1000 * float(match["count"].replace(",", ".")), _beside(text, match))
    for match in _NUMBER.finditer(text):
        yield FoundAmount(Span(*match.span()), _number(match[0]), _beside(text, match))


def _beside(text: str, match: re.Match[str]) -> bool:
    """Say whether a currency stands right before or after a number."""
    before, after = text[max(0, match.start() - 6) : match.start()], text[match.end() : match.end() + 6]
    return bool(_CURRENCY.search(before.rstrip()[-4:]) or _CURRENCY.match(after.lstrip()))


def _number(written: str) -> float:
    whole, mark, fraction = written, "", ""
    decimal = re.search(r"([.,])(\d{1,2})$", written)
    if decimal:
        whole, mark, fraction = written[: decimal.start()], ".", decimal[2]
    return float("".join(c for c in whole if c.isdigit()) + mark + fraction)


def _dates(text: str, language: str | None) -> Iterator[FoundDate]:
    for match in _NUMERIC.finditer(text):
        yield from _dated(match, match[4], int(match[3]), match[1])
    for match in _ISO.finditer(text):
        yield from _dated(match, match[1], int(match[2]), match[3])
    for match in _DAY_FIRST.finditer(text):
        yield from _dated(match, match[3], _month(match[2], language), match[1])
    for match in _MONTH_FIRST.finditer(text):
        yield from _dated(match, match[3], _month(match[1], language), match[2])
    for match in _YEAR_FIRST.finditer(text):
        yield from _dated(match, match[1], _month(match[3], language), match[2])
    for match in _YEAR_MONTH_DAY.finditer(text):
        yield from _dated(match, match[1], _month(match[2], language), match[3])


def _ranges(text: str, language: str | None) -> Iterator[FoundDate]:
    """Yield the days of "5-9 October 2026", "12 and 13 May 2027", "28.09.-02.10.2026": the last has the year."""
    for match in _RANGE.finditer(text):
        last = next((d for d in _dates(text[match.end() : match.end() + _LONGEST], language) if not d.span.start), None)
        if last is None:
            continue
        month = _month(match["word"], language) if match["word"] else int(match["digits"] or last.value.month)
        for first in _dated(match, str(last.value.year), month, match["first"]):
            if first.value <= last.value:
                yield FoundDate(Span(match.start(), match.start() + len(match[0].rstrip(_JOINTS))), first.value)
                yield FoundDate(last.span.shift(match.end()), last.value)
    for match in _YEAR_RANGE.finditer(text):
        month = _month(match["month"], language)
        for day, start, stop in (
            (match["first"], match.start(), match.end("first")),
            (match["last"], match.start("last"), match.end()),
        ):
            for found in _dated(match, match["year"], month, day):
                yield FoundDate(Span(start, stop), found.value)


def _dated(match: re.Match[str], year: str, month: int | None, day: str) -> Iterator[FoundDate]:
    if month is None or not 1900 <= int(year) <= 2199:
        return
    try:
        value = date(int(year), month, int(day))
    except ValueError:
        return
    yield FoundDate(Span(match.start(), match.end()), value)


def _month(word: str, language: str | None) -> int | None:
    written = word.casefold()
    for code in _languages(language):
        for stem, length, number in _month_stems(code):
            if written.startswith(stem) and len(written) <= length + (3 if length > 4 else 1):
                return number
    return None


def _count(written: str, language: str | None) -> float | None:
    """Return the value of "18", "1.5" or "two"."""
    if written[0].isdigit():
        return float(written.replace(",", "."))
    for code in _languages(language):
        value = spelled(code, "numbers").get(fold(written))
        if value is not None:
            return float(value)
    return None


def _unit(word: str, language: str | None) -> str | None:
    for code in _languages(language):
        for stem, unit in _unit_stems(code):
            if word == stem or (len(stem) >= 3 and word.startswith(stem) and len(word) <= len(stem) + 5):
                return unit
    return None


def _languages(language: str | None) -> tuple[str, ...]:
    return _ALWAYS if language is None or language in _ALWAYS else (language, *_ALWAYS)


@cache
def _month_stems(code: str) -> tuple[tuple[str, int, int], ...]:
    """Return (stem, length of the name, number): the stem drops the ending, so that cases match."""
    from babel import Locale, UnknownLocaleError

    try:
        months = Locale.parse(code).months
    except (UnknownLocaleError, ValueError):
        return ()
    stems: dict[str, tuple[str, int, int]] = {}
    for context in ("format", "stand-alone"):
        for number, name in months[context]["wide"].items():
            bare = name.casefold().removeprefix("de ").strip(" .")
            stem = bare[: max(3, len(bare) - 2)]
            stems.setdefault(stem, (stem, len(bare), number))
        for number, name in months[context]["abbreviated"].items():
            bare = name.casefold().strip(" .")
            if len(bare) >= 3:
                stems.setdefault(bare, (bare, len(bare), number))
    return tuple(sorted(stems.values(), key=lambda entry: (-len(entry[0]), entry)))


@cache
def _unit_stems(code: str) -> tuple[tuple[str, str], ...]:
    """Return (stem, "month" or "year") from the language's plural forms of the units."""
    from babel import Locale, UnknownLocaleError
    from babel.units import format_unit

    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return ()
    stems: set[tuple[str, str]] = set()
    for unit in ("month", "year"):
        for style in ("long", "short"):
            for count in (0, 1, 2, 5, 21):
                written = format_unit(count, f"duration-{unit}", length=style, locale=locale)
                word = re.sub(r"[\d\W_]+", "", written).casefold()
                if len(word) > 1:
                    stems.add((word, unit))
                    if len(word) > 4:
                        stems.add((word[:-1], unit))
    return tuple(sorted(stems, key=lambda entry: (-len(entry[0]), entry)))
