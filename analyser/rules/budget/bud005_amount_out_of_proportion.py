"""BUD005."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.application import Activity
from analyser.model.finding import Confidence, Severity
from analyser.rules._amounts import amount_span, euros
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application

NOT_ENOUGH = "Too few short activities state amount, dates and organisations to compare money with work."


@rule(
    "BUD005",
    "amount-out-of-proportion",
    severity=Severity.NOTE,
    message="Among {count} short activities, “{activity}” takes {money} % of the money ({amount} EUR) and {work} % "
    "of the work (days: {days}, organisations: {organisations}).",
    title="The money of an activity is out of proportion to its work.",
    advice="Check the amount. If it is right, say in the reasoning what makes this activity cost more or less.",
)
def amount_out_of_proportion(context: Context) -> Iterator[Hit]:
    """The money of an activity should stand in some proportion to its work.

    Compared are meetings, courses and events, that is activities of at most a month: work that goes
    on for longer is not done on all its days. Work is counted as days from start to end times the
    organisations that take part: a rough measure, so this is a note that shows the figures.

    Bad:
        A local event of one day for 12 000 EUR beside a course of ten days for 9 000 EUR

    Good:
        A local event of one day for 900 EUR beside a course of ten days for 9 000 EUR

    Source: complaint of the LT agency, KA210, 2024; VIAA slides, KA2 partnerships, 2026, on proportion
    """
    application = the_application(context)
    measured = [(activity, activity.amount_eur or 0.0, work(activity)) for activity in application.activities]
    most = context.thresholds["formal.proportion-days"]
    measured = [entry for entry in measured if entry[1] > 0 and entry[2] > 0 and days(entry[0]) <= most]
    if len(measured) < context.thresholds["formal.proportion-activities"]:
        raise SkipRule(NOT_ENOUGH)
    money = sum(amount for _, amount, _ in measured)
    effort = sum(units for _, _, units in measured)
    for activity, amount, units in measured:
        of_money, of_work = amount / money, units / effort
        if _far_apart(of_money, of_work, context):
            amount_at = amount_span(application, activity.id, activity.span)
            title = application.fact(f"{activity.id}/activity.title") or activity.span
            yield at(
                amount_at,
                *(() if title.overlaps(amount_at) else (title,)),
                place=f"{activity.id}/activity.amount",
                confidence=Confidence.LOW,
                count=len(measured),
                activity=activity.title or activity.id,
                amount=euros(amount),
                money=round(100 * of_money),
                work=round(100 * of_work),
                days=days(activity),
                organisations=organisations(activity),
            )


def days(activity: Activity) -> int:
    """Return the days from start to end, both included; 0 if they are not stated."""
    if activity.start is None or activity.end is None or activity.end < activity.start:
        return 0
    return (activity.end - activity.start).days + 1


def organisations(activity: Activity) -> int:
    """Return how many organisations take part, the leading one included."""
    return len({*activity.participants, *((activity.lead,) if activity.lead else ())})


def work(activity: Activity) -> int:
    """Return days times organisations; 0 if one of them is not stated."""
    return days(activity) * organisations(activity)


def _far_apart(money: float, effort: float, context: Context) -> bool:
    factor = context.thresholds["formal.proportion-factor"]
    points = context.thresholds["formal.proportion-points"] / 100
    return abs(money - effort) >= points and max(money, effort) >= factor * min(money, effort)
