"""Plans that must name several things: a sharing plan and the way of evaluating."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analyser.config import Config
from analyser.criteria.answers import Answer
from analyser.criteria.concreteness import weigh
from analyser.criteria.elements import Element, may_answer
from analyser.model.application import Application
from analyser.model.span import Span
from analyser.text.quantities import QuantityKind

_CAPITAL = "[A-ZĀČĒĢĪĶĻŅŠŪŽÅÄÖÜÕŁŚÉÍ]"
_PERSON = re.compile(rf"(?<!\w){_CAPITAL}[^\W\d_]+\s{_CAPITAL}[^\W\d_]+")

Finder = Callable[[Answer, Span], bool]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan must name, each part with the way to see it in a stretch of an answer.

    `verbs` is the list of cues without which a sentence elsewhere in the draft says nothing of the plan.
    """

    parts: Mapping[str, Finder]
    verbs: str


def missing(
    plan: Plan, element: Element, answers: tuple[Answer, ...], config: Config
) -> tuple[tuple[str, ...], Answer | None]:
    """Return the parts that the answer to the question does not name, none if the rest of the draft does."""
    own = next((answer for answer in answers if answer.id in element.own), None)
    lacking = absent(plan, own)
    open_parts = list(lacking)
    for answer in answers:
        if answer is own or not may_answer(answer, element):
            continue
        for sentence in weigh(answer, element.topic):
            speaks = any(cue in sentence.span for cue in answer.cues(plan.verbs))
            if speaks and sentence.strength >= config.threshold("criteria.strength-elsewhere"):
                open_parts = [name for name in open_parts if not plan.parts[name](answer, sentence.span)]
    return (lacking if open_parts else ()), own


def absent(plan: Plan, answer: Answer | None) -> tuple[str, ...]:
    """Return the parts of a plan that an answer does not name."""
    return tuple(
        name for name, sees in plan.parts.items() if answer is None or not sees(answer, Span(0, len(answer.span)))
    )


def tells_nothing(plan: Plan, answer: Answer) -> bool:
    """Say whether an answer names none of the parts of its plan, wherever else they may stand."""
    return absent(plan, answer) == tuple(plan.parts)


def tells(plan: Plan, part: Answer) -> bool:
    """Say whether a part without a question, whose first line speaks of a plan, names all of it."""
    whole = Span(0, len(part.reading.text))
    return (
        part.is_headed
        and any(one in part.head for one in part.cues(plan.verbs))
        and all(sees(part, whole) for sees in plan.parts.values())
    )


def is_telling(answer: Answer | None, element: Element, config: Config) -> bool:
    """Say whether an answer has a sentence that says much and promises nothing."""
    if answer is None:
        return False
    return any(s.telling >= config.threshold("criteria.telling-words") for s in weigh(answer, element.topic))


def cue(name: str, but: str | None = None) -> Finder:
    """Return a finder of the phrases of a list, those inside phrases of another left out."""

    def sees(answer: Answer, span: Span) -> bool:
        vague = answer.cues(but) if but else ()
        return any(one in span and not any(one.overlaps(v) for v in vague) for one in answer.cues(name))

    return sees


def either(*finders: Finder) -> Finder:
    """Return a finder that one of several satisfies."""
    return lambda answer, span: any(sees(answer, span) for sees in finders)


def dated(answer: Answer, span: Span) -> bool:
    """Say whether a stretch of an answer names a time."""
    return any(date.span in span for date in answer.reading.dates)


def named(application: Application) -> Finder:
    """Return a finder of a person with two names, or of an organisation of the partnership."""
    names = tuple(organisation.name for organisation in application.organisations)

    def sees(answer: Answer, span: Span) -> bool:
        text = answer.reading.text[span.start : span.end]
        return _PERSON.search(text) is not None or any(name in text for name in names)

    return sees


def counted(answer: Answer, span: Span) -> bool:
    """Say whether a stretch of an answer counts points, shares or a scale."""
    kinds = {QuantityKind.POINTS, QuantityKind.SCALE}
    return any(q.span in span and q.kind in kinds for q in answer.reading.quantities)
