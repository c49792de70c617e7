"""The amounts of a draft: of a work package, of an activity, and where each one stands."""

from __future__ import annotations

from analyser.model.application import Application, WorkPackage
from analyser.model.span import Span

NO_LUMP_SUM = "The draft does not state the lump sum."
NO_AMOUNTS = "The draft states no amounts."

_FIELDS = ("management.amount", "activity.amount", "wp.amount")


def euros(amount: float) -> str:
    """Return an amount as the programme writes it: "120 000"."""
    whole = round(amount, 2)
    text = f"{whole:,.2f}" if whole % 1 else f"{whole:,.0f}"
    return text.replace(",", "\u00a0")


def package_amount(application: Application, package: WorkPackage) -> float | None:
    """Return the amount of a work package: as stated, from the grid, or the sum of its activities."""
    if package.amount_eur is not None:
        return package.amount_eur
    lines = [line for line in application.budget if line.part == package.id]
    whole = next((line.amount_eur for line in lines if line.organisation is None), None)
    if whole is not None:
        return whole
    if lines:
        return sum(line.amount_eur for line in lines)
    amounts = [a.amount_eur for a in application.activities if a.work_package == package.id]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def amount_span(application: Application, part: str, default: Span) -> Span:
    """Return where the amount of a work package or activity stands."""
    for field in application.answers(*_FIELDS):
        if field.owner == part:
            return field.span
    for line in application.budget:
        if line.part == part and line.organisation is None:
            return line.span
    fact = application.fact(f"{part}/activity.amount")
    if fact is not None:
        return fact
    return next((line.span for line in application.budget if line.part == part), default)
