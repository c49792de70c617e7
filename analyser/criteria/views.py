"""The draft as an assessor reads it: each element of the award criteria with the passages that answer it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from analyser.config import Config
from analyser.criteria.answers import Answer
from analyser.criteria.concreteness import Sentence, weigh
from analyser.criteria.elements import ALL, Element
from analyser.criteria.verdicts import judge
from analyser.model.analysis import CriterionView
from analyser.model.application import Application
from analyser.model.call import Call, Criterion
from analyser.model.finding import Finding
from analyser.model.span import Span

NO_THIRD_COUNTRY = "All organisations are from the EU or from countries associated to the programme."
_ISO = {"EL": "GR", "UK": "GB"}
_SHOWN = 3
_NEXT = 4
"""What a sentence loses for each question it stands further from the one that asks for the element."""


@dataclass(frozen=True, slots=True)
class Sought:
    """How a passage for an element is known: by the rule of a topic, or by questions and cues; `when` it applies."""

    topic: str | None = None
    fields: tuple[str, ...] = ()
    cues: str | None = None
    when: str | None = None


def view(
    criterion: Criterion,
    answers: tuple[Answer, ...],
    findings: Iterable[Finding],
    config: Config,
    idle: Mapping[str, str],
) -> CriterionView:
    """Return a criterion with up to three passages per element, and the codes of the findings that touch it.

    `idle` gives the reason for each kind of element (`when`) that does not apply to the draft.
    """
    prefixes = tuple(_table()["codes"].get(criterion.id, ()))
    sought = {text: _sought(text) for text in criterion.elements}
    left_out = {text: idle[one.when] for text, one in sought.items() if one.when and one.when in idle}
    return CriterionView(
        criterion=criterion,
        elements=tuple(
            (text, () if text in left_out else _passages(one, answers, config)) for text, one in sought.items()
        ),
        idle=tuple(left_out.items()),
        codes=tuple(sorted({finding.code for finding in findings if prefixes and finding.code.startswith(prefixes)})),
    )


def does_not_apply(application: Application, call: Call | None) -> dict[str, str]:
    """Return the kinds of elements that a draft has no occasion to answer, each with the reason."""
    stated = {_ISO.get(one.country.upper(), one.country.upper()) for one in application.organisations if one.country}
    programme = call.eligible_countries.value if call and call.eligible_countries else frozenset()
    return {"third-country": NO_THIRD_COUNTRY} if stated and programme and stated <= programme else {}


def _passages(sought: Sought, answers: tuple[Answer, ...], config: Config) -> tuple[Span, ...]:
    """Return the passages for an element: those that answer its own question first, each part in order."""
    if sought.topic is not None:
        element = next(element for element in ALL if element.topic == sought.topic)
        own, found = element.own, _steps(element, answers, config)
    else:
        own, found = sought.fields[:1], _best(sought, answers, config)
    asked = {sentence.place for sentence in found if sentence.answer.id in own}
    return tuple(sorted(_apart(sentence.place for sentence in found), key=lambda span: (span not in asked, span)))


def _steps(element: Element, answers: tuple[Answer, ...], config: Config) -> list[Sentence]:
    """Return the steps for an element of a rule; what its own question is answered with comes first, step or not."""
    steps = list(judge(element, answers, config).concrete)
    asked = [sentence for sentence in steps if sentence.answer.id in element.own]
    if steps and not asked:
        told = (s for answer in answers if answer.id in element.own for s in weigh(answer, element.topic))
        asked = sorted((s for s in told if s.strength > 0), key=lambda s: (-s.strength, s.place))[:1]
    return [*asked, *(sentence for sentence in steps if sentence not in asked)]


def _best(sought: Sought, answers: tuple[Answer, ...], config: Config) -> list[Sentence]:
    """Return the sentences of the fitting answers that say something: of the first question, then the most telling."""
    ranked: list[tuple[bool, int, Span, Sentence]] = []
    for answer in answers:
        if answer.id not in sought.fields:
            continue
        rank = sought.fields.index(answer.id)
        for sentence in weigh(answer, "element"):
            cued = sought.cues is None or any(cue in sentence.span for cue in answer.cues(sought.cues))
            least = config.threshold("criteria.content-words") if sought.cues is None else 1
            if cued and sentence.content >= least and sentence.strength > 0:
                ranked.append((rank > 0, _NEXT * rank - sentence.strength, sentence.place, sentence))
    return [entry[-1] for entry in sorted(ranked, key=lambda entry: entry[:3])]


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return the first spans, without those that overlap an earlier one."""
    kept: list[Span] = []
    for span in spans:
        if len(kept) < _SHOWN and not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return kept


def _sought(text: str) -> Sought:
    entry = _table().get(text, {})
    return Sought(entry.get("topic"), tuple(entry.get("fields", ())), entry.get("cues"), entry.get("when"))


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(resources.files("analyser.criteria").joinpath("elements.toml").read_text(encoding="utf-8"))
