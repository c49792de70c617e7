"""What the rules HOR001-HOR005 and IMP001-IMP005 are told: what is only declared, what is not said at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyser.config import Config
from analyser.criteria.answers import Answer, is_known
from analyser.criteria.declarations import bare_answer, is_bare, where_they_lie
from analyser.criteria.elements import (
    ALL,
    ASPECTS,
    EVALUATION,
    LATER,
    OPEN,
    SHARING,
    VALUES,
    Element,
    asked_in,
    is_whole,
)
from analyser.criteria.loose import taken_up
from analyser.criteria.plans import (
    Plan,
    absent,
    counted,
    cue,
    dated,
    either,
    is_telling,
    missing,
    named,
    tells,
    tells_nothing,
)
from analyser.criteria.verdicts import Verdict, asked_for, judge, steps_outside
from analyser.model.application import Application
from analyser.model.finding import Confidence, Term
from analyser.model.observation import Observation, not_judged
from analyser.model.span import Span

ALSO = "This too is only declared."
STEP = "A step stands here: the answer should name it as well."
NOT_ASKED = "The draft holds no section that would answer this."
NOT_PUBLIC = "The form of this action is not public, so where this should stand is not known."
LANGUAGE = "What makes a measure concrete is not known for the language of this draft."
_RELATED = 2
_NAMED = ("with whom", "through which channel", "with what")
"""Parts that may be named in words the packs do not hold, so that a telling answer is believed."""


def observe(
    application: Application, answers: tuple[Answer, ...], config: Config, loose: tuple[Answer, ...] = ()
) -> Iterator[Observation]:
    """Yield an observation for each element that the draft leaves open, or cannot be judged on.

    `loose` are the parts of the draft that no question was found for: an element that stands there is told of
    with the heading, as `where`, and of low confidence.
    """
    known = tuple(answer for answer in answers if is_known(answer.language))
    rest = tuple(part for part in loose if is_known(part.language))
    for element in ALL:
        reason = _unjudged(element, application, answers, known)
        if reason is not None:
            yield not_judged(element.rule, reason)
            continue
        read = known if element in (*ASPECTS, VALUES) else taken_up(element.own[0], known, rest)
        if element in {SHARING, EVALUATION}:
            plan = _plan(element, application)
            told = ((part, part.head) for part in rest if tells(plan, part))
            yield from _unless(told, element, _incomplete(element, plan, application, read, config))
        else:
            told = ((part, step.span) for part in rest for step in steps_outside(element, part, config))
            yield from _unless(told, element, _declared(element, application, read, config))


def _unless(
    told: Iterator[tuple[Answer, Span]], element: Element, found: Iterator[Observation]
) -> Iterator[Observation]:
    """Yield what was found, unsure of it where a part of the draft beside the answers tells what is missed.

    What an answer only declares stays a fault, except of aspects, whose steps may stand anywhere.
    """
    for seen in found:
        sure = seen.confidence is Confidence.LOW or (seen.span is not None and element not in ASPECTS)
        part, span = (None, None) if sure else next(told, (None, None))
        if part is None or span is None:
            yield seen
        else:
            there = part.at(span)
            yield replace(seen, span=there, related=(), values=(("where", part.place),), confidence=Confidence.LOW)


def _unjudged(
    element: Element, application: Application, answers: tuple[Answer, ...], known: tuple[Answer, ...]
) -> str | None:
    """Return why an element cannot be judged, None if it can."""
    asked = [answer for answer in answers if answer.id in element.questions]
    if any(answer not in known for answer in asked) or (answers and not known):
        return LANGUAGE
    if asked:
        return None
    if len(known) < len(answers) or not is_whole(known):
        return LANGUAGE if len(known) < len(answers) else NOT_ASKED
    return None if asked_in(element, application, answers) else NOT_PUBLIC


def _declared(
    element: Element, application: Application, answers: tuple[Answer, ...], config: Config
) -> Iterator[Observation]:
    verdict = judge(element, answers, config)
    bare = bare_answer(element, verdict, answers, config)
    if bare is not None:
        steps = tuple((step.place, STEP) for step in verdict.concrete if step.answer is not bare)
        sure = Confidence.MEDIUM if steps else Confidence.HIGH
        yield Observation(
            kind=element.rule, span=bare.span, place=bare.place, related=steps[:_RELATED], confidence=sure
        )
        return
    if verdict.concrete:
        yield from _only_elsewhere(element, verdict, answers, config)
        return
    declared = verdict.declared
    if element is OPEN:
        declared = where_they_lie(answers) or tuple(sentence for sentence in declared if sentence.aspects)
    first, *rest = declared or (None,)
    yield Observation(
        kind=element.rule,
        span=first.place if first else None,
        place=first.answer.place if first else asked_in(element, application, answers),
        related=tuple((other.place, ALSO) for other in rest[:_RELATED] if other),
        confidence=Confidence.HIGH if first or element not in LATER else Confidence.MEDIUM,
    )


def _only_elsewhere(
    element: Element, verdict: Verdict, answers: tuple[Answer, ...], config: Config
) -> Iterator[Observation]:
    """Yield an answer that only declares while a step stands elsewhere: experts look for it where they asked."""
    own = tuple(answer for answer in answers if answer.id in element.own)
    asked = asked_for(element, own or answers)
    step = verdict.concrete[0]
    if element in ASPECTS and asked and not any(s in asked for s in verdict.concrete):
        declared = [s for s in verdict.declared if s in asked and s.declared]
        if declared and not any(is_telling(answer, element, config) for answer in own):
            yield Observation(
                kind=element.rule,
                span=declared[0].place,
                place=declared[0].answer.place,
                related=((step.place, STEP),),
                confidence=Confidence.LOW,
            )


def _incomplete(
    element: Element, plan: Plan, application: Application, answers: tuple[Answer, ...], config: Config
) -> Iterator[Observation]:
    lacking, own = missing(plan, element, answers, config)
    if own and (gaps := absent(plan, own)) and is_bare(own, config, but="open_measures"):
        lacking = gaps
    if not lacking and own and tells_nothing(plan, own) and own.cues("declared"):
        yield Observation(kind=element.rule, span=own.span, place=own.place, confidence=Confidence.LOW,
                          values=(("parts", tuple(Term(name) for name in plan.parts)),))  # fmt: skip
        return
    if len(lacking) == 1 and lacking[0] in _NAMED and is_telling(own, element, config):
        return
    if element is EVALUATION and "with what" not in lacking and len(lacking) < len(plan.parts) - 1:
        return
    if lacking:
        yield Observation(
            kind=element.rule,
            span=own.span if own else None,
            place=own.place if own else asked_in(element, application, answers),
            values=(("parts", tuple(Term(name) for name in lacking)),),
            confidence=Confidence.MEDIUM if len(lacking) == 1 else Confidence.HIGH,
        )


_SHARING = Plan(
    {
        "with whom": cue("sharing_audience", but="sharing_vague_audience"),
        "through which channel": cue("sharing_channel"),
        "at what time": either(dated, cue("sharing_time", but="sharing_vague_time")),
    },
    verbs="sharing_verbs",
)


def _plan(element: Element, application: Application) -> Plan:
    return _SHARING if element is SHARING else _evaluation(application)


def _evaluation(application: Application) -> Plan:
    return Plan(
        {
            "who judges": either(named(application), cue("evaluation_person")),
            "at what time": either(dated, cue("evaluation_time", but="evaluation_vague_time")),
            "with what": either(counted, cue("evaluation_instrument", but="evaluation_weak")),
        },
        verbs="evaluation_aspects",
    )
