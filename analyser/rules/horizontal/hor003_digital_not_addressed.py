"""HOR003."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule
from analyser.rules._criteria import judged

DECLARED = "The use of digital tools is only declared here: nothing says which tool, for what, by whom and when."


@rule(
    "HOR003",
    "digital-not-addressed",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="No use of digital tools was found that says which tool, for what, by whom and when.",
    advice="Name the tool, what it is used for, by whom and how often.",
)
def digital_not_addressed(context: Context) -> Iterator[Hit]:
    """Digital tools must have a use: which one, for what, by whom, when.

    A measure may stand anywhere in the draft.

    Bad:
        Digital: we will use modern digital tools as much as possible.

    Good:
        Digital: partners meet on video every month; learners hand in their work on Moodle.

    Source: award criterion quality of the design (digital tools, Erasmus+ platforms); form KA220, use of
    digital tools
    """
    yield from judged(context, "digital-not-addressed", DECLARED)
