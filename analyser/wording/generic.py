"""Answers that would fit any project, by measure (WRT006)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyser.config import Config
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.wording.answers import Answer
from analyser.wording.specifics import specifics


def observe(answers: Iterable[Answer], names: frozenset[str], config: Config) -> Iterator[Observation]:
    """Yield an observation for each long answer with hardly a name, place, number, time or term of the project."""
    least = config.threshold("wording.generic-answer-words")
    limit = config.threshold("wording.generic-answer-per-hundred-words")
    for answer in answers:
        words = len(answer.reading.words)
        if words < least:
            continue
        found = len(specifics(answer, names))
        if 100 * found / words < limit:
            yield Observation(
                kind="generic-answer",
                span=answer.span,
                place=answer.place,
                values=(("specifics", found), ("words", words)),
                confidence=Confidence.HIGH if not found else Confidence.MEDIUM,
            )
