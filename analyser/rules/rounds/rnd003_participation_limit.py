"""RND003."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Scope, Severity
from analyser.rules._check import DoesNotApply, Hit, RoundContext, missing, rule
from analyser.rules.rounds._consortia import NO_LIMITS, Member, by_organisation, members, name_of


@rule(
    "RND003",
    "participation-limit",
    severity=Severity.ERROR,
    needs=(),
    scope=Scope.ROUND,
    message="{organisation} takes part in {found} applications for {action}; at most {limit} per deadline are allowed.",
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
    for (form, organisation), group in by_organisation(limited, coordinating=False).items():
        limit = group[0].rules.maximum_participations if group[0].rules else None
        if limit is not None and len(group) > limit.value:
            yield missing(
                organisation,
                known=limit,
                members=[member.name for member in group],
                organisation=name_of(organisation, group),
                found=len(group),
                action=form,
                limit=limit.value,
            )


def _counts(member: Member) -> bool:
    """Say whether an application is of an action with a limit, in a field that counts."""
    rules = member.rules
    if rules is None or rules.maximum_participations is None:
        return False
    free = rules.participations_not_counted
    return free is None or member.application.sector not in free.value
