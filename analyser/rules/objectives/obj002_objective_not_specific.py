"""OBJ002."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.application import Objective
from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule, the_application
from analyser.rules._together import together
from analyser.rules.objectives._letters import hit, is_umbrella, lacking

SEVERAL = "{count} objectives do not say what exactly will change, or for whom."


@rule(
    "OBJ002",
    "objective-not-specific",
    severity=Severity.WARNING,
    needs=("application", "smart"),
    message="This objective does not say what exactly will change, or for whom.",
    advice="Name the change and whom it concerns; leave out words that fit every project (foster, raise awareness).",
)
def objective_not_specific(context: Context) -> Iterator[Hit]:
    """An objective names a concrete change and whom it concerns; fine words alone name none.

    A note only for a general aim that measurable and dated objectives follow, for a dated one that counts things, and
    for one of a work package that has another objective which is SMART.

    Bad:
        To promote innovation and improve the quality of education in Europe.

    Good:
        Class teachers in the four rural schools help pupils with dyslexia in ordinary lessons.

    Source: VIAA slides, KA2 partnerships, VET, 2026 (objectives are specific, measurable, achievable,
    relevant); award criterion design and implementation
    """
    yield from together(_hits(context), SEVERAL)


def _hits(context: Context) -> Iterator[Hit]:
    for objective, _ in lacking(context, "specific"):
        told = is_umbrella(context, objective) or _counts(context, objective) or _beside(context, objective)
        yield hit(objective, Severity.NOTE if told else None)


def _counts(context: Context, objective: Objective) -> bool:
    """Say whether an objective names a date and a number of things or people, no bare share."""
    verdict = next(one for one in context.smart or () if one.statement == objective.id)
    counted = dict(verdict.evidence).get("measurable")
    shown = context.document.quote(counted) if counted else ""
    return bool(verdict.measurable and verdict.time_bound) and shown[:1].isalnum() and "%" not in shown


def _beside(context: Context, objective: Objective) -> bool:
    """Say whether a work package has another objective that is specific, measurable and dated."""
    verdicts = {verdict.statement: verdict for verdict in context.smart or ()}
    others = [one for one in the_application(context).objectives if one.work_package == objective.work_package]
    told = [verdicts[one.id] for one in others if one is not objective and one.id in verdicts]
    return objective.work_package is not None and any(
        one.specific and one.measurable and one.time_bound for one in told
    )
