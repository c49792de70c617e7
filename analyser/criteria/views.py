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
from analyser.criteria.elements import ALL
from analyser.criteria.verdicts import judge
from analyser.model.analysis import CriterionView
from analyser.model.call import Criterion
from analyser.model.finding import Finding
from analyser.model.span import Span

_SHOWN = 3
_NEXT = 4
"""What a sentence loses for each question it stands further from the one that asks for the element."""


@dataclass(frozen=True, slots=True)
class Sought:
    """How a passage for an element is known: by the rule of a topic, or by questions and cues."""

    topic: str | None = None
    fields: tuple[str, ...] = ()
    cues: str | None = None


def view(
    criterion: Criterion, answers: tuple[Answer, ...], findings: Iterable[Finding], config: Config
) -> CriterionView:
    """Return a criterion with up to three passages per element, and the codes of the findings that touch it."""
    prefixes = tuple(_table()["codes"].get(criterion.id, ()))
    return CriterionView(
        criterion=criterion,
        elements=tuple((text, _passages(_sought(text), answers, config)) for text in criterion.elements),
        codes=tuple(sorted({finding.code for finding in findings if prefixes and finding.code.startswith(prefixes)})),
    )


def _passages(sought: Sought, answers: tuple[Answer, ...], config: Config) -> tuple[Span, ...]:
    if sought.topic is not None:
        element = next(element for element in ALL if element.topic == sought.topic)
        found = list(judge(element, answers, config).concrete)
    else:
        found = _best(sought, answers, config)
    return tuple(sorted(_apart(sentence.place for sentence in found)))


def _best(sought: Sought, answers: tuple[Answer, ...], config: Config) -> list[Sentence]:
    """Return the sentences of the fitting answers that say something, the most telling first."""
    ranked: list[tuple[int, Span, Sentence]] = []
    for answer in answers:
        if answer.id not in sought.fields:
            continue
        rank = sought.fields.index(answer.id)
        for sentence in weigh(answer, "element"):
            cued = sought.cues is None or any(cue in sentence.span for cue in answer.cues(sought.cues))
            least = config.threshold("criteria.content-words") if sought.cues is None else 1
            if cued and sentence.content >= least and sentence.strength > 0:
                ranked.append((_NEXT * rank - sentence.strength, sentence.place, sentence))
    return [sentence for _, _, sentence in sorted(ranked, key=lambda entry: entry[:2])]


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return the first spans, without those that overlap an earlier one."""
    kept: list[Span] = []
    for span in spans:
        if len(kept) < _SHOWN and not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return kept


def _sought(text: str) -> Sought:
    entry = _table().get(text, {})
    return Sought(entry.get("topic"), tuple(entry.get("fields", ())), entry.get("cues"))


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(resources.files("analyser.criteria").joinpath("elements.toml").read_text(encoding="utf-8"))
