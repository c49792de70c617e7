"""Sentences as ranges of words, and words by their stems: what rewording leaves."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from analyser.originality.words import Hashes, Places, Words, words

_END = re.compile(r"[.!?…:;][\"'”’»)\]]*\s+(?=[^\W_a-z]|[\"'“„«(\[•–-])|\n\s*|\t")
LEAST = 3
"""A sentence of fewer words is read together with the next one (Sanchez-Perez et al. 2014)."""


@dataclass(frozen=True, slots=True, eq=False)
class Sentences:
    """A text in sentences: `firsts[i]` to `firsts[i + 1]` are the words of the i-th one."""

    words: Words
    stems: Hashes
    firsts: Places

    def __len__(self) -> int:
        """Return the number of sentences."""
        return len(self.firsts) - 1

    def characters(self, first: int, end: int) -> tuple[int, int]:
        """Return the character range of the sentences `first` to `end` (excluded)."""
        return self.words.characters(int(self.firsts[first]), int(self.firsts[end]))


def sentences(text: str, stem: Callable[[str], str]) -> Sentences:
    """Return the sentences of a text; `stem` says what of a word counts."""
    return in_sentences(text, words(text), stem)


def in_sentences(text: str, found: Words, stem: Callable[[str], str]) -> Sentences:
    """Return the sentences of a text whose words are known."""
    cuts = np.array([end.end() for end in _END.finditer(text)], dtype=np.int64)
    firsts = np.unique(np.concatenate(([0], np.searchsorted(found.starts, cuts), [len(found)])))
    return Sentences(found, _stems(text, found, stem), _joined(firsts))


def plain_stem(word: str) -> str:
    """Return a word without its ending, roughly, in any language: at least four letters are kept."""
    lower = word.lower()
    for ending in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= 3:
            return lower[: -len(ending)]
    return lower


_ENDINGS = ("ations", "ation", "ings", "ing", "edly", "ies", "ied", "ers", "ed", "es", "ly", "er", "s", "e", "y")


def _joined(firsts: Places) -> Places:
    """Join short sentences with the next one, a short last one with the one before."""
    kept = [0]
    for first in firsts[1:-1].tolist():
        if first - kept[-1] >= LEAST:
            kept.append(first)
    last = int(firsts[-1])
    if len(kept) > 1 and last - kept[-1] < LEAST:
        kept.pop()
    return np.array([*kept, last] if last > kept[-1] else [0, last], dtype=np.int64)


def _stems(text: str, found: Words, stem: Callable[[str], str]) -> Hashes:
    """Return the hash of each word's stem; every distinct word is stemmed once."""
    values, places, inverse = np.unique(found.hashes, return_index=True, return_inverse=True)
    if not len(values):
        return values
    written = [text[int(found.starts[at]) : int(found.ends[at])] for at in places]
    cut = [re.sub(r"\W", "", stem(word)) or word for word in written]
    hashed = words(" ".join(cut)).hashes
    if len(hashed) != len(cut):
        return found.hashes
    return np.asarray(hashed[inverse])
