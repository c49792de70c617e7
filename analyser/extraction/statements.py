"""The statements of a draft: those of the rules, weighed by the learnt model where the language is learnt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from analyser.extraction import asides, framing, kinds, learnt, leaving, spared
from analyser.extraction.activities import Outcome
from analyser.extraction.completed import completed, joined
from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.learnt import Marks
from analyser.extraction.logic import Owners, indicator_at, indicators_of, needs_of, objectives_of, target_groups_of
from analyser.extraction.owncodes import numbered
from analyser.extraction.results import results_of
from analyser.extraction.revising import FULL_FORM
from analyser.extraction.stated import is_code
from analyser.extraction.weighed import (
    Stated,
    answer_at,
    asked_first,
    once,
    own,
    place_at,
    row_of,
    specific,
    weighed,
    with_subject,
)
from analyser.model.application import Activity, Indicator, Need, Objective, Result, TargetGroup
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import indicator_parts

FEWEST = 100
"""Sentences and cells; the shortest draft learnt from has 201."""
_OBJECTIVES = ("relevance.objectives", "wp.objectives")
_RESULTS = ("wp.results", "results.project", "relevance.objectives", "activity.results")
_INDICATORS = ("wp.indicators", "wp.indicators_quantitative", "wp.indicators_qualitative")
_NEEDS, _GROUPS = ("needs.addressed",), ("needs.target_groups",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """The statements of the project's logic."""

    objectives: tuple[Objective, ...]
    results: tuple[Result, ...]
    indicators: tuple[Indicator, ...]
    needs: tuple[Need, ...]
    target_groups: tuple[TargetGroup, ...]


def ruled_of(draft: Draft, owners: Owners, outcomes: Sequence[Outcome]) -> Statements:
    """Return the statements as the rules alone read them."""
    return Statements(
        objectives=asides.objectives(draft, objectives_of(draft, owners)),
        results=asides.results(draft, results_of(draft, owners, outcomes)),
        indicators=asides.measures(draft, indicators_of(draft, owners)),
        needs=needs_of(draft),
        target_groups=target_groups_of(draft),
    )


def weighed_of(draft: Draft, owners: Owners, ruled: Statements, activities: Sequence[Activity]) -> Statements:
    """Return the statements as the learnt model weighs them.

    Those of the rules stay if it does not know the language, in a draft far shorter than any it was learnt from, and
    in the printed form itself, which has a number and whose answers stand below their questions.
    """
    exported = draft.header.form_id is not None
    if draft.form.page.wraps and (exported or len({one.id for one in draft.form.answers if one.official}) >= FULL_FORM):
        return ruled
    marks = learnt.marked(draft, spans_of(ruled, activities))
    if marks is None or len(marks.units) < FEWEST:
        return ruled
    return _weighed(draft, owners, ruled, marks)


def spans_of(ruled: Statements, activities: Sequence[Activity]) -> dict[str, tuple[Span, ...]]:
    """Return the places of the statements by kind."""
    return {
        "objective": tuple(one.span for one in ruled.objectives),
        "activity": tuple(one.span for one in activities),
        "result": tuple(one.span for one in ruled.results),
        "indicator": tuple(one.span for one in ruled.indicators),
        "need": tuple(one.span for one in ruled.needs),
        "target_group": tuple(one.span for one in ruled.target_groups),
    }


