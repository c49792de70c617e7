"""OBJ001."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, missing, rule, the_application
from analyser.rules._elsewhere import noted, unread


@rule(
    "OBJ001",
    "no-objective-found",
    severity=Severity.ERROR,
    message="The draft states no objective.",
    advice="State what will have changed at the end, for whom, by how much and by when.",
)
def no_objective_found(context: Context) -> Iterator[Hit]:
    """Without an objective nothing else in the application can be judged.

    Bad:
        (the answer to the question on objectives is empty)

    Good:
        By month 20, 45 teachers of the three schools plan and run two lessons with the simulator.

    Source: VIAA slides, KA2 partnerships, VET, 2026 (objectives, activities, results); award criterion design
    and implementation
    """
    stated = the_application(context).objectives
    if all((objective.field or "").startswith("summary") for objective in stated):
        yield noted(missing("relevance.objectives"), unread(context, "objective"))
