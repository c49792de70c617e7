"""ELI001."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.application import Role
from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, SkipRule, at, required, rule, the_application, the_rules
from analyser.rules._partnership import NO_ORGANISATIONS, full, shut_out, uncounted

NOT_KNOWN = "How many organisations this action needs is not known for this call year."


@rule(
    "ELI001",
    "too-few-organisations",
    severity=Severity.ERROR,
    needs=("application", "rules"),
    message="Full partners, the applicant included: {found}. This action needs at least {limit}.",
    title="There are too few full partners.",
    advice="Add full partners. Associated partners do not count for the minimum.",
)
def too_few_organisations(context: Context) -> Iterator[Hit]:
    """A partnership needs a least number of full partners, the applicant included.

    Associated partners do not count, nor do partners from countries that may not take part, and an organisation
    listed twice counts once.

    Bad:
        Applicant - Jelgavas tehnikums (E10000001 - LV)
        Associated partner - Kauno mokykla (E10000002 - LT)

    Good:
        Applicant - Jelgavas tehnikums (E10000001 - LV)
        Partner - Kauno mokykla (E10000002 - LT)

    Source: Programme Guide 2026 and VIAA slides, KA2 partnerships, 2026
    """
    application = the_application(context)
    rules = the_rules(context)
    limit = required(rules.minimum_organisations, NOT_KNOWN)
    if not application.organisations:
        raise SkipRule(NO_ORGANISATIONS)
    call, everyone = context.call, full(application)
    partners = tuple(o for o in everyone if o.role is Role.COORDINATOR or not (call and shut_out(call, rules, o)))
    if len(partners) < limit.value:
        listed = partners or application.organisations
        aside = uncounted(context.document, application) if partners else ()
        yield at(*(o.span for o in listed), *aside, known=limit, found=len(partners), limit=limit.value)
