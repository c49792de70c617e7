"""ELI014."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.call import Agency, Call
from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, required, rule, stated, the_application
from analyser.rules._partnership import NO_COORDINATOR, coordinator, country
from analyser.rules._vocabulary import SECTORS

CODE = re.compile(r"\b[A-Z]{2}\d{2}\b")
NOT_STATED = "The draft does not name the National Agency."
NO_CODE = "The National Agency of the draft has no code such as LV01."
NO_COUNTRY = "The draft does not say from which country the applicant is."
FIELD = "The agency {agency} does not handle applications in {sector}; {other} does."


@rule(
    "ELI014",
    "wrong-national-agency",
    severity=Severity.ERROR,
    message="The application is addressed to the agency {agency}, but the applicant is from {country}.",
    title="The application is addressed to the wrong agency.",
    advice="Apply to the National Agency of the applicant's country that handles the field of the application.",
)
def wrong_national_agency(context: Context) -> Iterator[Hit]:
    """An application goes to the agency of the applicant's country, and to the one for its field.

    In Latvia VIAA handles education and training, JSPA handles youth.

    Bad:
        National Agency of the Applicant Organisation: LT01
        Applicant - Jelgavas tehnikums (E10000001 - LV)

    Good:
        National Agency of the Applicant Organisation: LV01

    Source: checklist of the form; VIAA slides, KA2 partnerships, 2026
    """
    application = the_application(context)
    match = required(CODE.search(required(application.national_agency, NOT_STATED)), NO_CODE)
    agency = Agency(code=match.group(), name="")
    applicant = required(coordinator(application), NO_COORDINATOR)
    code = required(country(applicant), NO_COUNTRY)
    if agency.country != code:
        yield stated(application, "context.agency", agency=agency.code, country=code)
        return
    ours = _agency(context.call, agency.code)
    if ours and ours.sectors and application.sector and application.sector not in ours.sectors.value:
        other = _for(context.call, agency.country, application.sector)
        if other and other.sectors:
            known = ours.sectors if other.sectors.firm else other.sectors
            named = {
                "agency": ours.code,
                "sector": SECTORS.get(application.sector, application.sector),
                "other": f"{other.code} {other.name}",
            }
            yield stated(application, "context.agency", known=known, message=FIELD, **named)


def _agency(call: Call | None, code: str) -> Agency | None:
    return next((agency for agency in call.agencies if agency.code == code), None) if call else None


def _for(call: Call | None, country: str, sector: str) -> Agency | None:
    """Return the agency of a country that handles a field, if the call file knows one."""
    agencies = call.agencies if call else ()
    return next((a for a in agencies if a.country == country and a.sectors and sector in a.sectors.value), None)
