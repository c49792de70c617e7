"""Trace links between the statements of a project."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LinkMethod(StrEnum):
    """The strongest kind of evidence for a link."""

    STRUCTURE = "structure"
    LEXICAL = "lexical"
    SEMANTIC = "semantic"


@dataclass(frozen=True, slots=True)
class TraceLink:
    """One statement serves another. `source` and `target` are ids ("O1", "A2"), or indices in `trace`.

    `score` is a calibrated probability between 0 and 1.
    """

    source: str | int
    target: str | int
    score: float
    method: LinkMethod
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Linking:
    """The links claimed, and the best candidates refused for statements left without one."""

    links: tuple[TraceLink, ...]
    refused: tuple[TraceLink, ...] = ()
