"""HOR002."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule
from analyser.rules._criteria import judged

DECLARED = "Care for the environment is only declared here: nothing says who does what, and when."


@rule(
    "HOR002",
    "environment-not-addressed",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="No measure for the environment was found that says who does what, and when.",
    advice=(
        "Name the practice, for example how partners travel, what is printed, lent, repaired or "
        "eaten, and who sees to it."
    ),
)
def environment_not_addressed(context: Context) -> Iterator[Hit]:
    """Green practice is what the project does otherwise than usual, not that it cares.

    A measure says who does what, when or with what. It may stand anywhere in the draft.

    Bad:
        Environment: we will pay attention to sustainability in all activities.

    Good:
        Environment: partners travel by train; the sheets are lent, not printed.

    Source: award criterion quality of the design (eco-friendly), complaint "eco-practice abstract" of the
    Lithuanian agency, 2024
    """
    yield from judged(context, "environment-not-addressed", DECLARED)
