"""Answers that would fit any project, by measure (WRT006)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyser.config import Config
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.statements.specific import concrete
from analyser.text.particulars import particulars
from analyser.wording.answers import Answer
from analyser.wording.specifics import specifics

_TWO_SENTENCES = 20
_OF_THE_WHOLE = ("relevance.", "needs.", "partnership.", "impact.", "priorities.", "management.")
"""Questions on the project as a whole; what one activity is for may be said without a name."""


def observe(answers: Iterable[Answer], names: frozenset[str], config: Config) -> Iterator[Observation]:
    """Yield an observation for each answer with hardly a name, place, number, time or term of the project.

    In a shorter answer that may be chance: it must consist of the words of any application as well.
    """
    least = config.threshold("wording.generic-answer-words")
    limit = config.threshold("wording.generic-answer-per-hundred-words")
    for answer in answers:
        words = len(answer.reading.words)
        found = len(specifics(answer, names))
        if (words >= least and 100 * found / words < limit) or _says_nothing(answer, words, found, config):
            yield Observation(
                kind="generic-answer",
                span=answer.span,
                place=answer.place,
                values=(("specifics", found), ("words", words)),
                confidence=Confidence.HIGH if not found else Confidence.MEDIUM,
            )


def _says_nothing(answer: Answer, words: int, found: int, config: Config) -> bool:
    """Say whether few words of an answer have content of their own, and few of those name anything."""
    bare = _is_bare(answer, words)
    least = config.threshold("wording.generic-short-words")
    rare = 100 * found / max(1, words) < config.threshold("wording.generic-short-per-hundred-words")
    if not bare and not (words >= least and rare):
        return False
    own = len(concrete(answer.text, answer.reading.language)) / words
    if bare and own < config.threshold("wording.generic-bare-share"):
        return True
    return words >= least and rare and own < config.threshold("wording.generic-own-words-share")


def _is_bare(answer: Answer, words: int) -> bool:
    """Say whether an answer on the project as a whole has two sentences' words without a number, time or name."""
    return words >= _TWO_SENTENCES and answer.id.startswith(_OF_THE_WHOLE) and not particulars(answer.reading)
