"""RND001."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from analyser.model.finding import Confidence, Scope, Severity
from analyser.rules._check import Hit, RoundContext, SkipRule, missing, rule
from analyser.rules.rounds._consortia import FEW_APPLICATIONS, Member, members

ACROSS = "The same consortium applies in two actions: {drafts}."
PERHAPS = (
    "Perhaps the same consortium applies more than once: {drafts}. A name or an OID differs; check whether it is one "
    "organisation."
)


@rule(
    "RND001",
    "same-consortium-twice",
    severity=Severity.ERROR,
    needs=(),
    scope=Scope.ROUND,
    message="The same consortium applies more than once: {drafts}.",
    title="The same consortium applies more than once.",
    advice="A consortium may submit one application per deadline. Ask the applicants which one they keep.",
)
def same_consortium_twice(context: RoundContext) -> Iterator[Hit]:
    """One and the same consortium submits one application per deadline.

    Compared are the full partners; who applies and who is associated does not matter. Versions of
    one application (same applicant and Form ID) are not counted. The same consortium in two actions is
    a warning, and so is one where a name or an OID differs.

    Bad:
        Two applications of Jelgavas tehnikums and Kauno mokykla

    Good:
        One application of both, one of Jelgavas tehnikums with Tartu kool

    Source: VIAA slides, KA2 partnerships, 2026: one consortium, one application, one agency
    """
    found = [member for member in members(context) if len(member.consortium()) > 1]
    if len(found) < 2:
        raise SkipRule(FEW_APPLICATIONS)
    told = set()
    for doubtful in (False, True):
        groups: dict[frozenset[int], list[Member]] = defaultdict(list)
        for member in found:
            groups[member.consortium(doubtful)].append(member)
        for group in groups.values():
            names = tuple(member.name for member in group)
            if len(names) > 1 and names not in told:
                told.add(names)
                yield _hit(group, names, doubtful)


def _hit(group: list[Member], names: tuple[str, ...], doubtful: bool) -> Hit:
    forms = [member.application.form for member in group]
    across = len(set(forms)) == len(forms)
    return missing(
        " + ".join(names),
        severity=Severity.WARNING if across or doubtful else None,
        confidence=Confidence.MEDIUM if doubtful else Confidence.HIGH,
        message=PERHAPS if doubtful else ACROSS if across else None,
        members=names,
        drafts=names,
    )
