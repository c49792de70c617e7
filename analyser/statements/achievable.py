"""Whether a target fits the duration, the people and the money that the application plans.

Only what is plain is said: a target beyond the end of the project, beyond the whole, or with hardly
any money per person is not achievable; one that the planned activities carry is. The rest is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from analyser.config import default_thresholds
from analyser.model.application import Activity, Application
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
TOO_EARLY = "Its date lies before the first activity of the content ends."
NO_MONEY = "For so many people the lump sum leaves next to nothing per person."
NO_MONEY_EACH = "For so many organisations the lump sum leaves next to nothing for each."
EVERYBODY = "It speaks of everybody in Europe or in whole countries."
SUPPORTED = "The activities planned reach that number."
OPEN = "Nothing in the draft supports or contradicts it."

Verdict = tuple[bool | None, str, Span | None]
_PLAIN = re.compile(r"\d[\d\s\u00a0\u202f]*|\d{1,3}(?:[.,]\d{3})+")
_LEAST_ENDS = 2
"""Activities of the content with an end, from which on their first end is known."""
_MANY = 100
_UNTIL = re.compile(r"(?!\s?(?:kg|g|km|m|l|t|h|ha|kwh|mb|gb)\b)[^.,;:()\d]{1,60}")
_AIMED_AT = frozenset({Role.GOAL, Role.SETTING})
_FLOORS = (
    (("people", "people_counted", "people_by_trade"), "smart.least-eur-per-person", NO_MONEY),
    (("institutions", "bodies"), "smart.least-eur-per-organisation", NO_MONEY_EACH),
)


def achievable(text: str, application: Application, language: str | None) -> Verdict:
    """Return the verdict on one objective or indicator, with its reason and the deciding words."""
    late = _late(text, application, language)
    if late is not None:
        return False, AFTER_END, late
    early = _early(text, application, language)
    if early is not None:
        return False, TOO_EARLY, early
    everybody = cues.expression(language, "everybody_everywhere").search(fold(text))
    if everybody is not None:
        return False, EVERYBODY, Span(everybody.start(), everybody.end())
    crowd = _crowd(text, application, language)
    if crowd is not None:
        return False, *crowd
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


def _early(text: str, application: Application, language: str | None) -> Span | None:
    """Return the date of a statement that lies within the project and before anything of its content is done."""
    span = due(text, language)
    management = {package.id for package in application.work_packages if package.number == 1}
    content = [one for one in application.activities if one.work_package not in management]
    ends = [one.end for one in content if one.end]
    if span is None or len(ends) < max(_LEAST_ENDS, len(content)) or _lacks_first(content):
        return None
    for mention in dates(text, language):
        if mention.span.overlaps(span) and mention.end and application.start:
            return span if application.start <= mention.end < min(ends) else None
    return None


def _lacks_first(content: Sequence[Activity]) -> bool:
    """Say whether an activity of a package was not read: there is A2.2 and no A2.1."""
    known = {one.id for one in content}
    numbered = (re.fullmatch(r"(A\d+\.)(\d+)", name) for name in known)
    return any(match and int(match[2]) > 1 and f"{match[1]}1" not in known for match in numbered)


def _starved(text: str, count: int, application: Application, language: str | None, floor: str) -> bool:
    if application.lump_sum_eur is None or cues.pattern(language, "reached").search(fold(text)):
        return False
    return application.lump_sum_eur / count < default_thresholds()[floor]


def _crowd(text: str, application: Application, language: str | None) -> tuple[str, Span] | None:
    """Return why the money cannot do for so many people or organisations, and their number."""
    for figure in figures(text, language):
        count = _count(text[figure.span.start : figure.span.end])
        if count is None or figure.share or figure.role not in _AIMED_AT:
            continue
        following = _UNTIL.match(fold(text), figure.span.end)
        found = [
            (match.start(), floor, why)
            for names, floor, why in _FLOORS
            if following and (match := cues.pattern(language, *names).search(following[0]))
        ]
        nearest = min(found, key=lambda one: one[0], default=None)
        if nearest is not None and _starved(text, count, application, language, nearest[1]):
            return nearest[2], figure.span
    return None


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
