"""LNK003."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.application import ActivityPhase
from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule, the_application
from analyser.rules.linkage._links import orphans

NO_OBJECTIVES = "The draft states no objectives."
WHOLE_PROJECT = frozenset({ActivityPhase.EVALUATION, ActivityPhase.SHARING})


@rule(
    "LNK003",
    "activity-without-objective",
    severity=Severity.WARNING,
    needs=("application", "linking"),
    message="This activity serves none of the objectives.",
    advice="Say which objective it helps to reach and how, or leave it out.",
)
def activity_without_objective(context: Context) -> Iterator[Hit]:
    """Every activity serves an objective; evaluation and the sharing of results serve them all.

    Bad:
        Activity "Visit to the shipyard museum" in a project on welding tests

    Good:
        Activity "Visit to the test centre to study typical failures"

    Source: KA210 form: explain how this activity is going to help to reach the project objectives
    """
    application = the_application(context)
    managing = {p.id for p in application.work_packages if p.number == 1 and application.form == "KA220"}
    work = [
        a
        for a in application.activities
        if not (a.phases and a.phases <= WHOLE_PROJECT) and a.work_package not in managing
    ]
    yield from orphans(context, work, "O", NO_OBJECTIVES)
