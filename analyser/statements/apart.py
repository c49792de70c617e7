"""Whether a goal is of quite another matter than the rest of the draft, though it may name the same people.

"The share of pupils who learn to swim rises from 40 % to 60 %" in a project on reading names the pupils of the project;
its own words stand nowhere else, neither in the needs nor in what is done and counted, and nothing else has its values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from analyser.config import default_thresholds
from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.span import Span
from analyser.statements import cues
from analyser.statements.figures import Role, figures
from analyser.statements.moments import moments
from analyser.statements.specific import concrete
from analyser.text.fold import bare, fold
from analyser.text.lemmas import lemma
from analyser.text.sentences import sentences

_WORD = re.compile(r"[^\W\d_]{4,}")
_BRACKET = re.compile(r"\([^()]*\)")
_SENTENCE = re.compile(r"(?<=[.;])\s")
_NUMBER = re.compile(r"(?<![\w.,/])(?!20[23]\d(?!\d))\d[\d \u00a0]*\d(?![\w/])")
_DIGITS = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+|\d+(?:[.,]\d+)?")
_STEM, _SHORTEST = 6, 4
_VALUES = frozenset({Role.GOAL, Role.BASELINE})
_MASKED = (
    *("people", "people_counted", "people_by_trade", "anybody", "institutions", "bodies"),
    *("growth", "change", "moves", "span_unit", "numbers", "fraction", "quantifier", "measured_words"),
)
"""Words that say who, how much and which way, not what."""
_COMMON, _MOST_COMMON, _OUTWEIGH = 3, 1, 3
"""How often a word stands elsewhere in a draft that deals with it, how many such words another matter may share, and
how many new words outweigh one more of them."""

_SEVERAL, _TELLING, _MANY, _UNCOUNTED = 2, 3, 4, 6
"""How many new words make up for less and less that is known of a goal: measured on the good drafts of corpora/drafts,
where none of 577 objectives is denied."""
_PAIR, _BETWEEN, _NEAR = 2, 2, 30


@dataclass(frozen=True, slots=True)
class Matter:
    """What a draft deals with: how often its stems stand in it, and those of what is done, made and counted."""

    text: str
    stems: Counter[str]
    planned: frozenset[str]
    characters: int


def matter(document: Document, application: Application, language: str | None) -> Matter:
    """Collect what a draft deals with, once for all objectives."""
    done = [activity.text or activity.title for activity in application.activities]
    counted = [one.text for group in (application.results, application.indicators) for one in group]
    return Matter(
        text=document.text,
        stems=Counter(_stems(document.text, language)),
        planned=frozenset(stem for text in (*done, *counted) for stem in _stems(text, language)),
        characters=sum(map(len, done)),
    )


def stands_apart(
    span: Span, on: Matter, needed: frozenset[str], language: str | None, *, in_package: bool = False
) -> Span | None:
    """Return the first word of a goal of quite another matter than the draft; `needed` are the stems of its needs.

    How many words must be new grows with what speaks against it: a goal of a work package, one without a value to
    reach, values that stand elsewhere too.
    """
    text = on.text[span.start : span.end]
    if on.characters < default_thresholds()["smart.tie-answers"]:
        return None
    values = _values(text, language)
    told = _with_value(text, values, language)
    words = _own_words(text, told, language)
    elsewhere = _elsewhere(words, text, on, language)
    tied = needed | on.planned
    own = [stem for stem in words if elsewhere[stem] >= _COMMON and stem in tied]
    new = [stem for stem in words if elsewhere[stem] <= _MOST_COMMON and stem not in needed]
    if not new or len(own) > max(_MOST_COMMON, len(new) // _OUTWEIGH) or len(words) - len(own) - len(new) > _BETWEEN:
        return None
    least = _SEVERAL if in_package or told != Span(0, len(text)) else 1
    if not values:
        least = max(least, _TELLING) if _counts(text, language) else _UNCOUNTED
    if len(new) < least or (len(new) < _MANY and values and _recurs(span, on, values, frozenset(words), language)):
        return None
    return words[new[0]]


def _with_value(text: str, values: Iterable[str], language: str | None) -> Span:
    """Return where the sentence of a goal stands that gives its values, behind which others say how it is measured."""
    whole = Span(0, len(text))
    told = sentences(text, language)
    if len(told) < _SEVERAL:
        return whole
    return next((one for one in told if any(value in text[one.start : one.end] for value in values)), told[0])


def _own_words(text: str, within: Span, language: str | None) -> dict[str, Span]:
    """Return the words that say what a goal is about by their stems: not who, how much, which way, or a name."""
    masked = cues.pattern(language, *_MASKED)
    words: dict[str, Span] = {}
    plain = _BRACKET.sub(lambda match: " " * len(match[0]), text)
    for place in concrete(plain, language):
        word = plain[place.start : place.end]
        name = word[0].isupper() and place.start > 0
        if place in within and len(word) >= _SHORTEST and not name and not masked.fullmatch(fold(word)):
            words.setdefault(_stem(word, language), place)
    return words


def _elsewhere(words: Iterable[str], text: str, on: Matter, language: str | None) -> dict[str, int]:
    inside = Counter(_stems(text, language))
    return {stem: on.stems[stem] - inside[stem] for stem in words}


def _counts(text: str, language: str | None) -> bool:
    """Say whether a text gives a number of two digits at least that is no date."""
    dated = [moment.span for moment in moments(text, language)]
    found = (Span(*match.span()) for match in _NUMBER.finditer(text))
    return any(not any(one.overlaps(date) for date in dated) for one in found)


def _values(text: str, language: str | None) -> dict[str, bool]:
    """Return the values a goal gives in digits, of "28 of 37" the first, and whether they are shares."""
    given = [one for one in figures(text, language) if one.role in _VALUES]
    found = ((_DIGITS.match(text, one.span.start, one.span.end), one.share) for one in given)
    return {match[0]: share for match, share in found if match}


def _recurs(span: Span, on: Matter, values: dict[str, bool], stems: frozenset[str], language: str | None) -> bool:
    """Say whether the draft gives the values of a goal elsewhere: beside a word of it, or one before a noun of it."""
    shapes = {value: re.compile(rf"(?<![\w.,/]){re.escape(value)}(?![\w/]|[.,]\d)") for value in values}
    nouns = frozenset(_stems(on.text[span.start : span.end], language))
    shared = any(values.values())
    rest = on.text[: span.start] + "\n" + on.text[span.end :]
    for line in rest.split("\n"):
        for part in _SENTENCE.split(line):
            given = {value: match for value, shape in shapes.items() if (match := shape.search(part))}
            behind = (part[match.end() : match.end() + _NEAR] for match in given.values() if not shared)
            if any(nouns & set(_stems(words, language)) for words in behind):
                return True
            if len(given) >= min(_PAIR, len(values)) and stems & set(_stems(line, language)):
                return True
    return False


def _stems(text: str, language: str | None) -> list[str]:
    stop = pack(language).words("stop_words")
    return [_stem(word, language) for word in _WORD.findall(text) if word.lower() not in stop]


def _stem(word: str, language: str | None) -> str:
    return bare(lemma(word.lower(), language))[:_STEM]
