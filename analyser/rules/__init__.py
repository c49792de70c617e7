"""Judgements: pure functions from facts to findings, one module per rule."""

from __future__ import annotations

import sys
from functools import cache

from analyser.registry import modules
from analyser.rules._check import Check, Context, Hit, RoundContext, checks_of
from analyser.rules._run import Outcome, run

__all__ = ["Check", "Context", "Hit", "Outcome", "RoundContext", "checks", "run"]


@cache
def checks() -> tuple[Check, ...]:
    """Return every rule of the catalogue with its function, in order of code."""
    found = [check for module in modules(sys.modules[__name__]) for check in checks_of(module)]
    return tuple(sorted(found, key=lambda check: check.rule.code))
