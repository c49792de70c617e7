"""IMP003."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, rule
from analyser.rules._criteria import judged

DECLARED = "That others can use the results is only declared here: nothing says under which licence, where or how."


@rule(
    "IMP003",
    "results-not-open",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="Nothing was found on an open licence, reuse, transfer or scaling of the results.",
    advice="Name the licence, the place where anyone can get the results, and who takes them over.",
)
def results_not_open(context: Context) -> Iterator[Hit]:
    """Others can use results that are open: with a licence, in a place, in a form that can be changed.

    That results are "transferable" says not how.

    Bad:
        Dissemination: the results are highly transferable to other countries.

    Good:
        Dissemination: all sheets are published under CC BY 4.0 and may be changed and translated.

    Source: award criterion impact (free access, open licence; usable outside the partnership);
    reusable, transferable, scalable results
    """
    yield from judged(context, "results-not-open", DECLARED)
