"""Whether a target fits the duration, the people and the money that the application plans.

Only what is plain is said: a target beyond the end of the project, beyond the whole, or with hardly
any money per person is not achievable; one that the planned activities carry is. The rest is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from analyser.config import default_thresholds
from analyser.model.application import Application
from analyser.model.span import Span
from analyser.statements import cues
from analyser.statements.figures import Role, figures
from analyser.statements.moments import due
from analyser.statements.parts import part_spans
from analyser.text.dates import dates
from analyser.text.fold import fold
from analyser.text.lemmas import lemma

AFTER_END = "Its date lies after the end of the project."
BEYOND_WHOLE = "Its target is more than the whole."
NO_MONEY = "For so many people the lump sum leaves next to nothing per person."
SUPPORTED = "The activities planned reach that number."
OPEN = "Nothing in the draft supports or contradicts it."

Verdict = tuple[bool | None, str, Span | None]
_PLAIN = re.compile(r"\d[\d\s\u00a0\u202f]*")
_MANY = 100


def achievable(text: str, application: Application, language: str | None) -> Verdict:
    """Return the verdict on one objective or indicator, with its reason and the deciding words."""
    late = _late(text, application, language)
    if late is not None:
        return False, AFTER_END, late
    spans = part_spans(text, language)
    target = spans.get("target")
    if target is None:
        return None, OPEN, None
    if _beyond_whole(text, target, language):
        return False, BEYOND_WHOLE, target
    count = _count(text[target.start : target.end])
    unit = spans.get("unit")
    if count is None or unit is None:
        return None, OPEN, None
    noun = _head(text[unit.start : unit.end], language)
    if _is_people(text[unit.start : unit.end], language) and _starved(text, count, application, language):
        return False, NO_MONEY, target
    if any(planned >= count for planned in _planned(noun, application, language)):
        return True, SUPPORTED, target
    return None, OPEN, None


def _late(text: str, application: Application, language: str | None) -> Span | None:
    span = due(text, language)
    if span is None:
        return None
    grace = timedelta(days=default_thresholds()["smart.grace-days"])
    for mention in dates(text, language):
        if not mention.span.overlaps(span):
            continue
        beyond = application.end is not None and mention.start is not None and mention.start > application.end + grace
        months = application.duration_months
        if beyond or (mention.months and months and mention.months[0] > months):
            return span
    return None


def _beyond_whole(text: str, target: Span, language: str | None) -> bool:
    """Say whether a share above 100 % is promised as a state; "grows by 150 %" is possible."""
    words = text[target.start : target.end]
    value = re.match(r"\d+", words)
    change = cues.pattern(language, "growth").search(fold(text)) is not None
    return "%" in words and value is not None and int(value.group()) > _MANY and not change


def _starved(text: str, count: int, application: Application, language: str | None) -> bool:
    if application.lump_sum_eur is None or cues.pattern(language, "reached").search(fold(text)):
        return False
    return application.lump_sum_eur / count < default_thresholds()["smart.least-eur-per-person"]


def _is_people(unit: str, language: str | None) -> bool:
    return cues.pattern(language, "people").search(fold(unit)) is not None


def _planned(noun: str, application: Application, language: str | None) -> Iterator[int]:
    """Yield how many of a thing the activities name."""
    for activity in application.activities:
        text = activity.text or activity.title
        for figure in figures(text, language):
            count = _count(text[figure.span.start : figure.span.end])
            if count is None or figure.share or figure.role is Role.NAME:
                continue
            following = re.findall(r"[^\W\d_]+", text[figure.span.end : figure.span.end + 60])[:3]
            if noun in {lemma(word, language) for word in following}:
                yield count


def _count(words: str) -> int | None:
    plain = _PLAIN.fullmatch(words.strip())
    return int(re.sub(r"\D", "", words)) or None if plain else None


def _head(unit: str, language: str | None) -> str:
    return lemma(unit.split()[-1], language) if unit.split() else ""
