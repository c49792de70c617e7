"""CON001."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyser.model.finding import Confidence, Severity
from analyser.rules._check import Context, Hit, observed, rule

UNSURE = "What may be the same is counted as {here} in one place and as {there} in another."


@rule(
    "CON001",
    "number-differs",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="The same is counted as {here} in one place and as {there} in another.",
    title="The same is counted differently in two places.",
    advice="Correct one of the two numbers, or say in both places what makes them different.",
)
def number_differs(context: Context) -> Iterator[Hit]:
    """Where the same quantity has two values, an assessor doubts both.

    Numbers that count parts, other groups or what a survey found are not compared. A pair that only may be the same
    quantity, by a regression learnt from drafts with numbers changed in one place, is a note.

    Bad:
        Summary: 60 teachers will be trained. ... WP3: 45 teachers complete the training.

    Good:
        Summary: 60 teachers will be trained. ... WP3: 60 teachers complete the training.

    Source: assessors' complaint "figures differ between sections"; award criterion on the quality of the
    design: a clear and complete work plan (Programme Guide, KA2)
    """
    for hit in observed(context, "number-differs"):
        yield replace(hit, severity=Severity.NOTE, message=UNSURE) if hit.confidence is Confidence.LOW else hit
