"""OBJ003."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule
from analyser.rules._together import together
from analyser.rules.objectives._letters import hit, indicators_beside, is_umbrella, lacking

SEVERAL = "{count} objectives name no quantity and no state that can be checked."


@rule(
    "OBJ003",
    "objective-not-measurable",
    severity=Severity.WARNING,
    needs=("application", "smart"),
    message="This objective names no quantity and no state that can be checked.",
    advice='Add a quantity or a state others can check: "from <start> to <target>, measured by <source>".',
)
def objective_not_measurable(context: Context) -> Iterator[Hit]:
    """Whether an objective was reached must be visible to somebody outside.

    A number, a share or an adopted document shows it. Years, pages and the numbers of the partners do not
    count. A note only for the objective of a work package whose indicators give a target, and for a general aim
    that measurable and dated objectives follow.

    Bad:
        To considerably improve the reading skills of pupils by 2028.

    Good:
        The share of pupils who read a book a month rises from 35 % to 60 % by June 2028.

    Source: VIAA slides, KA2 partnerships, VET, 2026 (objectives are specific, measurable, achievable,
    relevant); hint of the KA220 form on indicators
    """
    yield from together(_hits(context), SEVERAL)


def _hits(context: Context) -> Iterator[Hit]:
    for objective, _ in lacking(context, "measurable"):
        measured = any(one.target is not None for one in indicators_beside(context, objective))
        yield hit(objective, Severity.NOTE if measured or is_umbrella(context, objective) else None)
