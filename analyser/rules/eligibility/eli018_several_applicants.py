"""ELI018."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.application import Role
from analyser.model.finding import Confidence, Severity
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application
from analyser.rules._partnership import NO_ORGANISATIONS, same


@rule(
    "ELI018",
    "several-applicants",
    severity=Severity.WARNING,
    message="{name} is named as the applicant too, beside {first}.",
    title="More than one organisation is named as the applicant.",
    advice="Let one organisation apply and coordinate; enter the others as partners.",
)
def several_applicants(context: Context) -> Iterator[Hit]:
    """One organisation applies, coordinates the project and signs for all.

    An organisation that is listed twice is the matter of ELI016.

    Bad:
        Applicant - Jelgavas tehnikums (E10000001 - LV)
        Applicant - Kauno mokykla (E10000002 - LT)

    Good:
        Applicant - Jelgavas tehnikums (E10000001 - LV)
        Partner - Kauno mokykla (E10000002 - LT)

    Source: VIAA slides, KA2 partnerships, 2026: the applicant applies on behalf of all partners
    """
    application = the_application(context)
    if not application.organisations:
        raise SkipRule(NO_ORGANISATIONS)
    applicants = [o for o in application.organisations if o.role is Role.COORDINATOR]
    for other in applicants[1:]:
        first = applicants[0]
        if not same(first, other):
            named = (first.span, "First entry.")
            yield at(other.span, named, confidence=Confidence.MEDIUM, name=other.name, first=first.name)
