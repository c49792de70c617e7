"""IMP002."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule
from analyser.rules._criteria import judged


@rule(
    "IMP002",
    "sharing-plan-incomplete",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="The plan for sharing results does not say: {parts}.",
    title="The plan for sharing results has gaps.",
    advice="Name for each group of people the channel and the month.",
)
def sharing_plan_incomplete(context: Context) -> Iterator[Hit]:
    """A sharing plan names the audience, the channel and the time.

    "The general public" and "all interested parties" are no audience.

    Bad:
        Dissemination: the public will be informed through various channels.

    Good:
        Dissemination: 25 neighbouring schools receive the cards by post in May 2028.

    Source: award criterion impact (sharing of results); question on the sharing of results in the forms KA210
    and KA220
    """
    yield from judged(context, "sharing-plan-incomplete")
