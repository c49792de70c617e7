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
from analyser.originality.fingerprints import GRAM, grams, longer, rolled
from analyser.originality.known import Known, known
from analyser.originality.words import Flags, Hashes, Places, Words, mix, words

SHORTEST = 3
_BITS = 17
"""Leading bits of a run that say whether a wording may begin so: one run in thirty that does not passes."""


@dataclass(frozen=True, slots=True, eq=False)
class Mask:
    """Known wordings as hashes of word runs, and a table of leading bits of the words all runs begin with."""

    beginnings: Flags
    runs: Known
    version: str
    wordings: int

    def flags(self, hashes: Hashes) -> Flags:
        """Say of each word of a text whether it stands in a known wording.

        The runs of three words are looked at first, those of four and five only where such a run begins.
        """
        runs = rolled(hashes, SHORTEST)
        places = np.flatnonzero(self.beginnings.take(_leading(runs), mode="wrap"))
        begun, every, sizes = [runs.take(places)], [places], range(SHORTEST, GRAM + 1)
        for size in sizes[1:]:
            places = places[: np.searchsorted(places, len(hashes) - size, side="right")]
            begun.append(longer(begun[-1][: len(places)], hashes.take(places + (size - 1))))
            every.append(places)
        found = np.flatnonzero(self.runs.has(mix(np.concatenate(begun))))
        starts = np.concatenate(every).take(found)
        lengths = np.repeat(sizes, [len(part) for part in every]).take(found)
        hidden = np.zeros(len(hashes), dtype=np.bool_)
        for offset in range(GRAM):
            hidden[starts[lengths > offset] + offset] = True
        return hidden


def mask(wordings: Iterable[str]) -> Mask:
    """Return the mask of these wordings, whatever their order."""
    texts = sorted({" ".join(text.split()) for text in wordings})
    runs: list[Hashes] = []
    beginnings: list[Hashes] = []
    for text in texts:
        hashes = words(text).hashes
        if len(hashes) >= SHORTEST:
            runs.append(grams(hashes, min(GRAM, len(hashes))))
            beginnings.append(rolled(hashes, SHORTEST)[: len(runs[-1])])
    version = blake2b("\n".join(texts).encode(), digest_size=4).hexdigest()
    none = np.zeros(0, dtype=np.uint64)
    first = np.zeros(1 << _BITS, dtype=np.bool_)
    first[_leading(np.concatenate([none, *beginnings]))] = True
    return Mask(first, known(np.concatenate([none, *runs])), version, len(runs))


def _leading(runs: Hashes) -> Places:
    return (runs >> np.uint64(64 - _BITS)).view(np.int64)


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
