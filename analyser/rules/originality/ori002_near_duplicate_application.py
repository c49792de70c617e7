"""ORI002."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.model.match import Origin
from analyser.rules._check import Context, Hit, at, rule

UNSEEN = (
    "As a whole, this application has the same fingerprints as “{document}”, an application of another agency whose "
    "text is not here: {alike} % of the shorter one."
)


@rule(
    "ORI002",
    "near-duplicate-application",
    severity=Severity.ERROR,
    needs=("families", "matches"),
    message="As a whole, this application is nearly the same as “{document}”: {alike} % of the shorter one.",
    title="As a whole, the application is nearly the same as another one.",
    advice="Submit one application to one agency; a different project needs its own needs, objectives and activities.",
)
def near_duplicate_application(context: Context) -> Iterator[Hit]:
    """The application as a whole is a near-duplicate of another one of the round or the corpus.

    Half of the shorter application, form wordings left out, stands in the other one. The longest
    shared passage is the evidence. Of an application that another agency exchanged as fingerprints
    alone nothing more can be shown: a warning, to be settled with that agency.

    Bad:
        The same application in two fields, with other names and amounts

    Good:
        Two applications of one organisation with their own needs, objectives and activities

    Source: Erasmus+ Programme Guide, part C and principles for grants: multiple submission
    """
    name = context.document.name
    for family in context.families or ():
        others = [member for member in family.members if member != name]
        shared = [match for match in context.matches or () if match.right.document in others]
        if family.kind == "application" and name in family.members and shared:
            longest = max(shared, key=lambda m: (m.words, -m.left.span.start))
            unseen = longest.origin is Origin.EXCHANGE
            yield at(
                longest.left.span,
                severity=Severity.WARNING if unseen else None,
                message=UNSEEN if unseen else None,
                document=longest.right.title,
                alike=round(100 * family.similarity),
                others=len(others) - 1,
            )
