"""ELI002."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, SkipRule, at, required, rule, the_application, the_call, the_rules
from analyser.rules._partnership import NO_COUNTRIES, NO_ORGANISATIONS, countries, country, full, uncounted

NOT_KNOWN = "From how many countries the partners must be is not known for this call year."
NO_LIST = "The countries that take part in the programme are not known for this call year."


@rule(
    "ELI002",
    "too-few-countries",
    severity=Severity.ERROR,
    needs=("application", "call", "rules"),
    message="EU or associated countries of the full partners: {found} ({countries}). This action needs "
    "at least {limit}.",
    title="The full partners come from too few countries.",
    advice="Add a full partner from another EU Member State or a country associated to the programme.",
)
def too_few_countries(context: Context) -> Iterator[Hit]:
    """The full partners must come from a least number of different EU or associated countries.

    Partners from other third countries and associated partners do not count.

    Bad:
        Applicant - Jelgavas tehnikums (E10000001 - LV)
        Partner - Ventspils arodskola (E10000002 - LV)

    Good:
        Applicant - Jelgavas tehnikums (E10000001 - LV)
        Partner - Kauno mokykla (E10000002 - LT)

    Source: Programme Guide 2026 and VIAA slides, KA2 partnerships, 2026
    """
    application = the_application(context)
    rules = the_rules(context)
    call = the_call(context)
    limit = required(rules.minimum_countries, NOT_KNOWN)
    programme = required(call.eligible_countries, NO_LIST)
    partners = full(application)
    if not partners:
        raise SkipRule(NO_ORGANISATIONS)
    found = countries(partners) & programme.value
    unknown = sum(country(partner) is None for partner in partners)
    if len(found) >= limit.value:
        return
    if unknown and len(found) + unknown >= limit.value:
        raise SkipRule(NO_COUNTRIES)
    names = tuple(sorted(found)) or ("-",)
    aside = uncounted(context.document, application)
    yield at(*(o.span for o in partners), *aside, known=limit, found=len(found), countries=names, limit=limit.value)
