"""The parts of an indicator as the learnt model marks them."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from functools import cache
from typing import Protocol

import pycrfsuite

from analyser import assets
from analyser.model.span import Span
from analyser.statements.tagging.observed import observed
from analyser.statements.tagging.tokens import runs, tokens


class Model(Protocol):
    """A fitted field: the likeliest labels of a sequence, and how likely one is at a place of that sequence."""

    def tag(self, observations: list[list[str]]) -> list[str]:
        """Return the likeliest labels and keep the sequence for `marginal`."""

    def marginal(self, label: str, place: int) -> float:
        """Return the probability of a label at a place."""

    def labels(self) -> list[str]:
        """Return the labels that the model knows."""


COLLECTION, MODEL = "statements", "parts.crfsuite"
LANGUAGES = frozenset({"en", "lv"})
"""The languages of the gold indicators; of others only the rules are known."""
SHARE = re.compile(r"%|per ?cent\b|percent\w*|procent\w*", re.IGNORECASE)
PARTS = ("target", "unit", "baseline", "due", "verification")
LIKELY = 0.3
"""Chosen on authors left out in turn: parts gain up to .008 between .2 and .4, and lose below."""
LOCK = threading.Lock()
"""A model keeps the sequence it has read last: one asks it at a time."""


def tagged(text: str, language: str | None, ruled: Mapping[str, Span], model: Model) -> dict[str, Span]:
    """Return the spans of the parts that are stated, by name; `ruled` are those the rules read.

    The unit of a share is its percent sign, which stands inside the target.
    """
    if language not in LANGUAGES:
        return dict(ruled)
    found = tokens(text)
    with LOCK:
        places = _likely(model, _marked(model.tag(observed(text, language, found, ruled))), len(found))
    spans = {name: Span(found[first].span.start, found[last].span.end) for name, (first, last) in places.items()}
    share = SHARE.search(text, spans["target"].start, spans["target"].end) if "target" in spans else None
    if share:
        spans["unit"] = Span(share.start(), share.end())
    return spans


def _marked(labels: list[str]) -> dict[str, tuple[int, int]]:
    """Return the first run of each part: its first and last token."""
    places: dict[str, tuple[int, int]] = {}
    for name, first, last in runs(labels):
        places.setdefault(name, (first, last))
    return places


def _likely(model: Model, places: dict[str, tuple[int, int]], size: int) -> dict[str, tuple[int, int]]:
    """Return the parts with those that the likeliest marking leaves out and that are likely enough by themselves."""
    taken = {place for first, last in places.values() for place in range(first, last + 1)}
    for name in PARTS:
        free = [place for place in range(size) if place not in taken]
        if name in places or not free:
            continue
        first = max(free, key=lambda place: (model.marginal(f"B-{name}", place), -place))
        if model.marginal(f"B-{name}", first) < LIKELY:
            continue
        last = first
        while last + 1 in free and model.marginal(f"I-{name}", last + 1) >= LIKELY:
            last += 1
        places[name] = (first, last)
        taken |= set(range(first, last + 1))
    return places


@cache
def shipped() -> Model:
    """Return the model of `models/statements`.

    Raises:
        DataError: it is missing or was changed.
    """
    return opened(assets.load("models", COLLECTION, MODEL))


def opened(content: bytes) -> Model:
    """Return the model of a file's content."""
    return _Field(content)


class _Field:
    """The library's tagger together with the bytes it reads from: it does not copy them."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._content)

    def labels(self) -> list[str]:
        found: list[str] = self._tagger.labels()
        return found

    def tag(self, observations: list[list[str]]) -> list[str]:
        found: list[str] = self._tagger.tag(observations)
        return found

    def marginal(self, label: str, place: int) -> float:
        return float(self._tagger.marginal(label, place))
