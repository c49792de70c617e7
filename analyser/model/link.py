"""Trace links between the statements of a project."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analyser.model.span import Span


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


WEAK = 0.5
"""A link with a lower score is the likeliest one of a statement that surely has one, and is shown as weak."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A statement that nothing of a kind serves: an id, and the letter of the kind ("O", "A", "R", "I").

    Also of needs (N1) and target groups (T1), work packages (WP2), and chosen priorities, which are
    named by their place in the list ("priority 1"). `chance` is how sure the decision is.
    """

    statement: str
    kind: str
    chance: float


@dataclass(frozen=True, slots=True)
class Linking:
    """The links claimed, the best candidates refused for statements left without one, and these statements.

    `unjudged` names what could not be looked for: "needs" or "priorities" in the language of the draft,
    or "chosen-priorities", none of which is one whose words are known. `repeated` are the results of the
    overview that stand in a work package or activity too. `unsure` are statements, each with a kind, that have no
    link to one of the kind and yet are not called orphans. `parts` are the places of what nothing makes among the
    things that one result lists.
    """

    links: tuple[TraceLink, ...]
    refused: tuple[TraceLink, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    unjudged: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    unsure: tuple[tuple[str, str], ...] = ()
    parts: tuple[tuple[str, Span], ...] = ()
