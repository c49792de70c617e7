"""BUD002."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyser.model.application import Application
from analyser.model.finding import Severity, Term
from analyser.model.span import Span
from analyser.rules._amounts import NO_AMOUNTS, NO_LUMP_SUM, amount_span, euros, package_amount
from analyser.rules._check import Context, Hit, SkipRule, at, required, rule, the_application
from analyser.rules.budget._stated import totals
from analyser.rules.budget._totals import spans, wrong_sums

INCOMPLETE = "Not every work package or activity states its amount."
OF_SUM = (
    "The amounts named here add up to {found} EUR, their total is {amount} EUR: the difference is {difference} EUR."
)
OF_PACKAGE = "The activities of work package {number} add up to {found} EUR, its amount is {amount} EUR."
OF_TOTAL = "The draft gives the total as {found} EUR, the lump sum is {lump_sum} EUR."
Part = tuple[float | None, Span]


@rule(
    "BUD002",
    "amounts-do-not-total",
    severity=Severity.ERROR,
    message="The {parts} add up to {found} EUR, the lump sum is {lump_sum} EUR: the difference is {difference} EUR.",
    title="The amounts do not add up.",
    advice="Correct the amounts until they add up to the lump sum; the form does not accept another total.",
)
def amounts_do_not_total(context: Context) -> Iterator[Hit]:
    """The amounts of all work packages (KA220) or activities (KA210) add up to the lump sum.

    A difference of a euro or less comes from rounding and is a warning; the form refuses it all the same.
    If an amount is missing, only a total that is already too high is reported. Where all this is well or not known,
    the tables, lists and sentences that write out a sum are added up as they stand.

    Bad:
        Lump sum 60 000 EUR; activities of 30 000 EUR and 20 000 EUR

    Good:
        Lump sum 60 000 EUR; activities of 35 000 EUR and 25 000 EUR

    Source: European Commission, wiki for National Agencies, KA210 and KA220
    """
    application = the_application(context)
    hits: list[Hit] = []
    skip: SkipRule | None = None
    try:
        hits = list(_whole(context, application))
    except SkipRule as reason:
        skip = reason
    sums = list(_written(context, application))
    if not hits and not sums:
        sums = list(_of_total(context, application))
        if skip and not sums:
            raise skip
    if hits:
        also = tuple(span for one in sums for span in one.spans)
        hits[0] = replace(hits[0], spans=hits[0].spans + also)
    yield from hits or sums


def _written(context: Context, application: Application) -> Iterator[Hit]:
    """Yield the sums that the draft writes out and that are wrong."""
    for one in wrong_sums(context.document, application.lump_sum_eur):
        difference = round(abs(one.found - one.amount), 2)
        yield at(
            *((span, "Amount") for span in spans(one)),
            place="budget.summary",
            severity=_slight(context, difference),
            message=OF_SUM,
            found=euros(one.found),
            amount=euros(one.amount),
            difference=euros(difference),
        )


def _whole(context: Context, application: Application) -> Iterator[Hit]:
    """Yield a finding if the parts do not make the lump sum, or those of a package not its amount."""
    whole = required(application.lump_sum_eur, NO_LUMP_SUM)
    parts, what = _parts(application)
    amounts = [amount for amount, _ in parts if amount is not None]
    if not amounts:
        raise SkipRule(NO_AMOUNTS)
    found = round(sum(amounts), 2)
    difference = round(abs(found - whole), 2)
    yield from _inside(context, application)
    if not difference:
        yield from _grid(context, application, whole)
        return
    incomplete = len(amounts) < len(parts) or (what.text == "work packages" and not _has_management(application))
    if incomplete and found < whole:
        raise SkipRule(INCOMPLETE)
    fact = application.fact("context.lump_sum")
    yield at(
        *((span, "") for span in (fact,) if span),
        *((span, "Amount") for amount, span in parts if amount is not None),
        *((span, "Amount") for _, span in totals(context.document, application, whole)),
        place="budget.summary",
        severity=_slight(context, difference),
        parts=what,
        found=euros(found),
        lump_sum=euros(whole),
        difference=euros(difference),
    )


def _grid(context: Context, application: Application, whole: float) -> Iterator[Hit]:
    """Yield a finding if the amounts add up as their parts state them, but not in the table of the budget."""
    stated = {p.id: package_amount(application, p) for p in application.work_packages}
    stated |= {a.id: a.amount_eur for a in application.activities}
    lines = {line.part: line for line in application.budget if line.part and line.organisation is None}
    own = [line for part, line in lines.items() if stated.get(part) not in (None, line.amount_eur)]
    for line in own:
        fact = application.fact("context.lump_sum")
        amount = stated[line.part or ""] or 0.0
        found = whole - amount + line.amount_eur
        yield at(
            (line.span, "Amount"),
            *((span, "") for span in (fact,) if span),
            place="budget.summary",
            severity=_slight(context, abs(amount - line.amount_eur)),
            parts=Term("rows of the budget table"),
            found=euros(found),
            lump_sum=euros(whole),
            difference=euros(abs(found - whole)),
        )


def _inside(context: Context, application: Application) -> Iterator[Hit]:
    """Yield the packages whose activities do not add up to their amount, where those of another package do.

    Where less than half of it is found in a draft with headings of its own, some of its activities were not read.
    """
    sums = {}
    for package in application.work_packages:
        amounts = [a.amount_eur for a in application.activities if a.work_package == package.id]
        known = [amount for amount in amounts if amount is not None]
        if known and len(known) == len(amounts):
            sums[package.id] = round(sum(known), 2)
    wholes = {p.id: p.amount_eur for p in application.work_packages if p.amount_eur is not None and p.id in sums}
    wrong = [part for part, amount in wholes.items() if sums[part] != amount]
    if not wrong or 2 * len(wrong) > len(wholes) - 1:
        return
    for part in wrong:
        if not application.follows_the_form and sums[part] < wholes[part] / 2:
            continue
        own = [a for a in application.activities if a.work_package == part]
        yield at(
            *((amount_span(application, a.id, a.span), "Amount") for a in own),
            place=part,
            severity=_slight(context, abs(sums[part] - wholes[part])),
            message=OF_PACKAGE,
            number=part.removeprefix("WP"),
            found=euros(sums[part]),
            amount=euros(wholes[part]),
        )


def _of_total(context: Context, application: Application) -> Iterator[Hit]:
    """Yield a total that the draft gives and that is not its lump sum, where its parts tell nothing."""
    whole = application.lump_sum_eur
    stated = totals(context.document, application, whole) if whole else ()
    if whole is not None and stated:
        fact = application.fact("context.lump_sum")
        yield at(
            *((span, "Amount") for _, span in stated),
            *((span, "") for span in (fact,) if span),
            place="budget.summary",
            severity=Severity.WARNING,
            message=OF_TOTAL,
            found=euros(stated[0][0]),
            lump_sum=euros(whole),
        )


def _slight(context: Context, difference: float) -> Severity | None:
    return Severity.WARNING if difference <= context.thresholds["formal.rounding-eur"] else None


def _parts(application: Application) -> tuple[list[Part], Term]:
    """Return the amounts that must total: of work packages if there are any, else of activities.

    What costs the whole lump sum beside other activities is no activity but the sum of them.
    """
    packages, activities = application.work_packages, application.activities
    if packages and application.form != "KA210":
        found = [(package_amount(application, p), amount_span(application, p.id, p.span)) for p in packages]
        return found, Term("work packages")
    parts = [a for a in activities if a.amount_eur != application.lump_sum_eur] or activities
    return [(a.amount_eur, amount_span(application, a.id, a.span)) for a in parts], Term("activities")


def _has_management(application: Application) -> bool:
    return any(package.number == 1 for package in application.work_packages)
