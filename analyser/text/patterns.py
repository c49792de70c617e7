"""Turns the word lists of a language pack into one regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from analyser.languages import pack

_NONE = re.compile(r"(?!)")


@cache
def any_of(language: str | None, *names: str) -> re.Pattern[str]:
    """Return a pattern for the phrases of the named lists of a language, whole words, case ignored.

    A language without such a list gets a pattern that matches nothing.
    """
    return compiled(phrase for name in names for phrase in pack(language).phrases(name))


def compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for phrases: white space is flexible, `*` stands for the rest of a word."""
    inner = alternatives(phrases)
    return re.compile(inner, re.IGNORECASE) if inner else _NONE


def alternatives(phrases: Iterable[str]) -> str:
    """Return the source of a pattern, longest phrase first, so that the most exact one wins."""
    unique = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(map(_source, unique)) + ")" if unique else ""


def _source(phrase: str) -> str:
    words = [re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) for word in phrase.split()]
    start = r"(?<!\w)" if phrase[0].isalnum() else ""
    end = r"(?!\w)" if phrase[-1].isalnum() else ""
    return start + r"\s+".join(words) + end
