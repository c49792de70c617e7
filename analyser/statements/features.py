"""What a statement looks like, as numbers: cue words, its shape, how much it names.

Cues and shape mean the same in every language, so that one classifier serves all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, log1p

import numpy as np
import numpy.typing as npt

from analyser.model.statement import StatementKind
from analyser.statements import cues
from analyser.statements.figures import Role, figures
from analyser.statements.measurable import quantity
from analyser.statements.moments import moments
from analyser.statements.specific import concrete
from analyser.text.fold import fold

Array = npt.NDArray[np.float64]

_LISTS = (
    "aim", "change", "doing", "product", "done", "learn", "measure", "verification", "verify_lead", "need", "group",
    "other", "generic", "verifiable", "quantifier", "fraction", "past", "baseline", "future", "modal", "finite",
    "infinitive", "people", "verbal_noun", "wish", "survey",
)  # fmt: skip
_AT_START = (
    "aim", "change", "doing", "product", "measure", "group", "other", "infinitive", "people", "verbal_noun",
    "by_project", "weak_opening",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUE_SCALE = 0.5
_MOST = 8
_CACHE = 4096

JUDGED = (StatementKind.OBJECTIVE, StatementKind.INDICATOR, StatementKind.ACTIVITY, StatementKind.RESULT)
"""The kinds that are specific, measurable and time-bound or not."""


@dataclass(frozen=True, slots=True)
class Example:
    """A statement to be classified; with its kind when the question is whether it is specific."""

    text: str
    language: str | None
    kind: StatementKind | None = None


def matrix(examples: Sequence[Example]) -> Array:
    """Return one row of cues for each statement, and of what makes it concrete if its kind is given."""
    return np.array([_row(one) for one in examples]).reshape(len(examples), -1)


def _row(one: Example) -> tuple[float, ...]:
    cue = tuple(_CUE_SCALE * value for value in _cues(one.text, one.language))
    return cue if one.kind is None else (*cue, *_concreteness(one.text, one.language, one.kind))


def _concreteness(text: str, language: str | None, kind: StatementKind) -> Iterator[float]:
    """Yield how much a statement of a kind names: words of its own, a quantity, and their share of the whole."""
    named = len(concrete(text, language))
    counted = float(quantity(text, language, kind) is not None)
    total = max(1, len(_WORD.findall(text)))
    yield from (min(named, _MOST) / 4, *(float(named >= least) for least in range(1, _MOST)))
    yield from (counted, named / total, log(total), 1.0)
    for other in JUDGED:
        own = float(kind is other)
        yield from (own, own * min(named, _MOST) / 3, own * counted)


@lru_cache(maxsize=_CACHE)
def _cues(text: str, language: str | None) -> tuple[float, ...]:
    folded = fold(text)
    counts = [log1p(len(cues.pattern(language, name).findall(folded))) for name in _LISTS]
    first = [float(cues.pattern(language, name).match(folded) is not None) for name in _AT_START]
    return (*counts, *first, *_shape(text, folded, language), *_marks(text, folded, language))


def _shape(text: str, folded: str, language: str | None) -> Iterator[float]:
    words = _WORD.findall(folded)
    numbers, dated = figures(text, language), moments(text, language)
    yield float(text[:1].isdigit())
    yield float("%" in text)
    yield float("(" in text)
    yield float(":" in text)
    yield float(len(words) <= 5)
    yield log1p(len(words)) / 3
    yield float(len(words) == 1)
    for role in (Role.GOAL, Role.BASELINE, Role.NAME):
        yield log1p(sum(figure.role is role for figure in numbers))
    yield float(any(moment.goal for moment in dated))
    yield float(any(not moment.goal for moment in dated))
    yield 1.0
    yield log1p(sum(word[:1].isupper() for word in text.split()[1:])) / 2
    yield float(any(figure.role is Role.DURATION for figure in numbers))


def _marks(text: str, folded: str, language: str | None) -> Iterator[float]:
    """Yield the marks the guideline decides by: intention, who acts, a measure, a finding."""

    def has(name: str) -> bool:
        return cues.pattern(language, name).search(folded) is not None

    def opens(name: str) -> bool:
        return cues.pattern(language, name).match(folded) is not None

    numbers, dated = figures(text, language), moments(text, language)
    counted = any(figure.role is Role.GOAL for figure in numbers)
    start = any(figure.role is Role.BASELINE for figure in numbers)
    meant = has("future") or has("wish") or opens("infinitive") or opens("weak_opening")
    late = any(moment.goal for moment in dated)
    yield float(has("future") and not opens("by_project"))
    yield float(has("future") and opens("by_project"))
    yield float(not meant and not opens("by_project") and not numbers and not has("need"))
    yield float(not meant and counted and not late)
    yield float(not meant and counted and late)
    yield float(start and not meant)
    yield float(meant and late)
    yield float(bool(numbers or dated) and has("survey") and not meant and not late)
    yield float(has("wish") or opens("weak_opening"))
