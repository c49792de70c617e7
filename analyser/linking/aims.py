"""How far a draft speaks of the objectives of its work packages outside the answers that only announce them.

A work package may serve the project while one of its objectives does not: then hardly anything in the objectives of the
project, its needs, its summary or the activities takes up its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log1p

from analyser.linking.heard import Sentences, telling
from analyser.linking.references import named
from analyser.model.application import Application, Objective
from analyser.model.document import Document

Features = tuple[float, ...]
KIND = "P"
"""The letter before the id of an objective in the name of its row."""
_PURPOSE = ("relevance.", "needs.", "summary", "priorities.", "impact", "context")
_ANNOUNCING = "wp.objectives"
_FEWEST = 4
"""Telling words of a statement that says what is to be reached."""


@dataclass(frozen=True, slots=True)
class _Places:
    """Sentences: those left out, those of the project's objectives, and those that say what the project is for."""

    but: frozenset[int]
    aims: frozenset[int]
    purpose: frozenset[int]


def rows(read: Sentences, document: Document, application: Application, language: str | None) -> Mapping[str, Features]:
    """Return what is known of each objective of a package; of none where the project has no objectives of its own.

    Project management serves all objectives, and a statement that names one by its number serves that.
    """
    whole = [one.span for one in application.objectives if one.work_package is None]
    stated = list(_judged(document, application, language))
    if not whole or not stated:
        return {}
    announced = [one.span for one in application.fields if one.id.startswith(_ANNOUNCING)]
    own = [one.span for one in application.objectives if one.work_package is not None]
    but = read.within([*announced, *own])
    purpose = read.within([*whole, *(one.span for one in application.fields if one.id.startswith(_PURPOSE))])
    places = _Places(but, read.within(whole) - but, purpose - but)
    return {f"{KIND}{one.id}": tuple(_features(read, document.quote(one.span), language, places)) for one in stated}


def _judged(document: Document, application: Application, language: str | None) -> Iterator[Objective]:
    managed = {one.id for one in application.work_packages if one.number == 1}
    for one in application.objectives:
        text = document.quote(one.span)
        if (
            one.work_package is not None
            and one.work_package not in managed
            and not any(kind == "O" and not package for kind, _, package in named(text))
            and len(telling(text, language)) >= _FEWEST
        ):
            yield one


def _features(read: Sentences, text: str, language: str | None, places: _Places) -> Iterator[float]:
    words = telling(text, language)
    for among in (places.aims, places.purpose):
        yield read.hears(words, frozenset(), among=among).share
    for exactly in (False, True):
        heard = read.hears(words, places.but, exactly=exactly)
        yield from (heard.share, heard.together)
    yield log1p(len(words))
