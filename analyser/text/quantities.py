"""Quantities of a text: counts, shares, percentage points, money, durations and scales."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from analyser.languages import pack
from analyser.model.span import Span
from analyser.text.fold import fold
from analyser.text.numbers import Number, counts_things, is_noun, numbers, spelled, value_of
from analyser.text.patterns import alternatives, compiled, phrase_source, phrasebook


class QuantityKind(StrEnum):
    """What a quantity measures."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    MONEY = "money"
    DURATION = "duration"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity; the span holds the number and, but for counts, its unit.

    `unit` is "%" (for fractions "share", for "halve" and "double" "change"), a currency code, a unit
    of time ("month"), the other number of a scale ("5" in "4 of 5"), or the noun counted as written.
    `comparator` is one of ">=", "<=", "~", "by", "from", "to" or "".
    """

    span: Span
    value: float
    kind: QuantityKind
    unit: str = ""
    comparator: str = ""


_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SLASHED = re.compile(r"(?<![\w./])(\d{1,2}(?:[.,]\d)?)\s?/\s?(\d{1,2})(?![\w/]|[.,]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE = 26


def quantities(text: str, language: str | None) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order, without overlaps."""
    found = [*_spelled(text, language, "change_words", "change"), *_slashed(text)]
    taken = [quantity.span for quantity in found]
    found += [q for q in _spelled(text, language, "fractions", "share") if not any(map(q.span.overlaps, taken))]
    taken = [quantity.span for quantity in found]
    pending = [n for n in numbers(text, language) if not any(n.span.overlaps(span) for span in taken)]
    found += _ones(text, language, taken)
    end = 0
    while pending:
        number = pending.pop(0)
        quantity, used = _read(text, number, pending, end, language)
        end = quantity.span.end if quantity is not None else number.span.end
        if quantity is not None:
            found.append(quantity)
        if used:
            pending.pop(0)
    ordered = sorted(found, key=lambda quantity: quantity.span)
    return tuple(
        _compare(
            text, _inherit(text, quantity, ordered[max(0, at - 1) : at], ordered[at + 1 : at + 2], language), language
        )
        for at, quantity in enumerate(ordered)
    )


def _read(
    text: str, number: Number, rest: list[Number], free: int, language: str | None
) -> tuple[Quantity | None, bool]:
    """Read one number with what surrounds it from `free` on; say whether it took the next number too."""
    scale = _scale(text, number, rest[0], language) if rest else None
    if scale is not None:
        return scale, True
    with_unit = _with_unit(text, number, free, language)
    if with_unit is not None:
        return with_unit, False
    unit = _counted(text, number.span.end, language)
    written = text[number.span.start : number.span.end]
    if _YEAR.fullmatch(written) and not counts_things(text, number.span.end, int(number.value), language):
        return None, False
    return Quantity(number.span, number.value, QuantityKind.COUNT, unit), False


def _with_unit(text: str, number: Number, free: int, language: str | None) -> Quantity | None:
    start, end = number.span.start, number.span.end
    currency = _currency_before(language).search(text, max(free, start - 8), start)
    if currency is not None:
        span = Span(currency.start(), end)
        return Quantity(span, number.value, QuantityKind.MONEY, _currency(currency.group(), language))
    unit = _units(language).match(text, end)
    if unit is None:
        return None
    kind = unit.lastgroup or ""
    span = Span(start, unit.end())
    if kind == "money":
        return Quantity(span, number.value, QuantityKind.MONEY, _currency(unit["money"], language))
    if kind == "duration":
        return _duration(text, span, number.value, unit["duration"], language)
    return Quantity(span, number.value, QuantityKind(kind), "%")


def _duration(text: str, span: Span, value: float, written: str, language: str | None) -> Quantity:
    if _ages(language).match(text, span.end):
        return Quantity(span, value, QuantityKind.COUNT, "age")
    word = fold(written)
    for key, unit in pack(language).table("time_units").items():
        if compiled(key.split("|")).fullmatch(word):
            return Quantity(span, value, QuantityKind.DURATION, str(unit))
    return Quantity(span, value, QuantityKind.DURATION, word)


def _scale(text: str, number: Number, following: Number, language: str | None) -> Quantity | None:
    between = text[number.span.end : following.span.start]
    too_large = number.value > following.value
    if too_large or not _ratio(language).fullmatch(between) or _units(language).match(text, following.span.end):
        return None
    span = number.span.cover(following.span)
    return Quantity(span, number.value, QuantityKind.SCALE, f"{following.value:g}")


def _slashed(text: str) -> Iterator[Quantity]:
    for match in _SLASHED.finditer(text):
        value, whole = value_of(match[1]), value_of(match[2])
        if value <= whole <= 10 and match.group() != "24/7":
            yield Quantity(Span(match.start(), match.end()), value, QuantityKind.SCALE, match[2])


