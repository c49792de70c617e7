"""OBJ007."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Confidence, Severity
from analyser.rules._check import Context, Hit, at, rule
from analyser.rules.objectives._letters import lacking, place_of


@rule(
    "OBJ007",
    "objective-not-relevant",
    severity=Severity.WARNING,
    needs=("application", "smart"),
    message="This objective is tied to no stated need, target group or chosen priority.",
    advice="Take up the words of the need or of the group it serves, or describe the need it comes from.",
)
def objective_not_relevant(context: Context) -> Iterator[Hit]:
    """An objective serves a need, a target group or a priority, and takes up its words.

    Reported is one that shares no content word with the draft's needs, target groups and priorities. Where the draft
    says little of these, nothing is reported.

    Bad:
        Needs: pupils read too little. Objective: to renew the sports ground.

    Good:
        Needs: pupils read too little. Objective: pupils read a book a month.

    Source: award criterion relevance (genuine and adequate needs analysis); award criterion design (objectives
    tied to needs)
    """
    for objective, _ in lacking(context, "relevant"):
        yield at(objective.span, place=place_of(objective), confidence=Confidence.MEDIUM)
