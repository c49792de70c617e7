"""ORI001."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule
from analyser.rules.originality._passages import COPIED, EXCHANGED, OTHERS, by_likeness, chosen, hits

UNSEEN = (
    "This passage has the same fingerprints as “{document}”, an application of another agency whose text is not here: "
    "{words} words."
)
SEVERAL = "{count} passages of this answer also stand in “{document}”: {words} words in all, {alike} % of the passages."
SEVERAL_UNSEEN = (
    "{count} passages of this answer have the same fingerprints as “{document}”, an application of another agency "
    "whose text is not here: {words} words in all."
)


@rule(
    "ORI001",
    "passage-in-other-application",
    severity=Severity.ERROR,
    needs=("matches",),
    message="This passage also stands in “{document}”: {words} words, {alike} % of the passage.",
    title="A passage also stands in another application.",
    advice="Compare both passages; write what is true of this project only, and name the source of what is quoted.",
)
def passage_in_other_application(context: Context) -> Iterator[Hit]:
    """A passage stands in another application of the round or the corpus, word for word or nearly so.

    Agencies check this: nearly identical applications of the same or of different applicants may be
    rejected. Wordings of the form, labels, quotations with a source and organisation profiles of
    the same organisation do not count. The finding shows passages, it does not say who copied.
    Of an application that another agency exchanged as fingerprints only this side can be shown, and
    neither its applicant nor its wording is known: a warning, to be settled with that agency. A
    single copied sentence is a warning as well. All passages that an answer shares with one
    application are one finding, each of them evidence.

    Bad:
        Eighty words on the needs of the target group that another application has as well

    Good:
        The needs of the project's own learners, as its own survey found them

    Source: Erasmus+ Programme Guide, principles for grants: original content and authorship, multiple submission
    """
    least = context.thresholds["originality.passage-words"]
    for shared in chosen(context.matches, COPIED, OTHERS, context.application):
        severity = Severity.WARNING if all(m.words < least * m.similarity for m in shared.matches) else None
        yield from (replace(hit, severity=severity) for hit in hits((shared,), by_likeness, SEVERAL))
    for hit in hits(chosen(context.matches, COPIED, EXCHANGED, context.application), by_likeness, SEVERAL_UNSEEN):
        yield replace(hit, severity=Severity.WARNING, message=hit.message or UNSEEN)
