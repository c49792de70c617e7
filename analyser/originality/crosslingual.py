"""What a translation leaves: numbers, names and cognates by their letters, and a small glossary.

No model is needed. Every sentence becomes a set of features that do not depend on the language:
digits, runs of four letters of its words in a rough phonetic spelling, concepts of the glossary.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from analyser import assets
from analyser.errors import DataError
from analyser.originality.words import Hashes, word_hash, words

Matrix = npt.NDArray[np.float64]
_WORD = re.compile(r"\w+")
_SPELLING = (
    ("tch", "c"), ("sch", "s"), ("dz", "g"), ("th", "t"), ("ph", "f"), ("sh", "s"), ("ch", "c"), ("ck", "k"),
    ("qu", "kv"), ("x", "ks"), ("c", "k"), ("q", "k"), ("w", "v"), ("y", "i"), ("j", "i"), ("z", "s"),
)  # fmt: skip
_GRAM, _SHORTEST = 4, 4


def spelled(word: str) -> str:
    """Return a word in lower case, without diacritics, in a spelling common to English and Latvian."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    for written, sound in _SPELLING:
        plain = plain.replace(written, sound)
    return re.sub(r"(.)\1", r"\1", plain)


def features(sentence: str) -> frozenset[str]:
    """Return the features of a sentence."""
    found: set[str] = set()
    for word in _WORD.findall(sentence):
        found |= _features(word)
    return frozenset(found)


def keys(text: str) -> Hashes:
    """Return one key per word for the first stage: of digits and long words; 0 for other words."""
    found = words(text)
    values, places, inverse = np.unique(found.hashes, return_index=True, return_inverse=True)
    marks = [_key(text[int(found.starts[at]) : int(found.ends[at])]) for at in places]
    hashed = np.array([word_hash(mark) if mark else 0 for mark in marks], dtype=np.uint64)
    return hashed[inverse] if len(values) else hashed


def likeness(left: Sequence[str], right: Sequence[str]) -> Matrix:
    """Return the cosine of every pair of sentences over weighted features."""
    here, there = [features(sentence) for sentence in left], [features(sentence) for sentence in right]
    shared = sorted(frozenset().union(*here) & frozenset().union(*there)) if here and there else []
    number = {feature: index for index, feature in enumerate(shared)}
    counts = [_counted(rows) for rows in (here, there)]
    sides = []
    for rows, seen in zip((here, there), counts, strict=True):
        matrix = np.zeros((len(rows), len(shared)))
        norms = np.zeros(len(rows))
        for index, row in enumerate(rows):
            weights = {feature: np.log(1 + len(rows) / seen[feature]) for feature in sorted(row)}
            norms[index] = np.sqrt(sum(weight**2 for weight in weights.values()))
            for feature, weight in weights.items():
                if feature in number:
                    matrix[index, number[feature]] = weight
        sides.append(matrix / np.maximum(1e-9, norms)[:, None])
    return np.asarray(sides[0] @ sides[1].T)


def _counted(rows: Iterable[frozenset[str]]) -> dict[str, int]:
    seen: dict[str, int] = {}
    for row in rows:
        for feature in row:
            seen[feature] = seen.get(feature, 0) + 1
    return seen


@cache
def _features(word: str) -> frozenset[str]:
    if any(c.isdigit() for c in word):
        return frozenset({f"#{word}", f"#{word}#"} if len(word) > 1 else {f"#{word}"})
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    found = {f"@{concept}" for concept in _concepts(plain)}
    letters = spelled(word)
    if len(letters) >= _SHORTEST:
        marked = f"^{letters}"
        found |= {marked[at : at + _GRAM] for at in range(len(marked) - _GRAM + 1)}
    return frozenset(found)


def _key(word: str) -> str:
    if any(c.isdigit() for c in word):
        return word if len(word) > 1 else ""
    letters = spelled(word)
    return letters[:5] if len(letters) >= 5 else ""


@cache
def _concepts(plain: str) -> tuple[int, ...]:
    """Return the concepts whose beginning a word has; the longest beginning of a language decides."""
    found = {(len(start), concept) for start, concept in _glossary().items() if plain.startswith(start)}
    longest = max((size for size, _ in found), default=0)
    return tuple(sorted(concept for size, concepts in found for concept in concepts if size == longest))


@cache
def _glossary() -> dict[str, tuple[int, ...]]:
    try:
        table = tomllib.loads(assets.load("corpora", "programme", "glossary.toml").decode("utf-8"))
    except DataError:
        return {}
    found: dict[str, list[int]] = {}
    for number, pair in enumerate(table["pairs"]):
        for side in pair:
            for start in side.split("|"):
                found.setdefault(start, []).append(number)
    return {start: tuple(numbers) for start, numbers in found.items()}
