"""ORI006."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.model.match import Origin
from analyser.rules._check import Context, Hit, at, rule


@rule(
    "ORI006",
    "passage-repeated",
    severity=Severity.NOTE,
    needs=("programme_matches",),
    message="This passage stands twice in the draft: {words} words.",
    title="A passage stands twice in the draft.",
    advice="Answer each question with what it asks; point back to the first place instead of repeating it.",
)
def passage_repeated(context: Context) -> Iterator[Hit]:
    """The same passage stands twice inside the draft.

    Experts read each answer for its own question; a repeated passage leaves one of them unanswered.

    Bad:
        The description of the target group again, as the answer on dissemination

    Good:
        “The target group (see the question on needs) is reached through ...”

    Source: Guide for Experts on quality assessment: every question is assessed by its own answer
    """
    for match in context.programme_matches or ():
        if match.origin is Origin.SELF:
            yield at(match.left.span, (match.right.span, "First place."), words=match.words)
