"""What the first row of a table says of its columns, and by that of its rows.

A table tells of activities, organisations, packages, single facts, or statements ("logic"). Tables of risks or of
sharing have columns of the same names ("What we do", "When", "Who"): they are prose in the answer they stand in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache

from analyser.extraction.catalogue import Catalogue, Kind, Label, Tier, load
from analyser.extraction.folding import fold
from analyser.extraction.lines import Page
from analyser.model.span import Span

PACKAGE_COLUMN = "wp.number"
LOGIC = "logic"
PROSE = "prose"
SUBJECT = "statement"
DESCRIPTION = "activity.content"
NUMBER = "activity.number"
INDICATOR = "wp.indicators"
PARTS = "indicator."
_KINDS = ("activity", "organisation", "wp", "context")
_STATEMENTS = (
    *("relevance.objectives", "wp.objectives", "results.project", "wp.results", "activity.results", INDICATOR),
)
_SIGNS = frozenset(f"activity.{name}" for name in ("dates", "start", "end", "venue", "lead", "amount"))
_BESIDE = (*_SIGNS, "activity.participants", "activity.target_group", "activity.results", "activity.content")
_UNIT = re.compile(r" (?:in )?(?:eur|euro|euros|eiro|dd mm yyyy|dd mm gggg)$")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_MOMENT = re.compile(r"\b20\d\d\b|\bM\s?\d{1,2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b")
_NUMBER_HEAD = re.compile(r"\W*(?:n[ro]?|num|code|kods)?\W*", re.I)
_TOLD = 60
"""Letters of a cell that tells of an activity rather than naming a part of it."""
_ENOUGH = 3
_LONGEST_VALUE = 60
_LONGEST_NAME = 120

Labels = Mapping[int, tuple[Label, ...]]
Grid = Mapping[tuple[int, int], Span]


def header(page: Page, catalogue: Catalogue, grid: Grid, row: int) -> dict[int, tuple[Label, ...]]:
    """Return what the cells of a row may mean as heads of their columns."""
    found: dict[int, tuple[Label, ...]] = {}
    for (r, column), span in sorted(grid.items()):
        if r == row and len(span):
            written = page.text[span.start : span.end]
            options = _of_cell(catalogue, written) or _of_cell(catalogue, _BRACKET.sub("", written))
            options = options or _both(catalogue, written)
            if options:
                found[column] = options
    return found


def _of_cell(catalogue: Catalogue, written: str) -> tuple[Label, ...]:
    folded = fold(written)
    bare = _UNIT.sub("", folded)
    return _named(catalogue, folded) or _named(catalogue, bare) or _squeezed(catalogue, bare)


def _named(catalogue: Catalogue, folded: str) -> tuple[Label, ...]:
    fields = tuple(o for o in catalogue.exact.get(folded, ()) if o.kind is Kind.FIELD)
    return (*fields, *_structural(catalogue).get(folded, ()))


def _both(catalogue: Catalogue, written: str) -> tuple[Label, ...]:
    """Return the parts of an indicator that one column holds together: "Source and date"."""
    joining = {fold(word) for terms in catalogue.words.values() for word in terms.lists.get("and", ())}
    cut = re.split(rf"[/,;+&]|\s(?:{'|'.join(map(re.escape, sorted(joining)))})\s", written.casefold())
    named = [_named(catalogue, fold(part)) for part in cut]
    found = tuple(o for options in named for o in options if o.id.startswith(PARTS))
    return found if len(cut) > 1 and all(named) and found else ()


def _squeezed(catalogue: Catalogue, folded: str) -> tuple[Label, ...]:
    """Return the labels with these letters, spaces left aside: narrow cells cut words anywhere."""
    return _named(catalogue, _letters().get(folded.replace(" ", ""), ""))


@cache
def _letters() -> Mapping[str, str]:
    return {name.replace(" ", ""): name for name in (*load().exact, *_structural(load()))}


def measured(page: Page, grid: Grid, row: int, labels: Labels) -> dict[int, tuple[str, ...]]:
    """Return the columns of a table of indicators by their parts, or nothing if it is none.

    It has a column that names the indicator, or several that name its parts and none that speaks of activities.
    What no word of the header tells, the cells do: dates, numbers (the first of two is the start), a source.
    """
    heads = {c: page.text[s.start : s.end] for (r, c), s in sorted(grid.items()) if r == row}
    named = next((c for c in sorted(labels) if any(o.id == INDICATOR for o in labels[c])), None)
    subject = named if named is not None else _subject(heads, labels)
    if subject is None or len(heads) < _ENOUGH:
        return {}
    told = {c: ids for c in heads if c > subject and (ids := _parts(labels.get(c, ())))}
    if named is None and not _is_measure(told, labels):
        return {}
    if named is not None and not told and len([c for c in heads if c > subject]) < _ENOUGH - 1:
        return {}
    packages = {c: (PACKAGE_COLUMN,) for c in labels if c < subject and any(o.id == PACKAGE_COLUMN for o in labels[c])}
    subjects = {subject: (INDICATOR if named is not None else SUBJECT,)}
    return {**packages, **subjects, **told, **_guessed(page, grid, row, subject, told)}


def _parts(options: tuple[Label, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(o.id for o in options if o.id.startswith(PARTS)))


def _subject(heads: Mapping[int, str], labels: Labels) -> int | None:
    """Return the first column that may name what is measured; the number of a row does not."""
    free = [c for c, head in heads.items() if not _parts(labels.get(c, ())) and any(map(str.isalpha, head))]
    return next((c for c in free if len(heads[c].strip(" .")) > _ENOUGH or c != min(heads)), None)


def _is_measure(told: Mapping[int, tuple[str, ...]], labels: Labels) -> bool:
    parts = {ids[0].removeprefix(PARTS) for ids in told.values()}
    others = {o.id for c, options in labels.items() if c not in told for o in options}
    speaks = {o.partition(".")[0] for o in others if o not in _STATEMENTS} & {"activity", "organisation", "wp"}
    return len(parts) >= _ENOUGH and bool(parts & {"target", "baseline"}) and not speaks


def _guessed(
    page: Page, grid: Grid, row: int, subject: int, told: Mapping[int, tuple[str, ...]]
) -> dict[int, tuple[str, ...]]:
    """Return what the columns without a known head hold, by their cells."""
    known = {part for ids in told.values() for part in ids}
    found: dict[int, tuple[str, ...]] = {}
    for column in sorted({c for _, c in grid if c > subject and c not in told}):
        cells = [page.text[s.start : s.end] for (r, c), s in grid.items() if r > row and c == column and len(s)]
        wanted = _content(cells, known, last=column == max(c for _, c in grid))
        if wanted:
            known.add(PARTS + wanted)
            found[column] = (PARTS + wanted,)
    return found


def _content(cells: list[str], known: set[str], *, last: bool) -> str | None:
    def most(matches: Callable[[str], bool]) -> bool:
        return 2 * sum(len(cell) <= _LONGEST_VALUE and matches(cell) for cell in cells) > len(cells)

    def open_(part: str) -> bool:
        return PARTS + part not in known

    if open_("due") and most(lambda cell: _MOMENT.search(cell) is not None):
        return "due"
    if most(lambda cell: cell[:1].isdigit()):
        return "baseline" if open_("baseline") and open_("target") else "target" if open_("target") else None
    return "verification" if last and open_("verification") else None


def kind(labels: Labels) -> str:
    """Return what the rows are: of several readings the one that explains most columns."""
    counts: Counter[str] = Counter()
    for options in labels.values():
        counts.update({option.id.partition(".")[0] for option in options})
    ids = {option.id for options in labels.values() for option in options}
    first = {option.id for option in labels[min(labels)]}
    stated = sum(any(o.id in _STATEMENTS or o.id.startswith(PARTS) for o in options) for options in labels.values())
    if PACKAGE_COLUMN in ids and "activity.title" not in ids:
        if PACKAGE_COLUMN in first or ids & {"wp.title", "wp.amount"}:
            return "wp"
        counts["wp"] = 0
    if "organisation.name" in first and "activity.title" not in first:
        counts["organisation"] += 2
    best = max(_KINDS, key=lambda name: (counts[name], -_KINDS.index(name)))
    if stated > 1 and stated >= counts[best] and "activity.venue" not in ids:
        return LOGIC
    if best == "activity" and not _tells_activities(labels):
        return LOGIC if first & set(_STATEMENTS) else PROSE
    return best


def _tells_activities(labels: Labels) -> bool:
    """Say whether rows are activities: they are named, and when, where, by whom or for how much is told."""
    titled = [c for c, options in labels.items() if any(o.id == "activity.title" for o in options)]
    rest = [{o.id for o in options} for c, options in labels.items() if c not in titled[:1]]
    signs = sum(bool(ids & _SIGNS) for ids in rest)
    first = {o.id for o in labels[min(labels)]}
    vague = not any(_is_name(labels[c]) for c in titled)
    if vague:
        return signs > 1 and "activity.target_group" not in first
    return any(ids & set(_BESIDE) for ids in rest)


def _is_name(options: tuple[Label, ...]) -> bool:
    """Say whether a head calls its rows activities: "Activity", "Task"; "What" and "What we do" may be anything."""
    return any(o.id == "activity.title" and o.folded not in _vague() for o in options)


@cache
def _vague() -> frozenset[str]:
    return frozenset(fold(word) for terms in load().words.values() for word in terms.lists.get("vague_titles", ()))


def ids_of(options: tuple[Label, ...], kind: str) -> tuple[str, ...]:
    """Return the fields a column of a table of this kind holds; several only if they are parts of an indicator."""
    ids = [o.id for o in options if o.id.startswith(kind + ".") or o.id == PACKAGE_COLUMN]
    ids += [o.id for o in options if o.id in _STATEMENTS or o.id.startswith(PARTS)]
    ids += [o.id for o in options if kind == LOGIC and o.id in ("activity.title", DESCRIPTION)]
    parts = [name for name in ids if name.startswith(PARTS)]
    return tuple(parts if parts == ids else ids[:1])


def unnamed(page: Page, grid: Grid, row: int, labels: Labels) -> dict[int, tuple[str, ...]]:
    """Return the columns of activities that no known word heads: their numbers, and what is told at length."""
    found: dict[int, tuple[str, ...]] = {}
    told = {o.id for options in labels.values() for o in options}
    for column in sorted({c for _, c in grid} - labels.keys()):
        head = grid.get((row, column))
        cells = [page.text[s.start : s.end] for (r, c), s in grid.items() if r > row and c == column and len(s)]
        if column == 0 and _NUMBER_HEAD.fullmatch(page.text[head.start : head.end] if head else ""):
            found[column] = (NUMBER,)
        elif DESCRIPTION not in told and cells and sum(map(len, cells)) >= _TOLD * len(cells):
            found[column] = (DESCRIPTION,)
            told.add(DESCRIPTION)
    return found


def untitled(page: Page, grid: Grid, row: int, labels: Labels, kind: str) -> dict[int, tuple[str, ...]]:
    """Return the first column that no known word heads as the one that names the rows, where none does.

    It is headed and holds a name in every row or nearly: words, in each row other ones.
    """
    name = {"organisation": "organisation.name", "activity": "activity.title"}.get(kind)
    told = {o.id for options in labels.values() for o in options}
    placed = len(told & _SIGNS) >= _ENOUGH and told & {"activity.amount", "activity.venue"}
    if name is None or told & {name, DESCRIPTION} or (kind == "activity" and not placed):
        return {}
    for column in sorted({c for _, c in grid} - labels.keys()):
        head = grid.get((row, column))
        cells = [page.text[s.start : s.end] for (r, c), s in grid.items() if r > row and c == column]
        worded = {cell for cell in cells if any(map(str.isalpha, cell)) and len(cell) <= _LONGEST_NAME}
        if head is not None and len(head) and column < min(labels) + 2 and len(worded) >= max(2, len(cells) - 1):
            return {column: (name,)}
    return {}


@cache
def _structural_of(words: tuple[tuple[str, str], ...]) -> Mapping[str, tuple[Label, ...]]:
    found: dict[str, tuple[Label, ...]] = {}
    for folded, name in words:
        found[folded] = (*found.get(folded, ()), _column(folded, name))
    return found


def _structural(catalogue: Catalogue) -> Mapping[str, tuple[Label, ...]]:
    """Return the heads of columns that are no labels elsewhere: who, when, the package, the parts of an indicator."""
    words: list[tuple[str, str]] = []
    for terms in catalogue.words.values():
        words += [(fold(word), PACKAGE_COLUMN) for word in terms.lists.get("work_package", ())]
        words += [(fold(word), INDICATOR) for word in terms.lists.get("indicator", ())]
        for table, prefix in (("activity_columns", "activity."), ("indicator_columns", PARTS)):
            for part, heads in terms.tables.get(table, {}).items():
                words += [(fold(head), prefix + part) for head in heads]
    return _structural_of(tuple(dict.fromkeys(words)))


def parts(catalogue: Catalogue, folded: str) -> tuple[Label, ...]:
    """Return the parts of an activity that a word may announce, over a column or before a colon: "For whom:"."""
    return tuple(label for label in _structural(catalogue).get(folded, ()) if label.id.startswith("activity."))


def _column(folded: str, name: str) -> Label:
    return Label(
        id=name,
        kind=Kind.FIELD,
        text=folded,
        words=tuple(folded.split()),
        form="common",
        language="",
        tier=Tier.SHORT,
    )
