"""Findings on elements of the award criteria."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyser.rules._check import Context, Hit, observed


def judged(context: Context, rule_name: str, declared: str | None = None) -> Iterator[Hit]:
    """Yield the hits of a rule; `declared` is its message where a declaration can be quoted.

    Raises:
        SkipRule: the draft holds no section to judge, or is in a language whose measures are not known.
    """
    for hit in observed(context, rule_name):
        yield replace(hit, message=declared) if declared and hit.spans else hit
