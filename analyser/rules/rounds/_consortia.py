"""The applications of a round: who takes part in which, and which are one application sent twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from analyser.model.application import Application, Organisation
from analyser.model.call import ActionRules, Known
from analyser.model.finding import Confidence, Severity
from analyser.model.names import plain_name
from analyser.rules._check import Hit, RoundContext, missing
from analyser.rules._partnership import coordinator, full
from analyser.rules.rounds._identities import Identities, identities, key

FEW_APPLICATIONS = "The round holds fewer than two applications with organisations."
NO_LIMITS = "No application of the round belongs to an action with such a limit."


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation of an application, with its number in the round: as far as it is sure, and as it may be."""

    organisation: Organisation
    sure: int
    perhaps: int

    def number(self, doubtful: bool) -> int:
        """Return the number of the organisation, doubtful cases taken as one or not."""
        return self.perhaps if doubtful else self.sure


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An application of the round under its name, with the rules of its action; `parties` holds the applicant too."""

    name: str
    application: Application
    rules: ActionRules | None
    parties: tuple[Party, ...]
    applicant: Party | None

    def consortium(self, doubtful: bool = False) -> frozenset[int]:
        """Return the numbers of the full partners."""
        return frozenset(party.number(doubtful) for party in self.parties)


@dataclass(frozen=True, slots=True)
class Often:
    """An organisation in more applications for one action than allowed; `doubtful` when it may be several."""

    form: str
    place: str
    names: str
    members: tuple[Member, ...]
    limit: Known[int]
    doubtful: bool


def members(context: RoundContext) -> tuple[Member, ...]:
    """Return the applications with organisations, each once.

    Of drafts of one applicant with the same Form ID only the last by name is kept: they are
    versions of one application, of which the last one counts.
    """
    found = [
        (entry.name, application, rules)
        for entry, application, rules in zip(context.entries, context.applications, context.calls, strict=True)
        if application is not None and application.organisations
    ]
    who = identities(organisation for _, application, _ in found for organisation in application.organisations)
    kept: dict[object, Member] = {}
    for name, application, rules in found:
        applicant = coordinator(application)
        member = Member(
            name=name,
            application=application,
            rules=rules,
            parties=tuple(_party(one, who) for one in full(application)),
            applicant=_party(applicant, who) if applicant else None,
        )
        who_applies = member.applicant.perhaps if member.applicant else None
        kept[(application.form_id, who_applies) if application.form_id else name] = member
    return tuple(sorted(kept.values(), key=lambda member: member.name))


def _party(organisation: Organisation, who: Identities) -> Party:
    return Party(organisation, who.sure[key(organisation)], who.perhaps[key(organisation)])


def too_often(
    found: Iterable[Member], limit: Callable[[ActionRules], Known[int] | None], coordinating: bool
) -> Iterator[Often]:
    """Yield the organisations in more applications for an action than it allows, as applicant only or in any role.

    First those of which it is sure that they are one, then those that pass the limit only, or
    further, when doubtful cases are taken as one.
    """
    known, told = tuple(found), set()
    for doubtful in (False, True):
        for (form, number), group in _by_organisation(known, coordinating, doubtful).items():
            most = limit(group[0].rules) if group[0].rules else None
            names = tuple(member.name for member in group)
            if most is not None and len(group) > most.value and (form, names) not in told:
                told.add((form, names))
                parties = [p for m in group for p in _parties(m, coordinating) if p.number(doubtful) == number]
                place = f"{parties[0].organisation.oid or key(parties[0].organisation)}: {' + '.join(names)}"
                yield Often(form, place, _named(parties), tuple(group), most, doubtful)


def said(often: Often, perhaps: str) -> Hit:
    """Return the hit of an organisation with too many applications; `perhaps` is the message of a doubtful case."""
    return missing(
        often.place,
        severity=Severity.WARNING if often.doubtful else None,
        confidence=Confidence.MEDIUM if often.doubtful else Confidence.HIGH,
        message=perhaps if often.doubtful else None,
        known=often.limit,
        members=[member.name for member in often.members],
        organisation=often.names,
        found=len(often.members),
        action=often.form,
        limit=often.limit.value,
    )


def _by_organisation(
    found: Iterable[Member], coordinating: bool, doubtful: bool
) -> dict[tuple[str, int], list[Member]]:
    groups: dict[tuple[str, int], list[Member]] = defaultdict(list)
    for member in found:
        for number in sorted({party.number(doubtful) for party in _parties(member, coordinating)}):
            groups[member.application.form or "", number].append(member)
    return groups


def _parties(member: Member, coordinating: bool) -> tuple[Party, ...]:
    if not coordinating:
        return member.parties
    return (member.applicant,) if member.applicant else ()


def _named(parties: Iterable[Party]) -> str:
    """Return every name and OID under which these applications know an organisation."""
    spellings: dict[str, str] = {}
    oids: dict[str, None] = {}
    for party in parties:
        spellings.setdefault(plain_name(party.organisation.name), party.organisation.name)
        if party.organisation.oid:
            oids[party.organisation.oid] = None
    return " / ".join(spellings.values()) + (f" ({', '.join(oids)})" if oids else "")
