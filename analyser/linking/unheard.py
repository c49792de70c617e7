"""Statements that nothing else in a draft speaks of: a place in a list or a work package saves none of them.

How far the rest of the draft speaks of a statement is weighed together with what its links say, for each kind of
statement by a regression that was fitted to whole drafts with planted orphans.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import log

import numpy as np

from analyser import assets
from analyser.languages import pack
from analyser.linking import measuring
from analyser.linking.heard import Sentences, name, telling
from analyser.linking.hearing import KINDS, UNHEARD, Features, heard, stated
from analyser.logistic import Logistic, of_table
from analyser.model.application import Application, Need, Objective
from analyser.model.document import Document
from analyser.model.span import Span
from analyser.text.patterns import any_of

NEEDS = {"O": "A", "A": "O", "R": "A", "N": "O", "T": "A"}
"""The kind that each kind of statement must not lack."""
_LACKING = {**NEEDS, "O": "AR"}
FILE = "heard.json"
UNKNOWN = (0.0, 1.0, 0.0, 0.0, 0.0)
"""What is known of a need or a target group whose links were not looked for."""
_DRAFT = 300
"""Different words that a whole draft has at least: of an outline of a page nothing can be said."""
SPOKEN_OF = 0.05
"""Chance of an orphan below which a draft speaks of a statement. Of 20 planted objectives whose place in the list no
reference names none is below; of four in good drafts three are, because the draft counts its objectives otherwise."""
_FARTHEST = 1e-3
_FRAGMENT = 3
"""Telling words of which the shortest planted need has three."""
_SHARE = 2
"""Where more than one and more than half of a kind would be told, the draft is brief and silence means nothing."""
_DIGIT = re.compile(r"\d")
_OWN = re.compile(r"^(?:\W|[^\W\d_]*\s?\d)*")
"""The number at the beginning of a title, with a word before it: "Activity 6: "."""
_AIMS = 3
"""One of three objectives at most is a general aim; where more give no number, numbers tell nothing."""


class Unheard:
    """The statements of a draft with how far the rest speaks of each; of a short draft none."""

    def __init__(self, document: Document, application: Application, language: str | None, *, semantic: bool) -> None:
        """Read a draft."""
        self._models = models("semantic" if semantic else "lexical")
        self.heard = UNHEARD
        self._measured: frozenset[str] = frozenset()
        self._unnamed: frozenset[str] = frozenset()
        for_all = (*_aims(application), *_for_all(application, language), *_fragments(application, language))
        self._spared = frozenset(for_all)
        self._chances: dict[str, float] = {}
        self._told_parts: dict[str, Span] = {}
        self.is_whole = False
        spans = [
            *(span for kind in KINDS for _, span in stated(application, kind)),
            *(f.span for f in application.fields),
        ]
        if pack(language).words("stop_words"):
            read = Sentences(document.text, spans, language)
            self.is_whole = read.words >= _DRAFT
            if self.is_whole:
                self.heard = heard(read, document, application, language)
                self._unnamed = measuring.unnamed(read, document, application, language)
                self._measured = frozenset(_measured(read, document, application, language))

    def __contains__(self, statement: str) -> bool:
        """Say whether a statement is judged."""
        return self.heard.rows(statement)[0] in self.heard.features

    def doubted(self, told: Iterable[str]) -> frozenset[str]:
        """Return the told statements of kinds of which too many are told."""
        names = frozenset(told)
        judged, counts = (Counter(one[0] for one in group) for group in (self.heard.features, names))
        return frozenset(one for one in names if counts[one[0]] > max(1, judged[one[0]] / _SHARE))

    def is_measured(self, statement: str) -> bool:
        """Say whether indicators speak of what a result is called."""
        return statement in self._measured

    def is_unnamed(self, statement: str) -> bool:
        """Say whether indicators name most results of the draft, and not this one."""
        return statement in self._unnamed

    def features(self, row: str, known: Sequence[float], usual: float | None = None) -> Features:
        """Return what is known of a statement, or a part of one, by its links and by what the rest speaks of.

        `usual` is what is first known of the others of its kind.
        """
        return (*known, 0.0 if usual is None else known[0] - usual, *self.heard.features[row])

    def chance(self, statement: str, known: Sequence[float], usual: float | None = None) -> float:
        """Return how likely nothing in the draft works for a statement, or for a part of it."""
        return max(self._row_chances(statement, known, usual).values())

    def _row_chances(self, statement: str, known: Sequence[float], usual: float | None) -> Mapping[str, float]:
        model = self._models[statement[0]][0]
        rows = self.heard.rows(statement)
        chances = model.probability(np.array([self.features(row, known, usual) for row in rows]))
        return dict(zip(rows, map(float, chances), strict=True))

    def tells(self, statement: str, known: Sequence[float], usual: float | None = None) -> bool:
        """Say whether a statement is to be told as one that nothing works for."""
        chances = self._row_chances(statement, known, usual)
        likeliest = max(chances, key=lambda row: chances[row])
        self._chances[statement] = chances[likeliest]
        if statement in self._spared or chances[likeliest] < self._models[statement[0]][1]:
            return False
        if likeliest != statement:
            self._told_parts[statement] = self.heard.parts[statement][likeliest]
        return True

    def is_spoken_of(self, statement: str) -> bool:
        """Say whether a statement was judged and the rest of the draft clearly speaks of it."""
        return self._chances.get(statement, 1.0) < SPOKEN_OF

    @property
    def told_parts(self) -> tuple[tuple[str, Span], ...]:
        """Return the statements that were told for one of several things they list, each with its place."""
        return tuple(sorted(self._told_parts.items()))

    @property
    def spared(self) -> tuple[tuple[str, str], ...]:
        """Return the statements that are never told, each with the kinds it may lack."""
        return tuple((one, kind) for one in sorted(self._spared) for kind in _LACKING[one[0]])


def log_odds(chance: float) -> float:
    """Return the log-odds of a chance, within bounds."""
    bounded = min(max(chance, _FARTHEST), 1 - _FARTHEST)
    return log(bounded / (1 - bounded))


def usual(chances: Iterable[tuple[str, float]]) -> Mapping[str, float]:
    """Return the middle of the log-odds of each kind of statements."""
    known: dict[str, list[float]] = defaultdict(list)
    for kind, chance in chances:
        known[kind].append(log_odds(chance))
    return {kind: float(np.median(values)) for kind, values in known.items()}


def _aims(application: Application) -> Iterator[str]:
    """Yield the objectives that are the general aim above the others: they alone give no number."""
    objectives = [one for one in application.objectives if one.work_package is None]
    without = [one.id for one in objectives if not _DIGIT.search(one.text)]
    if _AIMS * len(without) <= len(objectives):
        yield from without


def _for_all(application: Application, language: str | None) -> Iterator[str]:
    """Yield what nothing in the plan is for alone.

    Activities that manage the project, groups of which all others hold some or that are reached through others, what
    cannot be touched, and needs of the partners themselves.
    """
    managing, across = any_of(language, "managing_titles"), any_of(language, "across_groups", "indirect_groups")
    intangible, own = any_of(language, "intangible_cues"), any_of(language, "own_need_cues")
    yield from (one.id for one in application.activities if managing.match(_OWN.sub("", one.title)))
    yield from (one.id for one in application.target_groups if across.search(one.text))
    yield from (one.id for one in application.results if intangible.search(one.text))
    yield from (one.id for one in application.needs if own.search(one.text))


def _fragments(application: Application, language: str | None) -> Iterator[str]:
    """Yield the objectives and needs of so few telling words that they only go on with what stands before them."""
    groups: tuple[Sequence[Objective | Need], ...] = (application.objectives, application.needs)
    yield from (one.id for group in groups for one in group if len(telling(one.text, language)) < _FRAGMENT)


def _measured(read: Sentences, document: Document, application: Application, language: str | None) -> Iterator[str]:
    """Yield the results of whose name the indicators say anything."""
    spans = [
        *(one.span for one in application.indicators),
        *(f.span for f in application.fields if "indicators" in f.id),
    ]
    others = [one.span for one in application.results]
    said = read.within(spans) - read.within(others)
    rest = frozenset(range(read.count)) - said
    for result in application.results:
        called = name(document.quote(result.span), language)
        if called and read.hears(called, rest).share:
            yield result.id


@cache
def models(evidence: str) -> Mapping[str, tuple[Logistic, float]]:
    """Return the regression and the threshold of each kind.

    Raises:
        DataError: the file is missing or was changed.
    """
    table = json.loads(assets.load("models", "linking", FILE))[evidence]
    return {kind: (of_table(one["weights"]), float(one["threshold"])) for kind, one in table.items()}
