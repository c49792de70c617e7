"""Answers that only declare, whatever else the draft says."""

from __future__ import annotations

from analyser.config import Config
from analyser.criteria.answers import Answer
from analyser.criteria.concreteness import Sentence, weigh
from analyser.criteria.elements import OPEN, PRACTICE, USE, Element
from analyser.criteria.verdicts import Verdict
from analyser.text.particulars import particulars


def is_bare(answer: Answer, config: Config, but: str | None = None) -> bool:
    """Say whether an answer holds hardly a number, time or name, and does not point to where its plan stands.

    Sentences with a cue of the list `but` are left out: "CC BY 4.0" is no particular of a plan for sharing.
    """
    if answer.cues("pointers"):
        return False
    names = (but,) if but else ("use_during",)
    aside = [s for s in answer.reading.sentences if any(cue in s for name in names for cue in answer.cues(name))]
    found = [one for one in particulars(answer.reading) if not any(one in sentence for sentence in aside)]
    return len(found) < config.threshold("criteria.particulars")


def bare_answer(element: Element, verdict: Verdict, answers: tuple[Answer, ...], config: Config) -> Answer | None:
    """Return the answer to an element's question that names nobody and nothing of what comes after the project.

    What happens in the course of the project speaks elsewhere of what goes on, and is no plan for afterwards.
    """
    own = next((answer for answer in answers if answer.id in element.own[:1]), None)
    if element not in (USE, PRACTICE) or own is None or not is_bare(own, config):
        return None
    during = [one for one in own.reading.sentences if any(cue in one for cue in own.cues("use_during"))]
    named = [one for one in particulars(own.reading) if not any(one in sentence for sentence in during)]
    for step in verdict.concrete:
        told = any(one in step.span for one in named)
        if step.answer is own and (told or step.strength >= config.threshold("criteria.strength-bare")):
            return None
    return own


def where_they_lie(answers: tuple[Answer, ...]) -> tuple[Sentence, ...]:
    """Return the sentence on sharing that tells where the results lie: there the licence should stand."""
    told = [s for answer in answers if answer.id in OPEN.own[:1] for s in weigh(answer, OPEN.topic)]
    ranked = sorted((s for s in told if _places(s)), key=lambda s: (_is_cell(s), -_places(s), s.place))
    return tuple(ranked[:1])


def _is_cell(sentence: Sentence) -> bool:
    text = sentence.answer.reading.text[sentence.span.start : sentence.span.end]
    return not text.rstrip().endswith((".", "!", ";", ":"))


def _places(sentence: Sentence) -> int:
    return sentence.aspects + sum(cue in sentence.span for cue in sentence.answer.cues("open_places"))
