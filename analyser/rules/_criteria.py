"""Findings on elements of the award criteria."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyser.model.finding import Confidence, Severity
from analyser.rules._check import Context, Hit, observed

ELSEWHERE = "A step on this stands under “{where}”, not where the form asks for it."
ELSEWHERE_HERE = "A step on this stands here, not where the form asks for it."


def judged(context: Context, rule_name: str, declared: str | None = None) -> Iterator[Hit]:
    """Yield the hits of a rule; `declared` is its message where a declaration can be quoted.

    Where the step stands elsewhere than in the answer to its question, or in a part without one, it is a note.

    Raises:
        SkipRule: the draft holds no section to judge, or is in a language whose measures are not known.
    """
    for hit in observed(context, rule_name):
        if hit.confidence is Confidence.LOW:
            hit = replace(hit, severity=Severity.NOTE)
        if "where" in (values := dict(hit.values)):
            yield replace(hit, message=ELSEWHERE if values["where"] else ELSEWHERE_HERE)
            continue
        yield replace(hit, message=declared) if declared and hit.spans else hit
