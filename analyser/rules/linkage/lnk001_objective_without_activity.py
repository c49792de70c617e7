"""LNK001."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule, the_application
from analyser.rules.linkage._links import orphans

NO_ACTIVITIES = "The draft describes no activities."


@rule(
    "LNK001",
    "objective-without-activity",
    severity=Severity.ERROR,
    needs=("application", "linking"),
    message="No activity works towards this objective.",
    advice="Name the activity that reaches it, or say in an existing activity how it does; else drop the objective.",
)
def objective_without_activity(context: Context) -> Iterator[Hit]:
    """Every objective is reached by at least one activity.

    Bad:
        Objective "Give pupils a say in school life"; all activities are for teachers

    Good:
        The same objective, and an activity "Pupil council camp"

    Source: VIAA slides, KA2 partnerships, VET, 2026: objectives - activities - results; assessors' comments, KA210 2024
    """
    yield from orphans(context, the_application(context).objectives, "A", NO_ACTIVITIES)
