"""IND007."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from analyser.model.application import IndicatorKind
from analyser.model.finding import Severity, Term
from analyser.rules._check import Context, Hit, demand_judged, missing, rule, the_application

_ENOUGH = 2


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
    draft with headings of its own is told once, at the first package.

    Bad:
        80 of 100 teachers pass; 12 schools take part. (nothing on quality)

    Good:
        80 of 100 teachers pass; two experts judge the lessons at least 4 of 5.

    Source: VIAA slides, KA2 partnerships, VET, 2026 (qualitative and quantitative indicators of the results);
    questions of the KA220 form
    """
    demand_judged(context, "one-kind-only")
    told: set[IndicatorKind] = set()
    ordered = sorted(the_application(context).indicators, key=lambda one: (one.work_package or "", one.span))
    for owner, group in groupby(ordered, key=lambda one: one.work_package):
        indicators = tuple(group)
        kinds = {one.kind for one in indicators}
        if len(indicators) < _ENOUGH or len(kinds) > 1 or None in kinds:
            continue
        stated = indicators[0].kind
        absent = next(kind for kind in IndicatorKind if kind is not stated)
        if owner and absent in told and not the_application(context).follows_the_form:
            continue
        told |= {absent} if owner else set()
        field = f"wp.indicators_{absent}" if owner else "impact.assessment"
        yield missing(
            f"{owner}/{field}" if owner else field,
            severity=None if owner else Severity.NOTE,
            stated=Term(f"{stated}"),
            absent=Term(f"{absent}"),
        )
