"""FRM007."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule


@rule(
    "FRM007",
    "mixed-language-answer",
    severity=Severity.WARNING,
    needs=("observations",),
    message="A passage in another language ({found}) than the form ({expected}).",
    advice="Translate it: experts read the form in its own language.",
)
def mixed_language_answer(context: Context) -> Iterator[Hit]:
    """An application is written in one language; names, titles, quotations and the English summary aside.

    Bad:
        a Latvian form with one answer left in English

    Good:
        a Latvian form with all answers in Latvian and the summary also in English

    Source: form KA210/KA220, question on the language used to fill in the form
    """
    yield from observed(context, "mixed-language-answer")
