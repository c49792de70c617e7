"""Decides what each label means: by score, by the headings above it, and by the order of the form.

A Viterbi search over the labels in reading order: the cost of a reading is how far its wording is
from the label, how badly it fits its place, and how far it runs against the order of the form.
The form's order is a prior only: a draft may leave it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyser.extraction.catalogue import Catalogue, Label, Tier
from analyser.extraction.context import Place, misfit
from analyser.extraction.marks import Mark

_BACKWARDS = 0.5
_REPEATED = 1.0
_SUMMARY_AGAIN = 4.0
_ENGLISH_FIRST = 3.0
_NOT_ASKED = 1.0
_ELSEWHERE = {
    "KA220": frozenset(
        {"organisation.main_activities", "organisation.field_activities", "organisation.learners", "organisation.years"}
        | {"relevance.horizontal", "partnership.platforms"}
    ),
    "KA210": frozenset({"organisation.presentation", "organisation.experience", "relevance.innovation"}),
}
"""Questions that only the form of another action asks."""
_OF_ALL = {
    "activity.content": "wp.activities_content",
    "activity.contribution": "wp.activities_contribution",
    "activity.results": "wp.activities_results",
    "activity.target_group": "wp.participants",
    "activity.participants": "wp.participants",
    "activity.cost_reasoning": "wp.cost_reasoning",
    "context.lump_sum": "wp.amount",
}
"""What the questions on one activity ask of all activities of a package."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a label: the field, and the catalogue's wording that says so."""

    id: str
    label: Label
    cost: float


@dataclass(frozen=True, slots=True)
class _Node:
    total: float
    reading: Reading
    origin: int


def align(marks: Sequence[tuple[Mark, Place]], catalogue: Catalogue, form: str) -> list[Reading]:
    """Return the best reading of each field mark, in order."""
    ranks = catalogue.ranks.get(form) or catalogue.ranks["KA220"]
    columns: list[list[_Node]] = []
    for mark, place in marks:
        before = columns[-1] if columns else []
        columns.append([_node(reading, before, ranks) for reading in _readings(mark, place, form)])
    return _trace(columns)


def _node(reading: Reading, before: list[_Node], ranks: Mapping[str, int]) -> _Node:
    if not before:
        return _Node(reading.cost, reading, -1)
    costs = [node.total + _step(node.reading, reading, ranks) for node in before]
    origin = min(range(len(costs)), key=lambda i: costs[i])
    return _Node(reading.cost + costs[origin], reading, origin)


def _trace(columns: list[list[_Node]]) -> list[Reading]:
    if not columns:
        return []
    at = min(range(len(columns[-1])), key=lambda i: columns[-1][i].total)
    path: list[Reading] = []
    for column in reversed(columns):
        path.append(column[at].reading)
        at = column[at].origin
    return path[::-1]


def _readings(mark: Mark, place: Place, form: str) -> list[Reading]:
    best: dict[str, Reading] = {}
    asked_by_others = _ELSEWHERE.get(form, frozenset())
    for option in mark.options:
        base = (100.0 - min(option.score, 100.0)) / 5 + _foreign(option.label, form)
        base += _NOT_ASKED if option.label.id in asked_by_others else 0.0
        for name in _ids(option.label.id, place):
            reading = Reading(name, option.label, base + misfit(name, place, mark))
            if name not in best or reading.cost < best[name].cost:
                best[name] = reading
    return list(best.values())


def _ids(id: str, place: Place) -> tuple[str, ...]:
    """Return what a wording may ask: in a package without an activity above, of the activities as a whole."""
    if id.startswith("summary."):
        return (id, id.replace("summary.", "summary_en.", 1))
    whole = _OF_ALL.get(id) if place.package is not None and place.activity is None else None
    return (id, whole) if whole else (id,)


def _foreign(label: Label, form: str) -> float:
    """Return the cost of a wording that belongs to another action; short headings are shared by all."""
    if label.tier is Tier.SHORT:
        return 0.3
    return 0.0 if not form or label.form in ("common", form) or form == "KA240" else 1.0


def _step(before: Reading, now: Reading, ranks: Mapping[str, int]) -> float:
    if before.id == now.id:
        return _REPEATED if not now.id.startswith(("wp.", "activity.", "organisation.")) else 0.2
    here, there = ranks.get(before.id), ranks.get(now.id)
    if here is None or there is None:
        return 0.2
    if before.id.startswith("summary") and now.id.startswith("summary"):
        return 0.0 if there > here else _SUMMARY_AGAIN
    if now.id.startswith("summary_en."):
        return _ENGLISH_FIRST
    return 0.0 if there > here else _BACKWARDS
