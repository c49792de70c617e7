"""Reads the parts of an indicator: baseline, target, unit, due, verification."""

from __future__ import annotations

import re

from analyser.model.application import IndicatorKind
from analyser.model.statement import IndicatorParts

_DUE = re.compile(
    r"\b(?:by|until|before|at)\s+(?:the\s+end\s+of\s+the\s+project|month\s+\d+|M\d+|\w+\s+20\d\d|20\d\d)|\bM\d{1,2}\b|\blīdz\s[^,.;]*?(?:20\d\d[^,.;]*|beigām|mēnesim)",
    re.IGNORECASE,
)
_VERIFICATION = re.compile(
    r"(?:measured (?:by|with|through)|verified by|source:|according to|mērot ar|pēc|avots:)\s+[^.;]+", re.IGNORECASE
)
_TARGET = re.compile(r"(?:at least\s+|vismaz\s+)?\d[\d  ]*(?:[.,]\d+)?\s*%?")


def indicator_parts(text: str, language: str | None) -> IndicatorParts:
    """Return the parts an indicator states, each as written."""
    due = _DUE.search(text)
    rest = text[: due.start()] + " " * len(due.group()) + text[due.end() :] if due else text
    target = _TARGET.search(rest)
    verification = _VERIFICATION.search(text)
    return IndicatorParts(
        kind=IndicatorKind.QUANTITATIVE if target else None,
        target=target.group().strip() if target else None,
        due=due.group() if due else None,
        verification=verification.group() if verification else None,
    )
