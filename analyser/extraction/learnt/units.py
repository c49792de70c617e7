"""Cuts a draft into the units that are marked: sentences, clauses between semicolons, members of (i) (ii) (iii)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyser.extraction.lines import Page
from analyser.model.span import Span
from analyser.text.sentences import sentences

_JOINT = re.compile(r";\s+|(?:(?<=,)|(?<=:)|(?<=\w))\s+(?=\((?:[a-h]|[ivx]{1,4}|\d{1,2})\)\s)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or clause; `line` is the number of its line, `first` and `last` whether it begins and ends it."""

    span: Span
    line: int
    first: bool
    last: bool


def units(page: Page, language: str | None) -> tuple[Unit, ...]:
    """Return the units of a page in reading order; none crosses a line."""
    found: list[Unit] = []
    for number, line in enumerate(page.lines):
        text = page.text[line.span.start : line.span.end]
        cuts = [part for sentence in sentences(text, language) for part in _clauses(text, sentence)]
        for place, cut in enumerate(cuts):
            found.append(Unit(cut.shift(line.span.start), number, place == 0, place + 1 == len(cuts)))
    return tuple(found)


def _clauses(text: str, sentence: Span) -> list[Span]:
    start, found = sentence.start, []
    for joint in _JOINT.finditer(text, sentence.start, sentence.end):
        if joint.start() > start:
            found.append(Span(start, joint.start()))
            start = joint.end()
    return [*found, Span(start, sentence.end)] if start < sentence.end else found
