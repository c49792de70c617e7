"""CON006."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule


@rule(
    "CON006",
    "programme-fact-wrong",
    severity=Severity.WARNING,
    needs=("application", "call", "observations"),
    message="“{here}” contradicts the call, which says {call} ({source}).",
    title="A statement on the programme contradicts the call.",
    advice="Look the rule up in the Programme Guide of this call and correct the sentence.",
)
def programme_fact_wrong(context: Context) -> Iterator[Hit]:
    """A wrong statement on the programme shows that the text follows an older call or another action.

    Bad:
        The call allows management costs of up to 25 %.

    Good:
        The call allows management costs of up to 20 %.

    Source: values of the call file, each with its own source
    """
    yield from observed(context, "programme-fact-wrong")
