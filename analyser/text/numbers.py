"""Numbers of a text, in digits or in words, with their value. What numbers a thing is no number here.

Left out: ordinals ("18th", "2. kārta"), list markers, codes ("WP2", "COVID-19"), parts of dates and
versions, and numbers behind a label ("page 5", "Nr. 2").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from analyser.languages import pack
from analyser.model.span import Span
from analyser.text import months
from analyser.text.fold import fold
from analyser.text.patterns import compiled, phrasebook

_GAP = "[ \u00a0\u2009\u202f]"
_DIGITS = re.compile(
    rf"(?<![\w])(?<![^\W_][-‑.,/:])(?<!\d[-–])"
    rf"(?:\d{{1,3}}(?:{_GAP}\d{{3}})+|\d{{1,3}}(?:[.,'’]\d{{3}})+|\d+)(?:[.,]\d{{1,2}})?(?![\w]|[.,/:]\d)"
)
_RANGE_END = re.compile(r"(?<=\d[-–])\d+(?:[.,]\d{1,2})?(?![\w]|[.,/:]\d)")
_DECIMAL = re.compile(r"[.,](\d{1,2})$")
_ORDINAL_DOT = re.compile(r"\.(?:\s?[-–]\s?\d|\s+[^\W\d_A-Z])")
_JOINT = re.compile(r"[ \u00a0-]|\s+(?:and|un|und|et|y|e)\s+")
_FOLLOWING = re.compile(r"[ \u00a0]([^\W\d_]+)")
_WORD_AFTER = re.compile(r"\.?[ \u00a0](?:de |of )?([^\W\d_]+)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?[ \u00a0]\Z")
_STOP_AND_WORD = re.compile(r"\.[ \u00a0]([^\W\d_]+)")
_LIST_MARK = re.compile(r"[.)]\s")


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands. `words` says that it is spelled out."""

    span: Span
    value: float
    words: bool = False


def numbers(text: str, language: str | None) -> tuple[Number, ...]:
    """Return the numbers of a text in order, without overlaps."""
    found = [*_in_digits(text, language), *_in_words(text, language)]
    return tuple(sorted(found, key=lambda number: number.span))


def value_of(written: str) -> float:
    """Return the value of digits with any separators: "2,500", "3,2", "60 000,00"."""
    decimal = _DECIMAL.search(written)
    whole = written[: decimal.start()] if decimal else written
    digits = "".join(character for character in whole if character.isdigit())
    return float(f"{digits}.{decimal[1]}" if decimal else digits)


_ENDED = re.compile(r"(?<!\w)part\.\s+\Z", re.IGNORECASE)
"""A word of sentences and a full stop: "Who takes part. 30 trainers" numbers no part."""


def _in_digits(text: str, language: str | None) -> Iterator[Number]:
    ordinal_dot = bool(pack(language).table("sentences").get("ordinal_dot"))
    labels = _labels(language)
    for pattern in (_DIGITS, _RANGE_END):
        for match in pattern.finditer(text):
            start, end = match.span()
            if ordinal_dot and (_ORDINAL_DOT.match(text, end) or _is_capital_ordinal(text, start, end, language)):
                continue
            if _LIST_MARK.match(text, end) and not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t•-–*("):
                continue
            label = labels.search(text, max(0, start - 20), start)
            if (label and not _ENDED.search(label[0])) or _is_day(text, start, end, language):
                continue
            yield Number(Span(start, end), value_of(match.group()))


def _is_capital_ordinal(text: str, start: int, end: int, language: str | None) -> bool:
    """Say whether "3. Phase" is an ordinal in a language that writes nouns with capitals."""
    if end - start > 2 or not pack(language).table("sentences").get("nouns_capitalised"):
        return False
    following = _STOP_AND_WORD.match(text, end)
    return following is not None and fold(following[1]) not in pack(language).words("stop_words")


def _is_day(text: str, start: int, end: int, language: str | None) -> bool:
    """Say whether a number is the day of a month: "5 March", "March 5", "5. März"."""
    if end - start > 2 or not text[start:end].isdigit():
        return False
    after, before = _WORD_AFTER.match(text, end), _WORD_BEFORE.search(text, max(0, start - 16), start)
    if after is not None and (months.is_name(after[1], language) or is_noun(after[1], language)):
        return not is_noun(after[1], language)
    return before is not None and before[1][0].isupper() and months.is_name(before[1], language)


def _in_words(text: str, language: str | None) -> Iterator[Number]:
    words = spelled(language, "numbers")
    if not words:
        return
    folded = fold(text)
    parts: list[float] = []
    span: Span | None = None
    for found in phrasebook(language, "numbers").find(folded):
        value = words[" ".join(folded[found.start : found.end].split())]
        joint = span is not None and _JOINT.fullmatch(folded, span.end, found.start)
        if span is not None and not (joint and _continues(parts[-1], value)):
            yield Number(span, _compose(parts), words=True)
            span, parts = None, []
        span = found if span is None else span.cover(found)
        parts.append(value)
    if span is not None:
        yield Number(span, _compose(parts), words=True)


def _continues(part: float, following: float) -> bool:
    """Say whether two words make one number: "twenty five", "two hundred", and not "six two-minute films"."""
    return following >= 100 or (part >= 20 and following < part)


def _compose(parts: list[float]) -> float:
    """Return the value of a spelled-out number: "two hundred and fifty", "divdesmit pieci"."""
    total = group = 0.0
    for part in parts:
        if part >= 1000:
            total += (group or 1) * part
            group = 0.0
        elif part == 100:
            group = (group or 1) * part
        else:
            group += part
    return total + group


def counts_things(text: str, end: int, year: int, language: str | None) -> bool:
    """Say whether a number that could be a year counts the noun behind it: "2000 teachers"."""
    following = None if 2011 <= year <= 2040 else _FOLLOWING.match(text, end)
    return following is not None and is_noun(following[1], language)


@lru_cache(maxsize=50_000)
def is_noun(word: str, language: str | None) -> bool:
    """Say whether a language pack names a word as people or as a unit."""
    return _nouns(language).fullmatch(word) is not None


@cache
def _nouns(language: str | None) -> re.Pattern[str]:
    words = pack(language)
    return compiled(p for p in (*words.phrases("people_nouns"), *words.phrases("unit_nouns")) if " " not in p)


@cache
def spelled(language: str | None, table: str) -> dict[str, float]:
    """Return the words of a table ("a|b" = 2) with their values."""
    entries = pack(language).table(table).items()
    return {word: float(str(value)) for key, value in entries for word in key.split("|")}


@cache
def _labels(language: str | None) -> re.Pattern[str]:
    words = pack(language)
    found = compiled(("#", "§", "№", "°", *words.phrases("label_words"), *words.phrases("project_month_words")))
    return re.compile(rf"{found.pattern}[ \u00a0.:]*\Z", re.IGNORECASE)
