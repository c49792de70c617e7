"""LNK007."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Confidence, Severity
from analyser.model.observation import UNKNOWN_WORDS
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application
from analyser.rules.linkage._links import lacking, the_linking

NO_OBJECTIVES = "The draft states no objectives."
NO_NEEDS = "The draft states no needs."


@rule(
    "LNK007",
    "need-without-objective",
    severity=Severity.WARNING,
    needs=("application", "linking"),
    message="No objective answers this need.",
    advice="Add the objective that answers it, or leave out a need the project does not work on.",
)
def need_without_objective(context: Context) -> Iterator[Hit]:
    """Every need that is described leads to an objective.

    Bad:
        Need "Parents cannot help with homework"; all objectives are about teachers

    Good:
        The same need, and an objective "Parents follow the homework through audio explanations"

    Source: VIAA slides, KA2 partnerships, VET, 2026: needs - objectives - activities - results
    """
    application = the_application(context)
    if not application.needs:
        raise SkipRule(NO_NEEDS)
    if not application.objectives:
        raise SkipRule(NO_OBJECTIVES)
    if "needs" in the_linking(context).unjudged:
        raise SkipRule(UNKNOWN_WORDS)
    alone = lacking(the_linking(context), "O")
    for need in application.needs:
        if need.id in alone:
            yield at(need.span, place=need.id, confidence=Confidence.MEDIUM)
