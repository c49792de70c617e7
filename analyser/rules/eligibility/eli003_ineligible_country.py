"""ELI003."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.application import Role
from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application, the_call, the_rules
from analyser.rules._partnership import NO_COUNTRIES, NO_ORGANISATIONS, countries, country, shut_out

NO_LIST = "The countries that may take part in this action are not known for this call year."


@rule(
    "ELI003",
    "ineligible-country",
    severity=Severity.ERROR,
    needs=("application", "call", "rules"),
    message="{name} is from a country ({country}) whose organisations may not be partners in this action.",
    title="A partner is from a country whose organisations may not take part.",
    advice="Replace the partner, or ask your National Agency whether it can be an associated partner without funding.",
)
def ineligible_country(context: Context) -> Iterator[Hit]:
    """Each partner must be from a country that may take part in the action.

    KA210 takes EU and associated countries only. KA220 of 2026 also takes partners from regions 1
    to 3 without Belarus. Organisations from Belarus and Russia may have no role. Whether the
    applicant's country is eligible is the matter of ELI004.

    Bad:
        KA210-SCH, partner: Gimnaziya 7 (E10000009 - UA)

    Good:
        KA220-SCH, partner: Gimnaziya 7 (E10000009 - UA)

    Source: VIAA slides, KA2 partnerships, 2026; UHR (SE) on KA210
    """
    application = the_application(context)
    rules = the_rules(context)
    call = the_call(context)
    if not application.organisations:
        raise SkipRule(NO_ORGANISATIONS)
    if call.eligible_countries is None and call.excluded_countries is None:
        raise SkipRule(NO_LIST)
    if not countries(application.organisations):
        raise SkipRule(NO_COUNTRIES)
    for organisation in application.organisations:
        if organisation.role is Role.COORDINATOR:
            continue
        against = shut_out(call, rules, organisation)
        if against is not None:
            yield at(organisation.span, known=against, name=organisation.name, country=country(organisation) or "")
