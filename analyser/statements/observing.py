"""What the objectives and indicators of a draft show that only language processing can see."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from analyser.config import Config
from analyser.languages import pack
from analyser.model.application import Application, Indicator, IndicatorKind
from analyser.model.document import Document
from analyser.model.finding import Confidence
from analyser.model.observation import UNKNOWN_WORDS, Observation, not_judged
from analyser.model.statement import Smart
from analyser.statements import cues
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
        *_changes_without_start(application, language),
        *_without_target(application, language),
        *_without_source(document, application, language),
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


def place(owner: str | None, field: str) -> str:
    """Return the name of a field in findings: "WP2/wp.objectives"."""
    return f"{owner}/{field}" if owner else field


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


def _changes_without_start(application: Application, language: str | None) -> Iterator[Observation]:
    for indicator in application.indicators:
        if indicator.baseline is None and cues.pattern(language, "growth").search(fold(indicator.text)):
            yield _at("indicator-without-baseline", indicator, Confidence.MEDIUM)


def _without_target(application: Application, language: str | None) -> Iterator[Observation]:
    """Yield the indicators without a value; a judgement asked of somebody in writing needs none."""
    for indicator in application.indicators:
        judged = indicator.kind is IndicatorKind.QUALITATIVE and _judged(indicator, language)
        if (indicator.target is None or _is_vague(indicator.target, language)) and not judged:
            yield _at("indicator-without-target", indicator)


def _is_vague(target: str, language: str | None) -> bool:
    """Say whether what stands as a target names no value: "as many as possible"."""
    counted = any(character.isdigit() for character in target)
    return not counted and any(phrase in target.casefold() for phrase in pack(language).phrases("vague_words"))


def _without_source(document: Document, application: Application, language: str | None) -> Iterator[Observation]:
    """Yield the indicators without a source, unless somebody judges or the thing counted is its own proof.

    Indicators that semicolons join in one sentence share the source that its last one names.
    """
    ordered = sorted(application.indicators, key=lambda one: one.span)
    shared: set[str] = set()
    for left, right in reversed(list(pairwise(ordered))):
        joined = document.text[left.span.end : right.span.start].strip() == ";"
        if joined and (right.verification is not None or right.id in shared):
            shared.add(left.id)
    for indicator in application.indicators:
        if indicator.id in shared:
            continue
        own_proof = cues.pattern(language, "own_proof").search(fold(indicator.text)) and indicator.target is not None
        if indicator.verification is None and not own_proof and not _judged(indicator, language):
            yield _at("indicator-without-verification", indicator)


def _judged(indicator: Indicator, language: str | None) -> bool:
    if cues.pattern(language, "smiles").search(fold(indicator.text)):
        return False
    return cues.pattern(language, "judging").search(fold(indicator.text)) is not None


def _at(kind: str, indicator: Indicator, confidence: Confidence = Confidence.HIGH) -> Observation:
    field = f"wp.indicators_{indicator.kind or IndicatorKind.QUANTITATIVE}"
    owner = indicator.work_package
    return Observation(
        kind=kind,
        span=indicator.span,
        place=place(owner, field) if owner else "impact.assessment",
        confidence=confidence,
    )
