"""ORI004."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.model.match import Origin
from analyser.rules._check import Context, Hit, rule
from analyser.rules.originality._passages import COPIED, by_likeness, chosen, hits

SEVERAL = "{count} passages of this answer are text of the programme (“{document}”): {words} words in all."


@rule(
    "ORI004",
    "programme-text-copied",
    severity=Severity.WARNING,
    needs=("programme_matches",),
    message="This passage is text of the programme (“{document}”): {words} words.",
    title="A passage is text of the programme.",
    advice="Say in your own words what the project does about it; experts know the text of the programme.",
)
def programme_text_copied(context: Context) -> Iterator[Hit]:
    """Long passages repeat the programme guide, the call or the form itself.

    Such text says nothing of the project. Questions and labels that the form prints are not
    meant: only what stands in an answer.

    Compared are the award criteria of each call, the labels of priorities and topics, what the form
    prints and some paragraphs on aims. The rest of the programme guide is not in the collection:
    give it with `--programme`, and any other text of the programme likewise; what drafts
    have from these texts then never counts as shared with each other.

    Bad:
        An award criterion, word for word, as the answer to the question how the project meets it

    Good:
        What the project does, with whom, how often, so that the criterion is met

    Source: Guide for Experts on quality assessment: experts score what the project itself offers
    """
    found = chosen(context.programme_matches, COPIED, {Origin.PROGRAMME}, context.application)
    yield from hits(found, by_likeness, SEVERAL)
