"""HOR001."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule
from analyser.rules._criteria import judged

DECLARED = "Inclusion is only declared here: nothing says who does what, when and for whom."


@rule(
    "HOR001",
    "inclusion-not-addressed",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="No measure for inclusion was found that says who does what, when and for whom.",
    advice="Name who might stay away, what you do so that they can take part, and who does it.",
)
def inclusion_not_addressed(context: Context) -> Iterator[Hit]:
    """Equal chances need a measure; a declaration that everyone is welcome is none.

    A measure says who does what, when or for whom. It may stand anywhere in the draft.

    Bad:
        Inclusion: we will pay special attention to people with fewer opportunities.

    Good:
        Inclusion: a sign-language interpreter joins both trainings; the bus from Rumba is paid.

    Source: award criterion quality of the design (accessible, inclusive), complaint of the Lithuanian agency
    on a KA210 application of 2024
    """
    yield from judged(context, "inclusion-not-addressed", DECLARED)
