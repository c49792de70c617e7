"""RND004."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from analyser.model.finding import Confidence, Scope, Severity
from analyser.model.match import MatchKind
from analyser.rules._check import Hit, RoundContext, SkipRule, missing, rule
from analyser.rules.rounds._consortia import Member, members

ONE_AGENCY = "The applications of the round name no two different agencies."
CONSORTIUM = "The same consortium applies to several agencies, with different texts: {drafts} ({agencies})."
PERHAPS = (
    "Perhaps the same consortium applies to several agencies: {drafts} ({agencies}). A name or an OID differs; check "
    "whether it is one organisation."
)


@rule(
    "RND004",
    "several-agencies",
    severity=Severity.ERROR,
    needs=(),
    scope=Scope.ROUND,
    message="The same or a very similar application goes to several agencies: {drafts} ({agencies}).",
    title="The same or a very similar application goes to several agencies.",
    advice="Tell the other agency and the applicants: applications sent to several agencies may all be rejected.",
)
def several_agencies(context: RoundContext) -> Iterator[Hit]:
    """An application goes to one agency; the same or a very similar one to several may all be rejected.

    Compared are drafts with different agencies: those whose texts are near-duplicates or, for the
    most part, translations of each other, and those of one consortium. Where a name or an OID of the
    consortium differs, it is a warning.

    Bad:
        The application for LV01 is sent to LT01 as well, with partner and applicant exchanged

    Good:
        One application, to LV01

    Source: Programme Guide, part C; VIAA slides, KA2 partnerships, 2026
    """
    addressed = {member.name: (member, code) for member in members(context) if (code := agency(member))}
    if len({code for _, code in addressed.values()}) < 2:
        raise SkipRule(ONE_AGENCY)
    told: list[set[str]] = []
    for severity, message, groups in (
        (None, None, _alike(context, addressed)),
        (None, CONSORTIUM, _consortia(addressed, doubtful=False)),
        (Severity.WARNING, PERHAPS, _consortia(addressed, doubtful=True)),
    ):
        for names in groups:
            agencies = tuple(dict.fromkeys(addressed[name][1] for name in names))
            if len(agencies) > 1 and not any(set(names) <= known for known in told):
                told.append(set(names))
                yield missing(
                    " + ".join(names),
                    severity=severity,
                    confidence=Confidence.MEDIUM if severity else Confidence.HIGH,
                    message=message,
                    members=names,
                    drafts=names,
                    agencies=agencies,
                )


def agency(member: Member) -> str | None:
    """Return the code of the agency an application is addressed to."""
    found = re.search(r"\b[A-Z]{2}\d{2}\b", member.application.national_agency or "")
    return found.group() if found else None


def _consortia(addressed: dict[str, tuple[Member, str]], *, doubtful: bool) -> Iterator[tuple[str, ...]]:
    groups: dict[frozenset[int], list[str]] = defaultdict(list)
    for member, _ in addressed.values():
        if len(member.consortium(doubtful)) > 1:
            groups[member.consortium(doubtful)].append(member.name)
    yield from map(tuple, groups.values())


def _alike(context: RoundContext, addressed: dict[str, tuple[Member, str]]) -> Iterator[tuple[str, ...]]:
    """Yield the groups of drafts that a chain of likeness, each link between two agencies, holds together."""
    least = context.thresholds.get("formal.near-application", 0.0)
    families = [set(f.members) for f in context.families if f.kind != "answer" and f.similarity >= least]
    pairs = {pair for family in families for pair in combinations(sorted(family), 2)}
    pairs |= {pair for pair, share in _translated(context, addressed).items() if share >= least}
    linked = (p for p in sorted(pairs) if all(n in addressed for n in p) and addressed[p[0]][1] != addressed[p[1]][1])
    yield from _joined(linked)


def _translated(context: RoundContext, addressed: dict[str, tuple[Member, str]]) -> dict[tuple[str, str], float]:
    """Return, for each pair of drafts, the share of the shorter one's answers that is translated in the other."""
    sizes = {name: sum(f.characters for f in member.application.fields) for name, (member, _) in addressed.items()}
    found: dict[tuple[str, str], float] = defaultdict(float)
    for match in context.matches:
        sides = sorted((match.left, match.right), key=lambda side: side.document)
        pair = (sides[0].document, sides[1].document)
        if match.kind is MatchKind.TRANSLATION and all(sizes.get(name) for name in pair):
            found[pair] += max(len(side.span) / sizes[side.document] for side in sides)
    return found


def _joined(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    groups: list[set[str]] = []
    for pair in pairs:
        near = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in near] + [set(pair).union(*near)]
    yield from sorted(tuple(sorted(group)) for group in groups)