def _weighed(draft: Draft, owners: Owners, ruled: Statements, marks: Marks) -> Statements:
    echoes = [echo for answer in draft.form.answers for echo in answer.echoes]

    def package(span: Span) -> str | None:
        return owners.at(place_at(draft, span))

    def objective(span: Span, answer: Answer | None) -> Objective:
        field = answer.id if answer else None
        return Objective(id="O", text=draft.text(span), work_package=package(span), span=span, field=field)

    def result(span: Span, answer: Answer | None) -> Result:
        place = place_at(draft, span)
        activity = owners.activities.get(place.activity) if place.activity is not None else None
        field = answer.id if answer else None
        return Result(
            id="R", text=draft.text(span), work_package=owners.at(place), activity=activity, span=span, field=field
        )

    def indicator(span: Span, answer: Answer | None) -> Indicator:
        span = with_subject(draft, row_of(draft, span))
        return indicator_at(draft, span, package(span), kinds.below(draft, answer.span, span) if answer else None)

    def need(span: Span, _: Answer | None) -> Need:
        return Need(id="N", text=draft.text(span), span=span)

    def group(span: Span, _: Answer | None) -> TargetGroup:
        return TargetGroup(id="T", text=draft.text(span), span=span)

    def told(
        kind: StatementKind,
        known: Sequence[Stated],
        asked: tuple[str, ...],
        made: Callable[[Span, Answer | None], Stated],
    ) -> tuple[Stated, ...]:
        spans = [span for span in marks.spans[kind] if not any(span.overlaps(echo) for echo in echoes)]
        spans = [span for span in spans if not is_code(draft.text(span))]
        spans = [span for span in spans if not framing.belongs_elsewhere(draft, span, kind)]
        if kind is StatementKind.RESULT:
            spans = list(_members(draft, spans, ruled.results))
        others = [span for name, found in marks.spans.items() if name is not kind for span in found]
        supports = partial(marks.supports, kind)
        return _with_series(draft, kind, asked, weighed(draft, known, spans, supports, asked, made, others), made)

    measuring = _INDICATORS if draft.form.all(*_INDICATORS) else ("impact.assessment",)
    objectives = joined(draft, told(StatementKind.OBJECTIVE, ruled.objectives, _OBJECTIVES, objective))
    objectives = asides.objectives(draft, specific(draft, own(draft, objectives)))
    results, measures = _parted(draft, told(StatementKind.RESULT, ruled.results, _RESULTS, result), measuring)
    objectives, counted = spared.parted(draft, objectives)
    found = told(StatementKind.INDICATOR, ruled.indicators, measuring, indicator)
    new = [
        indicator(at, answer_at(draft, at)) for at in (*(one.span for one in measures), *(one.span for one in counted))
    ]
    new = [one for one in new if not any(one.span.overlaps(known.span) for known in found)]
    indicators = asides.measures(draft, completed(draft, marks.units, (*found, *new)))
    needs = asked_first(draft, told(StatementKind.NEED, ruled.needs, _NEEDS, need), _NEEDS)
    groups = asked_first(draft, told(StatementKind.TARGET_GROUP, ruled.target_groups, _GROUPS, group), _GROUPS)
    groups = once(draft, groups, _never, *_GROUPS)
    return Statements(
        objectives=numbered(draft, "O", once(draft, objectives, _of_others, *_OBJECTIVES)),
        results=numbered(draft, "R", once(draft, asides.results(draft, own(draft, results)), _never, *_RESULTS)),
        indicators=numbered(draft, "I", once(draft, indicators, _of_two, *_INDICATORS)),
        needs=numbered(draft, "N", once(draft, needs, _never, *_NEEDS)),
        target_groups=tuple(replace(one, id=f"T{number}") for number, one in enumerate(groups, 1)),
    )


def _with_series(
    draft: Draft,
    kind: StatementKind,
    asked: tuple[str, ...],
    found: tuple[Stated, ...],
    made: Callable[[Span, Answer | None], Stated],
) -> tuple[Stated, ...]:
    """Return the statements with those that their place in a series of the same kind gives away."""
    read = [one.span for one in found]
    more: list[Span] = []
    for answer in draft.form.all(*asked):
        series = spared.counted_out(draft, answer, kind)
        more += series or (spared.listed(draft, answer, read) if kind is StatementKind.INDICATOR else ())
    new = [made(span, answer_at(draft, span)) for span in more if not any(span.overlaps(one) for one in read)]
    return (*found, *new)


def _parted(
    draft: Draft, results: Sequence[Result], measuring: Sequence[str]
) -> tuple[tuple[Result, ...], tuple[Result, ...]]:
    """Part the results from what gives a start and a target below a question for indicators: that measures."""
    measures = []
    for one in results:
        answer = answer_at(draft, one.span)
        parts = indicator_parts(draft.text(row_of(draft, one.span)), draft.language)
        if answer is not None and answer.id in measuring and parts.target is not None and parts.baseline is not None:
            measures.append(one)
    return tuple(one for one in results if one not in measures), tuple(measures)


def _never(_: object, __: object) -> bool:
    return False


def _of_others(one: Objective, other: Objective) -> bool:
    """Say whether two objectives belong to different packages, or one to a package and one to the project."""
    return one.work_package != other.work_package


def _of_two(one: Indicator, other: Indicator) -> bool:
    """Say whether two indicators belong to different packages; that of the project says again what a package says."""
    return None not in (one.work_package, other.work_package) and one.work_package != other.work_package


def _members(draft: Draft, marks: Sequence[Span], known: Sequence[Result]) -> tuple[Span, ...]:
    """Return the marks, one that enumerates several results ("What stays is a manual, a course and ...") in parts."""
    found: list[Span] = []
    for mark in marks:
        alone = not any(one.span.overlaps(mark) for one in known)
        found += (alone and leaving.members(draft, mark)) or [mark]
    return tuple(found)
