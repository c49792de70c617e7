"""ELI013."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.application import Role
from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application
from analyser.rules._elsewhere import code_near
from analyser.rules._partnership import NO_ORGANISATIONS

OID = re.compile(r"E\d{8}")
ABSENT = "{name} has no OID."


@rule(
    "ELI013",
    "invalid-oid",
    severity=Severity.ERROR,
    message="{oid} is not a well-formed OID of {name}: an OID is the letter E and eight digits.",
    title="An OID is missing or not well formed.",
    advice="Look the organisation up in the Organisation Registration System, or register it there, and enter its OID.",
)
def invalid_oid(context: Context) -> Iterator[Hit]:
    """Every participating organisation needs an OID: the letter E and eight digits.

    An associated partner needs none; a wrong one is still a slip.

    Bad:
        Jelgavas tehnikums (E1000001 - LV)

    Good:
        Jelgavas tehnikums (E10000001 - LV)

    Source: VIAA slides, KA2 partnerships, 2026
    """
    application = the_application(context)
    if not application.organisations:
        raise SkipRule(NO_ORGANISATIONS)
    for organisation in application.organisations:
        oid = organisation.oid or code_near(context.document, organisation)
        associated = organisation.role is Role.ASSOCIATED
        if oid is None and not associated:
            yield at(organisation.span, message=ABSENT, name=organisation.name)
        elif oid is not None and not OID.fullmatch(oid):
            level = Severity.WARNING if associated else None
            yield at(organisation.span, severity=level, name=organisation.name, oid=oid)
