"""FRM008."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule


@rule(
    "FRM008",
    "repeated-answer",
    severity=Severity.WARNING,
    needs=("application", "observations"),
    message="The same text as in {other}.",
    title="The same text stands below two questions.",
    advice="Answer each question with what it asks; refer to the other answer where needed.",
)
def repeated_answer(context: Context) -> Iterator[Hit]:
    """The same text below two questions leaves one of them unanswered.

    Bad:
        Innovation: Nobody in the three regions has offered lessons in which the learner chooses the task.
        European added value: Nobody in the three regions has offered lessons in which the learner
        chooses the task.

    Good:
        Innovation: Nobody in the three regions has offered lessons in which the learner chooses the task.
        European added value: The school has the teachers and the library abroad has the learners; each
        alone has one half.

    Source: assessors' practice: each criterion is judged by its own questions
    """
    yield from observed(context, "repeated-answer")
