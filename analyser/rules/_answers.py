"""Whether a question of the form has an answer, be it a text or a fact the form asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from analyser.model.application import Activity, Application, Role, WorkPackage
from analyser.model.call import Asked, FieldKind, FieldRule, Repeats

_FORM: Final[dict[str, Callable[[Application], object]]] = {
    "context.title": lambda a: a.title,
    "context.acronym": lambda a: a.acronym,
    "context.start": lambda a: a.start,
    "context.duration": lambda a: a.duration_months or (a.start and a.end),
    "context.lump_sum": lambda a: a.lump_sum_eur,
    "context.agency": lambda a: a.national_agency,
    "priorities.main": lambda a: a.priorities,
    "priorities.topics": lambda a: a.topics,
    "activities.list": lambda a: a.activities,
    "budget.summary": lambda a: a.budget or any(wp.amount_eur is not None for wp in a.work_packages),
}
_ACTIVITY: Final[dict[str, Callable[[Activity], object]]] = {
    "activity.title": lambda a: a.title,
    "activity.venue": lambda a: a.venue,
    "activity.start": lambda a: a.start,
    "activity.end": lambda a: a.end,
    "activity.lead": lambda a: a.lead,
    "activity.participants": lambda a: a.participants,
    "activity.amount": lambda a: a.amount_eur is not None,
}
_PACKAGE: Final[dict[str, Callable[[WorkPackage], object]]] = {
    "wp.title": lambda p: p.title,
    "wp.activities_content": lambda p: p.activities,
    "management.amount": lambda p: p.amount_eur is not None,
}


def place(owner: str | None, id: str) -> str:
    """Return the name of a field for a report: "WP2/wp.objectives"."""
    return f"{owner}/{id}" if owner else id


def written(application: Application, id: str, owner: str | None = None) -> bool:
    """Say whether there is a text below the question, of this owner if one is named."""
    return any(
        field.characters > 0 and (owner is None or field.owner in {owner, None})
        for field in application.fields
        if field.id == id or id in field.also
    )


def answered(application: Application, rule: FieldRule, owner: str | None) -> bool:
    """Say whether the draft answers a question of the form for one owner."""
    if written(application, rule.id, owner):
        return True
    if owner is None:
        form = _FORM.get(rule.id)
        stated = form(application) if form else None
        return bool(stated) or (rule.kind is not FieldKind.TEXT and application.fact(rule.id) is not None)
    if rule.id == "activity.results" and any(result.activity == owner for result in application.results):
        return True
    if rule.repeats in (Repeats.ORGANISATION, Repeats.ACTIVITY) and application.fact(place(owner, rule.id)):
        return True
    activity = next((entry for entry in application.activities if entry.id == owner), None)
    if activity is not None and rule.id in _ACTIVITY:
        return bool(_ACTIVITY[rule.id](activity))
    package = next((entry for entry in application.work_packages if entry.id == owner), None)
    if package is not None and rule.id == "wp.activities_results":
        return any(result.activity in package.activities for result in application.results)
    if package is not None and rule.id in _PACKAGE:
        return bool(_PACKAGE[rule.id](package))
    return rule.id.startswith("wp.indicators_") and written(application, "wp.indicators", owner)


def owners(application: Application, rule: FieldRule) -> tuple[str | None, ...]:
    """Return for whom a question is asked in this draft: ids, or None for the form as a whole.

    Associated partners are not asked. A form without implementation packages is asked for one title.
    """
    if rule.asked is Asked.NOT_ENGLISH and application.language in {None, "en"}:
        return ()
    if rule.repeats is Repeats.FORM:
        return (None,)
    if rule.repeats is Repeats.ORGANISATION:
        return tuple(o.id for o in application.organisations if o.role is not Role.ASSOCIATED)
    if rule.repeats is Repeats.ACTIVITY:
        return tuple(activity.id for activity in application.activities)
    management = rule.asked is Asked.MANAGEMENT
    packages = tuple(p.id for p in application.work_packages if (p.number == 1) is management)
    return packages or ((None,) if management or rule.id == "wp.title" else ())
