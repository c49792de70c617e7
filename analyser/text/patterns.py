"""Turns the word lists of a language pack into regular expressions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from analyser.languages import pack
from analyser.model.span import Span

_NONE = re.compile(r"(?!)")
_WORD = re.compile(r"[^\W_]+")
_STEM = 3


@cache
def any_of(language: str | None, *names: str) -> re.Pattern[str]:
    """Return a pattern for the phrases of the named lists of a language, whole words, case ignored.

    A language without such a list gets a pattern that matches nothing.
    """
    return compiled(phrase for name in names for phrase in pack(language).phrases(name))


@cache
def phrase_source(language: str | None, name: str) -> str:
    """Return the source of a pattern for the phrases of a list, to be built into a larger one.

    A language without such a list gets one that matches nothing.
    """
    return alternatives(pack(language).phrases(name)) or "(?!)"


def compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for phrases: white space is flexible, `*` stands for the rest of a word."""
    inner = alternatives(phrases)
    return re.compile(inner, re.IGNORECASE) if inner else _NONE


def alternatives(phrases: Iterable[str]) -> str:
    """Return the source of a pattern, longest phrase first, so that the most exact one wins."""
    unique = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    worded = [_source(phrase) for phrase in unique if phrase[0].isalnum() and phrase[-1].isalnum()]
    other = [_bounded(phrase) for phrase in unique if not (phrase[0].isalnum() and phrase[-1].isalnum())]
    parts = [*other, *([rf"(?<!\w)(?:{'|'.join(worded)})(?!\w)"] if worded else [])]
    return f"(?:{'|'.join(parts)})" if parts else ""


def windows(anchor: re.Pattern[str], text: str, reach: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of text around the matches of `anchor`, cut at white space, overlapping ones joined."""
    start = end = -1
    for match in anchor.finditer(text):
        left = max(0, match.start() - reach)
        left = max(text.rfind(" ", 0, left), text.rfind("\n", 0, left), 0)
        right = text.find(" ", min(len(text), match.end() + reach))
        right = len(text) if right < 0 else right
        if left <= end:
            end = max(end, right)
            continue
        if end >= 0:
            yield start, end
        start, end = left, right
    if end >= 0:
        yield start, end


class Phrasebook:
    """Finds many phrases in a folded text: each word is looked up, and only then a pattern is compiled and tried."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Sort the phrases by their first word, or by the beginning of its stem."""
        self._groups: dict[str, list[str]] = defaultdict(list)
        self._patterns: dict[str, re.Pattern[str]] = {}
        for phrase in phrases:
            first = _WORD.match(phrase)
            if first is None:
                continue
            is_stem = phrase[first.end() : first.end() + 1] == "*"
            self._groups[f"{first.group()[:_STEM]}*" if is_stem else first.group()].append(phrase)
        self._lengths = sorted({len(key) - 1 for key in self._groups if key.endswith("*")})
        self._head = min([2, *self._lengths])
        self._heads = {key.rstrip("*")[: self._head] for key in self._groups}

    def find(self, folded: str) -> Iterator[Span]:
        """Yield the places of phrases, the longest at each place, without overlaps."""
        end = 0
        for start, key in _words_of(folded):
            if start < end or key[: self._head] not in self._heads:
                continue
            for group in (key, *(f"{key[:n]}*" for n in self._lengths)):
                match = self._pattern(group).match(folded, start) if group in self._groups else None
                if match is not None and match.end() > end:
                    end = match.end()
            if end > start:
                yield Span(start, end)

    def _pattern(self, group: str) -> re.Pattern[str]:
        """Return the pattern of a group of phrases; for most of them no text ever asks."""
        if group not in self._patterns:
            self._patterns[group] = re.compile(alternatives(self._groups[group]))
        return self._patterns[group]


@lru_cache(maxsize=64)
def _words_of(folded: str) -> tuple[tuple[int, str], ...]:
    """Return the words of a text with their places; many phrasebooks look at one text in turn."""
    return tuple((word.start(), word.group()) for word in _WORD.finditer(folded))


@cache
def phrasebook(language: str | None, *names: str) -> Phrasebook:
    """Return the phrases of the named lists, or of the keys ("a|b") of the named tables, of a language."""
    words = pack(language)
    listed = [phrase for name in names for phrase in words.phrases(name)]
    return Phrasebook([*listed, *(word for name in names for key in words.table(name) for word in key.split("|"))])


def _bounded(phrase: str) -> str:
    start = r"(?<!\w)" if phrase[0].isalnum() else ""
    end = r"(?!\w)" if phrase[-1].isalnum() else ""
    return start + _source(phrase) + end


def _source(phrase: str) -> str:
    words = [re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) for word in phrase.split()]
    return r"\s+".join(words)
