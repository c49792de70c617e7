"""What must not count: wordings of the form, labels, hints, declarations, texts of the programme.

Words under a known wording are hidden in the prints and in the alignment alike. A wording of
five words or more is known by its runs of five; a shorter one, from three words, as a whole.
What was hidden is counted and the mask's version named in the report.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import chain

import numpy as np

from analyser import assets, calls
from analyser.errors import DataError
from analyser.model.span import Span
from analyser.originality.fingerprints import GRAM, grams, likely, low_bits
from analyser.originality.words import Flags, Hashes, Words, words

SHORTEST = 3


@dataclass(frozen=True, slots=True, eq=False)
class Mask:
    """Known wordings as sorted hashes of word runs, by the length of the run, and the hashes' low bits."""

    runs: tuple[tuple[int, Hashes, Flags], ...]
    version: str
    wordings: int

    def flags(self, hashes: Hashes) -> Flags:
        """Say of each word of a text whether it stands in a known wording."""
        hidden = np.zeros(len(hashes), dtype=np.bool_)
        for size, known, marks in self.runs:
            every = grams(hashes, size)
            places = likely(every, marks)
            found = places[_member(every[places], known)]
            for offset in range(size):
                hidden[found + offset] = True
        return hidden


def mask(wordings: Iterable[str]) -> Mask:
    """Return the mask of these wordings, whatever their order."""
    texts = sorted({" ".join(text.split()) for text in wordings})
    found: dict[int, list[Hashes]] = {}
    used = 0
    for text in texts:
        hashes = words(text).hashes
        if len(hashes) >= SHORTEST:
            size = min(GRAM, len(hashes))
            found.setdefault(size, []).append(grams(hashes, size))
            used += 1
    version = blake2b("\n".join(texts).encode(), digest_size=4).hexdigest()
    runs = [(size, np.unique(np.concatenate(parts))) for size, parts in sorted(found.items())]
    return Mask(tuple((size, known, low_bits(known)) for size, known in runs), version, used)


@cache
def known_mask() -> Mask:
    """Return the mask of every form, label, hint, declaration and programme text the analyser knows."""
    return mask([*form_wordings(), *labels(), *declarations(), *programme_wordings()])


def cover(flags: Flags, found: Words, spans: Iterable[Span]) -> Flags:
    """Return the flags with the words of some spans added, such as a draft's own question labels."""
    flags = flags.copy()
    for span in spans:
        first, end = found.between(span.start, span.end)
        flags[first:end] = True
    return flags


def form_wordings() -> tuple[str, ...]:
    """Return the questions, labels and hints of all known forms, in every language and year."""
    names = [name for name in _files("forms") if not name.startswith(("cues.", "priorities."))]
    return tuple(text for name in names for text in _strings(_table("forms", name)))


def labels() -> tuple[str, ...]:
    """Return the priority and topic labels of all known calls."""
    found: list[str] = []
    for call in calls.load():
        found += [entry.label for entry in call.priorities.value] if call.priorities else []
        found += call.topics.value if call.topics else ()
    return tuple(found)


def declarations() -> tuple[str, ...]:
    """Return what every applicant confirms and what the form prints around the answers."""
    table = _table("programme", "form.toml") if "form.toml" in _files("programme") else {}
    return tuple(_strings(table))


def programme_wordings() -> tuple[str, ...]:
    """Return what the programme itself says of its aims and award criteria: whoever copies it has it from there."""
    published = _table("programme", "programme.toml").get("text", []) if "programme.toml" in _files("programme") else []
    criteria = (c for call in calls.load() for action in call.actions for c in action.criteria)
    paragraphs = (text["paragraphs"] for text in published) if isinstance(published, list) else ()
    return (*chain.from_iterable(paragraphs), *chain.from_iterable(c.elements for c in criteria))


def _files(collection: str) -> tuple[str, ...]:
    try:
        return tuple(name for name in assets.files("corpora", collection) if name.endswith(".toml"))
    except DataError:
        return ()


def _table(collection: str, name: str) -> dict[str, object]:
    return tomllib.loads(assets.load("corpora", collection, name).decode("utf-8"))


def _strings(value: object, key: str = "") -> Iterator[str]:
    """Yield every text of a table, sources and other facts about the text left out."""
    if key in {"source", "sources", "certainty", "licence", "origin", "language"}:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, key)


def _member(values: Hashes, known: Hashes) -> Flags:
    if not len(known):
        return np.zeros(len(values), dtype=np.bool_)
    place = np.minimum(np.searchsorted(known, values), len(known) - 1)
    return np.asarray(known[place] == values)
