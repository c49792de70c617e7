"""IND007."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from analyser.model.application import IndicatorKind
from analyser.model.finding import Severity, Term
from analyser.model.span import Span
from analyser.rules._check import Context, Hit, at, demand_judged, rule, the_application

_ENOUGH = 2
_SORTS = ("indicator-says-nothing", "indicator-only-counts", "indicator-of-both-kinds")


@rule(
    "IND007",
    "one-kind-only",
    severity=Severity.WARNING,
    message="Only {stated} indicators are given; {absent} ones are missing.",
    title="One kind of indicators is missing.",
    advice="Add the other kind: a number with its source, or a judged quality with scale and threshold.",
)
def one_kind_only(context: Context) -> Iterator[Hit]:
    """The form asks for both kinds: numbers show how much, judged quality how good.

    A single indicator is not judged; without work packages, where the form does not ask for both, this is a note. A
    draft with headings of its own is told once, at the first package. What stands under quality and only counts things
    ("lessons filmed: from 0 to 48") is of the other kind.

    Bad:
        80 of 100 teachers pass; 12 schools take part. (nothing on quality)

    Good:
        80 of 100 teachers pass; two experts judge the lessons at least 4 of 5.

    Source: VIAA slides, KA2 partnerships, VET, 2026 (qualitative and quantitative indicators of the results);
    questions of the KA220 form
    """
    demand_judged(context, "one-kind-only")
    told: set[IndicatorKind] = set()
    empty, counting, both = (_spans(context, name) for name in _SORTS)
    judged = {one.place for one in context.observed("quality-told")}
    stated = [one for one in the_application(context).indicators if one.span not in empty]
    ordered = sorted(stated, key=lambda one: (one.work_package or "", one.span))
    for owner, group in groupby(ordered, key=lambda one: one.work_package):
        indicators = tuple(group)
        kinds = {IndicatorKind.QUANTITATIVE if one.span in counting else one.kind for one in indicators}
        if any(one.span in both for one in indicators) or len(indicators) < _ENOUGH or len(kinds) > 1 or None in kinds:
            continue
        given = next(iter(kinds))
        absent = next(kind for kind in IndicatorKind if kind is not given)
        if absent is IndicatorKind.QUALITATIVE and owner in judged:
            continue
        if owner and absent in told and not the_application(context).follows_the_form:
            continue
        told |= {absent} if owner else set()
        field = f"wp.indicators_{absent}" if owner else "impact.assessment"
        yield at(
            *_answers(context, owner, field),
            place=f"{owner}/{field}" if owner else field,
            severity=None if owner else Severity.NOTE,
            stated=Term(f"{given}"),
            absent=Term(f"{absent}"),
        )


def _spans(context: Context, name: str) -> set[Span]:
    return {one.span for one in context.observed(name) if one.span}


def _answers(context: Context, owner: str | None, field: str) -> Iterator[Span]:
    """Yield the answer that should state the missing kind, where it is given and asks for nothing else."""
    for one in the_application(context).fields:
        if owner and one.owner == owner and one.id == field:
            yield one.span
