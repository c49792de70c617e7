"""What the first row of a table says of its columns, and by that of its rows.

A table tells of activities, organisations, packages, single facts, or statements ("logic"). Tables of risks or of
sharing have columns of the same names ("What we do", "When", "Who"): they are prose in the answer they stand in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Mapping
from functools import cache

from analyser.extraction.catalogue import Catalogue, Label, load
from analyser.extraction.folding import fold
from analyser.extraction.heads import (
    INDICATOR,
    NEED,
    ORGANISATION,
    PACKAGE_COLUMN,
    PARTS,
    STATEMENTS,
    Grid,
    Labels,
    head_of,
    header,
)
from analyser.extraction.lines import Page
from analyser.model.span import Span

LOGIC = "logic"
PROSE = "prose"
SUBJECT = "statement"
OBJECTIVE = "relevance.objectives"
DESCRIPTION = "activity.content"
NUMBER = "activity.number"
TITLE = "activity.title"
_KINDS = ("activity", "organisation", "wp", "context")
_FRAMING = frozenset(STATEMENTS) - {NEED} | {PARTS + "baseline", PARTS + "target"}
"""What makes a table one of statements: needs and dates stand beside risks and measures too."""
SIGNS = frozenset(f"activity.{name}" for name in ("dates", "start", "end", "venue", "lead", "amount"))
_BESIDE = (*SIGNS, "activity.participants", "activity.target_group", "activity.results", "activity.content")
_MOMENT = re.compile(r"\b20\d\d\b|\bM\s?\d{1,2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b")
DATES = (head_of("dates", "activity.dates"),)
AIMS = (head_of("objectives", OBJECTIVE),)
TOLD = 60
"""Letters of a cell that tells of an activity rather than naming a part of it."""
_ASIDE = ("management.", "impact.")
"""What a table of risks or of sharing begins with."""
_NAMES_HOUSE = frozenset(f"organisation.{name}" for name in ("name", "oid", "country", "city", "role"))
"""What one column at least tells of an organisation: "Type" and "Status" may be those of anything."""
_ENOUGH = 3
_FEWEST_MONTHS = 4
_MONTH = re.compile(
    r"\s*(?:(?:M|Q)?\s?\d{1,2}\.?|Q\d\s?[-/ ]?\s?20\d\d|20\d\d\s?[-/. ]?\s?Q\d|\d{1,2}[./]\s?(?:20)?\d\d"
    r"|20\d\d[./-]\d{1,2}|[^\W\d_]{3,12}\.?\s?(?:20\d\d|'?\d\d)|20\d\d\.?\s?(?:g\.|gada)?\s?[^\W\d_]{3,12})\s*",
    re.I,
)
_LONGEST_VALUE, _LONGEST_DATE = 60, 25


def certain(labels: Labels) -> dict[int, tuple[Label, ...]]:
    """Return heads without a mere "Measure" as one of indicators, where no head speaks of a value to reach."""
    valued = any(o.id in (PARTS + "baseline", PARTS + "target") for options in labels.values() for o in options)
    kept = {c: tuple(o for o in options if valued or not _is_vague(o)) for c, options in labels.items()}
    return {column: options for column, options in kept.items() if options}


def _is_vague(option: Label) -> bool:
    return option.id == INDICATOR and option.folded in _vague()


def measured(page: Page, grid: Grid, row: int, labels: Labels) -> dict[int, tuple[str, ...]]:
    """Return the columns of a table of indicators by their parts, or nothing if it is none.

    It has a column that names the indicator, or several that name its parts and none that speaks of activities.
    What no word of the header tells, the cells do: dates, numbers (the first of two is the start), a source.
    """
    heads = {c: page.text[s.start : s.end] for (r, c), s in sorted(grid.items()) if r == row}
    named = next((c for c in sorted(labels) if any(o.id == INDICATOR for o in labels[c])), None)
    subject = named if named is not None else _subject(page, grid, row, heads, labels)
    if subject is None or len(heads) < _ENOUGH:
        return {}
    beside = [c for c in heads if c > subject or (c < subject and not _states(labels.get(c, ())))]
    told = {c: ids for c in beside if (ids := _parts(labels.get(c, ())))}
    if named is None and not _is_measure(told, labels):
        return {}
    if named is not None and not told and len([c for c in heads if c > subject]) < _ENOUGH - 1:
        return {}
    packages = {c: (PACKAGE_COLUMN,) for c in labels if c < subject and any(o.id == PACKAGE_COLUMN for o in labels[c])}
    subjects = {subject: (INDICATOR if named is not None else SUBJECT, *_parts(labels.get(subject, ())))}
    stated = {c for c, options in labels.items() if c not in told and _states(options)}
    return {**packages, **subjects, **told, **_guessed(page, grid, row, subject, told, stated)}


def _states(options: tuple[Label, ...]) -> bool:
    """Say whether a head names statements of another kind than indicators."""
    return any(o.id in STATEMENTS for o in options)


def _parts(options: tuple[Label, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(o.id for o in options if o.id.startswith(PARTS)))


def _subject(page: Page, grid: Grid, row: int, heads: Mapping[int, str], labels: Labels) -> int | None:
    """Return the first column that may name what is measured; the number of a row, a date or a value does not."""
    free = [c for c, head in heads.items() if not _is_part(labels.get(c, ())) and any(map(str.isalpha, head))]
    named = (c for c in free if len(heads[c].strip(" .")) > _ENOUGH or c != min(heads))
    return next((c for c in named if _content(_cells(page, grid, row, c), set(), last=False) is None), None)


def _is_part(options: tuple[Label, ...]) -> bool:
    return bool(_parts(options)) or any(o.id == PACKAGE_COLUMN for o in options)


def _cells(page: Page, grid: Grid, row: int, column: int) -> list[str]:
    return [page.text[s.start : s.end] for (r, c), s in grid.items() if r > row and c == column and len(s)]


def _is_measure(told: Mapping[int, tuple[str, ...]], labels: Labels) -> bool:
    parts = {ids[0].removeprefix(PARTS) for ids in told.values()}
    others = {o.id for c, options in labels.items() if c not in told for o in options}
    others -= {PACKAGE_COLUMN, *STATEMENTS}
    speaks = {o.partition(".")[0] for o in others} & {"activity", "organisation", "wp"}
    return len(parts) >= _ENOUGH and bool(parts & {"target", "baseline"}) and not speaks


def _guessed(
    page: Page,
    grid: Grid,
    row: int,
    subject: int,
    told: Mapping[int, tuple[str, ...]],
    stated: Container[int],
) -> dict[int, tuple[str, ...]]:
    """Return what the columns without a known head hold, by their cells."""
    known = {part for ids in told.values() for part in ids}
    found: dict[int, tuple[str, ...]] = {}
    for column in sorted({c for _, c in grid if c != subject and c not in told and c not in stated}):
        cells = _cells(page, grid, row, column)
        wanted = _content(cells, known, last=column == max(c for _, c in grid))
        if wanted and (column > subject or (wanted == "due" and max(map(len, cells)) <= _LONGEST_DATE)):
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


def months(page: Page, grid: Grid, row: int) -> dict[int, Span]:
    """Return the heads that stand for months or quarters, if there are so many that they make a calendar."""
    found = {c: s for (r, c), s in sorted(grid.items()) if r == row and _MONTH.fullmatch(page.text[s.start : s.end])}
    bare = [int(t) for s in found.values() if (t := page.text[s.start : s.end].strip(" .")).isdigit()]
    counted = bare == list(range(1, len(bare) + 1))
    return found if len(found) >= _FEWEST_MONTHS and counted else {}


def states(page: Page, catalogue: Catalogue, grid: Grid) -> bool:
    """Say whether the first row of a table names several kinds of statements, with two further rows at least."""
    first, *below = sorted({row for row, _ in grid})
    options = header(page, catalogue, grid, first)
    named = {column for column, labels in options.items() if _states(labels)}
    return len(below) > 1 and len(named) > 1 and 2 * len(options) > len({c for r, c in grid if r == first})


def kind(labels: Labels, *, several: bool = False, before: int = 0, coded: bool = False) -> str:
    """Return what the rows are: of several readings the one that explains most columns.

    `several` says that a column of packages names one in several rows: these tell of its activities. `before` is how
    many columns that no known word heads stand before what may be the title of an activity. Rows that are `coded` as
    activities tell of them.
    """
    counts: Counter[str] = Counter()
    for options in labels.values():
        counts.update({option.id.partition(".")[0] for option in options})
    ids = {option.id for options in labels.values() for option in options}
    first = {option.id for option in labels[min(labels)]}
    stated = sum(any(o.id in STATEMENTS or o.id.startswith(PARTS) for o in options) for options in labels.values())
    if ids & {PACKAGE_COLUMN, "wp.title"} and "activity.title" not in ids:
        if PACKAGE_COLUMN in first or ids & {"wp.title", "wp.amount"}:
            return "activity" if several and len(ids & SIGNS) > 1 else "wp"
        counts["wp"] = 0
    if "organisation.name" in first and "activity.title" not in first:
        counts["organisation"] += 2
    best = max(_KINDS, key=lambda name: (counts[name], -_KINDS.index(name)))
    if stated > 1 and ids & _FRAMING and stated >= counts[best] and "activity.venue" not in ids:
        return LOGIC
    if best == "organisation" and not ids & _NAMES_HOUSE:
        return PROSE
    if best == "activity" and not coded and not _tells_activities(labels, before):
        return LOGIC if first & set(STATEMENTS) else PROSE
    return best


def repeats(page: Page, grid: Grid, row: int, labels: Labels) -> bool:
    """Say whether the column of packages names one of them in two rows at least, and no word heads an activity."""
    columns = [c for c, options in labels.items() if any(o.id == PACKAGE_COLUMN for o in options)]
    named = [page.text[s.start : s.end] for (r, c), s in grid.items() if r > row and c in columns[:1] and len(s)]
    return len(named) > len(set(named))


def before(page: Page, grid: Grid, row: int, labels: Labels) -> int:
    """Return how many heads that no known word explains stand before the first that may name an activity."""
    named = [c for c, options in labels.items() if any(o.id == TITLE for o in options)]
    heads = [(c, page.text[s.start : s.end]) for (r, c), s in grid.items() if r == row]
    left = [head for c, head in heads if c not in labels and c < min(named, default=len(heads))]
    return sum(sum(map(str.isalpha, head)) > _ENOUGH for head in left)


def _tells_activities(labels: Labels, before: int) -> bool:
    """Say whether rows are activities: they are named, and when, where, by whom or for how much is told.

    "Risk | How likely | Measure | Who" and "For whom | What | When" are about what stands first.
    """
    titled = [c for c, options in labels.items() if any(o.id == "activity.title" for o in options)]
    rest = [{o.id for o in options} for c, options in labels.items() if c not in titled[:1]]
    signs = sum(bool(ids & SIGNS) for ids in rest)
    first = {o.id for o in labels[min(labels)]}
    vague = not any(_is_name(labels[c]) for c in titled)
    aside = all(o.id.startswith(_ASIDE) for o in labels[min(labels)])
    if aside or (before > 1 and (titled or signs < _ENOUGH)) or (before and vague and titled):
        return False
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
    ids += [o.id for o in options if o.id in STATEMENTS or o.id.startswith(PARTS)]
    ids += ["wp.amount" for o in options if kind == "wp" and o.id == "activity.amount"]
    ids += [o.id for o in options if kind == LOGIC and o.id in ("activity.title", DESCRIPTION)]
    parts = [name for name in ids if name.startswith(PARTS) or name in ORGANISATION]
    return tuple(dict.fromkeys(parts) if parts == ids else ids[:1])
