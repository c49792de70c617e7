"""Measurable and time-bound in a language whose prose is not known: by its numbers, dates and a few words alone."""

from __future__ import annotations

import re

from analyser.languages import pack
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements.moments import PAST_YEAR
from analyser.text.dates import DateKind, dates
from analyser.text.patterns import any_of
from analyser.text.quantities import QuantityKind, quantities

_GOALS = frozenset({QuantityKind.COUNT, QuantityKind.PERCENT, QuantityKind.POINTS, QuantityKind.SCALE})
_EVENTS = frozenset({StatementKind.ACTIVITY, StatementKind.RESULT})
_YEAR = re.compile(r"(?:19|20)\d\d(?:\D|$)")
_BEFORE = 12


def known(language: str | None) -> bool:
    """Say whether numbers and dates of a language are known."""
    return bool(pack(language).table("numbers"))


def quantity(text: str, language: str | None, kind: StatementKind) -> Span | None:
    """Return the first quantity that is no date, sum of money or year; a length counts for events only."""
    wanted = _GOALS | {QuantityKind.DURATION} if kind in _EVENTS else _GOALS
    dated = [mention.span for mention in dates(text, language)]
    for found in quantities(text, language):
        counted = found.kind in wanted and not _YEAR.match(text, found.span.start)
        if counted and not any(found.span.overlaps(span) for span in dated):
            return found.span
    return None


def state(text: str, language: str | None) -> Span | None:
    """Return the words of a state that others can check: "genehmigt", "adopté"."""
    return _first(text, language, "checkable_cues")


def due(text: str, language: str | None) -> Span | None:
    """Return the date or period of the goal; years up to the call and the whole project are none."""
    for mention in dates(text, language):
        years = [int(year) for year in re.findall(r"(?:19|20)\d\d", text[mention.span.start : mention.span.end])]
        bare = mention.kind is DateKind.YEAR or (mention.kind is DateKind.PERIOD and len(years) > 1)
        if years and (max(years) <= PAST_YEAR or (bare and len(years) > 1)):
            continue
        around = Span(max(0, mention.span.start - _BEFORE), mention.span.end)
        if _first(text[around.start : around.end], language, "throughout_cues") is None:
            return mention.span
    return _first(text, language, "moment_cues")


def _first(text: str, language: str | None, name: str) -> Span | None:
    found = any_of(language, name).search(text)
    return Span(*found.span()) if found else None
