"""LNK001."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, SkipRule, rule, the_application
from analyser.rules.linkage._links import is_whole, is_without, lacking, orphan, spans_of, the_linking

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

    An objective of a work package is judged beside the activities of its package, and never an error;
    neither is one that only shares no word with any activity or result, nor one in a whole draft, where the activity
    may be told in other words or at a place that was not read as one.

    Bad:
        Objective "Give pupils a say in school life"; all activities are for teachers

    Good:
        The same objective, and an activity "Pupil council camp"

    Source: VIAA slides, KA2 partnerships, VET, 2026: objectives - activities - results; assessors' comments, KA210 2024
    """
    application, linking = the_application(context), the_linking(context)
    if not application.activities:
        raise SkipRule(NO_ACTIVITIES)
    spans = spans_of(context)
    unsaid = lacking(linking, "A")
    busy = {activity.work_package for activity in application.activities}
    loose = is_whole(context.document)
    for objective in application.objectives:
        package = objective.work_package
        if (package is None or package in busy) and is_without(linking, objective.id, "A"):
            unsure = package or objective.id in unsaid or loose
            yield orphan(objective, linking, spans, "A", Severity.WARNING if unsure else None)
