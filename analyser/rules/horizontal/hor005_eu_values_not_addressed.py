"""HOR005."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule
from analyser.rules._criteria import judged

DECLARED = "EU values are only declared here: no activity or rule puts them into practice."


@rule(
    "HOR005",
    "eu-values-not-addressed",
    severity=Severity.NOTE,
    needs=("application", "observations"),
    message="No activity or rule of the project was found that puts EU values into practice.",
    advice=(
        "Name the activity, rule or discussion in which dignity, equality, freedom or another "
        "value is put into practice."
    ),
)
def eu_values_not_addressed(context: Context) -> Iterator[Hit]:
    """EU values are judged in aims, method and activities, not by their list.

    A value counts when a rule, a lesson, a debate or another step of the project is tied to it.

    Bad:
        Values: the project respects human dignity, freedom, democracy and equality.

    Good:
        Values: equality and dignity are part of the class agreement that pupils discuss and sign.

    Source: award criterion relevance (EU values), complaint "EU values stand apart from the activities" of
    the Lithuanian agency, 2024
    """
    yield from judged(context, "eu-values-not-addressed", DECLARED)
