"""Indicators that are not of the kind they stand under: counts called quality, and sentences that measure nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.application import Application, Indicator, IndicatorKind
from analyser.model.document import Document
from analyser.model.observation import Observation
from analyser.statements import cues
from analyser.text.fold import fold

SAYS_NOTHING, ONLY_COUNTS, OF_BOTH = "indicator-says-nothing", "indicator-only-counts", "indicator-of-both-kinds"
TOLD = "quality-told"
_WHOLE = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})*")


def observe(document: Document, application: Application, language: str | None) -> Iterator[Observation]:
    """Yield the indicators that say nothing, that only count under quality, and that hold measures of both kinds.

    Where quality is asked for and judged in words of which no indicator was made out, the answer itself is yielded.
    """
    for field in application.fields:
        if field.id == "wp.indicators_qualitative" and not any(
            i.span.overlaps(field.span) for i in application.indicators
        ):
            said = fold(document.quote(field.span))
            elsewhere = cues.expression(language, "points_elsewhere").search(said)
            if cues.pattern(language, "judging").search(said) and not elsewhere:
                yield Observation(kind=TOLD, span=field.span, place=field.owner)
    for one in application.indicators:
        if says_nothing(one, language):
            yield Observation(kind=SAYS_NOTHING, span=one.span)
        elif only_counts(one, language):
            yield Observation(kind=ONLY_COUNTS, span=one.span)
        elif one.kind is IndicatorKind.QUANTITATIVE and cues.expression(language, "by_quality").search(fold(one.text)):
            yield Observation(kind=OF_BOTH, span=one.span)


def says_nothing(indicator: Indicator, language: str | None) -> bool:
    """Say whether a sentence in the place of an indicator only points elsewhere or puts off: "The figures show it"."""
    if indicator.baseline is not None or any(map(str.isdigit, indicator.text)):
        return False
    return cues.expression(language, "points_elsewhere").search(fold(indicator.text)) is not None


def only_counts(indicator: Indicator, language: str | None) -> bool:
    """Say whether what is called quality only counts what is done or made: "Lessons filmed: from 0 to 48"."""
    if indicator.kind is not IndicatorKind.QUALITATIVE or not _counts(indicator.target, language):
        return False
    folded = fold(indicator.text)
    if indicator.baseline is None or not _counts(indicator.baseline, language):
        return False
    head, colon, body = folded.partition(":")
    if not colon or cues.pattern(language, "smiles", "qualities").search(head):
        return False
    return cues.pattern(language, "judging", "smiles", "scored", "qualities").search(body) is None


def _counts(value: str | None, language: str | None) -> bool:
    """Say whether a value is a plain whole number: neither a share nor a mark."""
    said = fold(value or "").strip(" .")
    if _WHOLE.fullmatch(said):
        return True
    return cues.pattern(language, "nothing", "numbers").fullmatch(said) is not None
