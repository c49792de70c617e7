"""What a rule is, and what it says of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import TypeAlias

from analyser.model.span import Span


class Severity(StrEnum):
    """How much a fault costs the applicant."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Return 2 for an error, 1 for a warning, 0 for a note."""
        return {Severity.ERROR: 2, Severity.WARNING: 1, Severity.NOTE: 0}[self]


class Confidence(StrEnum):
    """How sure the analyser is that the finding is right."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Scope(StrEnum):
    """Whether a rule sees one draft or a whole round."""

    DRAFT = "draft"
    ROUND = "round"


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the interface inside a message: translated when the message is."""

    text: str


@dataclass(frozen=True, slots=True)
class LanguageName(Term):
    """A language inside a message: `text` is its English name, and its code tells the name in other languages."""

    code: str


Value: TypeAlias = str | int | float | Term | tuple[str | Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The card of a check. `message` and `advice` are English and also the translation keys.

    `message` may hold `{names}` that a finding's values fill in.
    `title` states the fault of several findings whose messages differ; empty where the message does.
    `needs` names the attributes of the context without which the rule is skipped.
    """

    code: str
    name: str
    severity: Severity
    message: str
    advice: str
    title: str = ""
    needs: tuple[str, ...] = ("application",)
    documentation: str = ""
    source: str = ""
    scope: Scope = Scope.DRAFT

    @property
    def family(self) -> str:
        """Return the letters of the code."""
        return self.code[:3]


ALSO = "So is it with this one."
"""The note of a further place of which a finding says the same as of its first one."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of the draft that shows the fault. The first of a finding is the primary one."""

    span: Span
    quote: str
    page: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault at one place. `place` is a field id, with its owner: "WP2/wp.objectives"."""

    code: str
    severity: Severity
    confidence: Confidence = Confidence.HIGH
    place: str | None = None
    evidence: tuple[Evidence, ...] = ()
    values: tuple[tuple[str, Value], ...] = ()
    message: str | None = None
    caveat: str | None = None
    source: str = ""

    @property
    def fingerprint(self) -> str:
        """Return a short name of the finding that survives edits elsewhere in the draft."""
        quote = " ".join(self.evidence[0].quote.split()) if self.evidence else ""
        key = "\x1f".join((self.code, self.place or "", quote))
        return blake2b(key.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Suppression:
    """A finding somebody chose to set aside, by fingerprint, with the reason."""

    finding: Finding
    reason: str


class SkipKind(StrEnum):
    """Whether an answer is missing, or there is no question: some rules are about other actions."""

    NOT_CHECKED = "not-checked"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Skip:
    """A rule that was not applied, and why: it could not be, or it does not apply."""

    code: str
    reason: str
    kind: SkipKind = SkipKind.NOT_CHECKED


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that crashed: its answer is unknown."""

    code: str
    error: str
