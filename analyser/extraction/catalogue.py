"""The wordings of the forms as data: `corpora/forms/<action>.<year>.<language>.toml`."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import cache
from typing import Any

from analyser import assets
from analyser.extraction.folding import fold

COLLECTION = "forms"


class Kind(StrEnum):
    """What a label announces."""

    FIELD = "field"
    SECTION = "section"
    HINT = "hint"


class Tier(IntEnum):
    """How much a wording proves: a question of the form, or a short heading drafts use instead."""

    SHORT = 0
    OFFICIAL = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One wording. `words` is its folded form; `demand` holds words without which it is another question."""

    id: str
    kind: Kind
    text: str
    words: tuple[str, ...]
    form: str
    language: str
    tier: Tier
    demand: tuple[str, ...] = ()

    @property
    def folded(self) -> str:
        """Return the folded wording."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Cue:
    """Stems that must all begin words of a heading for it to stand for a field or section."""

    id: str
    kind: Kind
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one language, with the words that tell nothing."""

    language: str
    entries: tuple[Cue, ...]
    filler: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All wordings, indexed for lookup.

    `exact` is keyed by folded wording, `openings` by the first three words, `first` by the first
    word. `ranks` gives the place of a field in a form, `fallback` the field that text directly
    below a section heading belongs to, `covered` the fields that make a short heading redundant.
    """

    labels: tuple[Label, ...]
    exact: Mapping[str, tuple[Label, ...]]
    openings: Mapping[tuple[str, ...], tuple[Label, ...]]
    first: Mapping[str, tuple[Label, ...]]
    ranks: Mapping[str, Mapping[str, int]]
    fallback: Mapping[str, str]
    covered: Mapping[str, tuple[str, ...]]
    words: Mapping[str, Terms] = field(default_factory=dict)
    cues: tuple[Cues, ...] = ()
    priorities: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The words of structure in one language, as `terms.<language>.toml` gives them."""

    language: str
    lists: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, tuple[str, ...]]]


@cache
def load() -> Catalogue:
    """Return the catalogue of all forms, years and languages.

    Raises:
        DataError: a file is missing or was changed.
    """
    tables = {name: tomllib.loads(assets.load("corpora", COLLECTION, name).decode()) for name in _names()}
    forms = {name: table for name, table in tables.items() if not name.startswith(("terms.", "cues.", "priorities."))}
    labels = _unique(label for table in forms.values() for label in _labels(table))
    return Catalogue(
        labels=labels,
        exact=_index(labels, lambda label: label.folded),
        openings=_index((entry for entry in labels if len(entry.words) >= 4), lambda label: label.words[:3]),
        first=_index(labels, lambda label: label.words[0]),
        ranks={t["action"]: {name: i for i, name in enumerate(t["order"])} for t in forms.values() if "order" in t},
        fallback={
            name: entry["field"]
            for t in forms.values()
            for name, entry in t.get("sections", {}).items()
            if "field" in entry
        },
        covered={
            name: tuple(entry["covered_by"])
            for t in forms.values()
            for name, entry in t.get("fields", {}).items()
            if "covered_by" in entry
        },
        words={t["language"]: _terms(t) for name, t in tables.items() if name.startswith("terms.")},
        priorities={
            label: tuple(tuple(fold(cue).split()) for cue in cues)
            for name, t in tables.items()
            if name.startswith("priorities.")
            for label, cues in t["cues"].items()
        },
        cues=tuple(_cues(t) for name, t in tables.items() if name.startswith("cues.")),
    )


def _names() -> tuple[str, ...]:
    return tuple(name for name in assets.files("corpora", COLLECTION) if name.endswith(".toml"))


def _labels(table: Mapping[str, Any]) -> Iterator[Label]:
    for kind, group in ((Kind.FIELD, "fields"), (Kind.SECTION, "sections")):
        for name, entry in table.get(group, {}).items():
            for tier, wording in _WORDINGS:
                for text in entry.get(wording, ()):
                    yield _label(table, name, kind, text, tier, tuple(entry.get("demand", ())))
    for name, texts in table.get("hints", {}).items():
        for text in texts:
            yield _label(table, name, Kind.HINT, text, Tier.OFFICIAL, ())


_WORDINGS = ((Tier.OFFICIAL, "labels"), (Tier.OFFICIAL, "variants"), (Tier.OFFICIAL, "parts"), (Tier.SHORT, "short"))


def _label(table: Mapping[str, Any], id: str, kind: Kind, text: str, tier: Tier, demand: tuple[str, ...]) -> Label:
    return Label(
        id=id,
        kind=kind,
        text=text,
        words=tuple(fold(text).split()),
        form=table["action"],
        language=table["language"],
        tier=tier,
        demand=tuple(fold(word) for word in demand),
    )


def _unique(labels: Iterator[Label]) -> tuple[Label, ...]:
    """Keep one label per wording, field and form: later years win over nothing, they only add."""
    kept: dict[tuple[str, Kind, str, tuple[str, ...]], Label] = {}
    for label in labels:
        key = (label.id, label.kind, label.form, label.words)
        if key not in kept or kept[key].tier < label.tier:
            kept[key] = label
    return tuple(kept.values())


def _index(labels: Any, key: Any) -> dict[Any, tuple[Label, ...]]:
    found: dict[Any, list[Label]] = defaultdict(list)
    for label in labels:
        found[key(label)].append(label)
    return {name: tuple(entries) for name, entries in found.items()}


def _cues(table: Mapping[str, Any]) -> Cues:
    entries = tuple(
        Cue(name, kind, tuple(fold(cue).split()))
        for kind, group in ((Kind.FIELD, "fields"), (Kind.SECTION, "sections"))
        for name, cues in table.get(group, {}).items()
        for cue in cues
    )
    return Cues(table["language"], entries, frozenset(fold(word) for word in table["filler"]))


def _terms(table: Mapping[str, Any]) -> Terms:
    return Terms(
        language=table["language"],
        lists={name: tuple(value) for name, value in table.items() if isinstance(value, list)},
        tables={
            name: {key: tuple(entries) for key, entries in value.items()}
            for name, value in table.items()
            if isinstance(value, dict)
        },
    )
