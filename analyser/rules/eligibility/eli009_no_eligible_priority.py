"""ELI009."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, SkipRule, at, required, rule, the_application, the_call, the_rules
from analyser.rules._vocabulary import SECTORS

NONE_TO_CHOOSE = "This action has no priorities to choose, or they are not known for this call year."
NOT_STATED = "The draft names no priorities."
NO_SECTOR = "The field of the action was not recognised, so its own priorities are not known."
NOT_LISTED = "A priority of the draft is not among those known for this call year, whose list is incomplete."
HORIZONTAL = "HORIZONTAL"


@rule(
    "ELI009",
    "no-eligible-priority",
    severity=Severity.ERROR,
    needs=("application", "call", "rules"),
    message="The chosen priorities include neither a horizontal one nor one of {sector}.",
    title="No priority is chosen that the action accepts.",
    advice="Choose at least one horizontal priority or one priority of the field, worded as in the form's list.",
)
def no_eligible_priority(context: Context) -> Iterator[Hit]:
    """A project must serve at least one horizontal priority or one of the field it touches most.

    Bad:
        KA220-SCH, Fostering the upskilling and reskilling of adults

    Good:
        KA220-SCH, Promoting wellbeing at school

    Source: VIAA slides, KA2 partnerships, 2026; list of priorities of the KA220 form
    """
    application = the_application(context)
    rules = the_rules(context)
    call = the_call(context)
    demanded = required(rules.priority_required, NONE_TO_CHOOSE)
    listed = required(call.priorities, NONE_TO_CHOOSE)
    chosen = application.priorities
    if not chosen:
        raise SkipRule(NOT_STATED)
    if any(priority.group == HORIZONTAL for priority in chosen):
        return
    sector = required(application.sector, NO_SECTOR)
    if any(priority.group == sector for priority in chosen):
        return
    if not call.priorities_complete and any(priority.group is None for priority in chosen):
        raise SkipRule(NOT_LISTED)
    yield at(
        *(priority.span for priority in chosen),
        place="priorities.main",
        known=demanded if listed.firm else listed,
        sector=SECTORS.get(sector, sector),
    )
