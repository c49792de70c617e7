"""Gives an indicator the labelled values that follow it: "Start: 34 %. Target: 75 %. Source: score sheets."."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from analyser.extraction.drafts import Draft
from analyser.extraction.folding import lead
from analyser.extraction.learnt.units import Unit
from analyser.model.application import Indicator, Objective
from analyser.model.span import Span
from analyser.statements import cues, indicator_parts
from analyser.statements.moments import moments
from analyser.text.fold import fold

_LINES = 1
"""A value follows on the same line or the next one."""


def completed(draft: Draft, found: Sequence[Unit], indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Return the indicators, each with the values behind it; what was read as another one of them is none.

    `found` are the sentences and clauses of the draft in order.
    """
    told: list[Indicator] = []
    for one in sorted(indicators, key=lambda each: each.span):
        if told and one.span in told[-1].span:
            continue
        if told and (_adds(draft, told[-1].span, one.span) or _halves(draft, told[-1], one)):
            told[-1] = _again(draft, told[-1], told[-1].span.cover(one.span))
            continue
        span = _with_values(draft, found, one.span)
        told.append(one if span == one.span else _again(draft, one, span))
    return tuple(told)


def joined(draft: Draft, objectives: Sequence[Objective]) -> tuple[Objective, ...]:
    """Return the objectives, a clause that only gives the starting value with the one before it."""
    told: list[Objective] = []
    for one in sorted(objectives, key=lambda each: each.span):
        if told and _adds(draft, told[-1].span, one.span):
            span = told[-1].span.cover(one.span)
            told[-1] = replace(told[-1], text=draft.text(span), span=span)
        else:
            told.append(one)
    return tuple(told)


def _adds(draft: Draft, before: Span, span: Span) -> bool:
    """Say whether a clause behind a semicolon only adds to the one before: "; in 2025 none did", "; source: log"."""
    text = draft.text(span)
    between = draft.form.page.text[before.end : span.start] if before.end <= span.start else ""
    if between.strip() != ";" or not (text[:1].islower() or text[:1].isdigit()):
        return False
    dated = moments(text, draft.language)
    if dated and not any(moment.goal for moment in dated):
        return True
    source = cues.pattern(draft.language, "verify_lead", "baseline").match(fold(text)) is not None
    return source and indicator_parts(text, draft.language).due is None


def _halves(draft: Draft, before: Indicator, one: Indicator) -> bool:
    """Say whether a clause gives only the value that the one before it, dated or with a source, leaves open."""
    between = draft.form.page.text[before.span.end : one.span.start] if before.span.end <= one.span.start else ""
    open_ = before.target is None and (before.due or before.verification) is not None
    value = one.target is not None and one.due is None and one.verification is None
    return between.strip() == ";" and one.text[:1].islower() and open_ and value


def _checks(draft: Draft, before: Span, unit: Span) -> bool:
    """Say whether a clause behind a semicolon tells when or how the measure before it is checked, and no more."""
    text = draft.text(unit)
    if draft.form.page.text[before.end : unit.start].strip() != ";" or not text[:1].islower():
        return False
    return cues.expression(draft.language, "checking").match(fold(text)) is not None


def _with_values(draft: Draft, found: Sequence[Unit], span: Span) -> Span:
    page = draft.form.page
    values = cues.pattern(draft.language, "completes")
    place = bisect_left(found, span.end, key=lambda unit: unit.span.start)
    end, line = span.end, page.line_at(max(span.start, span.end - 1))
    for unit in found[place:]:
        text = fold(page.text[unit.span.start : unit.span.end])
        inside_table = page.lines[unit.line].cell is not None
        follows = values.match(text, lead(text)) or _checks(draft, Span(span.start, end), unit.span)
        if inside_table or unit.line - line > _LINES or not follows:
            break
        end, line = unit.span.end, unit.line
    return Span(span.start, end)


def _again(draft: Draft, one: Indicator, span: Span) -> Indicator:
    """Return the indicator of a longer stretch; what its own words did not state is read from all of them."""
    text = draft.text(span)
    parts = indicator_parts(text, draft.language)
    return replace(
        one,
        text=text,
        span=span,
        kind=one.kind or parts.kind,
        baseline=one.baseline or parts.baseline,
        target=one.target or parts.target,
        unit=one.unit or parts.unit,
        due=one.due or parts.due,
        verification=one.verification or parts.verification,
    )
