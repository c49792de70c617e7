"""OBJ006."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity, Term
from analyser.rules._check import Context, Hit, at, rule
from analyser.rules.objectives._letters import lacking, place_of

_BEYOND = ("impact.", "relevance.motivation")
"""Answers that tell of what may come after the project."""


@rule(
    "OBJ006",
    "objective-not-achievable",
    severity=Severity.WARNING,
    needs=("application", "smart"),
    message="This objective does not fit the time, people or money planned ({reason}).",
    title="An objective does not fit the time, people or money planned.",
    advice="Adapt the target or the date, or plan the time, people and money it needs.",
)
def objective_not_achievable(context: Context) -> Iterator[Hit]:
    """An objective must fit the time, the people and the money of the project.

    Only what is plain is reported: a date after the end or before anything is done, a share above the whole, a number
    of people or organisations for whom the lump sum leaves next to nothing.

    Bad:
        By 2031, 60 % of the pupils read a book a month. (The project ends in August 2028.)

    Good:
        By August 2028, 60 % of the pupils read a book a month.

    Source: award criterion design and implementation (objectives realistic); VIAA slides, KA2 partnerships, VET, 2026
    """
    for objective, reason in lacking(context, "achievable"):
        if (objective.field or "").startswith(_BEYOND):
            continue
        yield at(objective.span, place=place_of(objective), reason=Term(reason))
