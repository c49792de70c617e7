"""Statements of a draft: where they stand, what they are, and whether they are SMART."""

from __future__ import annotations

from analyser.statements.observing import observe
from analyser.statements.opening import labels
from analyser.statements.parts import indicator_parts
from analyser.statements.segments import segment
from analyser.statements.smart import smart
from analyser.statements.typing import classify, classify_all
from analyser.statements.verdicts import judge

__all__ = ["classify", "classify_all", "indicator_parts", "judge", "labels", "observe", "segment", "smart"]
