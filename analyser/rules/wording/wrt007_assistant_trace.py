"""WRT007."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule


@rule(
    "WRT007",
    "assistant-trace",
    severity=Severity.WARNING,
    needs=("observations",),
    message="Traces of a text tool ({count}): {what}.",
    title="Traces of a text tool were left.",
    advice="Remove the trace and read the whole answer again as if another had written it: check each fact and source.",
)
def assistant_trace(context: Context) -> Iterator[Hit]:
    """Remains of a tool show a reader that nobody read the text; tools are allowed, unread text is not.

    Bad:
        Certainly! Here is a revised version of your answer.

    Good:
        The partners meet online on the first Monday of each month.

    Source: slides of the Latvian agency, call 2026: artificial intelligence is a helper, with risks to
    originality, quality and facts
    """
    yield from observed(context, "assistant-trace")
