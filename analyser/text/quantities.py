"""Quantities of a text: counts, shares, percentage points, money, durations and scales."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from analyser.model.span import Span


class QuantityKind(StrEnum):
    """What a quantity measures."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    MONEY = "money"
    DURATION = "duration"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity. `comparator` is one of ">=", "<=", "~", "by", "from", "to" or ""."""

    span: Span
    value: float
    kind: QuantityKind
    unit: str = ""
    comparator: str = ""


_SIMPLE = re.compile(r"(?<![\w.,])(\d+(?:[.,]\d+)?)\s?(%|EUR|€)?(?![\w])")


def quantities(text: str, language: str | None) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order, without overlaps."""
    found = []
    for match in _SIMPLE.finditer(text):
        kind = QuantityKind.PERCENT if match[2] == "%" else QuantityKind.MONEY if match[2] else QuantityKind.COUNT
        found.append(Quantity(Span(match.start(), match.end()), float(match[1].replace(",", ".")), kind))
    return tuple(found)
