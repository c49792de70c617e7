"""OBJ005."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule


@rule(
    "OBJ005",
    "objective-is-an-activity",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="This objective says what will be done, not what will change.",
    advice="Say what will be different for whom when the activity is over; move the activity to the activities.",
)
def objective_is_an_activity(context: Context) -> Iterator[Hit]:
    """Organising, holding and developing are means; the objective is the change they are for.

    A purpose stated in the same sentence is enough.

    Bad:
        To organise three workshops for teachers.

    Good:
        Teachers of the partner schools plan their lessons with the new method (three workshops).

    Source: complaints of assessors and consultants: objectives confused with activities
    """
    yield from observed(context, "objective-is-an-activity")
