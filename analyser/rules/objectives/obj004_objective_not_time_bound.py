"""OBJ004."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.application import Objective
from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule, the_application
from analyser.rules._together import together
from analyser.rules.objectives._letters import hit, indicators_beside, is_umbrella, lacking

SEVERAL = "{count} objectives do not say when they will be reached."


@rule(
    "OBJ004",
    "objective-not-time-bound",
    severity=Severity.WARNING,
    needs=("application", "smart"),
    message="This objective does not say when it will be reached.",
    advice='Add the date or period: "by <month> <year>", "by month <number>", "by the end of the project".',
)
def objective_not_time_bound(context: Context) -> Iterator[Hit]:
    """An objective without a date cannot be late.

    Dates of strategies, surveys and starting values do not count. A note only for the objective of a work package
    whose indicators or activities give dates, and for a general aim that measurable and dated objectives follow.

    Bad:
        To reduce plate waste in the three canteens by 30 %.

    Good:
        To reduce plate waste in the three canteens by 30 % by the end of school year 2027/28.

    Source: SMART objectives, Handbook on lump sums, annex on project design (named by VIAA slides, KA2
    partnerships, VET, 2026)
    """
    yield from together(_hits(context), SEVERAL)


def _hits(context: Context) -> Iterator[Hit]:
    for objective, _ in lacking(context, "time_bound"):
        made_up = _dated(context, objective) or is_umbrella(context, objective)
        yield hit(objective, Severity.NOTE if made_up else None)


def _dated(context: Context, objective: Objective) -> bool:
    """Say whether the indicators or activities of the objective's work package give dates."""
    if any(one.due is not None for one in indicators_beside(context, objective)):
        return True
    own = objective.work_package
    activities = the_application(context).activities
    return own is not None and any(one.end is not None for one in activities if one.work_package == own)
