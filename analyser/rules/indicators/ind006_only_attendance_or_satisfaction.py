"""IND006."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule


@rule(
    "IND006",
    "only-attendance-or-satisfaction",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="All indicators here count heads or smiles: attendance and satisfaction show no change.",
    advice="Add an indicator of what people can do, do or use afterwards.",
)
def only_attendance_or_satisfaction(context: Context) -> Iterator[Hit]:
    """Attendance and satisfaction say that something took place and was liked, not that it worked.

    Bad:
        Number of participants; satisfaction with the course.

    Good:
        45 of 60 teachers run two lessons with the simulator (lesson log).

    Source: complaint of assessors: evaluation is participant satisfaction only (EACEA 2020); VIAA slides, KA2
    partnerships, VET, 2026
    """
    yield from observed(context, "only-attendance-or-satisfaction")
