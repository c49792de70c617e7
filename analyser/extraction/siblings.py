"""Headings beside one another that look alike: several of them tell activities if the text below most has dates.

A learnt model reads each heading by itself, and the title of an activity may be any words: "The carton workshop". Where
it doubts of two neighbours and more, what they share decides. It knows no package without a number or word for it in
a draft whose other packages have one: such a heading below them names an activity.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from analyser.extraction import structure
from analyser.extraction.folding import fold as structural
from analyser.extraction.folding import lead
from analyser.extraction.heads import terms
from analyser.extraction.learnt.headings import Told
from analyser.extraction.learnt.leads import Shape
from analyser.extraction.lines import Page
from analyser.extraction.marks import What
from analyser.extraction.numbering import kind_of_words
from analyser.model.document import BlockKind
from analyser.model.statement import StatementKind
from analyser.statements import cues
from analyser.text.fold import bare as level
from analyser.text.fold import fold

ACTIVITY, PACKAGE, _NOTHING = "activity", "package", "O"
_DOUBTED = 0.6
"""A heading that asks something else with more than this is none."""
_LEAST, _LIKELY, _DATED = 0.05, 0.1, 0.6
_FEWEST = 2
_NEAR = 400
_BOLD = 99
_MONTH = re.compile(r"\bm\s?\d{1,2}\b|\b(?:months?|menes\w*)\s\d|\d\.?\s?menes")
_CODED = re.compile(r"(?:SO|O|M|R|I|N|V|OBJ|KPI)\s?\d")
_SHAPES = (Shape.HEADING, Shape.OPENING)


def revised(page: Page, read: Sequence[Told], language: str | None) -> list[Told]:
    """Return what leads ask, siblings decided together."""
    heads = {at for at, one in enumerate(read) if _names_package(page, one)}
    several = sum(structure.entitled(_text(page, read[at]), What.PACKAGE) is not None for at in heads) >= _FEWEST
    found = [_package(one) if at in heads else _within(one) if several else one for at, one in enumerate(read)]
    for at, one in enumerate(found):
        if one.likely[0][0] == ACTIVITY and _is_other(page, one, language):
            found[at] = replace(one, likely=((_NOTHING, one.likely[0][1]), *one.likely[1:]))
    for run in [run for run in _runs(page, found, heads) if len(run) >= _FEWEST]:
        likely = sum(found[at].probability(ACTIVITY) for at in run) / len(run)
        dated = sum(_is_dated(page, found, at, language) for at in run) / len(run)
        named = any(_is_other(page, found[at], language) for at in run)
        if likely >= _LIKELY and dated >= _DATED and not named:
            for at in run:
                found[at] = replace(found[at], likely=((ACTIVITY, 1.0),))
    return found


def _names_package(page: Page, one: Told) -> bool:
    """Say whether a heading has a word or code for a package: "The second package", "WP3"."""
    words = "|".join(map(re.escape, sorted(terms("package_words"))))
    return re.search(rf"\b(?:{words})", level(_text(page, one))) is not None


def _package(one: Told) -> Told:
    """Return a lead that names a package read as such where the model doubts between package and activity."""
    if one.likely[0][0] != ACTIVITY:
        return one
    rest = tuple((name, value) for name, value in one.likely if name not in (ACTIVITY, PACKAGE))
    return replace(one, likely=((PACKAGE, one.probability(ACTIVITY, PACKAGE)), *rest))


def _within(one: Told) -> Told:
    """Return a lead read as a package by its look alone as one of an activity; a line below a heading repeats it."""
    if one.likely[0][0] != PACKAGE:
        return one
    rest = tuple((name, value) for name, value in one.likely if name not in (ACTIVITY, PACKAGE))
    meant = ACTIVITY if one.lead.shape in _SHAPES else _NOTHING
    return replace(one, likely=((meant, one.probability(ACTIVITY, PACKAGE)), *rest))


def _runs(page: Page, read: Sequence[Told], heads: Collection[int]) -> Iterator[list[int]]:
    """Yield the neighbours among headings of one look below one heading, of which none is surely something else."""
    above: list[tuple[int, list[list[int]]]] = []
    for at, one in enumerate(read):
        line = page.lines[one.lead.line]
        if one.lead.shape not in _SHAPES or line.cell is not None:
            continue
        level = line.level if line.kind is BlockKind.HEADING and line.level else _BOLD
        while above and above[-1][0] > level:
            yield from above.pop()[1]
        if not above or above[-1][0] < level:
            above.append((level, [[]]))
        best, value = one.likely[0]
        doubted = best == ACTIVITY or (value < _DOUBTED and one.probability(ACTIVITY) >= _LEAST)
        doubted = doubted and at not in heads
        runs = above[-1][1]
        same = not runs[-1] or read[runs[-1][-1]].lead.shape is one.lead.shape
        if doubted and same:
            runs[-1].append(at)
        else:
            runs.append([at] if doubted else [])
    for _, runs in above:
        yield from runs


def _is_dated(page: Page, read: Sequence[Told], at: int, language: str | None) -> bool:
    start = read[at].lead.span.start
    end = next((one.lead.span.start for one in read[at + 1 :] if one.lead.shape in _SHAPES), len(page.text))
    text = fold(page.text[start : min(end, start + _NEAR)])
    return bool(cues.dates(language).search(text) or _MONTH.search(level(text)))


def _is_other(page: Page, one: Told, language: str | None) -> bool:
    """Say whether a heading counts statements of another kind, "Objective 1. Calm hands", "M2. Notes", or a sum."""
    text = _text(page, one)
    name = text[lead(text) :]
    opening = " ".join(name.split()[:2])
    kind = kind_of_words(opening, language) if any(map(str.isdigit, text[: lead(text)] + opening)) else None
    other = kind is not None and kind is not StatementKind.ACTIVITY
    return other or _CODED.match(name) is not None or structural(name) in terms("total")


def _text(page: Page, one: Told) -> str:
    return page.text[one.lead.span.start : one.lead.span.end]
