"""ELI016."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application
from analyser.rules._partnership import NO_ORGANISATIONS, same


@rule(
    "ELI016",
    "duplicate-organisation",
    severity=Severity.ERROR,
    message="{name} is listed twice: first as {first}.",
    title="An organisation is listed twice.",
    advice="List each organisation once, in one role. If they are two organisations, give each its own OID and name.",
)
def duplicate_organisation(context: Context) -> Iterator[Hit]:
    """An organisation stands in the partnership once, and in one role.

    Two entries are the same organisation if they share the OID, or the name and the country.

    Bad:
        Kauno mokykla (E10000002 - LT)
        Kauno Mokykla (E10000007 - LT)

    Good:
        Kauno mokykla (E10000002 - LT)
        Vilniaus mokykla (E10000007 - LT)

    Source: VIAA slides, KA2 partnerships, 2026: organisations take part by OID
    """
    application = the_application(context)
    if not application.organisations:
        raise SkipRule(NO_ORGANISATIONS)
    reported: set[str] = set()
    for first, second in combinations(application.organisations, 2):
        if second.id not in reported and same(first, second):
            reported.add(second.id)
            yield at(second.span, (first.span, "First entry."), name=second.name, first=first.name)
