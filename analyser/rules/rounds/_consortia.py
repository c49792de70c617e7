"""The applications of a round: who takes part in which, and which are one application sent twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from analyser.model.application import Application
from analyser.model.call import ActionRules
from analyser.rules._check import RoundContext
from analyser.rules._partnership import coordinator, full, key

FEW_APPLICATIONS = "The round holds fewer than two applications with organisations."
NO_LIMITS = "No application of the round belongs to an action with such a limit."


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An application of the round under its name, with the rules of its action."""

    name: str
    application: Application
    rules: ActionRules | None

    @property
    def consortium(self) -> frozenset[str]:
        """Return the keys of the full partners, the applicant included."""
        return frozenset(map(key, full(self.application)))

    @property
    def coordinator(self) -> str | None:
        """Return the key of the applicant."""
        applicant = coordinator(self.application)
        return key(applicant) if applicant else None


def members(context: RoundContext) -> tuple[Member, ...]:
    """Return the applications with organisations, each once.

    Of drafts with the same Form ID only the last by name is kept: they are versions of one
    application, of which the last one counts.
    """
    kept: dict[str, Member] = {}
    for entry, application, rules in zip(context.entries, context.applications, context.calls, strict=True):
        if application is not None and application.organisations:
            kept[application.form_id or f"/{entry.name}"] = Member(
                name=entry.name, application=application, rules=rules
            )
    return tuple(sorted(kept.values(), key=lambda member: member.name))


def by_organisation(found: Iterable[Member], coordinating: bool) -> dict[tuple[str, str], list[Member]]:
    """Return the applications of each organisation in each action ("KA210"), as applicant only or in any role."""
    groups: dict[tuple[str, str], list[Member]] = defaultdict(list)
    for member in found:
        form = member.application.form or ""
        who = {member.coordinator} if coordinating else member.consortium
        for organisation in sorted(name for name in who if name):
            groups[form, organisation].append(member)
    return groups


def name_of(organisation: str, found: Iterable[Member]) -> str:
    """Return the name under which an organisation stands in the first of these applications."""
    partners = (partner for member in found for partner in full(member.application))
    return next((partner.name for partner in partners if key(partner) == organisation), organisation)
