"""IMP001."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule
from analyser.rules._criteria import judged

DECLARED = "The use after the end is only declared here: nothing says who keeps what in use, and with which means."


@rule(
    "IMP001",
    "no-use-after-the-end",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="Nothing concrete says how the results stay in use after the end.",
    advice="Say who uses, keeps and pays for which result, and from when.",
)
def no_use_after_the_end(context: Context) -> Iterator[Hit]:
    """Results that nobody keeps in use end with the project.

    Hope and conviction are no plan: a plan names who goes on with what, when, and with which means.

    Bad:
        Sustainability: we believe that the results will live on.

    Good:
        Sustainability: both schools keep the club on Wednesdays; the town pays the hours from 2029.

    Source: award criterion impact (sustainability); complaint "use of results only declared" of the
    Lithuanian agency, 2024
    """
    yield from judged(context, "no-use-after-the-end", DECLARED)
