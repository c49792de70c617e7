"""Who takes part: the full partners, their countries, and when two names mean one organisation."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analyser.model.application import Application, Organisation, Role
from analyser.model.call import ANY_COUNTRY, ActionRules, Call, Known
from analyser.model.document import Document
from analyser.model.span import Span

NO_ORGANISATIONS = "The draft names no organisations."
NO_COUNTRIES = "The draft does not say from which countries the organisations are."
ASSOCIATED = "An associated partner does not count."
ROLE = re.compile(r"\W*(?:associat|asoci)", re.IGNORECASE)
"""How a cell begins that calls an organisation an associated partner."""
NO_COORDINATOR = "The draft does not say which organisation is the applicant."


def full(application: Application) -> tuple[Organisation, ...]:
    """Return applicant and full partners; associated partners do not count.

    An organisation listed twice counts once.
    """
    found: list[Organisation] = []
    for organisation in application.organisations:
        if organisation.role is not Role.ASSOCIATED and not any(same(organisation, other) for other in found):
            found.append(organisation)
    return tuple(found)


def uncounted(document: Document, application: Application) -> tuple[tuple[Span, str], ...]:
    """Return where associated partners are listed: their names and the rows of tables that name them."""
    names = {one.name: one.span for one in application.organisations if one.role is Role.ASSOCIATED}
    cells = [block for block in document.blocks if block.cell]
    rows = {
        (block.cell.table, block.cell.row)
        for block in cells
        if block.cell and any(name in document.quote(block.span) for name in names)
    }
    told = dict.fromkeys(names.values())
    for row in sorted(rows):
        inside = [block.span for block in cells if block.cell and (block.cell.table, block.cell.row) == row]
        whole = Span(inside[0].start, inside[-1].end)
        if any(ROLE.match(document.quote(span)) for span in inside):
            told[whole] = None
    return tuple((span, ASSOCIATED) for span in told)


def coordinator(application: Application) -> Organisation | None:
    """Return the applicant."""
    return next((o for o in application.organisations if o.role is Role.COORDINATOR), None)


def country(organisation: Organisation) -> str | None:
    """Return the ISO 3166 code of an organisation's country; the EU's own EL and UK become GR and GB."""
    return iso(organisation.country)


def iso(code: str | None) -> str | None:
    """Return a country code in the spelling of ISO 3166."""
    if code is None:
        return None
    return {"EL": "GR", "UK": "GB"}.get(code.upper(), code.upper())


def countries(organisations: Iterable[Organisation]) -> frozenset[str]:
    """Return the countries that are stated."""
    return frozenset(found for found in map(country, organisations) if found)


def shut_out(call: Call, rules: ActionRules, organisation: Organisation) -> Known[frozenset[str]] | None:
    """Return the value that shuts the organisation out, None if nothing does."""
    code = country(organisation)
    if code is None:
        return None
    if call.excluded_countries and code in call.excluded_countries.value:
        return call.excluded_countries
    third = rules.partner_countries
    if organisation.role is Role.ASSOCIATED or third is None or call.eligible_countries is None:
        return None
    open_to_all = ANY_COUNTRY in third.value
    return None if open_to_all or code in call.eligible_countries.value | third.value else third


def same(left: Organisation, right: Organisation) -> bool:
    """Say whether two entries are one organisation: the same OID, or the same name and no other country."""
    if left.oid and right.oid and left.oid == right.oid:
        return True
    one, other = country(left), country(right)
    return (
        bool(letters(left.name)) and letters(left.name) == letters(right.name) and (one is None or other in {None, one})
    )


def means(name: str, organisation: Organisation) -> bool:
    """Say whether a name as written in an activity means an organisation of the partnership."""
    written, listed = letters(name), letters(organisation.name)
    if not written:
        return True
    if written in {listed, letters(organisation.oid or ""), letters(organisation.id)}:
        return True
    if len(written) > 3 and (written in listed or (len(listed) > 3 and listed in written)):
        return True
    return bool(acronyms(organisation.name) & {written, *capitals(name)})


def letters(name: str) -> str:
    """Return the letters and digits of a name in lower case: spelling without marks, spaces and quotes."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def acronyms(name: str) -> frozenset[str]:
    """Return the short names an organisation's name contains or forms: "VIAA", "RVT" of "Rīgas Valsts tehnikums"."""
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if len(word) > 2)
    return capitals(name) | ({initials.casefold()} if len(initials) > 2 else set())


def capitals(name: str) -> frozenset[str]:
    """Return the words of a name that are written in capitals, in lower case."""
    return frozenset(word.casefold() for word in re.findall(r"\b[^\W\d_]{2,}\b", name) if word.isupper())
