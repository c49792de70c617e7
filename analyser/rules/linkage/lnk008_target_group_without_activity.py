"""LNK008."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Confidence, Severity
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application
from analyser.rules.linkage._links import lacking, the_linking

NO_ACTIVITIES = "The draft describes no activities."
NO_GROUPS = "No target group was read in the draft."


@rule(
    "LNK008",
    "target-group-without-activity",
    severity=Severity.WARNING,
    needs=("application", "linking"),
    message="No activity is for this target group.",
    advice="Say in which activity the group takes part and what it gains, or leave the group out.",
)
def target_group_without_activity(context: Context) -> Iterator[Hit]:
    """Every target group takes part in an activity or uses a result.

    Bad:
        Target group "prison librarians"; all activities are for school pupils

    Good:
        The same group, and an activity "Reading circle training for prison librarians"

    Source: KA220 form: how the project meets the needs of its target groups; assessors' comments, KA210 2024
    """
    application = the_application(context)
    if not application.target_groups:
        raise SkipRule(NO_GROUPS)
    if not application.activities:
        raise SkipRule(NO_ACTIVITIES)
    alone = lacking(the_linking(context), "A")
    for group in application.target_groups:
        if group.id in alone:
            yield at(group.span, place=group.id, confidence=Confidence.MEDIUM)
