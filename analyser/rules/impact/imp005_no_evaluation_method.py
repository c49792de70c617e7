"""IMP005."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule
from analyser.rules._criteria import judged


@rule(
    "IMP005",
    "no-evaluation-method",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="How success is judged is not said: {parts}.",
    title="The draft does not fully say how success is judged.",
    advice="Say who judges each objective, when, and with which test, sheet, survey or figures.",
)
def no_evaluation_method(context: Context) -> Iterator[Hit]:
    """Whether the objectives were reached is judged by somebody, at a time, with an instrument.

    The instrument must be named, and who uses it or when.

    Bad:
        Evaluation: we will carefully evaluate whether the objectives have been reached.

    Good:
        Evaluation: two teachers mark the same ten tasks in October and June.

    Source: award criterion impact (way of evaluating the outcomes); complaint on "SMART evaluation" of the
    Lithuanian agency, 2024
    """
    yield from judged(context, "no-evaluation-method")
