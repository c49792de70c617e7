"""Where a draft itself gives the total of all its work packages or activities, in a table or in a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from analyser.model.application import Application
from analyser.model.document import Block, Document
from analyser.model.span import Span
from analyser.rules._vocabulary import TOTAL

_NUMBER = r"\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+(?![\d%])|\d{4,}"
_CELL = re.compile(rf"\W*(?:EUR|€)?\s*(?P<amount>{_NUMBER})(?:[.,]00)?\s*(?:EUR|€|euro|eiro)?\W*\Z", re.IGNORECASE)
_PARTS = r"(?:activit|work packages|aktivitā|darba pakot|pakotņu|pakotnes)\w*"
_SUMS = r"(?:sum|total|together|add up|summa|kopsumma|kopā)\w*"
_TOLD = re.compile(
    rf"(?:{_PARTS}[^.;\n\d]{{0,30}}{_SUMS}|{_SUMS}[^.;\n\d]{{0,30}}{_PARTS})[^.;\n\d]{{0,25}}"
    rf"(?P<before>EUR\s?|€\s?)?(?P<amount>{_NUMBER})(?P<behind>\s?(?:EUR|€|euro|eiro))?",
    re.IGNORECASE,
)
_LIKE = 0.5
"""How much of the lump sum a sum is at least, and at most its inverse, to be meant as that of the whole."""
_FEWEST = 3


def totals(document: Document, application: Application, whole: float) -> tuple[tuple[float, Span], ...]:
    """Return the totals a draft writes that are not its lump sum, with their places."""
    found = dict(_in_tables(document, application))
    found |= {line.span: line.amount_eur for line in application.budget if line.part is line.organisation is None}
    found |= dict(_in_prose(document))
    return tuple((amount, span) for span, amount in found.items() if amount != whole and _is_like(amount, whole))


def _is_like(amount: float, whole: float) -> bool:
    return _LIKE * whole <= amount <= whole / _LIKE


def _in_tables(document: Document, application: Application) -> Iterator[tuple[Span, float]]:
    """Yield the last rows of tables that list the amounts of the parts, if they are called totals."""
    stated = [one.amount_eur for one in application.activities if one.amount_eur]
    stated += [one.amount_eur for one in application.work_packages if one.amount_eur]
    tables: dict[int, dict[int, list[Block]]] = defaultdict(lambda: defaultdict(list))
    for block in document.blocks:
        if block.cell:
            tables[block.cell.table][block.cell.row].append(block)
    for rows in tables.values():
        last = rows[max(rows)]
        amounts = [value for row in rows.values() for block in row if (value := _value(document.quote(block.span)))]
        own = [value for block in last if (value := _value(document.quote(block.span)))]
        named = any(TOTAL.match(document.quote(block.span).strip(" *_")) for block in last)
        if named and own and sum(amount in stated for amount in amounts) >= _FEWEST:
            yield Span(last[0].span.start, last[-1].span.end), own[-1]


def _in_prose(document: Document) -> Mapping[Span, float]:
    """Return the sentences "the activities make 60 000 EUR together"; a part of the whole has no such word."""
    return {
        Span(*match.span()): float(re.sub(r"\D", "", match["amount"]))
        for match in _TOLD.finditer(document.text)
        if match["before"] or match["behind"]
    }


def _value(text: str) -> float | None:
    match = _CELL.match(text)
    return float(re.sub(r"\D", "", match["amount"])) if match else None
