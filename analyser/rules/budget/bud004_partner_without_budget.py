"""BUD004."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.model.span import Span
from analyser.rules._check import Context, DoesNotApply, Hit, SkipRule, at, rule, the_application
from analyser.rules._elsewhere import has_amounts
from analyser.rules._partnership import NO_ORGANISATIONS, full

NOT_DIVIDED = "The form of this action does not divide the money between the organisations."
NO_GRID = "The draft does not divide the money between the organisations."


@rule(
    "BUD004",
    "partner-without-budget",
    severity=Severity.WARNING,
    message="The full partner {name} receives no money in the budget.",
    title="A full partner receives no money in the budget.",
    advice="Give the partner the money for its tasks, or make it an associated partner.",
)
def partner_without_budget(context: Context) -> Iterator[Hit]:
    """A full partner that works in the project gets a share of the money.

    Associated partners are not funded, so they are not asked for.

    Bad:
        Budget: P1 40 000 EUR, P2 20 000 EUR, P3 0 EUR

    Good:
        Budget: P1 30 000 EUR, P2 20 000 EUR, P3 10 000 EUR

    Source: budget grid of the KA220 form, work package by organisation
    """
    application = the_application(context)
    if not application.organisations:
        raise SkipRule(NO_ORGANISATIONS)
    total: dict[str, float] = defaultdict(float)
    lines: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for line in application.budget:
        if line.organisation is not None:
            total[line.organisation] += line.amount_eur
            lines[line.organisation].append((line.span, "Amount"))
    if not total:
        raise DoesNotApply(NOT_DIVIDED) if application.form == "KA210" else SkipRule(NO_GRID)
    for partner in full(application):
        if total[partner.id] <= 0 and (partner.id in lines or not has_amounts(context.document, partner)):
            yield at(partner.span, *lines[partner.id], place="budget.summary", name=partner.name)
