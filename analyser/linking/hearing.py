"""What is known of a statement by how far the rest of its draft speaks of it.

Each kind is looked for outside the answers that only list it, in its own words and by what it is called, and beside the
other statements of its kind: in a terse draft all are spoken of less.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log1p

import numpy as np

from analyser.linking import aims, measuring
from analyser.linking.heard import Sentences, name, telling
from analyser.linking.listed import items
from analyser.model.application import Activity, Application, Indicator, Need, Objective, Result, TargetGroup
from analyser.model.document import Document
from analyser.model.span import Span
from analyser.text.patterns import any_of

Features = tuple[float, ...]
Stated = Activity | Indicator | Need | Objective | Result | TargetGroup
KINDS = "ORINTA"
_PURPOSE = ("needs.", "relevance.motivation", "summary", "priorities.", "context")
_PROMISES = ("relevance.objectives", "priorities.", "summary", "results.", "wp.indicators")
_LISTS = {
    "R": (*_PROMISES, "wp.results", "wp.activities_results"),
    "O": (*_PROMISES, "relevance.", "needs.", "wp.objectives"),
    "N": _PURPOSE,
    "T": _PURPOSE,
    "A": ("activity", "wp.activit", "budget"),
}
"""Answers that only announce statements of a kind."""
_SERVING = {
    "R": ("activity", "wp.activit"),
    "O": ("activity", "wp.", "results"),
    "N": ("activity", "wp.", "relevance.obj", "results"),
    "T": ("activity", "wp.activit", "wp.obj"),
    "A": ("needs", "relevance", "summary", "impact", "priorities", "wp.obj", "context", "results"),
}
"""Answers that tell what is done for a statement of a kind; of an activity, what it is done for."""
_SERVED_BY = {"R": "A", "O": "A", "N": "OAR", "T": "A", "A": "ONTR"}
_DOUBTFUL = {"A": "leisure_words", "R": "gadget_words", "N": "facility_words"}
"""What projects seldom have as a purpose, make or can mend."""
_COMPARED = 5
"""Features that come first and are not compared: the cue and the shares of families of words."""
_BEGINNING = 600
"""Characters of an activity's description in which it says what it is."""


@dataclass(frozen=True, slots=True)
class _Words:
    """A statement as it is looked for: all its words, and those that say what it is."""

    whole: str
    title: str


@dataclass(frozen=True, slots=True)
class Hearing:
    """What is known of each statement that is judged; where one lists several things, of each of its `parts`."""

    features: Mapping[str, Features]
    parts: Mapping[str, Mapping[str, Span]]

    def rows(self, statement: str) -> tuple[str, ...]:
        """Return the names by which a statement is judged."""
        return tuple(self.parts.get(statement, {statement: None}))


UNHEARD = Hearing({}, {})


def heard(read: Sentences, document: Document, application: Application, language: str | None) -> Hearing:
    """Return how far the rest of a draft speaks of each statement that is judged."""
    parts = {one.id: listed for one in application.results if (listed := _parts(document, one))}
    places = {kind: dict(stated(application, kind)) for kind in KINDS}
    found: dict[str, Features] = {}
    for kind, announcing in _LISTS.items():
        own = [places[one] for one in ("ORI" if kind in "OR" else kind)]
        taken = [span for spans in own for span in spans.values()]
        but = read.within([*taken, *_answers(application, announcing)])
        serving = [span for one in _SERVED_BY[kind] for span in places[one].values()]
        among = read.within([*serving, *_answers(application, _SERVING[kind])])
        doubtful = any_of(language, _DOUBTFUL[kind]) if kind in _DOUBTFUL else None
        rows: dict[str, Features] = {}
        for statement, words in _judged(document, application, kind, parts):
            cue = float(doubtful is not None and doubtful.search(words.title) is not None)
            rows[statement] = (cue, *_features(read, words, language, but, among))
        found |= _beside(rows)
    found |= aims.rows(read, document, application, language)
    return Hearing(found, {one: listed for one, listed in parts.items() if found.keys() >= listed.keys()})


def stated(application: Application, kind: str) -> Iterator[tuple[str, Span]]:
    """Yield the statements of a kind with their places."""
    groups: Mapping[str, Sequence[Stated]] = {
        "O": application.objectives,
        "R": application.results,
        "I": application.indicators,
        "N": application.needs,
        "T": application.target_groups,
        "A": application.activities,
    }
    yield from ((one.id, one.span) for one in groups[kind])


def _answers(application: Application, names: tuple[str, ...]) -> list[Span]:
    return [field.span for field in application.fields if field.id.startswith(names)]


def _parts(document: Document, result: Result) -> Mapping[str, Span]:
    start = result.span.start
    listed = items(document.quote(result.span))
    return {f"{result.id}/{n}": Span(start + one.start, start + one.end) for n, one in enumerate(listed, 1)}


def _judged(
    document: Document, application: Application, kind: str, parts: Mapping[str, Mapping[str, Span]]
) -> Iterator[tuple[str, _Words]]:
    if kind == "A":
        for one in application.activities:
            yield one.id, _Words(f"{one.title}\n{one.text}"[:_BEGINNING], one.title)
        return
    left = {one.id for one in application.results if one.activity is not None or one.field not in measuring.RESULTS}
    left |= {one.id for one in application.objectives if one.work_package is not None}
    for statement, span in stated(application, kind):
        if kind == "N":
            yield statement, _Words(document.quote(_with_evidence(document, application, span)), document.quote(span))
        elif statement not in left:
            for row, place in parts.get(statement, {statement: span}).items():
                yield row, _Words(document.quote(place), document.quote(place))


def _with_evidence(document: Document, application: Application, need: Span) -> Span:
    """Return a need with the sentences of its paragraph behind it, up to the next statement."""
    end = document.text.find("\n", need.end)
    others = [one.span.start for group in (application.needs, application.target_groups) for one in group]
    return Span(need.start, min([end if end >= 0 else len(document.text), *(at for at in others if at >= need.end)]))


def _features(
    read: Sentences, words: _Words, language: str | None, but: frozenset[int], among: frozenset[int]
) -> Features:
    """Return the shares of families of words, the length, and what is looked for by the words as they are."""
    whole, called = telling(words.whole, language), name(words.title, language)
    kin, kin_called = read.hears(whole, but), read.hears(called, but)
    same, same_called = read.hears(whole, but, exactly=True), read.hears(called, but, exactly=True)
    return (
        *(kin.share, kin.together, kin_called.share, kin_called.together, log1p(len(whole)), kin.lost),
        *(same.share, same.together, same_called.share, same_called.often),
        read.hears(called, but, among=among).share,
    )


def _beside(rows: Mapping[str, Features]) -> dict[str, Features]:
    """Return the rows of a kind, each with how far it differs from the usual one."""
    if not rows:
        return {}
    own = np.array(list(rows.values()))[:, _COMPARED:]
    apart = own - np.median(own, axis=0)
    return {one: (*row, *map(float, more)) for (one, row), more in zip(rows.items(), apart, strict=True)}
