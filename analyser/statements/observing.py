"""What the objectives and indicators of a draft show that only language processing can see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from analyser.config import Config, default_thresholds
from analyser.languages import pack
from analyser.model.application import Application, Indicator
from analyser.model.document import Document
from analyser.model.observation import UNKNOWN_WORDS, Observation, not_judged
from analyser.model.statement import Smart, StatementKind
from analyser.statements import cues, gaps, sorts
from analyser.statements.features import JUDGED
from analyser.statements.figures import Role, figures
from analyser.statements.gaps import place
from analyser.statements.measurable import state
from analyser.statements.moments import due
from analyser.statements.typing import classify
from analyser.text.fold import fold
from analyser.text.forms import forms

_INFINITIVES = {"V-inf", "V-must"}
_LEAD = 9
"""Letters that may stand before an opening date: "By ", "Until the ", "Līdz "."""
_LABEL = re.compile(
    r"(?:[A-Z]{0,2}\s?\d+(?:\.\d+)*[.):]?\s*(?:mērķis)?|(?:Specific )?(?:[Oo]bjective|Aim|Goal) "
    r"(?:\d+(?:\.\d+)*|one|two|three|four|five|six)"
    r"|(?:Pirm|Otr|Treš|Ceturt|Piekt|Sest)(?:ais|ā|kārt)(?: mērķis)?,?|(?:First|Second|Third|Fourth|Fifth)(?:ly)?,?)"
    r"\s*(?:\([^()]{1,40}\))?(?:[.:–—-]+|(?<=,))\s+"
)
_ASIDE = re.compile(r"[\s.,:–-]*(?:\([^()]{1,20}\))?[\s,:–-]*")
ALSO = "So does this indicator of the same part."
BY_WORDS = (
    *("objective-is-an-activity", "only-attendance-or-satisfaction"),
    *("indicator-without-target", "indicator-without-baseline", "indicator-without-verification"),
    *("no-indicator-found", "indicator-without-date", "one-kind-only"),
)
"""Rules that look for the words of a language pack."""


def observe(
    document: Document, application: Application, smart: tuple[Smart, ...], language: str | None, config: Config
) -> tuple[Observation, ...]:
    """Return objectives that are activities, indicators that count heads or smiles, changes without a start."""
    if not cues.known(language):
        return tuple(not_judged(rule, UNKNOWN_WORDS) for rule in BY_WORDS)
    return (
        *_activities(application, language),
        *_heads_and_smiles(application, language),
        *gaps.observe(document, application, language),
        *sorts.observe(document, application, language),
    )


def is_activity(text: str, language: str | None) -> bool:
    """Say whether an objective tells a doing and names no change that it is for.

    Either it opens with a verb of doing, or with the infinitive of a verb that is none of change, or the classifier is
    sure of an activity; in the last two cases nothing in it can be checked afterwards: no state, no starting value.
    """
    folded = fold(text)
    begin = _opening(text, language)
    doing = cues.pattern(language, "opens_doing").match(folded, begin)
    doing = doing or cues.expression(language, "opens_event").match(folded, begin)
    if doing is not None:
        return not cues.pattern(language, "purpose").search(folded, doing.end())
    if cues.pattern(language, "purpose", "growth").search(folded, begin) or state(text, language):
        return False
    if any(figure.share or figure.role is Role.BASELINE for figure in figures(text, language)):
        return False
    if _opens_infinitive(folded, begin, language):
        return True
    kind, chance = classify(text[begin:], language, among=JUDGED)
    return kind is StatementKind.ACTIVITY and chance >= default_thresholds()["smart.sure-activity"]


def _opens_infinitive(folded: str, begin: int, language: str | None) -> bool:
    """Say whether a statement opens with the infinitive of a verb that brings no change by itself: "to weigh ..."."""
    match = cues.expression(language, "opens_infinitive").match(folded, begin)
    if match is None or match[1] in pack(language).words("stop_words"):
        return False
    if cues.pattern(language, "numbers").fullmatch(match[1]):
        return False
    changing = cues.pattern(language, "change", "opens_change").fullmatch(match[1]) is not None
    if pack(language).table("lemmas"):
        return not changing and bool(forms(match[1], language) & _INFINITIVES)
    return not changing


def _opening(text: str, language: str | None) -> int:
    """Return where the words after a label and a date begin: "SO2. By June 2028 (M20), to organise ..."."""
    label = _LABEL.match(text)
    at = label.end() if label else 0
    moment = due(text[at:], language)
    if moment is not None and moment.start <= _LEAD:
        at += moment.end
    aside = _ASIDE.match(text, at)
    return aside.end() if aside else at


def _activities(application: Application, language: str | None) -> Iterator[Observation]:
    for objective in application.objectives:
        if is_activity(objective.text, language):
            yield Observation(
                kind="objective-is-an-activity",
                span=objective.span,
                place=place(objective.work_package, objective.field or "relevance.objectives"),
            )


def _heads_and_smiles(application: Application, language: str | None) -> Iterator[Observation]:
    ordered = sorted(application.indicators, key=lambda one: (one.work_package or "", one.span))
    for owner, group in groupby(ordered, key=lambda one: one.work_package):
        indicators = tuple(group)
        if all(_counts_heads(one, language) for one in indicators):
            first, *rest = sorted(indicators, key=lambda one: one.span)
            yield Observation(
                kind="only-attendance-or-satisfaction",
                span=first.span,
                place=place(owner, "wp.indicators_quantitative") if owner else "impact.assessment",
                related=tuple((one.span, ALSO) for one in rest),
            )


def _counts_heads(indicator: Indicator, language: str | None) -> bool:
    folded = fold(indicator.text)
    listed = cues.pattern(language, "heads", "attendance_lists").search(fold(indicator.verification or ""))
    if not listed and not cues.pattern(language, "heads", "smiles").search(folded):
        return False
    said = cues.pattern(language, "attendance_lists").sub(" ", folded)
    return not cues.pattern(language, "learning").search(said)
