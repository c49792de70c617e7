"""FRM009."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyser.model.finding import Severity
from analyser.rules._answers import place
from analyser.rules._check import Context, Hit, observed, rule

OWN_WORDS = 0.99
"""Below it a heading is in the writer's own words, and the missing part may stand under another one: a note."""


@rule(
    "FRM009",
    "question-part-not-answered",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="The question has several parts; not addressed: {parts}.",
    title="Parts of a question are not addressed.",
    advice="Read the question again and add a sentence for each missing part.",
)
def question_part_not_answered(context: Context) -> Iterator[Hit]:
    """Many questions of the form ask two or three things at once, and experts look for each.

    Bad:
        Monitoring: progress is checked against the plan and materials are reviewed with a form of ten
        points. (no word on who does it, when and how often)

    Good:
        Monitoring: the coordinator and one person per partner review the plan on the first Monday of
        each month.

    Source: wording of the questions in the forms KA210 and KA220, 2026; parts in analyser/languages
    """
    fields = context.application.fields if context.application else ()
    own = {place(field.owner, field.id) for field in fields if field.confidence < OWN_WORDS}
    for hit in observed(context, "question-part-not-answered"):
        yield replace(hit, severity=Severity.NOTE) if hit.place in own else hit
