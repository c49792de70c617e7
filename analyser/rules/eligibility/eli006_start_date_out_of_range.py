"""ELI006."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.call import ActionRules, SecondRound
from analyser.model.finding import Severity
from analyser.rules._calendar import written
from analyser.rules._check import Context, Hit, required, rule, stated, the_application, the_rules

NOT_KNOWN = "The permitted start dates of this action are not known for this call year and round."
NOT_STATED = "The draft does not state the start date of the project."
SECOND = (
    "The project starts on {found}. That can fit the second round only, which not every agency opens; in the first "
    "round it starts between {first} and {last}."
)


@rule(
    "ELI006",
    "start-date-out-of-range",
    severity=Severity.ERROR,
    needs=("application", "rules"),
    message="The project starts on {found}; it must start between {first} and {last}.",
    title="The project starts outside the dates permitted.",
    advice="Move the start date into the range, and the dates of the activities with it.",
)
def start_date_out_of_range(context: Context) -> Iterator[Hit]:
    """A project must start on a day that its call and round permit.

    A start that fits the second round only is a warning as long as the draft names no round.

    Bad:
        Project Start Date: 01/06/2026

    Good:
        Project Start Date: 01/09/2026

    Source: VIAA slides, KA2 partnerships, 2026; UHR (SE) on the second round
    """
    application = the_application(context)
    rules = the_rules(context)
    late = _second(rules, application.sector)
    second = late.start if late else None
    known = required(second if application.round == 2 else rules.start, NOT_KNOWN)
    day = required(application.start, NOT_STATED)
    first, last = known.value
    if first <= day <= last:
        return
    fits = day > last if second is None else second.value[0] <= day <= second.value[1]
    maybe = application.round is None and late is not None and fits
    yield stated(
        application,
        "context.start",
        known=known,
        severity=Severity.WARNING if maybe else None,
        message=SECOND if maybe else None,
        found=written(day),
        first=written(first),
        last=written(last),
    )


def _second(rules: ActionRules, sector: str | None) -> SecondRound | None:
    """Return the second round, if the field of the action may have one."""
    late = rules.second_round
    return None if late is None or (late.sectors and sector not in late.sectors.value) else late
