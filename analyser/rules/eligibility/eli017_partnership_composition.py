"""ELI017."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum

from analyser.model.application import Organisation
from analyser.model.call import Composition
from analyser.model.finding import Confidence, Severity, Term
from analyser.rules._check import Context, DoesNotApply, Hit, SkipRule, at, rule, the_application, the_rules
from analyser.rules._partnership import NO_COUNTRIES, NO_ORGANISATIONS, coordinator, countries, country, full
from analyser.rules._vocabulary import AUTHORITY, SCHOOL

NO_RULE = "This action sets no composition of the partnership."


class Kind(StrEnum):
    """What an organisation is in a partnership for school development."""

    AUTHORITY = "authority"
    SCHOOL = "school"
    OTHER = "other"
    UNKNOWN = "unknown"


@rule(
    "ELI017",
    "partnership-composition",
    severity=Severity.ERROR,
    needs=("application", "rules"),
    message="The partnership lacks: {parts}. This action needs at least {organisations} organisations from {countries} "
    "countries, with a school authority and {schools} schools in each of them.",
    title="The partnership lacks members that this action asks for.",
    advice="Complete the partnership, and let a school authority apply.",
)
def partnership_composition(context: Context) -> Iterator[Hit]:
    """A partnership for school development joins school authorities and their schools in two countries.

    At least six organisations from two countries: in each of two countries one school authority
    and two schools; the applicant is a school authority. What an organisation is, is read from its
    stated type, else from its name.

    Bad:
        One school authority and five schools, all in Latvia

    Good:
        A school authority and two schools in Latvia, a school authority and two schools in Estonia

    Source: OeAD (AT) and Léargas (IE), pages on KA240, 2026
    """
    application = the_application(context)
    rules = the_rules(context)
    demanded = rules.composition
    if demanded is None:
        raise DoesNotApply(NO_RULE)
    partners = full(application)
    if not partners:
        raise SkipRule(NO_ORGANISATIONS)
    if not countries(partners):
        raise SkipRule(NO_COUNTRIES)
    counted = tuple(_counts(demanded, partners))
    composed = tuple(_composed(demanded, partners, coordinator(application)))
    if not counted and not composed:
        return
    doubtful = not counted and any(kind(partner) is Kind.UNKNOWN for partner in partners)
    yield at(
        *(partner.span for partner in partners),
        known=demanded.organisations,
        severity=Severity.WARNING if doubtful else None,
        confidence=Confidence.LOW if doubtful else Confidence.HIGH,
        parts=counted + composed,
        organisations=demanded.organisations.value,
        countries=demanded.countries.value,
        schools=demanded.schools_per_country.value,
    )


def kind(organisation: Organisation) -> Kind:
    """Return what an organisation is, from its stated type, else from its name."""
    for text in (organisation.kind, organisation.name):
        if text and AUTHORITY.search(text):
            return Kind.AUTHORITY
        if text and SCHOOL.search(text):
            return Kind.SCHOOL
    return Kind.OTHER if organisation.kind else Kind.UNKNOWN


def _counts(demanded: Composition, partners: tuple[Organisation, ...]) -> Iterator[Term]:
    if len(partners) < demanded.organisations.value:
        yield Term("organisations")
    if len(countries(partners)) < demanded.countries.value:
        yield Term("countries")


def _composed(
    demanded: Composition, partners: Iterable[Organisation], applicant: Organisation | None
) -> Iterator[Term]:
    authorities: dict[str, int] = defaultdict(int)
    schools: dict[str, int] = defaultdict(int)
    for partner in partners:
        home = country(partner) or ""
        authorities[home] += kind(partner) is Kind.AUTHORITY
        schools[home] += kind(partner) is Kind.SCHOOL
    with_authority = {home for home, n in authorities.items() if n >= demanded.authorities_per_country.value}
    if len(with_authority) < demanded.countries.value:
        yield Term("school authorities")
    if sum(n >= demanded.schools_per_country.value for n in schools.values()) < demanded.countries.value:
        yield Term("schools")
    if applicant is not None and kind(applicant) is Kind.SCHOOL:
        yield Term("a school authority as the applicant")
