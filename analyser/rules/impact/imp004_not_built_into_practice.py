"""IMP004."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule
from analyser.rules._criteria import judged

DECLARED = "That the results enter the daily work is only declared here: no plan, decision or duty is named."


@rule(
    "IMP004",
    "not-built-into-practice",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="No step was found that brings the results into the partners' daily work.",
    advice=("Name the plan, programme, timetable or duty into which the results go, who decides it and when."),
)
def not_built_into_practice(context: Context) -> Iterator[Hit]:
    """Innovation is that results enter daily practice, and that takes a step.

    A step is a curriculum, a timetable, a yearly plan, a job description, a decision.

    Bad:
        Sustainability: the results will be integrated into the daily work of the partners.

    Good:
        Sustainability: the councils put the six units into the syllabus of year 8 in August 2028.

    Source: award criterion impact (concrete, logical steps to integrate the results in regular work); VIAA
    slides, KA2 partnerships, 2026
    """
    yield from judged(context, "not-built-into-practice", DECLARED)
