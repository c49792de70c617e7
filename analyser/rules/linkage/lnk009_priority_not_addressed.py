"""LNK009."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Confidence, Severity
from analyser.model.observation import UNKNOWN_WORDS
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application
from analyser.rules.linkage._links import lacking, the_linking

NO_PRIORITIES = "The draft names no priority."
UNKNOWN_PRIORITIES = "None of the chosen priorities is one whose words this check knows."
NO_PLAN = "The draft states no objectives or describes no activities."


@rule(
    "LNK009",
    "priority-not-addressed",
    severity=Severity.ERROR,
    needs=("application", "linking"),
    message="No objective, activity or result takes up this priority.",
    advice="Name what the project does for the priority in an objective or an activity, or choose another priority.",
)
def priority_not_addressed(context: Context) -> Iterator[Hit]:
    """A chosen priority is taken up by an objective, an activity or a result, not only by a promise.

    Bad:
        Priority "Environment and fight against climate change"; objectives and activities on reading aloud alone

    Good:
        The same priority, and an activity "Measuring of the school's waste before and after"

    Source: Erasmus+ Programme Guide 2026, award criterion relevance: the proposal addresses at least one priority
    """
    application = the_application(context)
    if not application.priorities:
        raise SkipRule(NO_PRIORITIES)
    if not (application.objectives and application.activities):
        raise SkipRule(NO_PLAN)
    if "priorities" in the_linking(context).unjudged:
        raise SkipRule(UNKNOWN_WORDS)
    if "chosen-priorities" in the_linking(context).unjudged:
        raise SkipRule(UNKNOWN_PRIORITIES)
    alone = lacking(the_linking(context), "O")
    for place, priority in enumerate(application.priorities):
        if f"priority {place}" in alone:
            yield at(priority.span, confidence=Confidence.MEDIUM)
