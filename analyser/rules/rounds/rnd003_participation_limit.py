"""RND003."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Scope, Severity
from analyser.rules._check import DoesNotApply, Hit, RoundContext, rule
from analyser.rules.rounds._consortia import NO_LIMITS, Member, members, said, too_often

PERHAPS = (
    "{organisation}: perhaps one organisation in {found} applications for {action}; at most {limit} per deadline are "
    "allowed. A name or an OID differs; check whether it is one organisation."
)


@rule(
    "RND003",
    "participation-limit",
    severity=Severity.ERROR,
    needs=(),
    scope=Scope.ROUND,
    message="{organisation} takes part in {found} applications for {action}; at most {limit} per deadline are allowed.",
    title="An organisation takes part in too many applications.",
    advice="Ask the organisation in which applications it stays; other agencies may have received more of them.",
)
def participation_limit(context: RoundContext) -> Iterator[Hit]:
    """An organisation takes part in as many applications as the action allows: 5 in KA210, 10 in KA220.

    Counted are the roles of applicant and full partner over all fields, in KA220 without higher
    education. Only the drafts of this round are seen: the true number may be higher.

    Bad:
        Kauno mokykla is partner in six applications for KA210

    Good:
        Kauno mokykla is partner in five applications for KA210

    Source: VIAA slides, KA2 partnerships, 2026
    """
    limited = [member for member in members(context) if _counts(member)]
    if not limited:
        raise DoesNotApply(NO_LIMITS)
    for often in too_often(limited, lambda rules: rules.maximum_participations, coordinating=False):
        yield said(often, PERHAPS)


def _counts(member: Member) -> bool:
    """Say whether an application is of an action with a limit, in a field that counts."""
    rules = member.rules
    if rules is None or rules.maximum_participations is None:
        return False
    free = rules.participations_not_counted
    return free is None or member.application.sector not in free.value
