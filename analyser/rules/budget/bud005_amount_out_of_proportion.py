"""BUD005."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from analyser.model.application import Activity, Application
from analyser.model.finding import Confidence, Severity
from analyser.model.span import Span
from analyser.rules._amounts import amount_span, euros
from analyser.rules._check import Context, Hit, SkipRule, at, rule, the_application

NOT_ENOUGH = "Too few short activities state amount, dates and organisations to compare money with work."
DEARER = (
    "“{activity}” takes {amount} EUR for {days} days; half of the {count} activities that go on for far longer take "
    "{usual} EUR or less."
)

Measured = Sequence[tuple[Activity, float]]


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
    organisations that take part: a rough measure, so this is a note that shows the figures. An event is also
    compared with the activities that go on for far longer: it should not take a multiple of what these take.

    Bad:
        A local event of one day for 12 000 EUR beside a course of ten days for 9 000 EUR

    Good:
        A local event of one day for 900 EUR beside a course of ten days for 9 000 EUR

    Source: complaint of the LT agency, KA210, 2024; VIAA slides, KA2 partnerships, 2026, on proportion
    """
    application = the_application(context)
    paid = [(activity, activity.amount_eur or 0.0) for activity in application.activities]
    dated = [entry for entry in paid if entry[1] > 0 and days(entry[0]) > 0]
    short = [entry for entry in dated if days(entry[0]) <= context.thresholds["formal.proportion-days"]]
    measured = [entry for entry in short if work(entry[0]) > 0]
    least = context.thresholds["formal.proportion-activities"]
    longer = {activity.id: _far_longer(activity, dated, context) for activity, _ in short}
    compared = [(activity, amount) for activity, amount in short if len(longer[activity.id]) >= least]
    if len(measured) < least and not compared:
        raise SkipRule(NOT_ENOUGH)
    told = frozenset[str]()
    if len(measured) >= least:
        among = tuple(_among_short(context, measured))
        told = frozenset(str(hit.place) for hit in among)
        yield from among
    for activity, amount in compared:
        beside = longer[activity.id]
        dearest = max(other for one, other in dated if one is not activity)
        is_told = f"{activity.id}/activity.amount" in told
        if not is_told and _takes_a_multiple(amount, median(beside), dearest, context):
            yield at(
                *_places(application, activity),
                place=f"{activity.id}/activity.amount",
                confidence=Confidence.LOW,
                message=DEARER,
                count=len(beside),
                activity=activity.title or activity.id,
                amount=euros(amount),
                days=days(activity),
                usual=euros(median(beside)),
            )


def _among_short(context: Context, measured: Measured) -> Iterator[Hit]:
    application = the_application(context)
    money = sum(amount for _, amount in measured)
    effort = sum(work(activity) for activity, _ in measured)
    for activity, amount in measured:
        of_money, of_work = amount / money, work(activity) / effort
        if _far_apart(of_money, of_work, context):
            yield at(
                *_places(application, activity),
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


def _places(application: Application, activity: Activity) -> tuple[Span, ...]:
    amount_at = amount_span(application, activity.id, activity.span)
    title = application.fact(f"{activity.id}/activity.title") or activity.span
    return amount_at, *(() if title.overlaps(amount_at) else (title,))


def _far_longer(event: Activity, dated: Measured, context: Context) -> tuple[float, ...]:
    """Return what the activities take that go on for many times the days of an event."""
    least = context.thresholds["formal.proportion-factor"] * days(event)
    return tuple(amount for activity, amount in dated if days(activity) >= least)


def _takes_a_multiple(amount: float, usual: float, dearest: float, context: Context) -> bool:
    """Say whether an event takes far more than most longer activities, or much more and more than any other."""
    limits = context.thresholds
    if amount >= limits["formal.event-factor"] * usual:
        return True
    return amount >= limits["formal.dearest-factor"] * usual and amount >= limits["formal.dearest-lead"] * dearest


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
