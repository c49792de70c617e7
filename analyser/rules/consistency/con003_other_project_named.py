"""CON003."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule


@rule(
    "CON003",
    "other-project-named",
    severity=Severity.ERROR,
    needs=("application", "observations"),
    message="{name} stands where this project's name {own} should.",
    title="The name of another project stands in the text.",
    advice="Replace the name; if the other project is meant, say so and say what you take from it.",
)
def other_project_named(context: Context) -> Iterator[Hit]:
    """The name of another project in the plan shows that the text was written for another application.

    Bad:
        In the GREENSKILLS project we will train 40 adults. (The acronym of the draft is BEELEARN.)

    Good:
        In the BEELEARN project we will train 40 adults, building on the earlier project GREENSKILLS.

    Source: Programme Guide, part C: the application must be original; advice of National Agencies to check
    names left from earlier applications
    """
    yield from observed(context, "other-project-named")
