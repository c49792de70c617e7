"""What an objective promises beyond its reach: too soon, too many, too much, without exception, for others to decide.

Its number of people or bodies is held against every number of them that the rest of the draft gives: a project whose
largest group of trainers counts twelve does not change four hundred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from analyser.config import default_thresholds
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.span import Span
from analyser.statements import cues
from analyser.statements.figures import Role, figures
from analyser.statements.moments import due
from analyser.text.dates import dates
from analyser.text.fold import bare, fold
from analyser.text.lemmas import lemma

TOO_SOON = "Its date lies in the first months of the project."
TOO_MANY = "The draft plans with far fewer of them."
TOO_MUCH = "It promises nearly the whole from half or less."
NO_EXCEPTION = "It promises a change without a single exception."
NOT_OURS = "Others than the partners decide on it."

Verdict = tuple[bool | None, str, Span | None]
_COUNT = r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+|\d+"
_COUNTED = re.compile(rf"(?<![\w.,/])({_COUNT})(?![\w%/]|[.,]\d| ?%)")
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d+)?(?!\d)")
_OF_HUNDRED = re.compile(r"(?:(?<![^\W\d_])(?:of|no)\s|/\s?)100(?!\w|[.,\s]\d)(?:\s(?P<counted>[^\W\d_]+))?")
_WHOLE = 100
_WORD = re.compile(r"[^\W\d_]{3,}")
_ROLES = frozenset({Role.GOAL, Role.SETTING, Role.MEANS})
_KINDS = ("people", "people_counted", "people_by_trade", "institutions", "bodies")
_STEM, _NEAR = 6, 60
_FEW, _LEAST, _LEAST_ENDS = 3, 20, 2
_YEARS = range(1900, 2100)


def beyond(
    span: Span, document: Document, application: Application, language: str | None, *, in_package: bool
) -> Verdict | None:
    """Return the denial for an objective that is plainly beyond the reach of the project, or None.

    A work package may be over early.
    """
    text = document.quote(span)
    folded = fold(text)
    soon = None if in_package else _too_soon(text, application, language)
    if soon is not None:
        return False, TOO_SOON, soon
    for name, why in (("no_exception", NO_EXCEPTION), ("not_ours", NOT_OURS)):
        found = cues.expression(language, name).search(folded)
        if found is not None:
            return False, why, Span(*found.span())
    many = _too_many(span, document, language)
    if many is not None:
        return False, TOO_MANY, many
    much = _too_much(text, language)
    return (False, TOO_MUCH, much) if much else None


def _too_soon(text: str, application: Application, language: str | None) -> Span | None:
    """Return the date of a goal that lies in the first part of the project, when no activity is over yet."""
    span, start, months = due(text, language), application.start, application.duration_months
    if span is None or start is None or not months:
        return None
    early = start + timedelta(days=months * 30.4 * default_thresholds()["smart.early-share"])
    for mention in dates(text, language):
        if mention.span.overlaps(span) and mention.end:
            ends = [one.end for one in application.activities if one.end]
            known = len(ends) >= _LEAST_ENDS and min(ends) >= mention.end
            return span if known and start <= mention.end < early else None
    return None


def _too_many(span: Span, document: Document, language: str | None) -> Span | None:
    """Return the number of people or bodies that is many times the largest of them elsewhere in the draft."""
    text = document.quote(span)
    rest = document.text[: span.start] + "\n" + document.text[span.end :]
    for figure in figures(text, language):
        match = _COUNTED.search(text, figure.span.start)
        if match is None or match.start() >= figure.span.end or figure.share:
            continue
        if figure.role not in _ROLES or _number(match[1]) < _LEAST:
            continue
        if cues.pattern(language, "reached").search(fold(text), match.end(), match.end() + _NEAR):
            continue
        noun = _noun(text, Span(*match.span(1)), language)
        planned = list(_counts(rest, noun, language)) if noun else []
        if planned and _number(match[1]) >= default_thresholds()["smart.times-planned"] * max(planned):
            return Span(*match.span(1))
    return None


def _too_much(text: str, language: str | None) -> Span | None:
    """Return the share, or points of a hundred, that a goal takes from half or less to nearly the whole, or back.

    What starts from nothing is new: all may well take it up.
    """
    hundred = _OF_HUNDRED.search(text)
    scale = hundred is not None and not _of_kind([hundred["counted"] or ""], language)
    given = [(figure, _share(text, figure.span)) for figure in figures(text, language) if figure.share or scale]
    start = next((value for figure, value in given if figure.role is Role.BASELINE), None)
    target = next(((figure.span, value) for figure, value in given if figure.role is Role.GOAL), None)
    if not start or target is None or target[1] is None or max(start, target[1]) > _WHOLE:
        return None
    end = target[1]
    low, high = min(start, end), max(start, end)
    limits = default_thresholds()
    rises = end > start and low <= limits["smart.half"] and high >= limits["smart.nearly-whole"]
    falls = end < start and high >= limits["smart.half"] and low <= _WHOLE - limits["smart.nearly-whole"]
    return target[0] if rises or falls or high - low >= limits["smart.widest-gain"] else None


def _share(text: str, span: Span) -> float | None:
    match = _SHARE.match(text, span.start, span.end)
    return float(match[0].replace(",", ".")) if match else None


def _noun(text: str, number: Span, language: str | None) -> str:
    """Return the stem of the word for people or bodies behind a number, or that "the number of" names before it."""
    behind = re.match(rf"[^.,;:()\d]{{0,{_NEAR}}}", text[number.end :])
    counted = _of_kind(_WORD.findall(behind[0] if behind else "")[:_FEW], language)
    if counted:
        return _stem(counted[-1], language)
    named = cues.pattern(language, "quantitative").search(fold(text), 0, number.start)
    subject = _of_kind(_WORD.findall(text[: number.start]), language) if named else []
    return _stem(subject[0], language) if subject else ""


def _of_kind(words: list[str], language: str | None) -> list[str]:
    kinds = cues.pattern(language, *_KINDS)
    return [word for word in words if kinds.fullmatch(fold(word))]


def _counts(text: str, noun: str, language: str | None) -> Iterator[int]:
    """Yield every number that a text gives of a noun; years are none."""
    for match in _COUNTED.finditer(text):
        behind = re.match(r"[^.,;:()\d\t\n]*", text[match.end() : match.end() + _NEAR])
        words = _WORD.findall(behind[0] if behind else "")[: _FEW + 1]
        if words and cues.pattern(language, "span_unit").fullmatch(fold(words[0])):
            continue
        if _number(match[1]) not in _YEARS and noun in {_stem(word, language) for word in words}:
            yield _number(match[1])


def _number(digits: str) -> int:
    return int(re.sub(r"\D", "", digits))


def _stem(word: str, language: str | None) -> str:
    return bare(lemma(word.lower(), language))[:_STEM]
