"""ELI004."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, at, required, rule, the_application, the_call
from analyser.rules._partnership import NO_COORDINATOR, coordinator, country

NO_LIST = "The countries that take part in the programme are not known for this call year."
NO_COUNTRY = "The draft does not say from which country the applicant is."


@rule(
    "ELI004",
    "coordinator-not-eligible",
    severity=Severity.ERROR,
    needs=("application", "call"),
    message="The applicant {name} is from {country}, which is neither in the EU nor associated to the programme.",
    title="The applicant is from a country whose organisations may not apply.",
    advice="Let a partner from an EU Member State or an associated country apply for the partnership.",
)
def coordinator_not_eligible(context: Context) -> Iterator[Hit]:
    """The applicant must be established in an EU Member State or an associated country.

    Bad:
        Applicant - Gimnaziya 7 (E10000009 - UA)

    Good:
        Applicant - Jelgavas tehnikums (E10000001 - LV)

    Source: VIAA slides, KA2 partnerships, 2026
    """
    application = the_application(context)
    call = the_call(context)
    programme = required(call.eligible_countries, NO_LIST)
    applicant = required(coordinator(application), NO_COORDINATOR)
    code = required(country(applicant), NO_COUNTRY)
    if code not in programme.value:
        yield at(applicant.span, known=programme, name=applicant.name, country=code)
