"""ELI013."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.application import Application, Organisation, Role
from analyser.model.document import Document
from analyser.model.finding import Severity
from analyser.model.span import Span
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application
from analyser.rules._elsewhere import code_near
from analyser.rules._partnership import NO_ORGANISATIONS

OID = re.compile(r"E\d{8}")
LIKE_ONE = re.compile(r"(?<![\w./-])E ?(?:[ .-]?[\dOo]){5,11}(?![\w-])")
"""The letter E and so many digits that nothing but an OID is meant; the letter O stands for a nought."""
DIGITS = 5
ABSENT = "{name} has no OID."
NOBODYS = "{oid} is not a well-formed OID: an OID is the letter E and eight digits."


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
    told: set[str] = set()
    for organisation in application.organisations:
        oid = organisation.oid or code_near(context.document, organisation)
        associated = organisation.role is Role.ASSOCIATED
        if oid is None and not associated:
            yield at(organisation.span, message=ABSENT, name=organisation.name)
        elif oid is not None and not OID.fullmatch(oid):
            told.add(oid)
            level = Severity.WARNING if associated else None
            yield at(*_places(context.document, organisation, oid), severity=level, name=organisation.name, oid=oid)
    for code, span in _malformed(context.document):
        if code not in told:
            told.add(code)
            bearer = _bearer(context.document, application, span)
            if bearer is None:
                yield at(span, message=NOBODYS, oid=code)
            else:
                yield at(span, name=bearer.name, oid=code)


def _places(document: Document, organisation: Organisation, oid: str) -> tuple[Span, ...]:
    """Return where an organisation is listed, and the code where it stands apart from that."""
    found = [Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(oid)}(?!\w)", document.text)]
    return organisation.span, *(span for span in found if span not in organisation.span)


def _malformed(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield what looks like an OID and is none, in whatever part of the draft; a space or dot inside is no fault."""
    for match in LIKE_ONE.finditer(document.text):
        bare = re.sub(r"[ .-]", "", match[0])
        if sum(map(str.isdigit, bare)) >= DIGITS and not OID.fullmatch(bare):
            yield match[0], Span(*match.span())


def _bearer(document: Document, application: Application, code: Span) -> Organisation | None:
    """Return the organisation whose name stands last before a code on its line."""
    start = document.text.rfind("\n", 0, code.start) + 1
    line = document.text[start : code.start]
    named = [(line.rfind(one.name), one) for one in application.organisations]
    at_all = [(offset, one) for offset, one in named if offset >= 0]
    return max(at_all, key=lambda pair: pair[0])[1] if at_all else None
