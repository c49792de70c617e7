"""ELI011."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.application import Activity, ActivityPhase, Application, Role
from analyser.model.call import Call, Seat
from analyser.model.finding import Severity
from analyser.model.span import Span
from analyser.rules._check import Context, Hit, SkipRule, at, required, rule, the_application, the_call, the_rules
from analyser.rules._partnership import NO_COUNTRIES, NO_ORGANISATIONS, countries, country, iso
from analyser.rules._vocabulary import ONLINE

NOT_KNOWN = "Where activities may take place is not known for this action and call year."
NO_VENUES = "No activity of the draft names a venue whose country is known."
SHARING = (
    "Results are shared in {venue} ({country}), which is no partner's country. That is possible only if it is "
    "specially justified."
)

_AS_WELL = re.compile(r"[^\W\d_]\)?,?\s+(?:and|un|&)\s+$")


@rule(
    "ELI011",
    "venue-not-eligible",
    severity=Severity.ERROR,
    needs=("application", "call", "rules"),
    message="“{activity}” takes place in {venue} ({country}), which is neither the country of a participating "
    "organisation nor the seat of an EU institution.",
    title="An activity takes place where the action does not permit it.",
    advice="Move the activity to the country of a participating organisation, hold it online, or drop it.",
)
def venue_not_eligible(context: Context) -> Iterator[Hit]:
    """Activities take place in the partners' countries, or at a seat of an EU institution.

    KA220 also takes the countries of associated partners, and sharing of results elsewhere if it
    is specially justified (a warning). Online activities have no venue. A venue whose country is
    not known is not judged.

    Bad:
        Venue: Paris (partners from Latvia and Lithuania)

    Good:
        Venue: Kaunas

    Source: VIAA slides, KA2 partnerships, 2026
    """
    application = the_application(context)
    rules = the_rules(context)
    call = the_call(context)
    associated = required(rules.venues_of_associated_partners, NOT_KNOWN)
    if not application.organisations:
        raise SkipRule(NO_ORGANISATIONS)
    hosts = [o for o in application.organisations if o.role is not Role.ASSOCIATED or associated.value]
    homes = countries(hosts)
    if not homes:
        raise SkipRule(NO_COUNTRIES)
    placed = [activity for activity in application.activities if activity.venue_country]
    if not placed:
        raise SkipRule(NO_VENUES)
    certain = all(country(host) for host in hosts)
    for activity in placed:
        if iso(activity.venue_country) in homes or _only_online(activity):
            continue
        seat = _seat(call, activity)
        if seat is None or not seat.city.firm:
            elsewhere = associated.value and ActivityPhase.SHARING in activity.phases
            yield at(
                venue_span(application, activity),
                place=f"{activity.id}/activity.venue",
                severity=Severity.WARNING if elsewhere or not certain else None,
                message=SHARING if elsewhere else None,
                known=associated if seat is None else seat.city,
                activity=activity.title or activity.id,
                venue=activity.venue or "",
                country=iso(activity.venue_country) or "",
            )


def _only_online(activity: Activity) -> bool:
    """Say whether an activity is held online; one held at a place "and online" is held at the place."""
    found = ONLINE.search(activity.venue or "")
    return found is not None and not _AS_WELL.search((activity.venue or "")[: found.start()])


def venue_span(application: Application, activity: Activity) -> Span:
    """Return where the venue of an activity stands."""
    answers = application.answers("activity.venue")
    stated = application.fact(f"{activity.id}/activity.venue")
    return next((field.span for field in answers if field.owner == activity.id), stated or activity.span)


def _seat(call: Call, activity: Activity) -> Seat | None:
    """Return the seat of an EU institution that the venue names, if it does."""
    venue = (activity.venue or "").casefold()
    there = [seat for seat in call.seats if seat.country == iso(activity.venue_country)]
    return next((seat for seat in there if any(name.casefold() in venue for name in seat.names)), None)
