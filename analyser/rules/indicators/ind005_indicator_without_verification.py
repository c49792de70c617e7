"""IND005."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule
from analyser.rules._together import together

SEVERAL = "How {count} of the indicators will be measured is not said."


@rule(
    "IND005",
    "indicator-without-verification",
    severity=Severity.WARNING,
    needs=("application", "observations"),
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
    yield from together(observed(context, "indicator-without-verification"), SEVERAL)
