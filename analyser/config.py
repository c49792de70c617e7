"""The settings of one run: defaults of the package < configuration file < options.

Thresholds live in `analyser/defaults/<area>.toml`, each as `name = { value = ..., source = "..." }`
and are known as "<area>.<name>".
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analyser.errors import UsageError
from analyser.model.finding import Severity

_KINDS: Mapping[str, type | tuple[type, ...]] = MappingProxyType(
    {
        "action": str,
        "call": int,
        "language": str,
        "corpus": str,
        "programme": list,
        "select": list,
        "ignore": list,
        "severity": dict,
        "suppress": dict,
        "thresholds": dict,
        "seconds": (int, float),
        "megabytes": int,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a user may set. `language` is that of the report; None = that of the draft.

    `suppress` pairs a finding's fingerprint with a reason. `thresholds` holds only what differs
    from the package's defaults. `programme` names texts of the programme to compare with. `seconds`
    and `megabytes` bound the reading of one draft.
    """

    action: str | None = None
    call: int | None = None
    language: str | None = None
    corpus: Path | None = None
    programme: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    suppress: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    thresholds: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    seconds: float = 60.0
    megabytes: int = 2048

    def threshold(self, name: str) -> float:
        """Return a threshold by its full name ("wording.long-sentence-words").

        Raises:
            KeyError: no such threshold, a fault of the program.
        """
        return self.thresholds.get(name, default_thresholds()[name])

    def all_thresholds(self) -> Mapping[str, float]:
        """Return every threshold by full name, with the user's changes."""
        return {**default_thresholds(), **self.thresholds}


@cache
def default_thresholds() -> Mapping[str, float]:
    """Return the thresholds of the package by full name."""
    values: dict[str, float] = {}
    for area in sorted(resources.files("analyser.defaults").iterdir(), key=lambda entry: entry.name):
        if area.name.endswith(".toml"):
            table = tomllib.loads(area.read_text(encoding="utf-8"))
            values |= {f"{area.name[:-5]}.{name}": float(entry["value"]) for name, entry in table.items()}
    return MappingProxyType(values)


def load_config(path: Path, base: Config | None = None) -> Config:
    """Return `base` with the settings of a configuration file.

    Raises:
        UsageError: the file cannot be read, is no TOML, or sets something unknown.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"The configuration '{path.name}' cannot be opened: {error.strerror}."
        raise UsageError(message, "Check the name.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"The configuration '{path.name}' is no TOML file: {error}."
        raise UsageError(message, "The user guide, section Configuration, has an example.") from error
    return apply(base or Config(), table, path.name)


def apply(base: Config, table: Mapping[str, Any], origin: str) -> Config:
    """Return `base` changed by a table of settings, each checked.

    Raises:
        UsageError: an unknown name, or a value of the wrong type.
    """
    known = {entry.name for entry in fields(Config)}
    unknown = sorted(set(table) - known)
    if unknown:
        message = f"'{origin}' sets the unknown '{unknown[0]}'."
        raise UsageError(message, f"Known settings: {', '.join(sorted(known))}.")
    try:
        return replace(base, **{name: _convert(name, value) for name, value in table.items()})
    except (TypeError, ValueError, AttributeError) as error:
        message = f"'{origin}' has a value of the wrong type: {error}."
        raise UsageError(message, "See the user guide, section Configuration.") from error


def _convert(name: str, value: Any) -> Any:
    if not isinstance(value, _KINDS[name]) or isinstance(value, bool):
        message = f"{name} = {value!r}"
        raise TypeError(message)
    return _converted(name, value)


def _converted(name: str, value: Any) -> Any:
    if name in {"select", "ignore"}:
        return tuple(str(code).strip().upper() for code in value)
    if name == "corpus":
        return Path(value)
    if name == "programme":
        return tuple(Path(str(path)) for path in value)
    if name in {"seconds", "megabytes"} and value <= 0:
        message = f"{name} = {value}"
        raise ValueError(message)
    if name == "severity":
        return MappingProxyType({code: Severity(level) for code, level in value.items()})
    if name == "thresholds":
        return MappingProxyType({key: _threshold(key, number) for key, number in value.items()})
    if name == "suppress":
        return MappingProxyType({str(key): str(reason) for key, reason in value.items()})
    return value


def _threshold(name: str, number: Any) -> float:
    if name not in default_thresholds():
        message = f"no threshold is called '{name}'"
        raise ValueError(message)
    return float(number)
