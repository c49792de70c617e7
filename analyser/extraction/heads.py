"""What the head of a column, or of a row of a table that lies on its side, may mean.

A head is a known word, a known word with what explains it ("Activity: what is done, and how"), or several that share
a column ("Lead; others", "When and from what source").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from analyser.extraction.catalogue import Catalogue, Kind, Label, Tier, load
from analyser.extraction.folding import fold
from analyser.extraction.lines import Page
from analyser.model.span import Span

PACKAGE_COLUMN = "wp.number"
INDICATOR = "wp.indicators"
NEED = "needs.addressed"
PARTS = "indicator."
STATEMENTS = (
    *("relevance.objectives", "wp.objectives", "results.project", "wp.results", "activity.results", INDICATOR, NEED),
)
ORGANISATION = tuple(f"organisation.{name}" for name in ("oid", "country", "city", "role"))
"""Facts of an organisation that may share a column: "OID and country"."""
_COLUMNS = {"objectives": "relevance.objectives", "results": "results.project", "need": NEED}
_UNIT = re.compile(r" (?:in )?(?:eur|euro|euros|eiro|dd mm yyyy|dd mm gggg)$")
_BRACKET = re.compile(r"\s*\([^()]*\)|,?\s+(?:in\s+)?20\d\d(?:/\d{2,4})?\.?(?:\s+gad[aā])?$")
"""What a head tells besides: a bracket, or the year of a value."""
_EXPLAINED = re.compile(r"(?P<name>[^:–—]{2,40})(?::|\s[–—-])\s+(?P<more>\S.*)", re.S)

Labels = Mapping[int, tuple[Label, ...]]
Grid = Mapping[tuple[int, int], Span]


def header(page: Page, catalogue: Catalogue, grid: Grid, row: int) -> dict[int, tuple[Label, ...]]:
    """Return what the cells of a row may mean as heads of their columns."""
    found: dict[int, tuple[Label, ...]] = {}
    for (r, column), span in sorted(grid.items()):
        if r == row and len(span):
            options = meaning(catalogue, page.text[span.start : span.end])
            if options:
                found[column] = options
    return found


def meaning(catalogue: Catalogue, written: str) -> tuple[Label, ...]:
    """Return what a head may mean: as it stands, without brackets, as several heads, or before its explanation."""
    plain = _of_cell(catalogue, written) or _of_cell(catalogue, _BRACKET.sub("", written))
    return plain or _several(catalogue, written) or _explained(catalogue, written)


def states(word: str) -> bool:
    """Say whether a word names a kind of statements: "result", "vajadzība"."""
    return any(option.id in STATEMENTS for option in _named(load(), fold(word)))


def _of_cell(catalogue: Catalogue, written: str) -> tuple[Label, ...]:
    folded = fold(written)
    bare = _UNIT.sub("", folded)
    return _named(catalogue, folded) or _named(catalogue, bare) or _squeezed(catalogue, bare)


def _named(catalogue: Catalogue, folded: str) -> tuple[Label, ...]:
    fields = tuple(o for o in catalogue.exact.get(folded, ()) if o.kind is Kind.FIELD)
    return (*fields, *_structural(catalogue).get(folded, ()))


def _several(catalogue: Catalogue, written: str) -> tuple[Label, ...]:
    """Return the meanings of a head that names several things: "Source and date", "Lead; others".

    They are an indicator and its parts, or facts of an activity; the first of these is what the column is about.
    """
    joining = "|".join(map(re.escape, sorted(terms("and"))))
    cut = re.split(rf"[/,;+&→]|\s(?:{joining}|[–—-]|->)\s", _BRACKET.sub("", written).casefold())
    named = [_loosely(catalogue, fold(part)) for part in cut]
    if len(cut) < 2 or not all(named):
        return ()
    parts = tuple(o for options in named for o in options if o.id.startswith(PARTS) or o.id == INDICATOR)
    if all(any(o in parts for o in options) for options in named):
        return parts
    if all(any(o.id in ORGANISATION for o in options) for options in named):
        return tuple(o for options in named for o in options if o.id in ORGANISATION)
    return named[0] if all(any(o.id.startswith("activity.") for o in options) for options in named) else ()


def _explained(catalogue: Catalogue, written: str) -> tuple[Label, ...]:
    """Return the meaning of the words before a colon or dash; behind "Indicators:" the parts of one may follow."""
    match = _EXPLAINED.fullmatch(written.strip())
    options = _of_cell(catalogue, match["name"]) if match else ()
    if match is None or not any(o.id == INDICATOR for o in options):
        return options
    more = _of_cell(catalogue, match["more"]) or _several(catalogue, match["more"])
    return (*options, *(o for o in more if o.id.startswith(PARTS)))


def _loosely(catalogue: Catalogue, folded: str) -> tuple[Label, ...]:
    """Return the meaning of a part of a head without the small words around it: "from what source"."""
    words, small = folded.split(), terms("small")
    while words and not _named(catalogue, " ".join(words)) and words[0] in small:
        words = words[1:]
    return _named(catalogue, " ".join(words)) if words else ()


def _squeezed(catalogue: Catalogue, folded: str) -> tuple[Label, ...]:
    """Return the labels with these letters, spaces left aside: narrow cells cut words anywhere."""
    return _named(catalogue, _letters().get(folded.replace(" ", ""), ""))


@cache
def terms(name: str) -> frozenset[str]:
    """Return the folded words of a list in every language."""
    return frozenset(fold(word) for known in load().words.values() for word in known.lists.get(name, ()))


@cache
def _letters() -> Mapping[str, str]:
    return {name.replace(" ", ""): name for name in (*load().exact, *_structural(load()))}


@cache
def _structural_of(words: tuple[tuple[str, str], ...]) -> Mapping[str, tuple[Label, ...]]:
    found: dict[str, tuple[Label, ...]] = {}
    for folded, name in words:
        found[folded] = (*found.get(folded, ()), head_of(folded, name))
    return found


def _structural(catalogue: Catalogue) -> Mapping[str, tuple[Label, ...]]:
    """Return the heads of columns that are no labels elsewhere: who, when, the package, the parts of an indicator."""
    words: list[tuple[str, str]] = []
    for known in catalogue.words.values():
        for name, own in (("work_package", PACKAGE_COLUMN), ("indicator", INDICATOR), ("need", NEED)):
            words += [(fold(word), own) for word in known.lists.get(name, ())]
        for part, heads in known.tables.get("statement_columns", {}).items():
            words += [(fold(head), _COLUMNS[part]) for head in heads]
        for table, prefix in (("activity_columns", "activity."), ("indicator_columns", PARTS)):
            for part, heads in known.tables.get(table, {}).items():
                words += [(fold(head), prefix + part) for head in heads]
    return _structural_of(tuple(dict.fromkeys(words)))


def parts(catalogue: Catalogue, folded: str) -> tuple[Label, ...]:
    """Return the parts of an activity that a word may announce, over a column or before a colon: "For whom:"."""
    return tuple(label for label in _structural(catalogue).get(folded, ()) if label.id.startswith("activity."))


def head_of(folded: str, name: str) -> Label:
    """Return a head with a meaning as a label."""
    return Label(
        id=name,
        kind=Kind.FIELD,
        text=folded,
        words=tuple(folded.split()),
        form="common",
        language="",
        tier=Tier.SHORT,
    )
