"""BUD001."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._amounts import NO_LUMP_SUM, amount_span, euros, package_amount
from analyser.rules._check import Context, DoesNotApply, Hit, at, required, rule, the_application, the_rules

NO_CAP = "This action sets no cap on project management."
NOT_KNOWN = "Whether this action sets a cap on project management is not known for this call year."
NO_PACKAGE = "The draft has no work package for project management."
NOT_STATED = "The draft does not state the amount for project management."


@rule(
    "BUD001",
    "management-share-too-high",
    severity=Severity.ERROR,
    needs=("application", "rules"),
    message="Project management takes {found} EUR, {share} % of the lump sum; at most {limit} % "
    "({most} EUR) are allowed.",
    title="Project management takes too large a share.",
    advice="Lower the amount of work package 1 and give the difference to the implementation work packages.",
)
def management_share_too_high(context: Context) -> Iterator[Hit]:
    """Project management may take at most a fifth of the lump sum in KA220.

    Bad:
        Project lump sum: 250 000 EUR, project management: 60 000 EUR

    Good:
        Project lump sum: 250 000 EUR, project management: 50 000 EUR

    Source: European Commission, wiki for National Agencies; VIAA slides, KA2 partnerships, 2026
    """
    application, rules = the_application(context), the_rules(context)
    if rules.lacks("management_share"):
        raise DoesNotApply(NO_CAP)
    cap = required(rules.management_share, NOT_KNOWN)
    whole = required(application.lump_sum_eur, NO_LUMP_SUM)
    package = required(next((p for p in application.work_packages if p.number == 1), None), NO_PACKAGE)
    found = required(package_amount(application, package), NOT_STATED)
    most = cap.value * whole
    if found > most + 0.005:
        yield at(
            amount_span(application, package.id, package.span),
            *((span, "Lump sum") for span in (application.fact("context.lump_sum"),) if span),
            place=f"{package.id}/management.amount",
            known=cap,
            found=euros(found),
            share=round(100 * found / whole, 1),
            limit=round(100 * cap.value),
            most=euros(most),
        )
