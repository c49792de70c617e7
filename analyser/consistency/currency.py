"""Sums of a list whose last one alone has a currency: "30 000, 60 000 or 90 000 EUR"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analyser.text.quantities import Quantity, QuantityKind

_LEAST = 10_000
_LISTED = re.compile(r"\s*(?:EUR|€|euro|eiro)?\s*(?:,|or|and|to|un|vai)\s*(?:EUR|€)?\s*")


def with_currency(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities of a text; the sums of a list have the currency of the last one."""
    found: list[Quantity] = []
    for quantity in reversed(quantities):
        after = found[-1] if found else None
        listed = after is not None and _LISTED.fullmatch(text, quantity.span.end, after.span.start)
        sums = quantity.kind is QuantityKind.COUNT and quantity.value >= _LEAST
        has_currency = listed and sums and after is not None and after.unit == "EUR"
        found.append(replace(quantity, kind=QuantityKind.MONEY, unit="EUR") if has_currency else quantity)
    return found[::-1]
