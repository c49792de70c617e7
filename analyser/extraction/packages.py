"""The work packages: headings, title fields and tables, one entry per number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analyser.extraction import structure, titles
from analyser.extraction.answers import Head
from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold
from analyser.extraction.heads import PACKAGE_COLUMN
from analyser.extraction.marks import What
from analyser.model.span import Span
from analyser.text.values import FoundAmount, find_amounts

_TRAILING_AMOUNT = re.compile(r"\s*[(\[–—-]?\s*(?:EUR|€)?\s*\d[\d\s.,\u00a0]*(?:EUR|€|euro|eiro)\s*[)\]]?\s*$", re.I)
_OPEN_BRACKET = re.compile(r"\s*\([^()]*$")
"""What is left of a bracket whose dates or leader were cut off: "Pilot (M12-M22"."""
_QUOTES = '"“”„«»'
_PAGE_NUMBER = re.compile(r"\d+")
_ALONE = re.compile(r"\s*(?:[.;:(–—-](?:\s|\d|\w)|\n|\Z)")
_OPENING = 300
"""Letters below a heading among which a draft without a label for it says what the package costs."""
_LEAST = 100
"""Euros of an amount without its currency; a smaller number counts something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A work package before its statements are known; `places` are the numbers of its headings.

    `amount_span` is where its amount stands, if a table or the lines below its heading state it.
    """

    number: int
    title: str
    span: Span
    amount_eur: float | None
    places: tuple[int, ...]
    amount_span: Span | None = None

    @property
    def id(self) -> str:
        """Return the package's id, which carries its number."""
        return f"WP{self.number}"


def packages_of(draft: Draft) -> tuple[Package, ...]:
    """Return the work packages by number; a heading without a number counts on from the last."""
    found: dict[int, Package] = {}
    last = 0
    for index, head in enumerate(draft.form.packages):
        digits = _PAGE_NUMBER.search(head.mark.number)
        number = int(digits[0]) if digits else last + 1
        last = number
        title = _title(draft, index, head.mark.name if head.mark.what is What.PACKAGE else None)
        amount = _amount(draft, index, number, head.mark.name)
        below = _told_below(draft, head) if amount is None else None
        known = found.get(number)
        found[number] = Package(
            number=number,
            title=known.title if known and known.title else title,
            span=known.span if known else _heading(draft, head.mark.span),
            amount_eur=known.amount_eur if known and known.amount_eur is not None else below.value if below else amount,
            places=(*(known.places if known else ()), index),
            amount_span=known.amount_span if known and known.amount_span else below.span if below else None,
        )
    for package in _from_tables(draft):
        found.setdefault(package.number, package)
    for package in () if found else _from_activities(draft):
        known = found.setdefault(package.number, package)
        found[package.number] = known if known.title else package
    return tuple(found[number] for number in sorted(found))


def _heading(draft: Draft, span: Span) -> Span:
    return draft.form.page.trim(span.start, span.end)


def _title(draft: Draft, index: int, name: Span | None) -> str:
    answer = next((a for a in draft.form.all("wp.title") if a.place.package == index and len(a.span)), None)
    span = name if name is not None and len(name) else answer.span if answer else None
    if span is None:
        return _below(draft, index)
    written = _TRAILING_AMOUNT.sub("", draft.flat(titles.cut(draft, span)))
    return _OPEN_BRACKET.sub("", written).strip(" *_:–-").strip(_QUOTES)


def _below(draft: Draft, index: int) -> str:
    """Return the title of a heading inside a page on one line: what stands before the next label."""
    span = draft.form.packages[index].mark.span
    following = [label.start for label in draft.form.labels if label.start >= span.end]
    rest = draft.form.page.text[span.end : min(following, default=len(draft.form.page.text))]
    line = rest.split("\n", 1)[0]
    return " ".join(line.split()) if len(line) < 160 and not line.rstrip().endswith(".") else ""


def _amount(draft: Draft, index: int, number: int, name: Span | None) -> float | None:
    answers: list[Answer] = [a for a in draft.form.all("wp.amount") if a.place.package == index]
    if number == 1:
        answers += list(draft.form.all("management.amount"))
    spans = [answer.span for answer in answers] + ([name] if name else [])
    for span in spans:
        text = draft.text(span)
        amounts = list(find_amounts(text))
        best = next((a for a in amounts[:1] if span is not name and a.value >= _LEAST and _opens(text, a)), None)
        best = best or next((a for a in amounts if a.money), None)
        if best is None and span is not name:
            best = next((a for a in amounts if a.value >= _LEAST), None)
        if best:
            return best.value
    return None


def _told_below(draft: Draft, head: Head) -> FoundAmount | None:
    """Return the amount that the first lines below a heading say the package costs: "It ... and costs EUR 65,000."."""
    start = min(head.mark.span.end, head.body.end)
    text = draft.text(Span(start, min(head.body.end, start + _OPENING)))
    first = next((a for a in find_amounts(text) if a.money and a.value >= _LEAST), None)
    before = re.split(r"[.;]\s", text[: first.span.start])[-1] if first else ""
    words = "|".join(map(re.escape, draft.terms("costs")))
    if first is None or not words or not re.search(rf"(?<!\w)(?:{words})[^\d:]{{0,60}}$", before, re.I):
        return None
    return replace(first, span=first.span.shift(start))


def _opens(text: str, amount: FoundAmount) -> bool:
    """Say whether an answer begins with an amount that stands alone: "22 000. 100 days at 120 EUR"."""
    return not text[: amount.span.start].strip(" *_≈~") and _ALONE.match(text, amount.span.end) is not None


def _from_tables(draft: Draft) -> Iterator[Package]:
    """Yield the packages of the rows of tables of packages."""
    totals = {fold(word) for word in draft.terms("total")}
    for table, _ in draft.form.tables:
        for row, record in enumerate(table.records if table.kind == "wp" else (), 1):
            cell = record.cell(PACKAGE_COLUMN)
            written = draft.flat(cell) if cell else ""
            digits = re.search(r"\d{1,2}", written)
            title = record.cell("wp.title")
            name = draft.flat(title) if title else re.sub(r"^\W*(?:[^\W\d]+\W*)?\d{0,2}\W*", "", written, count=1)
            if fold(written) in totals or not (name or digits):
                continue
            amount = record.cell("wp.amount")
            value = next((a.value for a in find_amounts(draft.text(amount))), None) if amount else None
            number = int(digits[0]) if digits else row
            at = amount if value is not None else None
            yield Package(number=number, title=name, span=record.span, amount_eur=value, places=(), amount_span=at)


def _from_activities(draft: Draft) -> Iterator[Package]:
    """Yield the packages that tables of activities name, in a column or in rows of their own."""
    for table, _ in draft.form.tables:
        cells = (record.cell(PACKAGE_COLUMN) for record in table.records if table.kind == "activity")
        for cell in cells:
            named = structure.package_named(draft.flat(cell)) if cell else None
            if cell and named and named[0] is not None:
                title = _TRAILING_AMOUNT.sub("", named[1])
                yield Package(number=named[0], title=title, span=cell, amount_eur=None, places=())
