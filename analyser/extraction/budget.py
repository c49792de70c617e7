"""The budget grid: work packages or activities by organisations, with totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold
from analyser.extraction.packages import Package
from analyser.extraction.partners import Names
from analyser.extraction.tables import Table
from analyser.model.application import Activity, BudgetLine, Role
from analyser.model.span import Span
from analyser.text.values import find_amounts

_PACKAGE = re.compile(r"(?:work\s*package|wp|darba\s+pakotne|dp)\s*(?:n\s*[°ºo.]|nr\.?|no\.?)?\s*(\d{1,2})\b", re.I)
_FIRST = re.compile(r"^(\d{1,2})\.\s*(?:darba\s+pakotne|work\s*package)", re.I)
_NUMBERED = re.compile(r"\W*(?:n\s*[°ºo]\.?|nr\.?|no\.?|num\.?|#)?\s*(\d{1,2})(?![\d,]|\s\d)", re.I)
_TOTAL = ""
_MOST_WORDS = 3
"""Words of a head such as "All nine partners", whose row sums up the others."""


def budget_of(
    draft: Draft, packages: Sequence[Package], activities: Sequence[Activity], names: Names
) -> tuple[BudgetLine, ...]:
    """Return the amounts of every table that is a budget grid, else of the lines of the budget section."""
    parts = _Parts(draft, packages, activities)
    lines: list[BudgetLine] = []
    for table, place in draft.form.tables:
        if place.section == "budget" or not table.records:
            lines += _grid(draft, table, parts, names, budget=place.section == "budget")
    return tuple(lines) or tuple(_from_lines(draft, parts, names))


class _Parts:
    """Resolves the head of a row or column to a work package, an activity, or the total."""

    def __init__(self, draft: Draft, packages: Sequence[Package], activities: Sequence[Activity]) -> None:
        self.totals = {fold(word) for word in draft.terms("total")}
        self.every = {word for word in draft.folded("everyone") if " " not in word}
        self.management = {fold(word) for word in draft.terms("management")}
        self.words = {fold(word) for word in draft.terms("work_package")}
        self.packages = packages
        self.activities = activities

    def find(self, text: str) -> str | None:
        """Return an id, the empty string for a total, or None."""
        folded = fold(text)
        if folded in self.totals or any(folded.startswith(f"{word} ") for word in self.totals if len(word) > 3):
            return _TOTAL
        if folded.partition(" ")[0] in self.every and len(folded.split()) <= _MOST_WORDS:
            return _TOTAL
        match = _PACKAGE.match(text.strip()) or _FIRST.match(text.strip())
        if match:
            return f"WP{int(match[1])}"
        if folded in self.management and self.packages:
            return "WP1"
        return self._titled(folded)

    def is_package(self, head: str) -> bool:
        """Say whether a column is headed "Work package"."""
        return fold(head) in self.words

    def numbered(self, text: str) -> str | None:
        """Return the work package of a row "No. 2" or "2. Pilot" below such a head."""
        match = _NUMBERED.match(text)
        known = {package.id for package in self.packages}
        return f"WP{int(match[1])}" if match and f"WP{int(match[1])}" in known else None

    def _titled(self, folded: str) -> str | None:
        if len(folded) < 4:
            return None
        entries = [(p.id, p.title) for p in self.packages] + [(a.id, a.title) for a in self.activities]
        scored = [(fuzz.ratio(folded, fold(title)), owner) for owner, title in entries if title]
        best = max(scored, default=(0.0, ""), key=lambda entry: entry[0])
        return best[1] if best[0] >= 85 else None


def _grid(draft: Draft, table: Table, parts: _Parts, names: Names, *, budget: bool) -> Iterator[BudgetLine]:
    rows, columns = table.rows, table.columns
    if len(rows) < 2 or len(columns) < 2 or not _is_money(draft, table, budget=budget):
        return
    across = _columns(
        draft, table, [_meaning(draft, table.cells.get((rows[0], c)), parts, names) for c in columns[1:]], names
    )
    corner = table.cells.get((rows[0], columns[0]))
    numbered = corner is not None and parts.is_package(draft.flat(corner))
    down = {r: _owners(draft, table.cells.get((r, columns[0])), parts, names, numbered=numbered) for r in rows[1:]}
    for row in rows[1:]:
        for column in columns[1:]:
            span = table.cells.get((row, column))
            amount = _amount(draft, span)
            if span is None or amount is None or across[column] is None:
                continue
            for owner in down[row]:
                part, organisation = _place(owner, across[column])
                yield BudgetLine(part=part, organisation=organisation, amount_eur=amount, span=span)


def _columns(draft: Draft, table: Table, heads: list[str | None], names: Names) -> dict[int, str | None]:
    """Return the meaning of each column; names that are not known stand in the order of the partners.

    They do where there are as many columns as partners, and one or more are known and stand in this order.
    """
    columns = table.columns[1:]
    written = [draft.flat(s) if (s := table.cells.get((table.rows[0], c))) is not None else "" for c in columns]
    money = {fold(word) for word in draft.heads("amount")}
    alone = len(columns) == 1
    heads = [_TOTAL if h is None and (alone or fold(w) in money) else h for h, w in zip(heads, written, strict=True)]
    partners = [o.id for o in names.organisations if o.role is not Role.ASSOCIATED]
    open_ = [n for n, head in enumerate(heads) if head != _TOTAL and (head is None or head.startswith("P"))]
    if (
        any(heads[n] for n in open_)
        and len(open_) == len(partners)
        and all(heads[n] in (None, p) for n, p in zip(open_, partners, strict=True))
    ):
        heads = [partners[open_.index(n)] if n in open_ else head for n, head in enumerate(heads)]
    return dict(zip(columns, heads, strict=True))


def _owners(draft: Draft, span: Span | None, parts: _Parts, names: Names, *, numbered: bool) -> tuple[str, ...]:
    """Return whose amounts a row gives: of several partners the row says that they are those of each of them."""
    known = _meaning(draft, span, parts, names, numbered=numbered)
    words = "|".join(re.escape(word) for word in draft.terms("each"))
    head = draft.flat(span) if span is not None else ""
    each = re.search(rf"[\s,(:–—-]+(?:{words})\W*$", head, re.I) or re.match(
        rf"(?:{words})\s+(?:of\s+|no\s+)?", head, re.I
    )
    several = names.all(head[: each.start()] or head[each.end() :]) if each else ()
    if len(several) > 1 and all(any(o.id == name for o in names.organisations) for name in several):
        return several
    return () if known is None else (known,)


def _meaning(draft: Draft, span: Span | None, parts: _Parts, names: Names, *, numbered: bool = False) -> str | None:
    if span is None or not len(span):
        return None
    text = draft.flat(span)
    part = parts.numbered(text) if numbered else None
    part = part if part is not None else parts.find(text)
    if part == _TOTAL and fold(text) not in parts.totals:
        return names.find(text) or part
    return part if part is not None else names.find(text)


def _place(*heads: str | None) -> tuple[str | None, str | None]:
    part = next((head for head in heads if head and not head.startswith("P")), None)
    organisation = next((head for head in heads if head and head.startswith("P")), None)
    return part, organisation


def _is_money(draft: Draft, table: Table, *, budget: bool) -> bool:
    """Say whether most cells beside the first row and column are amounts and the row heads are known words."""
    inner = [s for (r, c), s in table.cells.items() if r != table.rows[0] and c != table.columns[0] and len(s)]
    money = sum(_amount(draft, span) is not None for span in inner)
    return money >= 2 and (budget or 2 * money > len(inner))


def _amount(draft: Draft, span: Span | None) -> float | None:
    if span is None:
        return None
    text = draft.text(span).strip()
    if sum(c.isdigit() for c in text) * 2 < len(text.replace(" ", "").replace("EUR", "").replace("€", "")):
        return None
    return next((found.value for found in find_amounts(text)), None)


def _from_lines(draft: Draft, parts: _Parts, names: Names) -> Iterator[BudgetLine]:
    for answer in draft.form.all("budget.summary"):
        start = answer.span.start
        for line in draft.text(answer.span).split("\n"):
            amounts = list(find_amounts(line))
            last = next((a for a in reversed(amounts) if a.money or a.value >= 100), None)
            if last:
                head = re.sub(r"[\s:–—|=-]+(?:EUR|€)?\s*$", "", line[: last.span.start])
                part = parts.find(head)
                organisation = names.find(head) if part is None else None
                if part is not None or organisation is not None:
                    span = last.span.shift(start)
                    yield BudgetLine(part=part or None, organisation=organisation, amount_eur=last.value, span=span)
            start += len(line) + 1
