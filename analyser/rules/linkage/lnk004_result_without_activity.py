"""LNK004."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule
from analyser.rules.linkage._links import orphans, planned

NO_ACTIVITIES = "The draft describes no activities."


@rule(
    "LNK004",
    "result-without-activity",
    severity=Severity.WARNING,
    needs=("application", "linking"),
    message="No activity produces this result.",
    advice="Name the activity that makes it, with time and people, or leave the result out.",
)
def result_without_activity(context: Context) -> Iterator[Hit]:
    """Every result comes out of an activity.

    Bad:
        Result "Policy paper"; no activity writes one

    Good:
        The same result, and an activity "Drafting of the policy paper with three ministries"

    Source: VIAA slides, KA2 partnerships, VET, 2026: objectives - activities - results
    """
    yield from orphans(context, planned(context), "A", NO_ACTIVITIES)
