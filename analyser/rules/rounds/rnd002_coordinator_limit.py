"""RND002."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Scope, Severity
from analyser.rules._check import DoesNotApply, Hit, RoundContext, rule
from analyser.rules.rounds._consortia import NO_LIMITS, members, said, too_often

PERHAPS = (
    "{organisation}: perhaps one applicant of {found} applications for {action}; at most {limit} per deadline is "
    "allowed. A name or an OID differs; check whether it is one organisation."
)


@rule(
    "RND002",
    "coordinator-limit",
    severity=Severity.ERROR,
    needs=(),
    scope=Scope.ROUND,
    message="{organisation} is the applicant of {found} applications for {action}; at most {limit} per "
    "deadline is allowed.",
    title="An organisation is the applicant too often.",
    advice="Ask the organisation which application it keeps; the others cannot be considered.",
)
def coordinator_limit(context: RoundContext) -> Iterator[Hit]:
    """An organisation applies as coordinator as often as the action allows: once in KA210 and KA240.

    The fields of an action count together. Versions of one application (same applicant and Form ID) count
    once. Where a name or an OID differs and may still be of one organisation, it is a warning.

    Bad:
        Jelgavas tehnikums applies for KA210-VET and for KA210-ADU

    Good:
        Jelgavas tehnikums applies for KA210-VET and is partner in a KA210-ADU

    Source: VIAA slides, KA2 partnerships, 2026; OeAD (AT), page on KA240, 2026
    """
    limited = [m for m in members(context) if m.rules is not None and m.rules.maximum_as_coordinator is not None]
    if not limited:
        raise DoesNotApply(NO_LIMITS)
    for often in too_often(limited, lambda rules: rules.maximum_as_coordinator, coordinating=True):
        yield said(often, PERHAPS)
