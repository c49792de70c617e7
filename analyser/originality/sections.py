"""The answers of a draft as sections of its words: no passage runs from one answer into the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from analyser.model.span import Span
from analyser.originality.words import Words


@dataclass(frozen=True, slots=True)
class Sections:
    """The words at which a section begins, in order; the first section begins at the first word."""

    firsts: tuple[int, ...] = ()

    def of(self, word: int) -> int:
        """Return the number of the section in which a word stands."""
        return bisect_right(self.firsts, word)

    def bounds(self, word: int, words: int) -> tuple[int, int]:
        """Return the half-open range of the section in which one of `words` words stands."""
        number = self.of(word)
        first = self.firsts[number - 1] if number else 0
        return first, self.firsts[number] if number < len(self.firsts) else words


WHOLE = Sections()
"""A text without questions: one section."""

Both = tuple[Sections, Sections]
"""The sections of the left and of the right side."""

UNCUT: Both = (WHOLE, WHOLE)


def sections(labels: Iterable[Span], found: Words) -> Sections:
    """Return the sections between a draft's own questions, each question a section of its own."""
    ranges = [found.between(label.start, label.end) for label in labels]
    return Sections(tuple(sorted({place for first, end in ranges if first < end for place in (first, end)} - {0})))
