"""FRM005."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.model.span import Span
from analyser.rules._check import Context, Hit, observed, rule, the_application
from analyser.rules._elsewhere import goes_on
from analyser.rules._partnership import letters

_CODE = 3
"""Letters of a code before a partner's name: "P2"."""


@rule(
    "FRM005",
    "answer-too-thin",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="{characters} characters, where {limit} are offered and less than {least} hardly answers the question.",
    title="An answer is too short for its question.",
    advice="Answer every part of the question: what, who, when, how, and how it will be known.",
)
def answer_too_thin(context: Context) -> Iterator[Hit]:
    """An answer far shorter than its question needs leaves parts of it open.

    Bad:
        What makes your proposal innovative?
        Our idea is new.

    Good:
        What makes your proposal innovative?
        The three schools are the first in their regions to let pupils keep the river diary themselves:
        pupils choose the place, measure, write and answer each other's questions.

    Source: limits of the form; share of the limit set in data, see the threshold and
    analyser/wording/thin.toml
    """
    for hit in observed(context, "answer-too-thin"):
        if not any(goes_on(context, span) or _is_a_partner(context, span) for span, _ in hit.spans[:1]):
            yield hit


def _is_a_partner(context: Context, span: Span) -> bool:
    """Say whether all of an answer is a partner's name, as of a label in the writer's own words: who leads."""
    application = the_application(context)
    named = letters(context.document.quote(span))
    names = (name for one in application.organisations if (name := letters(one.name)))
    return not application.follows_the_form and any(
        named.endswith(name) and len(named) <= len(name) + _CODE for name in names
    )
