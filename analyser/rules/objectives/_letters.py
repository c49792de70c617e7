"""The objectives that miss one letter of SMART, and what in the draft makes up for it."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.application import Indicator, Objective
from analyser.model.finding import Severity
from analyser.model.observation import UNKNOWN_WORDS
from analyser.rules._check import Context, Hit, SkipRule, at, the_application

_LISTED = 2
_ASKED = ".objectives"
_ELSEWHERE = (
    "priorities.",
    "relevance.motivation",
    "relevance.added",
    "needs.",
    "partnership.",
    "impact.",
    "activity.",
    "management.",
)
"""Answers that speak of objectives without being asked for them."""


def lacking(context: Context, letter: str) -> Iterator[tuple[Objective, str]]:
    """Yield each objective whose verdict on a letter is no, with the reason.

    Where objectives stand below the questions for them, what other answers say of them repeats them in short.

    Raises:
        SkipRule: no statement could be judged as a whole, as in a language whose words are not known.
    """
    application = the_application(context)
    verdicts = {verdict.statement: verdict for verdict in context.smart or ()}
    if verdicts and all(verdict.specific is None for verdict in verdicts.values()):
        raise SkipRule(UNKNOWN_WORDS)
    asked = [one for one in application.objectives if (one.field or "").endswith(_ASKED)]
    for objective in application.objectives:
        if len(asked) >= _LISTED and (objective.field or "").startswith(_ELSEWHERE):
            continue
        verdict = verdicts.get(objective.id)
        if verdict is not None and getattr(verdict, letter) is False:
            yield objective, dict(verdict.reasons).get(letter, "")


def place_of(objective: Objective) -> str:
    """Return the field an objective stands in: "WP2/wp.objectives"."""
    field = objective.field or "relevance.objectives"
    return f"{objective.work_package}/{field}" if objective.work_package else field


def hit(objective: Objective, severity: Severity | None = None) -> Hit:
    """Return the finding at an objective."""
    return at(objective.span, place=place_of(objective), severity=severity)


def is_umbrella(context: Context, objective: Objective) -> bool:
    """Say whether an objective only opens a list: the first below its question, with two at least that are SMART."""
    beside = [one for one in the_application(context).objectives if place_of(one) == place_of(objective)]
    verdicts = {verdict.statement: verdict for verdict in context.smart or ()}
    told = [verdicts[one.id] for one in beside[1:] if one.id in verdicts]
    return beside[0] is objective and sum(bool(one.measurable and one.time_bound) for one in told) >= _LISTED


def indicators_beside(context: Context, objective: Objective) -> tuple[Indicator, ...]:
    """Return the indicators of the objective's work package; of a project's objective, none."""
    application = the_application(context)
    if objective.work_package is None:
        return ()
    return tuple(one for one in application.indicators if one.work_package == objective.work_package)
