"""HOR004."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule
from analyser.rules._criteria import judged

DECLARED = "Participation is only declared here: nothing says who decides or acts, on what and when."


@rule(
    "HOR004",
    "participation-not-addressed",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message=(
        "No step for participation and civic engagement was found that says who decides or acts, on what and when."
    ),
    advice=("Name what the participants decide or do in public life, in which body or event, and when."),
)
def participation_not_addressed(context: Context) -> Iterator[Hit]:
    """Participation means that somebody decides or acts, not that participation is promoted.

    To take part in the activities is no participation in this sense. A step may stand anywhere in the draft.

    Bad:
        Participation: the project will promote active citizenship.

    Good:
        Participation: the pupil council chooses the topics in May and presents them to the mayor.

    Source: award criterion quality of the design (civic engagement); form KA220, participation and civic
    engagement
    """
    yield from judged(context, "participation-not-addressed", DECLARED)
