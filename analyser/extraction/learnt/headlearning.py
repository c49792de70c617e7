"""Learns what headings ask: which leads of a draft annotators marked, and the field fitted on many drafts."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from analyser.extraction.catalogue import Catalogue, Kind
from analyser.extraction.cues import PARTS
from analyser.extraction.folding import lead
from analyser.extraction.learnt.headobserved import worded
from analyser.extraction.learnt.leads import Lead
from analyser.extraction.lines import Page
from analyser.statements.tagging.learning import fitted

NONE = "O"
SECTION = "section"
_SETTINGS = {"c1": 0.15, "c2": 0.02, "max_iterations": 100, "feature.minfreq": 2}
_EQUAL, _BEGUN = 3, 2
_FACTS = ("activity.", "organisation.")
_MOST_SIGNS = 40
"""A longer wording is a question."""


def fit(sequences: Sequence[tuple[list[list[str]], list[str]]], out: Path, settings: Mapping[str, Any] = {}) -> None:
    """Write the model fitted on the observations and labels of drafts: L-BFGS, no randomness."""
    fitted(sequences, {**_SETTINGS, **settings}, out)


def wordings(catalogue: Catalogue, languages: Container[str]) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Yield the labels of facts in the forms, and the heads of columns of activities, each as a label alone.

    Only of what one activity or organisation is: wordings of the questions, learnt so, drown those of people.
    """
    for label in catalogue.labels:
        fact = label.kind is Kind.FIELD and label.id.startswith(_FACTS) and not label.id.endswith(".name")
        signs = worded(label.text, "" if label.form == "common" else label.form) if fact else []
        if label.language in languages and 0 < len(signs) < _MOST_SIGNS:
            yield [signs], [label.id]
    for terms in catalogue.words.values():
        columns = terms.tables.get("activity_columns", {}) if terms.language in languages else {}
        for name, heads in columns.items():
            yield from (([worded(head, "")], [f"activity.{name}"]) for head in heads)


def labels(page: Page, found: Sequence[Lead], marked: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return what each lead asks; `marked` are the headings and labels of the draft in order, with what they ask.

    A heading over others is told by what the first of them asks: "section summary". So is one that was said to ask
    several questions, the first of which the next label asks at once.
    """
    texts = [_plain(page.text[lead.span.start : lead.span.end]) for lead in found]
    pairs = _aligned(texts, [_plain(one["text"]) for one in marked])
    at_once = {
        entry
        for (place, entry), (following, below) in pairwise(pairs)
        if below == entry + 1 and not page.text[found[place].span.end : found[following].span.start].strip(" \n\t*_:.•")
    }
    asks = _sorted(marked, at_once)
    given = [NONE] * len(found)
    for place, entry in pairs:
        given[place] = asks[entry]
    return given


def _sorted(marked: Sequence[Mapping[str, Any]], at_once: Container[int]) -> list[str]:
    asks: list[str] = []
    below = ""
    for entry, one in reversed(list(enumerate(marked))):
        ask = one["asks"][0] if one["asks"] else NONE
        parted = len(one["asks"]) > 1 and entry in at_once and marked[entry + 1]["asks"][:1] == [ask]
        if ask == SECTION or parted:
            asks.append(f"{SECTION} {below}".strip())
            continue
        group = "organisation" if ask == "organisation" else ask.partition(".")[0]
        below = PARTS.get(group, {"activity": "activities", "context": "context"}.get(ask.partition(".")[0], ""))
        below = "design" if ask == "package" else below
        asks.append(ask)
    return asks[::-1]


def _aligned(texts: Sequence[str], wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of places in both sequences, in order, that match best in all."""
    best = [[0] * (len(wanted) + 1) for _ in range(len(texts) + 1)]
    for at in range(len(texts) - 1, -1, -1):
        row, below = best[at], best[at + 1]
        for entry in range(len(wanted) - 1, -1, -1):
            like = _like(texts[at], wanted[entry])
            row[entry] = max(below[entry], row[entry + 1], below[entry + 1] + like if like else 0)
    pairs, at, entry = [], 0, 0
    while at < len(texts) and entry < len(wanted):
        like = _like(texts[at], wanted[entry])
        if like and best[at][entry] == best[at + 1][entry + 1] + like:
            pairs.append((at, entry))
            at, entry = at + 1, entry + 1
        elif best[at][entry] == best[at + 1][entry]:
            at += 1
        else:
            entry += 1
    return pairs


def _like(text: str, wanted: str) -> int:
    if not wanted or not text:
        return 0
    if text == wanted:
        return _EQUAL
    return _BEGUN if text.startswith(f"{wanted} ") or wanted.startswith(f"{text} ") else 0


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text[lead(text) :].casefold()))
