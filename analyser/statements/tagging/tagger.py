"""The parts of an indicator as the learnt model marks them."""

from __future__ import annotations

import re
import threading
from collections.abc import Collection, Mapping
from functools import cache
from itertools import product
from typing import Protocol

import pycrfsuite

from analyser import assets
from analyser.model.span import Span
from analyser.statements import cues
from analyser.statements.tagging.headed import Place, behind_target, head
from analyser.statements.tagging.observed import observed
from analyser.statements.tagging.tokens import Token, covered, tokens
from analyser.text.fold import fold


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
VALUES = ("target", "baseline")
LIKELY = {"target": 0.3, "unit": 0.02, "baseline": 0.3, "due": 0.3, "verification": 0.3}
"""How likely the first word of a part must be; nearly all indicators count something. Chosen, as the next, on authors
left out in turn: .25 to .4 and .005 to .05 do as well."""
ONWARD = 0.2
"""How likely a further word of a part must be."""
LOCK = threading.Lock()
"""A model keeps the sequence it has read last: one asks it at a time."""


def tagged(text: str, language: str | None, ruled: Mapping[str, Span], model: Model) -> dict[str, Span]:
    """Return the spans of the parts that are stated, by name; `ruled` are those the rules read.

    The unit of a share is its percent sign, which stands inside the target.
    """
    if language is None or language not in LANGUAGES:
        return dict(ruled)
    found = tokens(text)
    with LOCK:
        model.tag(observed(text, language, found, ruled))
        places = _likely(model, len(found), _scaled(text, language, found))
    if "unit" in places:
        places["unit"] = _counted(found, places, language)
    spans = {name: Span(found[first].span.start, found[last].span.end) for name, (first, last) in places.items()}
    share = SHARE.search(text, spans["target"].start, spans["target"].end) if "target" in spans else None
    if share:
        spans["unit"] = Span(share.start(), share.end())
    return spans


def _counted(found: tuple[Token, ...], places: Mapping[str, Place], language: str) -> Place:
    """Return the place of the unit: the noun behind the target, the head of what was read."""
    unit = behind_target(found, places["target"][1], places["unit"]) if "target" in places else places["unit"]
    values = [places[name] for name in VALUES if name in places]
    taken = {place for first, last in places.values() for place in range(first, last + 1)}
    return head(found, unit, values, taken, language)


def _scaled(text: str, language: str, found: tuple[Token, ...]) -> set[int]:
    """Return the places of the ends of a scale, which are no values: "rate it from 1 to 5"."""
    matches = cues.expression(language, "scale_range").finditer(fold(text))
    spans = [Span(*match.span(name)) for match in matches for name in ("range", "range2") if match[name]]
    return {place for span in spans for place in covered(found, span)}


def _likely(model: Model, size: int, scaled: Collection[int]) -> dict[str, Place]:
    """Return the first and last token of each part that is likely enough, the surest part first; no value of a scale.

    Each part is judged by itself: the likeliest marking of the whole leaves out what it is unsure of. On authors left
    out in turn this brings .003 to .03 of F1 for each part.
    """
    chances = {name: [model.marginal(f"B-{name}", place) for place in range(size)] for name in PARTS}
    for name, place in product(VALUES, scaled):
        chances[name][place] = 0.0
    free = set(range(size))
    places: dict[str, Place] = {}
    for name in sorted(PARTS, key=lambda name: -max(chances[name], default=0.0)):
        first = max(sorted(free), key=chances[name].__getitem__, default=0)
        if first not in free or chances[name][first] < LIKELY[name]:
            continue
        last = first
        while last + 1 in free and model.marginal(f"I-{name}", last + 1) >= ONWARD:
            last += 1
        places[name] = (first, last)
        free -= set(range(first, last + 1))
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
