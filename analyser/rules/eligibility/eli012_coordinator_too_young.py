"""ELI012."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from analyser.model.application import Application, Organisation
from analyser.model.call import ActionRules, Known
from analyser.model.finding import Severity
from analyser.model.span import Span
from analyser.rules._calendar import later, written
from analyser.rules._check import Context, DoesNotApply, Hit, at, required, rule, the_application, the_rules
from analyser.rules._partnership import NO_COORDINATOR, coordinator

NO_RULE = "This action sets no least age for the applicant."
NOT_KNOWN = "Whether this action sets a least age for the applicant is not known for this call year."
NO_DEADLINE = "The deadline of this action is not known for this call year."
IN_YEAR = "The applicant {name} was established in {found}; on the deadline, {deadline}, it must be {years} years old."
PORTRAIT = 600
"""Letters in which an organisation is presented behind its name."""
STATED = "organisation.established"
NEW_YEAR = re.compile(r"\b0?1\s?[./-]\s?0?1\s?[./-]|-01-01\b|\b1(?:st)?\.?\s*jan|\bjan\w*\s+1\b", re.IGNORECASE)
"""The first of January as a date."""
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
        dated = _is_dated(context, application, applicant)
        yield at(
            *_places(context, application, applicant),
            known=years if deadline.firm else deadline,
            message=None if dated else IN_YEAR,
            name=applicant.name,
            found=written(established) if dated else str(established.year),
            years=years.value,
            deadline=written(deadline.value),
            latest=written(latest),
        )


def _places(context: Context, application: Application, applicant: Organisation) -> tuple[Span, ...]:
    """Return where the applicant is listed, and the year it was established in where that stands apart from it."""
    answers = [field.span for field in application.answers(STATED) if field.owner in {None, applicant.id}]
    year = str(applicant.established.year if applicant.established else "")
    behind = applicant.span.end
    told = re.compile(rf"(?<!\d){year}(?!\d)").search(context.document.text, behind, behind + PORTRAIT)
    if answers or year in context.document.quote(applicant.span) or told is None:
        return (applicant.span,)
    return applicant.span, Span(*told.span())


def _is_dated(context: Context, application: Application, applicant: Organisation) -> bool:
    """Say whether a day is stated; where only a year is, its first day stands for it."""
    if (applicant.established or date.min).timetuple().tm_yday > 1:
        return True
    answers = [field.span for field in application.answers(STATED) if field.owner in {None, applicant.id}]
    return any(NEW_YEAR.search(context.document.quote(span)) for span in (*answers, applicant.span))


def _deadline(rules: ActionRules, number: int | None) -> Known[date] | None:
    return rules.second_round.deadline if number == 2 and rules.second_round else rules.deadline
