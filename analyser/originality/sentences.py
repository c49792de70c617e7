"""Sentences as ranges of words, and words by their stems: what rewording leaves."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from analyser.originality.sections import WHOLE, Sections
from analyser.originality.words import Hashes, Places, Words, word_hashes

_END = re.compile(r"[.!?…:;][\"'”’»)\]]*\s+(?=[^\W_a-z]|[\"'“„«(\[•–-])|\n\s*|\t")
LEAST = 3
"""A sentence of fewer words is read together with the next one (Sanchez-Perez et al. 2014)."""


class Stems:
    """Stems by word, kept from text to text: in a round most words come again and again."""

    def __init__(self, stem: Callable[[str], str]) -> None:
        """Keep what says which part of a word counts."""
        self._stem = stem
        self._known: dict[int, int] = {}

    def of(self, text: str, found: Words) -> Hashes:
        """Return the hash of each word's stem."""
        values, places, inverse = np.unique(found.hashes, return_index=True, return_inverse=True)
        numbers: list[int] = values.tolist()
        new = [(n, at) for n, at in zip(numbers, places.tolist(), strict=True) if n not in self._known]
        cut = word_hashes([self._stem(text[int(found.starts[at]) : int(found.ends[at])]) for _, at in new])
        self._known.update((n, stem or n) for (n, _), stem in zip(new, cut.tolist(), strict=True))
        stems = np.array([self._known[number] for number in numbers], dtype=np.uint64)
        return stems[inverse] if len(stems) else stems


@dataclass(frozen=True, slots=True, eq=False)
class Sentences:
    """A text in sentences: `firsts[i]` to `firsts[i + 1]` are the words of the i-th one; none leaves its section."""

    words: Words
    stems: Hashes
    firsts: Places
    sections: Sections = WHOLE

    def __len__(self) -> int:
        """Return the number of sentences."""
        return len(self.firsts) - 1

    def holding(self, first: int, end: int) -> tuple[int, int]:
        """Return the range of the sentences that hold a range of words."""
        start = int(np.searchsorted(self.firsts, first, side="right")) - 1
        stop = int(np.searchsorted(self.firsts, end, side="left"))
        return max(0, start), min(len(self), max(start + 1, stop))

    def section(self, number: int) -> int:
        """Return the number of the section in which a sentence stands."""
        return self.sections.of(int(self.firsts[number]))

    def characters(self, first: int, end: int) -> tuple[int, int]:
        """Return the character range of the sentences `first` to `end` (excluded)."""
        return self.words.characters(int(self.firsts[first]), int(self.firsts[end]))


def in_sentences(text: str, found: Words, stems: Hashes, sections: Sections = WHOLE) -> Sentences:
    """Return the sentences of a text whose words and stems are known."""
    cuts = np.array([end.end() for end in _END.finditer(text)], dtype=np.int64)
    firsts = np.unique(np.concatenate(([0], np.searchsorted(found.starts, cuts), sections.firsts, [len(found)])))
    return Sentences(found, stems, _joined(firsts.astype(np.int64), frozenset(sections.firsts)), sections)


def plain_stem(word: str) -> str:
    """Return a word without its ending, roughly, in any language: at least four letters are kept."""
    lower = word.lower()
    for ending in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= 3:
            return lower[: -len(ending)]
    return lower


_ENDINGS = ("ations", "ation", "ings", "ing", "edly", "ies", "ied", "ers", "ed", "es", "ly", "er", "s", "e", "y")


def _joined(firsts: Places, borders: frozenset[int]) -> Places:
    """Join short sentences with the next one, a short last one with the one before; none across a border."""
    kept = [0]
    for first in firsts[1:-1].tolist():
        if first - kept[-1] >= LEAST or first in borders:
            kept.append(first)
    last = int(firsts[-1])
    if len(kept) > 1 and last - kept[-1] < LEAST and kept[-1] not in borders:
        kept.pop()
    return np.array([*kept, last] if last > kept[-1] else [0, last], dtype=np.int64)
