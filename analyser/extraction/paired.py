"""Leads that belong together: the number of an activity and its title, a label beside that of another fact, the two
questions on indicators, two questions that one heading asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyser.extraction.catalogue import Catalogue
from analyser.extraction.folding import fold, lead
from analyser.extraction.heads import parts, terms
from analyser.extraction.learnt.headings import Told
from analyser.extraction.learnt.leads import Shape
from analyser.extraction.lines import Page
from analyser.extraction.marks import Mark, What
from analyser.model.document import BlockKind
from analyser.model.span import Span

_LEADING = "activity.lead"
_FACTS = frozenset(f"activity.{name}" for name in ("lead", "dates", "start", "end", "venue"))
_KEPT = ("activity", "context.")
_ONCE = ("wp.objectives", "wp.tasks", "wp.amount")
_DECLARES, _ANNEX, _COLUMNS = "conditions.", "section annexes", 3
_NEEDS, _RESPONSE, _OPENING = "needs.addressed", "needs.response", 4
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


def without_facts(page: Page, read: Sequence[Told], catalogue: Catalogue) -> list[Told]:
    """Return what leads ask without "Lead:" and "When:" in the facts of a package, which the form does not ask."""
    return [one for one in read if one.likely[0][0].startswith(_KEPT) or not _is_fact(page, one, catalogue)]


def _is_fact(page: Page, one: Told, catalogue: Catalogue) -> bool:
    """Say whether the words of a label ask for a fact of an activity and nothing else that the model reads in them."""
    named = fold(page.text[one.lead.span.start : one.lead.span.end])
    ids = {option.id for option in catalogue.exact.get(named, ())}
    facts = ids | {option.id for option in parts(catalogue, named)} - {_LEADING}
    return _LEADING in ids or (not facts.isdisjoint(_FACTS) and one.likely[0][0] not in ids)


def needing(page: Page, read: Sequence[Told]) -> list[Told]:
    """Return what leads ask; where none asks what the needs are, one that names them first does not ask for the answer.

    "Needs we want to answer" holds the needs, "How the project answers the needs" what is done about them.
    """
    if any(one.likely[0][0] == _NEEDS and not _holds_headings(page, one) for one in read):
        return list(read)
    answers = [at for at, one in enumerate(read) if one.likely[0][0] == _RESPONSE and one.lead.shape is Shape.HEADING]
    first = next((at for at in answers if _names_needs(page, read[at])), None)
    if first is None:
        return list(read)
    return [replace(one, likely=((_NEEDS, 1.0),)) if at == first else one for at, one in enumerate(read)]


def _holds_headings(page: Page, one: Told) -> bool:
    """Say whether a heading stands right over another: it names a part of the form."""
    headings = [line.kind is BlockKind.HEADING for line in page.lines[one.lead.line : one.lead.line + 2]]
    return len(headings) > 1 and all(headings)


def _names_needs(page: Page, one: Told) -> bool:
    text = page.text[one.lead.span.start : one.lead.span.end]
    words = fold(text[lead(text) :]).split()
    named = next((word for word in words[:_OPENING] if word not in terms("determiners")), "")
    return named in terms("need_heads")


def once(page: Page, read: Sequence[Told]) -> list[Told]:
    """Return what leads ask; a label that may ask again what its package was surely asked is read as its next best."""
    asked: set[str] = set()
    last = ""
    kept = []
    for one in read:
        best, chance = one.likely[0]
        if best == "package" and (number := _number(page, one)) != last:
            asked, last = set(), number
        elif best in _ONCE and best in asked and chance < _UNSURE and one.lead.inline:
            rest = tuple(entry for entry in one.likely if entry[0] != best)
            one = replace(one, likely=rest or (("O", 1.0),))
        elif best in _ONCE and chance >= _UNSURE:
            asked.add(best)
        kept.append(one)
    return kept


def _number(page: Page, one: Told) -> str:
    """Return the number in a heading of a package: "Work package 2", "Money of work package 2"."""
    found = re.search(r"\d+", page.text[one.lead.span.start : one.lead.span.end])
    return found[0] if found else ""


def framed(page: Page, read: Sequence[Told]) -> list[Told]:
    """Return what leads ask; a heading right over a table of several columns asks for no declaration."""
    return [replace(one, likely=((_ANNEX, 1.0),)) if _frames(page, one) else one for one in read]


def _frames(page: Page, one: Told) -> bool:
    if not one.likely[0][0].startswith(_DECLARES) or one.lead.shape is not Shape.HEADING:
        return False
    below = page.lines[one.lead.line + 1].cell if one.lead.line + 1 < len(page.lines) else None
    return below is not None and page.widths()[below.table] >= _COLUMNS


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
    heading = fold(page.text[one.lead.span.start : one.lead.span.end])
    joining = "|".join(map(re.escape, sorted(terms("and"))))
    named = [
        [option.id for option in catalogue.exact.get(part, ()) if option.id.startswith(_PACKAGE)]
        for part in re.split(rf" (?:{joining}) ", heading)
    ]
    return replace(one, likely=((named[0][0], 1.0),)) if len(named) > 1 and all(named) else one
