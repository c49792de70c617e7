"""The words, numbers and signs of an indicator, and the place of each among its clauses, cells and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from analyser.model.span import Span
from analyser.text.fold import fold

_TOKEN = re.compile(r"\d+(?:[ \u00a0]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+|->|\S")
_QUOTES = "%'\""
CELLS = frozenset(";/→|")
BREAKS = CELLS | frozenset(",:()")
_MOST_CELLS = 5
_STEPS = (1, 2, 3, 4, 8)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign as written and folded, where it stands, and what stands before it.

    `mark` is the last punctuation before it ("^" = none), `cell` the number of row marks before it and
    `cells` in all, `clause` the number of the clause it belongs to.
    """

    span: Span
    written: str
    word: str
    inside: bool
    mark: str
    cell: int
    cells: int
    clause: int

    @property
    def shape(self) -> str:
        """How it is written: "A" and "AA" for capitals, "d2" for two digits, else the sign itself."""
        if self.written[0].isdigit():
            return f"d{min(len(self.written), 4)}" if self.written.isdigit() else "dx"
        if not self.written[0].isalpha():
            return self.written
        if self.written.isupper() and len(self.written) > 1:
            return "AA"
        return "A" if self.written[0].isupper() else "a"

    @property
    def key(self) -> str:
        """The word, all numbers in digits being the same."""
        return "#" if self.word[0].isdigit() else self.word


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words, numbers and signs of a text in order."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    matches = list(_TOKEN.finditer(text))
    cells = min(sum(match.group() in CELLS for match in matches), _MOST_CELLS)
    inside, mark, cell, clause = False, "^", 0, 0
    for match in matches:
        written = match.group()
        word = fold(written)
        inside = inside or word == "("
        yield Token(Span(*match.span()), written, word, inside, mark, min(cell, _MOST_CELLS), cells, clause)
        inside = inside and word != ")"
        cell += word in CELLS
        clause += word in BREAKS
        if not word[0].isalnum() and word not in _QUOTES:
            mark = word


def nearness(steps: int) -> int:
    """Return how far apart two tokens are, in steps that grow: 1 to 4, up to 8, more."""
    return next((group for group, most in enumerate(_STEPS, 1) if steps <= most), len(_STEPS) + 1)


def covered(found: tuple[Token, ...], span: Span) -> list[int]:
    """Return the places of the tokens that a span touches."""
    return [place for place, token in enumerate(found) if token.span.overlaps(span)]


def runs(labels: list[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the name, first and last place of every run of labels "B-name", "I-name"."""
    starts = [place for place, label in enumerate(labels) if label.startswith("B-")]
    for start, following in pairwise([*starts, len(labels)]):
        name = labels[start][2:]
        end = start
        while end + 1 < following and labels[end + 1] == f"I-{name}":
            end += 1
        yield name, start, end
