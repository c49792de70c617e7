"""LNK002."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, SkipRule, rule, the_application
from analyser.rules._elsewhere import noted
from analyser.rules.linkage._links import is_without, lacking, orphan, partners, spans_of, the_linking, unread_kind

NO_RESULTS = "The draft names no results."


@rule(
    "LNK002",
    "objective-without-result",
    severity=Severity.WARNING,
    needs=("application", "linking"),
    message="No result shows that this objective was reached.",
    advice="Name the result that proves it: what will exist or be different at the end.",
)
def objective_without_result(context: Context) -> Iterator[Hit]:
    """Every objective shows in at least one result, its own or that of an activity that serves it.

    Bad:
        Objective "Cut food waste in canteens"; results: a website and a logo

    Good:
        The same objective, and a result "Waste balance of six canteens before and after"

    Source: VIAA slides, KA2 partnerships, VET, 2026: objectives - activities - results
    """
    linking, spans = the_linking(context), spans_of(context)
    if not any(name.startswith("R") for name in spans):
        raise SkipRule(NO_RESULTS)
    overlooked = unread_kind(context, "R")
    resultless = lacking(linking, "R")
    for objective in the_application(context).objectives:
        activities = partners(linking, objective.id, "A")
        through = objective.id not in resultless and any(partners(linking, one, "R") for one in activities)
        if not through and is_without(linking, objective.id, "R"):
            yield noted(orphan(objective, linking, spans, "R"), overlooked)
