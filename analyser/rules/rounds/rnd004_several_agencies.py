"""RND004."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from analyser.model.finding import Scope, Severity
from analyser.rules._check import Hit, RoundContext, SkipRule, missing, rule
from analyser.rules.rounds._consortia import Member, members

ONE_AGENCY = "The applications of the round name no two different agencies."


@rule(
    "RND004",
    "several-agencies",
    severity=Severity.ERROR,
    needs=(),
    scope=Scope.ROUND,
    message="The same or a very similar application goes to several agencies: {drafts} ({agencies}).",
    advice="Tell the other agency and the applicants: applications sent to several agencies may all be rejected.",
)
def several_agencies(context: RoundContext) -> Iterator[Hit]:
    """An application goes to one agency; the same or a very similar one to several may all be rejected.

    Compared are drafts with different agencies: those of one consortium, and those whose texts are
    near-duplicates.

    Bad:
        The application for LV01 is sent to LT01 as well, with partner and applicant exchanged

    Good:
        One application, to LV01

    Source: Programme Guide, part C; VIAA slides, KA2 partnerships, 2026
    """
    addressed = [(member, code) for member in members(context) if (code := agency(member))]
    if len({code for _, code in addressed}) < 2:
        raise SkipRule(ONE_AGENCY)
    least = context.thresholds.get("formal.near-application", 0.0)
    alike = [set(f.members) for f in context.families if f.kind != "answer" and f.similarity >= least]
    for (left, one), (right, other) in combinations(addressed, 2):
        same = len(left.consortium) > 1 and left.consortium == right.consortium
        if one != other and (same or any({left.name, right.name} <= family for family in alike)):
            names = (left.name, right.name)
            yield missing(" + ".join(names), members=names, drafts=names, agencies=(one, other))


def agency(member: Member) -> str | None:
    """Return the code of the agency an application is addressed to."""
    found = re.search(r"\b[A-Z]{2}\d{2}\b", member.application.national_agency or "")
    return found.group() if found else None