def _inherit(
    text: str, quantity: Quantity, before: list[Quantity], after: list[Quantity], language: str | None
) -> Quantity:
    """Give the first number of "from 45 to 20 %" and of "10-15 months" the kind of the second.

    Both numbers of "from 3.2 to 4.0" are ratings: small, and one of them with a decimal.
    """
    if quantity.kind is not QuantityKind.COUNT:
        return quantity
    for first, second in (*((other, quantity) for other in before), *((quantity, other) for other in after)):
        if _joined(text, first, second, language) and second.unit not in {"share", "change"}:
            if _is_rating(text, first, second):
                return replace(quantity, kind=QuantityKind.SCALE)
            if quantity is first:
                return replace(quantity, kind=second.kind, unit=second.unit)
    return quantity


def _joined(text: str, first: Quantity, second: Quantity, language: str | None) -> bool:
    between = text[first.span.end : second.span.start]
    return between.strip() in {"-", "–", "—"} or _to(language).fullmatch(between) is not None


def _is_rating(text: str, first: Quantity, second: Quantity) -> bool:
    decimals = any(mark in text[first.span.start : second.span.end] for mark in ".,")
    counts = first.kind is second.kind is QuantityKind.COUNT
    return counts and decimals and max(first.value, second.value) <= 10


def _compare(text: str, quantity: Quantity, language: str | None) -> Quantity:
    start = quantity.span.start
    match = _comparators(language).search(text, max(0, start - _BEFORE), start)
    if match is None:
        return quantity
    word = " ".join(fold(match["word"]).split())
    return replace(quantity, comparator=_comparator_values(language).get(word, ""))


def _spelled(text: str, language: str | None, table: str, unit: str) -> Iterator[Quantity]:
    values = spelled(language, table)
    folded = fold(text)
    for span in phrasebook(language, table).find(folded):
        value = values[" ".join(folded[span.start : span.end].split())]
        yield Quantity(span, value, QuantityKind.PERCENT, unit)


def _ones(text: str, language: str | None, taken: list[Span]) -> Iterator[Quantity]:
    """ "One" counts only beside a unit of time: elsewhere it is mostly an article or a pronoun."""
    for span in phrasebook(language, "ones").find(fold(text)):
        unit = _units(language).match(text, span.end)
        if unit is not None and unit.lastgroup == "duration" and not any(map(span.overlaps, taken)):
            yield _duration(text, Span(span.start, unit.end()), 1.0, unit["duration"], language)


def _counted(text: str, end: int, language: str | None) -> str:
    """Return the noun a number counts: the first known one of the next four words, else the next word."""
    words: list[str] = []
    for match in _WORD.finditer(text, end):
        if text[end : match.start()].strip(" \u00a0") or len(words) == 4:
            break
        words.append(match.group())
        end = match.end()
    known = next((word for word in words if is_noun(word, language)), None)
    return known or (words[0] if words and fold(words[0]) not in pack(language).words("stop_words") else "")


def _currency(written: str, language: str | None) -> str:
    word = fold(written.strip())
    for key, code in pack(language).table("currencies").items():
        if compiled(key.split("|")).fullmatch(word):
            return str(code)
    return "EUR"


@cache
def _units(language: str | None) -> re.Pattern[str]:
    words = pack(language)
    money = alternatives(word for key in (*words.table("currencies"), "EUR|€") for word in key.split("|"))
    duration = alternatives(word for key in words.table("time_units") for word in key.split("|")) or "(?!)"
    points = alternatives(words.phrases("point_words")) or "(?!)"
    percent = alternatives(("%", *words.phrases("percent_words")))
    return re.compile(
        rf"[ \u00a0\u202f-]{{0,2}}(?:(?P<points>{points})|(?P<percent>{percent})"
        rf"|(?P<money>{money})|(?P<duration>{duration}))",
        re.IGNORECASE,
    )


@cache
def _currency_before(language: str | None) -> re.Pattern[str]:
    keys = (*pack(language).table("currencies"), "EUR|€")
    return re.compile(alternatives(w for key in keys for w in key.split("|")) + r"[ \u00a0]?\Z", re.IGNORECASE)


@cache
def _ratio(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"\s+{phrase_source(language, 'people_ratio')}\s+(?:the\s+)?", re.IGNORECASE)


@cache
def _to(language: str | None) -> re.Pattern[str]:
    words = phrase_source(language, "range_words")
    return re.compile(rf"\s+{words}\s+(?:\w+\s+)?", re.IGNORECASE)


@cache
def _comparators(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{alternatives(_comparator_values(language)) or '(?!)'})[ \u00a0]*\Z", re.IGNORECASE)


@cache
def _comparator_values(language: str | None) -> dict[str, str]:
    entries = pack(language).table("comparators").items()
    return {word: str(sign) for key, sign in entries for word in key.split("|")}


@cache
def _ages(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0-]+{phrase_source(language, 'age_words')}", re.IGNORECASE)
