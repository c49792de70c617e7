"""Sentences that carry the logic of a project, and what makes an objective SMART."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analyser.model.application import IndicatorKind
from analyser.model.span import Span


class StatementKind(StrEnum):
    """What a statement states."""

    OBJECTIVE = "objective"
    ACTIVITY = "activity"
    RESULT = "result"
    INDICATOR = "indicator"
    NEED = "need"
    TARGET_GROUP = "target_group"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of text that states one thing."""

    span: Span
    kind: StatementKind
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Smart:
    """The five SMART verdicts on one statement. None = cannot be known from the draft.

    `reasons` pairs a letter's name ("specific") with a sentence that is also a translation key;
    `evidence` pairs it with the words that decided.
    """

    statement: str
    specific: bool | None = None
    measurable: bool | None = None
    achievable: bool | None = None
    relevant: bool | None = None
    time_bound: bool | None = None
    reasons: tuple[tuple[str, str], ...] = ()
    evidence: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What one statement says of itself: its kind and the letters S, M and T.

    `reasons` pairs a letter's name with a sentence that is also a translation key; `evidence`
    pairs it with the deciding words, as spans of the statement's own text.
    """

    kind: StatementKind
    specific: bool | None = None
    measurable: bool | None = None
    time_bound: bool | None = None
    reasons: tuple[tuple[str, str], ...] = ()
    evidence: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorParts:
    """The parts an indicator states, each as written in its text. None = not stated."""

    kind: IndicatorKind | None = None
    baseline: str | None = None
    target: str | None = None
    unit: str | None = None
    due: str | None = None
    verification: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedStatement:
    """A statement on its own, without a draft: achievable and relevant cannot be known."""

    text: str
    language: str
    kind: StatementKind
    specific: bool | None
    measurable: bool | None
    time_bound: bool | None
    reasons: tuple[tuple[str, str], ...] = ()
