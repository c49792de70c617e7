"""Reads labels in a language whose wordings no catalogue has, by the order of the form and what each label shows.

All questions and headings of the draft are aligned with those of the form at once. What is read so is a guess: it
carries a confidence below 1, and a label that may well stand for something else is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from analyser import config
from analyser.extraction import asking
from analyser.extraction.asking import Asked
from analyser.extraction.catalogue import Catalogue, Kind, Label, Tier
from analyser.extraction.chain import Matrix, posteriors
from analyser.extraction.elements import Element, elements
from analyser.extraction.evidence import evidence
from analyser.extraction.folding import fold
from analyser.extraction.lines import Page
from analyser.extraction.marks import Mark, Option, Owner, What
from analyser.model.call import ActionRules
from analyser.model.document import BlockKind
from analyser.model.span import Span
from analyser.text import detect

Revise = Callable[[Page, Sequence[Mark], Sequence[tuple[Mark, str]]], list[Mark]]
_ASKS = 0.9
_UNKNOWN = "unknown"
_OWNERS = {"wp": Owner.PACKAGE, "management": Owner.PACKAGE, "activity": Owner.ACTIVITY, "organisation": Owner.ANY}


@dataclass(frozen=True, slots=True)
class Inferrer:
    """Reads the labels of one draft; `otherwise` revises the marks of a draft whose labels the catalogue knows."""

    catalogue: Catalogue
    rules: ActionRules | None
    otherwise: Revise | None = None

    def __call__(self, page: Page, marks: Sequence[Mark], read: Sequence[tuple[Mark, str]]) -> list[Mark]:
        """Return the marks in reading order."""
        if self.rules is not None and self.rules.form_is_public:
            found = asking.asked(page, marks)
            asks = [one for one in found if one.likely >= _ASKS and not one.known]
            language, strange = self._language(asks)
            if strange:
                return self._inferred(page, marks, found, language, self.rules)
        return self.otherwise(page, marks, read) if self.otherwise else list(marks)

    def _language(self, asks: Sequence[Asked]) -> tuple[str | None, bool]:
        """Return the language of the questions, and whether it is one whose wordings are not known."""
        if len(asks) < _number("labels"):
            return None, False
        language, _ = detect.language(" ".join(one.text for one in asks))
        known = {label.language for label in self.catalogue.labels if label.tier is Tier.OFFICIAL}
        return language, language not in known

    def _inferred(
        self, page: Page, marks: Sequence[Mark], found: Sequence[Asked], language: str | None, rules: ActionRules
    ) -> list[Mark]:
        row = elements(self.catalogue, rules)
        likely = aligned(found, row, language)
        new = [mark for one, shares in zip(found, likely, strict=True) for mark in _marks(page, one, row, shares)]
        return _joined(_without_repeats(page, marks, new), new)


def _number(name: str) -> float:
    return config.default_thresholds()[f"extraction.inference-{name}"]


def aligned(found: Sequence[Asked], row: Sequence[Element], language: str | None) -> Matrix:
    """Return for each label how likely it stands for each element of the form.

    Where neither words nor vectors tell anything, a few labels give their lengths nothing to hold on to.
    """
    weighed = evidence(found, row, language)
    asks = sum(one.likely >= _ASKS for one in found)
    if not weighed.told and asks < _number("density") * sum(one.kind is Kind.FIELD and one.text for one in row):
        return np.zeros_like(weighed.pairs)
    pairs = weighed.pairs + np.log([[one.likely] for one in found])
    nothing = np.log([1.0 - min(one.likely, 0.999) for one in found])
    skips = [-log(_number("left-out" if one.text and one.kind is Kind.FIELD else "left-out-other")) for one in row]
    leap = (_number("leap"), _number("leap-step"))
    return posteriors(pairs, nothing, skips, most=_number("left-out-most"), leap=leap)


def _marks(page: Page, one: Asked, row: Sequence[Element], shares: Matrix) -> Iterator[Mark]:
    """Yield the marks of a label: of what it stands for, or of a question that ends the answer above it."""
    if one.known:
        return
    best = int(shares.argmax())
    sure = float(shares[best])
    for span, number in ((one.label, one.line), *one.again):
        if sure >= _number("sure"):
            yield _mark(page, span, number, row[best].id, row[best].kind, sure * _number("confidence"))
        elif one.likely >= _ASKS:
            yield _mark(page, span, number, _UNKNOWN, Kind.SECTION, 0.0)


def _mark(page: Page, span: Span, number: int, name: str, kind: Kind, sure: float) -> Mark:
    line = page.lines[number]
    text = page.text[span.start : span.end]
    label = Label(
        id=name, kind=kind, text=text, words=tuple(fold(text).split()), form="common", language="", tier=Tier.SHORT
    )
    return Mark(
        span=span,
        what=What.FIELD if kind is Kind.FIELD else What.SECTION,
        options=(Option(label, 100.0),),
        heading=line.kind is BlockKind.HEADING,
        level=line.level,
        line=number,
        record=line.kind is BlockKind.CELL,
        inline=line.opens,
        inferred=sure,
        owner=_OWNERS.get(name.partition(".")[0], Owner.PROJECT) if kind is Kind.FIELD else Owner.ANY,
    )


def _without_repeats(page: Page, marks: Sequence[Mark], new: Sequence[Mark]) -> list[Mark]:
    """Return the marks, a short heading for what a question below asks in full no longer read as that question."""
    asked = {option.label.id for mark in new if mark.what is What.FIELD for option in mark.options}
    kept = []
    for mark in marks:
        named = {option.label.id for option in mark.options}
        repeats = mark.what is What.FIELD and named <= asked and not (mark.question or mark.inline or mark.record)
        kept.append(_mark(page, mark.span, mark.line, _UNKNOWN, Kind.SECTION, 0.0) if repeats else mark)
    return kept


def _joined(marks: Sequence[Mark], new: Sequence[Mark]) -> list[Mark]:
    """Return the marks with the inferred ones, without those that only seemed labels: in their lines and answers."""
    kept = []
    inside = False
    for mark in sorted([*marks, *new], key=lambda mark: (mark.span.start, not mark.inferred, -mark.span.end)):
        fresh = any(mark is one for one in new)
        if not fresh and any(mark.span.overlaps(one.span) for one in new):
            continue
        label = mark.what in (What.FIELD, What.SECTION)
        if not fresh and label and (mark.guess or (inside and mark.inline and not mark.record)):
            continue
        if label or mark.what not in (What.HINT, What.TABLE):
            inside = fresh
        kept.append(mark)
    return kept
