"""An activity as one place tells it, and what two places tell of the same one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from analyser.extraction.columns import NUMBER
from analyser.extraction.folding import fold
from analyser.extraction.heads import PACKAGE_COLUMN
from analyser.model.span import Span

SAME = 88
FACTS = (
    *("activity.title", "activity.venue", "activity.start", "activity.end", "activity.dates"),
    *("activity.lead", "activity.participants", "activity.amount"),
)
_WHEN = frozenset(f"activity.{name}" for name in ("dates", "start", "end"))
_SUMMED = _WHEN | {"activity.title", "activity.amount", NUMBER, PACKAGE_COLUMN}
"""Columns of a table that sums up activities told elsewhere: when they take place and what they cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An activity before it has an id; `number` is that of its heading, `body` the text that tells of it.

    `heading` is the whole of a heading that tells more than the title, `told` what it tells besides: the cells of
    a table or label say it better. `scheduled` says that it is a row that only tells when.
    """

    title: str
    span: Span
    package: int | None = None
    number: int | None = None
    text: Span | None = None
    cells: Mapping[str, Span] = field(default_factory=dict)
    row: Span | None = None
    body: Span | None = None
    heading: str = ""
    code: str | None = None
    told: Mapping[str, Span] = field(default_factory=dict)
    scheduled: bool = False


def add(found: list[Found], one: Found, *, new: bool = True) -> None:
    """Add what is told of an activity to the same one among those found, or, if it is not among them, as a new one."""
    at = next((i for i, known in enumerate(found) if same(known, one)), None)
    if at is not None:
        found[at] = merged(found[at], one)
    elif new:
        found.append(one)


def shortens(title: str, whole: str) -> bool:
    """Say whether a title has no word but words of another one, two at least."""
    words = fold(title).split()
    return len(words) > 1 and set(words) <= set(fold(whole).split())


def same(known: Found, one: Found) -> bool:
    """Say whether two places tell the same activity: by its code, else by its title, within one package."""
    if known.number is not None and one.number is not None:
        return False
    if known.package is not None and one.package is not None and known.package != one.package:
        return False
    if known.code and one.code:
        return known.code == one.code
    return fuzz.ratio(fold(known.title), fold(one.title)) >= SAME


def merged(known: Found, more: Found) -> Found:
    """Return an activity with what a second place tells of it besides; sums are those of rows."""
    dated = more.scheduled and not known.cells.keys().isdisjoint(_WHEN)
    cells = {**({} if dated else more.cells), **known.cells}
    if more.row is not None and "activity.amount" in more.cells:
        cells["activity.amount"] = more.cells["activity.amount"]
    return replace(
        known,
        title=known.title if is_worded(known.title) else more.title or known.title,
        package=known.package if known.package is not None else more.package,
        number=known.number if known.number is not None else more.number,
        text=known.text or more.text,
        cells=cells,
        code=known.code or more.code,
        row=known.row or more.row,
        told={**more.told, **known.told},
    )


def is_code(one: Found) -> bool:
    """Say whether a place names an activity by its code alone."""
    told = one.row is None and (one.text is not None or "activity.title" in one.cells)
    return one.code is not None and not is_worded(one.title) and not told


def is_worded(title: str) -> bool:
    """Say whether a title has a letter; what is left of a head that is but a code has none."""
    return any(map(str.isalpha, title))


def costed(one: Found, coded_only: Sequence[Found]) -> Found:
    """Add what a row that names an activity by its code alone says of it: "2.1. | 16 days at 800 | 12 800"."""
    row = next((row for row in coded_only if one.code and row.code == one.code), None)
    return merged(one, replace(row, text=None, title="")) if row else one


def sums_up(one: Found) -> bool:
    """Say whether a row has no cell but those of a table that sums up activities told elsewhere."""
    return one.cells.keys() <= _SUMMED


def sum_up(found: list[Found], rows: Sequence[Found]) -> None:
    """Add what the rows of a table say of activities told elsewhere, in whatever words it names them.

    What no title tells, the order does where there are as many of both, else the row says nothing new.
    """
    known = [at for at, one in enumerate(found) if one.row is None or not sums_up(one)]
    if len(known) < len(rows):
        for one in rows:
            add(found, one)
        return
    named = [next((at for at in known if same(found[at], one)), None) for one in rows]
    ordered = sorted(known, key=lambda at: found[at].span)
    for number, (at, one) in enumerate(zip(named, rows, strict=True)):
        if at is None and len(known) == len(rows) and ordered[number] not in named:
            at = ordered[number]
        if at is not None:
            found[at] = merged(found[at], one)
