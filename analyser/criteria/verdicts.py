"""Whether a draft takes a concrete step for an element of the criteria, or only declares one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analyser.config import Config
from analyser.criteria.answers import Answer
from analyser.criteria.aspects import parts
from analyser.criteria.concreteness import Sentence, pairs, weigh
from analyser.criteria.elements import ASPECTS, PRACTICE, USE, Element, may_answer
from analyser.model.span import Span

_PROMISES = 2
"""Words of promise in a sentence without a number or a time that make it a declaration, however long it is."""
_TOPICS = tuple(element.topic for element in ASPECTS)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a draft says of an element: its concrete steps and its mere declarations, the best first."""

    concrete: tuple[Sentence, ...]
    declared: tuple[Sentence, ...]


def judge(element: Element, answers: tuple[Answer, ...], config: Config) -> Verdict:
    """Look for steps first in the answers to the element's own questions, then in the whole draft."""
    asked = asked_for(element, answers)
    other = [s for answer in answers if answer.id not in element.own for s in _elsewhere(element, answer)]
    asked = [s for s in asked if not _is_during(s, element)]
    concrete = [s for s in asked if _is_step(s, element, config)]
    concrete += [s for s in other if s not in concrete and _is_step_elsewhere(s, element, config)]
    declared = [s for s in asked if s not in concrete and (s.aspects or s.declared > 1)]
    if not declared:
        declared = [s for s in other if s.aspects and s.declared and s not in concrete]
    return Verdict(tuple(sorted(concrete, key=_worth)), tuple(sorted(declared, key=_promise)))


def steps_outside(element: Element, part: Answer, config: Config) -> tuple[Sentence, ...]:
    """Return the steps in a part of the draft that no question was found for, the best first.

    What stands below a heading on the topic is read as an answer to its question, else as elsewhere in the draft.
    A step that must name its topic needs the heading: an activity that continues is no use after the end.
    """
    own = replace(element, telling=False)
    steps = [s for s in _below_heads(element, part) if _is_step(s, element if element in ASPECTS else own, config)]
    if not steps and not element.named:
        steps = [s for s in weigh(part, element.topic) if s.aspects and _is_step_elsewhere(s, own, config)]
    return tuple(sorted(steps, key=_worth))


def _below_heads(element: Element, part: Answer) -> Iterator[Sentence]:
    topic, aspects = element.topic, element in ASPECTS
    named = part.cues(f"{topic}_aspects")
    spoken = [one for one in _TOPICS if any(cue in part.head for cue in part.cues(f"{one}_aspects"))]
    headed = part.is_headed and any(cue in part.head for cue in named) and not (aspects and len(spoken) > 1)
    stretches = (Span(0, len(part.reading.text)),) if headed else parts(part, topic, _TOPICS) if aspects else ()
    for stretch in stretches:
        if any(cue in stretch for cue in named):
            yield from weigh(part, topic, stretch)


def asked_for(element: Element, answers: tuple[Answer, ...]) -> list[Sentence]:
    """Return the sentences that stand where the form asks for an element, weighed for it."""
    return [sentence for answer in answers for sentence in _asked(element, answer)]


def _asked(element: Element, answer: Answer) -> Iterator[Sentence]:
    if answer.id in element.own:
        yield from weigh(answer, element.topic)
    elif answer.id in element.shared:
        for stretch in parts(answer, element.topic, _TOPICS):
            yield from weigh(answer, element.topic, stretch)


def _elsewhere(element: Element, answer: Answer) -> Iterator[Sentence]:
    if may_answer(answer, element):
        yield from (pairs if element.paired else weigh)(answer, element.topic)


def _is_during(sentence: Sentence, element: Element) -> bool:
    """Say whether a sentence on what comes after the project tells of its course."""
    cues = sentence.answer.cues("use_during") if element in (USE, PRACTICE) else ()
    return any(cue in sentence.span for cue in cues) and not sentence.aspects


def _is_step(sentence: Sentence, element: Element, config: Config) -> bool:
    if sentence.declared >= _PROMISES and not sentence.values:
        return False
    if element.telling and sentence.telling >= config.threshold("criteria.telling-words"):
        return True
    strength = "criteria.strength" if sentence.declared else "criteria.strength-plain"
    cues = sentence.measures if element.strict else sentence.measures + sentence.means
    return cues > 0 and _says_enough(sentence, element, strength, config)


def _is_step_elsewhere(sentence: Sentence, element: Element, config: Config) -> bool:
    cues = sentence.measures + sentence.aspects + (sentence.means if element.aided else 0)
    if not sentence.measures or cues < element.elsewhere:
        return False
    if element.named and not sentence.aspects:
        return False
    return _says_enough(sentence, element, "criteria.strength-elsewhere", config)


def _says_enough(sentence: Sentence, element: Element, strength: str, config: Config) -> bool:
    if element.brief:
        return sentence.strength >= config.threshold("criteria.strength-brief")
    timed = bool(element.timed and sentence.measures and sentence.values and not sentence.declared)
    enough = (
        timed
        or (sentence.measures > 1 and not sentence.declared)
        or sentence.content >= config.threshold("criteria.content-words")
    )
    return enough and sentence.strength >= config.threshold(strength)


def _worth(sentence: Sentence) -> tuple[int, Span]:
    return -sentence.strength, sentence.place


def _promise(sentence: Sentence) -> tuple[int, Span]:
    return -(sentence.aspects + sentence.declared), sentence.place
