"""Findings on elements of the award criteria, and why one could not be judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyser.rules._check import Context, Hit, SkipRule, observed

SKIPPED = "criterion-not-judged"


def judged(context: Context, rule_name: str, declared: str | None = None) -> Iterator[Hit]:
    """Yield the hits of a rule; `declared` is its message where a declaration can be quoted.

    Raises:
        SkipRule: the draft holds no section to judge, or is in a language whose measures are not known.
    """
    for seen in context.observed(SKIPPED):
        values = dict(seen.values)
        if values["rule"] == rule_name:
            raise SkipRule(str(values["reason"]))
    for hit in observed(context, rule_name):
        yield replace(hit, message=declared) if declared and hit.spans else hit
