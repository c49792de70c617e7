"""WRT006."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model.finding import Severity
from analyser.rules._check import Context, Hit, observed, rule


@rule(
    "WRT006",
    "generic-answer",
    severity=Severity.WARNING,
    needs=("observations",),
    message="{words} words with {specifics} names, places, numbers, times or terms of this project: the answer "
    "would fit any project.",
    title="Answers would fit any project.",
    advice="Say who, where, how many and when in this project.",
)
def generic_answer(context: Context) -> Iterator[Hit]:
    """An answer that would fit any project shows no project.

    Bad:
        Modern education has to prepare people for life and work. Our project will help them to develop
        their skills. New methods will motivate learners, partners will share what they know, and the
        quality of education will grow. (and so on, for fifty words and more)

    Good:
        The folk high school of Rumba runs the course on Tuesdays from October 2026 for 24 adults.

    Source: consultants' complaint "text that fits any project"; the limit is
    measured, see the threshold
    """
    yield from observed(context, "generic-answer")
