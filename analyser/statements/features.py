"""What a statement looks like, as numbers: cue words, shape, and hashed words and letters.

The cues and the shape mean the same in every language, so that one classifier serves all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log1p

import numpy as np
import numpy.typing as npt
import xxhash

from analyser.statements import cues
from analyser.statements.figures import Role, figures
from analyser.statements.moments import moments
from analyser.text.fold import fold

Vector = npt.NDArray[np.float64]

HASHED = 2048
_LISTS = (
    "aim", "change", "doing", "product", "done", "learn", "measure", "verification", "verify_lead", "need", "group",
    "other", "generic", "verifiable", "quantifier", "fraction", "past", "baseline", "future", "modal", "finite",
    "infinitive", "people", "verbal_noun",
)  # fmt: skip
_AT_START = ("aim", "change", "doing", "product", "measure", "group", "other", "infinitive", "people", "verbal_noun")
_SHAPE = (
    "digit first", "percent", "brackets", "colon", "short", "long", "one word left", "goal figure", "baseline figure",
    "named figure", "goal date", "past date", "bias", "capitals", "duration",
)  # fmt: skip
CUES = tuple(_LISTS) + tuple(f"{name} first" for name in _AT_START) + _SHAPE
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SEED = 7


@lru_cache(maxsize=4096)
def cue_vector(text: str, language: str | None) -> tuple[float, ...]:
    """Return the cue and shape features of a statement, in the order of `CUES`."""
    folded = fold(text)
    counts = [log1p(len(cues.pattern(language, name).findall(folded))) for name in _LISTS]
    first = [float(cues.pattern(language, name).match(folded) is not None) for name in _AT_START]
    return tuple(counts + first + list(_shape(text, folded, language)))


def matrix(texts: Sequence[str], languages: Sequence[str | None]) -> Vector:
    """Return one row of cues and hashed features for each statement."""
    rows = np.zeros((len(texts), len(CUES) + HASHED))
    for index, (text, language) in enumerate(zip(texts, languages, strict=True)):
        rows[index, : len(CUES)] = cue_vector(text, language)
        rows[index, len(CUES) :] = _hashed(text)
    return rows


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


def _hashed(text: str) -> Vector:
    """Return hashed words, pairs of words and word beginnings, as a unit vector."""
    row = np.zeros(HASHED)
    for gram in _grams(fold(text)):
        code = xxhash.xxh32_intdigest(gram.encode(), seed=_SEED)
        row[code % HASHED] += 1.0 if code >> 31 else -1.0
    norm = float(np.linalg.norm(row))
    return row / norm if norm else row


def _grams(folded: str) -> Iterator[str]:
    words = ["#" if part.isdigit() else part for part in re.findall(r"\d+|[^\W\d_]+|[%():;]", folded)]
    for index, word in enumerate(words):
        yield word
        yield f"<{word[:5]}"
        yield f"{word[-3:]}>"
        yield f"{words[index - 1][-3:] if index else '^'} {word[-3:]}"
    yield f"^{' '.join(word[:5] for word in words[:2])}"
    yield f"^{words[0]}" if words else "^"
