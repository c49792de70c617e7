"""Says what a statement states: an objective, an activity, a result, an indicator, ...

Opening words that leave no doubt decide first; the trained classifier decides the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from analyser.model.statement import StatementKind
from analyser.statements import cues
from analyser.statements.classifier import shipped
from analyser.statements.features import Example
from analyser.text.fold import fold

_CERTAIN = 0.97
_CODES = {
    StatementKind.OBJECTIVE: "o|so|sm",
    StatementKind.ACTIVITY: "a|t",
    StatementKind.RESULT: "d|r",
    StatementKind.INDICATOR: "kpi",
}
"""The codes that drafts put before their statements, in every language: "O2.", "T3.1 -", "D4.2:", "KPI-6 |"."""
_OPENED = {
    kind: re.compile(rf"(?:{codes})[ -]?\d{{1,2}}(?:\.\d{{1,2}})*(?:[:|)]|\s?[–—-](?=\s)|\.(?=\s))")
    for kind, codes in _CODES.items()
}
_CACHE = 4096


def classify(
    text: str,
    language: str | None,
    *,
    among: tuple[StatementKind, ...] = tuple(StatementKind),
    semantic: bool = True,
) -> tuple[StatementKind, float]:
    """Return the kind of a statement and how sure that is (0 to 1)."""
    return classify_all((text,), language, among=among, semantic=semantic)[0]


def classify_all(
    texts: Sequence[str],
    language: str | None,
    *,
    among: tuple[StatementKind, ...] = tuple(StatementKind),
    semantic: bool = True,
) -> tuple[tuple[StatementKind, float], ...]:
    """Return kind and certainty of several statements at once, which is faster with the extra."""
    opened = [_opening(text, language, among) for text in texts]
    rest = tuple(text for text, kind in zip(texts, opened, strict=True) if kind is None)
    guessed = dict(zip(rest, _classified(rest, language, among, semantic), strict=True))
    return tuple(
        (kind, _CERTAIN) if kind is not None else guessed[text] for text, kind in zip(texts, opened, strict=True)
    )


def _opening(text: str, language: str | None, among: tuple[StatementKind, ...]) -> StatementKind | None:
    folded = fold(text)
    for kind, code in _OPENED.items():
        if kind in among and code.match(folded):
            return kind
    for kind in among:
        if cues.pattern(language, f"opens_{kind}").match(folded):
            return kind
    return None


@lru_cache(maxsize=_CACHE)
def _classified(
    texts: tuple[str, ...], language: str | None, among: tuple[StatementKind, ...], semantic: bool
) -> tuple[tuple[StatementKind, float], ...]:
    if not texts:
        return ()
    model = shipped(semantic=semantic)
    columns = [model.classes.index(kind) for kind in among]
    chances = model.probabilities([Example(text, language) for text in texts])[:, columns]
    chances = chances / chances.sum(axis=1, keepdims=True)
    return tuple(
        (among[int(best)], float(row[best])) for row, best in zip(chances, np.argmax(chances, axis=1), strict=True)
    )
