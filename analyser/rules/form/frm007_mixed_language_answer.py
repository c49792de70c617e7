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
    title="A passage is in another language than the form.",
    advice="Translate it: experts read the form in its own language.",
)
def mixed_language_answer(context: Context) -> Iterator[Hit]:
    """An application is written in one language; names, titles, quotations and the English summary aside.

    Bad:
        Vajadzības: Skolās trūkst stundu ārpus telpām.
        Inovācija: The course is the first in the region in which the learner chooses the task.

    Good:
        Vajadzības: Skolās trūkst stundu ārpus telpām.
        Inovācija: Kurss ir pirmais novadā, kurā uzdevumu izvēlas pats izglītojamais.

    Source: form KA210/KA220, question on the language used to fill in the form
    """
    yield from observed(context, "mixed-language-answer")
