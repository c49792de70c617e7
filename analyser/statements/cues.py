"""The words that show what a statement is, compiled from the `[smart]` table of a language.

In the lists `*` stands for any ending or one whole word, `#` for a number in digits or words and a
space for any white space. A language without the table has cues that never match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby

from analyser.languages import pack
from analyser.model.language import Cell

_NEVER = re.compile(r"(?!)")
DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)*|\.\d+"
MEASURES = "kg|mg|g|cm|mm|km|m²|m2|m|ml|l|kwh|mwh|°c|db|eur|euro|ects|co2|min|sec|h"
"""Signs of measures, the same in every language, folded."""


def known(language: str | None) -> bool:
    """Say whether the statements of a language can be judged at all."""
    return bool(_table(language))


@cache
def pattern(language: str | None, *names: str) -> re.Pattern[str]:
    """Return one expression for all words of some lists, for text folded to lower case."""
    phrases = [phrase for name in names for phrase in _phrases(language, name)]
    if not phrases:
        return _NEVER
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    groups = (_bounded(bounds, group, number(language)) for bounds, group in groupby(ordered, key=_bounds))
    return re.compile("|".join(groups))


@cache
def just_before(language: str | None, name: str, *, loosely: bool = False) -> re.Pattern[str]:
    """Return an expression for a phrase at the very end of a text; loosely: before ":" or "(" too."""
    inner = pattern(language, name).pattern
    gap = r"[\s:(=–—-]*" if loosely else r"[\s-]*"
    return re.compile(rf"(?:{inner}){gap}$") if inner != _NEVER.pattern else _NEVER


@cache
def dates(language: str | None) -> re.Pattern[str]:
    """Return the expression for the dates and periods of a language."""
    shapes = [shape.replace("{number}", number(language)) for shape in _phrases(language, "dates")]
    return re.compile("|".join(f"(?:{shape})" for shape in shapes)) if shapes else _NEVER


@cache
def expression(language: str | None, name: str) -> re.Pattern[str]:
    """Return a single expression of the table ("year"), or one that never matches."""
    value = _table(language).get(name)
    return re.compile(value) if isinstance(value, str) else _NEVER


@cache
def number(language: str | None) -> str:
    """Return the source of an expression for a number in digits or words."""
    listed = sorted(_phrases(language, "numbers"), key=lambda word: (-len(word), word))
    words = "|".join(rf"{re.escape(word)}\b" for word in listed)
    joint = expression(language, "number_joint").pattern
    return rf"(?:{DIGITS}|\b(?:{words})(?:(?:{joint})(?:{words}))*)" if words else rf"(?:{DIGITS})"


@cache
def whole_number(language: str | None) -> re.Pattern[str]:
    """Return an expression for a number that is no part of a longer word."""
    return re.compile(rf"(?<!\w)(?:{number(language)})(?!\w)")


def _bounded(bounds: tuple[str, str], phrases: Iterable[str], number_source: str) -> str:
    """Return the source for phrases with the same bounds: stated once, they are looked at once at each place."""
    head, tail = bounds
    return f"{head}(?:{'|'.join(_expression(phrase, number_source) for phrase in phrases)}){tail}"


def _bounds(phrase: str) -> tuple[str, str]:
    """Return what must not stand before and behind a phrase."""
    head = r"(?<!\w)" if phrase[0].isalnum() or phrase[0] in "*#" else ""
    return head, r"(?!\w)" if phrase[-1].isalnum() or phrase[-1] == "*" else ""


def _expression(phrase: str, number_source: str) -> str:
    return r"\s+".join(_word(word, number_source) for word in phrase.split())


def _word(word: str, number_source: str) -> str:
    if word == "#":
        return number_source
    if word == "*":
        return r"\w+"
    return re.escape(word).replace(r"\*", r"\w*")


def _phrases(language: str | None, name: str) -> tuple[str, ...]:
    value = _table(language).get(name, ())
    return value if isinstance(value, tuple) else ()


def _table(language: str | None) -> Mapping[str, Cell]:
    return pack(language).table("smart")
