"""IND005."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, at, rule, the_application
from analyser.rules.indicators._parts import place_of


@rule(
    "IND005",
    "indicator-without-verification",
    severity=Severity.WARNING,
    message="How this indicator will be measured is not said.",
    advice="Name the instrument or source: test, register, questionnaire, signed lists, and who keeps it.",
)
def indicator_without_verification(context: Context) -> Iterator[Hit]:
    """Experts ask who will measure it with what.

    Bad:
        60 % of pupils borrow a book a month by June 2028.

    Good:
        60 % of pupils borrow a book a month by June 2028, library register.

    Source: hint of the KA220 form below both indicator questions (realistic, measurable, reported at the end of
    the project); Handbook on lump sums, annex on indicators
    """
    for indicator in the_application(context).indicators:
        if indicator.verification is None:
            yield at(indicator.span, place=place_of(indicator))
