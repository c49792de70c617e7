"""Leads that belong together: the number of an activity and its title, a label beside that of another fact, the two
questions on indicators, two questions that one heading asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyser.extraction.catalogue import Catalogue
from analyser.extraction.folding import fold
from analyser.extraction.heads import terms
from analyser.extraction.learnt.headings import Told
from analyser.extraction.learnt.leads import Lead, Shape
from analyser.extraction.lines import Page
from analyser.extraction.marks import Mark, What
from analyser.model.span import Span

_LEADING = "activity.lead"
_ACTIVITY = "activity"
_PACKAGE, _OF_PACKAGE, _UNSURE = "wp.", 0.4, 0.9
"""So likely a heading asks something of a package; so sure the model need not be told what."""
_INDICATORS = "wp.indicators"
_MEASURED = {f"{_INDICATORS}_quantitative": "figure_stems", f"{_INDICATORS}_qualitative": "quality_stems"}
"""The questions on indicators, each with the list of the stems that tell it from the other."""


def counted(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the marks, a title and the number of the same activity on the next line as one.

    A table of its facts may count an activity that its title stands above: "**A kit**", "Activity 2.1 | ".
    """
    left: Mark | None = None
    for mark in marks:
        if left is not None and _counts(left, mark):
            mark = replace(left, span=Span(left.span.start, mark.span.end), number=mark.number, line=mark.line)
            left = None
        elif left is not None:
            yield left
        if mark.what is What.ACTIVITY and mark.name is not None and not mark.number:
            left = mark
        else:
            left = None
            yield mark
    if left is not None:
        yield left


def _counts(title: Mark, mark: Mark) -> bool:
    return mark.what is What.ACTIVITY and mark.name is None and bool(mark.number) and mark.line == title.line + 1


def without_leads(page: Page, read: Sequence[Told], catalogue: Catalogue) -> list[Told]:
    """Return what leads ask without "Lead:" in the facts of a package, for which the form has no question."""
    return [one for one in read if one.likely[0][0].startswith(_ACTIVITY) or not _leads(page, one.lead, catalogue)]


def _leads(page: Page, lead: Lead, catalogue: Catalogue) -> bool:
    named = fold(page.text[lead.span.start : lead.span.end])
    return any(option.id == _LEADING for option in catalogue.exact.get(named, ()))


def measured(page: Page, read: Sequence[Told]) -> list[Told]:
    """Return what leads ask; which indicators a question means is told by its word for figures or for quality."""
    return [_measured(page, one) if one.likely[0][0].startswith(_INDICATORS) else one for one in read]


def _measured(page: Page, one: Told) -> Told:
    words = f" {fold(page.text[one.lead.span.start : one.lead.span.end])}"
    named = [name for name, stems in _MEASURED.items() if any(f" {stem}" in words for stem in terms(stems))]
    if len(named) != 1:
        return one
    chance = sum(value for name, value in one.likely if name.startswith(_INDICATORS))
    others = tuple(entry for entry in one.likely if not entry[0].startswith(_INDICATORS))
    return replace(one, likely=((named[0], chance), *others))


def joined(page: Page, read: Sequence[Told], catalogue: Catalogue) -> list[Told]:
    """Return what leads ask; a heading that joins two labels of a package asks the first, where the model is unsure."""
    return [_joined(page, one, catalogue) if one.lead.shape is Shape.HEADING else one for one in read]


def _joined(page: Page, one: Told, catalogue: Catalogue) -> Told:
    chance = sum(value for name, value in one.likely if name.startswith(_PACKAGE))
    if chance < _OF_PACKAGE or one.likely[0][1] >= _UNSURE:
        return one
    parts = fold(page.text[one.lead.span.start : one.lead.span.end])
    joining = "|".join(map(re.escape, sorted(terms("and"))))
    named = [
        [option.id for option in catalogue.exact.get(part, ()) if option.id.startswith(_PACKAGE)]
        for part in re.split(rf" (?:{joining}) ", parts)
    ]
    return replace(one, likely=((named[0][0], 1.0),)) if len(named) > 1 and all(named) else one
