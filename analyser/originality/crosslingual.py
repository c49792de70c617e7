"""What a translation leaves: numbers, names and cognates by their letters, and a small glossary.

No model is needed. Every sentence becomes a set of features that do not depend on the language:
digits, runs of four letters of its words in a rough phonetic spelling, concepts of the glossary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from analyser.originality.glossary import glossary
from analyser.originality.words import Flags, Hashes, word_hashes, words

Matrix = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
CONCEPT_WEIGHT = 2.0
"""A concept beside a run of four letters, of which a word has several (newstest2017: 1 .91, 2 .99, 3 .985 of the
nameless runs at 1 % false)."""
SAME_WORDS = 0.6
"""Sentences with so many equal words are in one language: headings, lists of names."""
_CONCEPT = np.uint64(1 << 63)
_WORD = re.compile(r"\w+")
_SPELLING = (
    ("tch", "c"), ("sch", "s"), ("dz", "g"), ("th", "t"), ("ph", "f"), ("sh", "s"), ("ch", "c"), ("ck", "k"),
    ("qu", "kv"), ("x", "ks"), ("c", "k"), ("q", "k"), ("w", "v"), ("y", "i"), ("j", "i"), ("z", "s"),
)  # fmt: skip
_GRAM, _SHORTEST = 4, 4


def spelled(word: str) -> str:
    """Return a word in lower case, without diacritics, in a spelling common to English and Latvian."""
    letters = plain(word)
    for written, sound in _SPELLING:
        letters = letters.replace(written, sound)
    return re.sub(r"(.)\1", r"\1", letters)


def plain(word: str) -> str:
    """Return a word in lower case without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True, eq=False)
class Featured:
    """Sentences by their features: the distinct features of each, and which sentence each belongs to."""

    features: Hashes
    rows: Numbers
    letters: Flags
    words: tuple[frozenset[str], ...]

    def __len__(self) -> int:
        """Return the number of sentences."""
        return len(self.words)


def featured(sentences: Sequence[str]) -> Featured:
    """Return sentences ready to be compared; `letters` says which features are no concepts."""
    found: list[frozenset[int]] = []
    seen: list[frozenset[str]] = []
    for sentence in sentences:
        whole = _WORD.findall(sentence)
        found.append(frozenset().union(*(_features(word) for word in whole)))
        seen.append(frozenset(word.lower() for word in whole))
    flat = np.array([feature for one in found for feature in sorted(one)], dtype=np.uint64)
    rows = np.repeat(np.arange(len(found)), [len(one) for one in found])
    return Featured(flat, rows, (flat & _CONCEPT) == 0, tuple(seen))


def keys(text: str) -> Hashes:
    """Return one key per word for the first stage: of digits and long words; 0 for other words."""
    found = words(text)
    values, places, inverse = np.unique(found.hashes, return_index=True, return_inverse=True)
    marks = [_key(text[int(found.starts[at]) : int(found.ends[at])]) for at in places]
    hashed = np.zeros(len(marks), dtype=np.uint64)
    told = [number for number, mark in enumerate(marks) if mark]
    hashed[told] = word_hashes([mark for mark in marks if mark])
    return hashed[inverse] if len(values) else hashed


def likeness(left: Featured, right: Featured) -> Matrix:
    """Return the cosine of every pair of sentences over weighted features; 0 for sentences of the same words."""
    shared = np.intersect1d(left.features, right.features)
    here, there = _weighted(left, shared), _weighted(right, shared)
    scores = np.asarray(here @ there.T, dtype=np.float64)
    scores[_same(left, right)] = 0.0
    return scores


def _weighted(one: Featured, shared: Hashes) -> npt.NDArray[np.float64]:
    """Return the sentences as unit vectors over all their features, of which only the shared ones are kept."""
    _, inverse, counts = np.unique(one.features, return_inverse=True, return_counts=True)
    weights = np.log1p(len(one) / counts)[inverse] * np.where(one.letters, 1.0, CONCEPT_WEIGHT)
    norms = np.sqrt(np.bincount(one.rows, weights=weights**2, minlength=len(one)))
    matrix = np.zeros((len(one), len(shared)))
    if len(shared):
        place = np.minimum(np.searchsorted(shared, one.features), len(shared) - 1)
        held = shared[place] == one.features
        matrix[one.rows[held], place[held]] = weights[held]
    return np.asarray(matrix / np.maximum(1e-9, norms)[:, None])


def _same(left: Featured, right: Featured) -> Flags:
    """Say which pairs have most of their words in common: one language, so no translation."""
    known = {word: index for index, word in enumerate(sorted(frozenset().union(*left.words, *right.words)))}
    sides = []
    for one in (left, right):
        matrix = np.zeros((len(one), len(known)), dtype=np.float32)
        for row, held in enumerate(one.words):
            matrix[row, [known[word] for word in held]] = 1.0
        sides.append(matrix)
    common = sides[0] @ sides[1].T
    sizes = np.minimum(sides[0].sum(axis=1)[:, None], sides[1].sum(axis=1)[None, :])
    return np.asarray(common >= SAME_WORDS * np.maximum(1.0, sizes))


@lru_cache(maxsize=1 << 17)
def _features(word: str) -> frozenset[int]:
    """Return the features of a word as numbers; those of concepts have the highest bit."""
    if any(c.isdigit() for c in word):
        return frozenset(map(_number, {f"#{word}", f"#{word}#"} if len(word) > 1 else {f"#{word}"}))
    concepts = {int(_CONCEPT) | concept for concept in glossary().concepts(plain(word))}
    found: set[str] = set()
    letters = spelled(word)
    if len(letters) >= _SHORTEST:
        marked = f"^{letters}"
        found |= {marked[at : at + _GRAM] for at in range(len(marked) - _GRAM + 1)}
    return frozenset(concepts | set(map(_number, found)))


@lru_cache(maxsize=1 << 17)
def _number(feature: str) -> int:
    return int.from_bytes(blake2b(feature.encode(), digest_size=8).digest(), "big") >> 1


def _key(word: str) -> str:
    if any(c.isdigit() for c in word):
        return word if len(word) > 1 else ""
    letters = spelled(word)
    return letters[:5] if len(letters) >= 5 else ""
