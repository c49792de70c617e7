"""The sources of the sample drafts: one invented project per YAML file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
SOURCES = SAMPLES / "sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An organisation of the partnership; `answers` by canonical field id."""

    key: str
    name: str
    country: str
    oid: str | None = None
    city: str = ""
    role: str = "partner"
    type: str = ""
    newcomer: bool | None = None
    established: date | None = None
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Return the organisation as the form names it: "Name (E10000001 - LV)"."""
        return f"{self.name} ({self.oid} - {self.country})" if self.oid else f"{self.name} ({self.country})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An activity; `lead` and `participants` are keys of organisations, or names nobody has introduced."""

    title: str
    venue: str = ""
    start: date | None = None
    end: date | None = None
    lead: str = ""
    participants: tuple[str, ...] = ()
    amount: float | None = None
    results: str = ""
    answers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A work package; number 1 is project management."""

    number: int
    title: str
    amount: float | None = None
    answers: dict[str, str] = field(default_factory=dict)
    activities: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One application, as its source states it."""

    name: str
    data: dict[str, Any]
    members: tuple[Member, ...]
    packages: tuple[Package, ...]
    activities: tuple[Step, ...]
    answers: dict[str, str]

    def get(self, key: str, default: Any = None) -> Any:
        """Return a plain fact of the source ("title", "start", ...)."""
        return self.data.get(key, default)

    def member(self, key: str) -> str:
        """Return the form's name of an organisation by its key, or the key itself."""
        return next((member.label for member in self.members if member.key == key), key)

    @property
    def action(self) -> str | None:
        """Return "KA220-VET", or None for a text that is no application."""
        return f"{self.data['form']}-{self.data['sector']}" if self.data["sector"] else None


def load(path: Path) -> Project:
    """Return the project of a source file."""
    data = _source(path)
    return Project(
        name=path.stem,
        data=data,
        members=tuple(Member(**entry) for entry in data.get("organisations", ())),
        packages=tuple(_package(entry) for entry in data.get("work_packages", ())),
        activities=tuple(_step(entry) for entry in data.get("activities", ())),
        answers=data.get("answers", {}),
    )


def projects() -> tuple[Project, ...]:
    """Return every project of the sample sources, by name."""
    return tuple(load(path) for path in sorted(SOURCES.glob("*.yml")))


def _source(path: Path) -> dict[str, Any]:
    """Return a source with what it takes from another: `base` the whole, `copies` single answers.

    `edits` are pairs of wordings, old and new; `roles` gives organisations another role.
    """
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    if "base" in data:
        base = _source(path.with_name(f"{data['base']}.yml"))
        base |= {key: _edited(base[key], data.get("edits", ())) for key in ("answers", "activities", "organisations")}
        for member in base["organisations"]:
            member["role"] = data.get("roles", {}).get(member["key"], member["role"])
        data = {**base, **data, "answers": {**base["answers"], **data.get("answers", {})}}
    for copy in data.get("copies", ()):
        source = _source(path.with_name(f"{copy['from']}.yml"))
        text = _edited(source["answers"][copy["field"]], copy.get("edits", ()))
        data["answers"][copy["to"]] = data["answers"].get(copy["to"], "{}").replace("{}", text)
    return data


def _edited(value: Any, edits: Any) -> Any:
    if isinstance(value, str):
        for old, new in edits:
            value = value.replace(old, new)
        return value
    if isinstance(value, dict):
        return {key: _edited(entry, edits) for key, entry in value.items()}
    return [_edited(entry, edits) for entry in value] if isinstance(value, list) else value


def _step(entry: dict[str, Any]) -> Step:
    return Step(**{**entry, "participants": tuple(entry.get("participants", ()))})


def _package(entry: dict[str, Any]) -> Package:
    return Package(**{**entry, "activities": tuple(_step(step) for step in entry.get("activities", ()))})
