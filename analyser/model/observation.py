"""What language processing noticed in a draft, for a rule to judge."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.model.finding import Confidence, Value
from analyser.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A fact about wording, consistency or content that a rule may turn into a finding.

    `kind` is the name of the rule it is for ("empty-phrase"); `span` is None when something is
    missing from `place`. `related` are further passages, each with a note that is also a
    translation key.
    """

    kind: str
    span: Span | None = None
    place: str | None = None
    values: tuple[tuple[str, Value], ...] = ()
    related: tuple[tuple[Span, str], ...] = ()
    confidence: Confidence = Confidence.HIGH


NOT_JUDGED = "not-judged"
UNKNOWN_WORDS = "The words this check looks for are not known for the language of this draft."


def not_judged(rule_name: str, reason: str) -> Observation:
    """Return the observation that language processing could not look for what a rule is about, and why."""
    return Observation(kind=NOT_JUDGED, values=(("reason", reason), ("rule", rule_name)))
