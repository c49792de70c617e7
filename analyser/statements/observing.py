"""What the objectives and indicators of a draft show that only language processing can see."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from analyser.config import Config
from analyser.model.application import Application, Indicator
from analyser.model.document import Document
from analyser.model.observation import UNKNOWN_WORDS, Observation, not_judged
from analyser.model.statement import Smart
from analyser.statements import cues, gaps
from analyser.statements.gaps import place
from analyser.statements.moments import due
from analyser.text.fold import fold

_LEAD = 9
"""Letters that may stand before an opening date: "By ", "Until the ", "Līdz "."""
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
    )


def is_activity(text: str, language: str | None) -> bool:
    """Say whether an objective opens with a doing and names no change that it is for."""
    folded = fold(text)
    doing = cues.pattern(language, "opens_doing").match(folded, _after_date(text, language))
    if doing is None:
        return False
    return not cues.pattern(language, "purpose").search(folded, doing.end())


def _after_date(text: str, language: str | None) -> int:
    """Return where the words after an opening date begin: "By June 2028, to organise ..."."""
    moment = due(text, language)
    if moment is None or moment.start > _LEAD:
        return 0
    return moment.end + len(text[moment.end :]) - len(text[moment.end :].lstrip(" ,:–-"))


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
    if not cues.pattern(language, "heads", "smiles").search(folded):
        return False
    return not cues.pattern(language, "learning").search(folded)
