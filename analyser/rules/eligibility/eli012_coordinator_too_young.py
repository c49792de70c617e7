"""ELI012."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from analyser.model.call import ActionRules, Known
from analyser.model.finding import Severity
from analyser.rules._calendar import later, written
from analyser.rules._check import Context, DoesNotApply, Hit, at, required, rule, the_application, the_rules
from analyser.rules._partnership import NO_COORDINATOR, coordinator

NO_RULE = "This action sets no least age for the applicant."
NOT_KNOWN = "Whether this action sets a least age for the applicant is not known for this call year."
NO_DEADLINE = "The deadline of this action is not known for this call year."
NOT_STATED = "The draft does not say when the applicant was established."


@rule(
    "ELI012",
    "coordinator-too-young",
    severity=Severity.ERROR,
    needs=("application", "rules"),
    message="The applicant {name} was established on {found}; it must have existed for {years} years on the deadline, "
    "{deadline}.",
    title="The applicant was established too late.",
    advice="Let a partner that was established by {latest} apply for the partnership.",
)
def coordinator_too_young(context: Context) -> Iterator[Hit]:
    """The applicant of a cooperation partnership must have existed for two years on the deadline.

    Bad:
        Date of establishment: 15/06/2024 (deadline 05/03/2026)

    Good:
        Date of establishment: 05/03/2024

    Source: VIAA slides, KA2 partnerships, 2026
    """
    application = the_application(context)
    rules = the_rules(context)
    if rules.lacks("coordinator_age_years"):
        raise DoesNotApply(NO_RULE)
    years = required(rules.coordinator_age_years, NOT_KNOWN)
    deadline = required(_deadline(rules, application.round), NO_DEADLINE)
    applicant = required(coordinator(application), NO_COORDINATOR)
    established = required(applicant.established, NOT_STATED)
    latest = later(deadline.value, -12 * years.value)
    if established > latest:
        yield at(
            applicant.span,
            known=years if deadline.firm else deadline,
            name=applicant.name,
            found=written(established),
            years=years.value,
            deadline=written(deadline.value),
            latest=written(latest),
        )


def _deadline(rules: ActionRules, number: int | None) -> Known[date] | None:
    return rules.second_round.deadline if number == 2 and rules.second_round else rules.deadline
