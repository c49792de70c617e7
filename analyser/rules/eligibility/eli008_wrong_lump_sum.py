"""ELI008."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._amounts import NO_LUMP_SUM, euros
from analyser.rules._check import Context, Hit, required, rule, stated, the_application, the_rules

NOT_KNOWN = "The lump sums of this action are not known for this call year."


@rule(
    "ELI008",
    "wrong-lump-sum",
    severity=Severity.ERROR,
    needs=("application", "rules"),
    message="The lump sum is {found} EUR; the lump sums of this action are {sums} EUR.",
    title="The lump sum is none of those of the action.",
    advice="Choose one of the lump sums: the one nearest below the estimated costs, and adapt the activities to it.",
)
def wrong_lump_sum(context: Context) -> Iterator[Hit]:
    """The grant is one of the action's fixed lump sums, no sum between them.

    Bad:
        Project lump sum: 45 000 EUR

    Good:
        Project lump sum: 60 000 EUR

    Source: VIAA slides, KA2 partnerships, 2026
    """
    application = the_application(context)
    rules = the_rules(context)
    known = required(rules.lump_sums_eur, NOT_KNOWN)
    found = required(application.lump_sum_eur, NO_LUMP_SUM)
    if found not in known.value:
        sums = tuple(euros(amount) for amount in known.value)
        yield stated(application, "context.lump_sum", known=known, found=euros(found), sums=sums)
