"""Where a unit stands: its line, its answer, the headings and the announcement above it, the column of its table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold
from analyser.extraction.learnt.units import Unit
from analyser.extraction.lines import Line
from analyser.extraction.numbering import kind_of_words
from analyser.extraction.tables import Table
from analyser.model.document import BlockKind
from analyser.model.span import Span

STEM = 5
_MOST_COLUMNS, _MOST = 7, 4


def places(draft: Draft, found: Sequence[Unit]) -> list[list[str]]:
    """Return the signs of the place of each unit."""
    signs: list[list[str]] = []
    above = _Above()
    for unit in found:
        line = draft.form.page.lines[unit.line]
        if unit.first:
            above.step(draft, line)
        signs.append([*_of_line(unit, line), *above.signs(line)])
    for seen, more in zip(signs, _of_answers(draft, found), strict=True):
        seen += more
    for seen, more in zip(signs, _of_tables(draft, found), strict=True):
        seen += more
    return signs


def _of_line(unit: Unit, line: Line) -> Iterator[str]:
    yield f"line={line.kind}"
    if unit.first:
        yield "first"
    if unit.last:
        yield "last"
    if line.bulleted:
        yield "item"
    if line.opens:
        yield "opening"
    if line.tail:
        yield "tail"


class _Above:
    """The headings above a line, and the last line that announces: one that ends with a colon or opens in bold."""

    def __init__(self) -> None:
        self._headings: list[tuple[int, str]] = []
        self._announced = ""
        self._since = 0

    def step(self, draft: Draft, line: Line) -> None:
        """Move over one line."""
        text = draft.text(line.span)
        self._since += 1
        if line.kind is BlockKind.HEADING and line.cell is None:
            self._headings = [one for one in self._headings if one[0] < line.level] + [(line.level, fold(text))]
            self._announced, self._since = "", 0
        elif line.opens or text.rstrip("* ").endswith(":"):
            self._announced, self._since = fold(text), 0
        elif line.kind is BlockKind.PARAGRAPH and not line.opens and not line.tail and self._since > 1:
            self._announced = ""

    def signs(self, line: Line) -> Iterator[str]:
        """Yield the stems of the nearest heading, of the one above it, and of the announcement."""
        for name, text in zip(("h", "hh"), [one for _, one in reversed(self._headings)], strict=False):
            yield from (f"{name}={stem}" for stem in _stems(text))
        if line.kind is not BlockKind.HEADING:
            yield from (f"said={stem}" for stem in _stems(self._announced))
            yield f"since{min(self._since, _MOST)}" if self._announced else "unsaid"


def _stems(text: str) -> list[str]:
    return sorted({word[:STEM] for word in text.split() if not word[0].isdigit()})


def _of_answers(draft: Draft, found: Sequence[Unit]) -> Iterator[list[str]]:
    """Yield the question whose answer the unit stands in, and what owns it."""
    answers = sorted(draft.form.answers, key=lambda answer: (answer.span.start, -answer.span.end))
    starts = [answer.span.start for answer in answers]
    labels, order = sorted(draft.form.labels), dict[int, int]()
    for unit in found:
        signs = ["label"] if _touched(labels, unit.span) else []
        inside = answers[: bisect_right(starts, unit.span.start)]
        answer = next((one for one in reversed(inside) if unit.span.start < one.span.end), None)
        signs += _asked(answer, unit, order) if answer else ["field=none"]
        yield signs


def _asked(answer: Answer, unit: Unit, order: dict[int, int]) -> list[str]:
    order[answer.label_span.start] = number = order.get(answer.label_span.start, -1) + 1
    name = "form" if answer.official else "own"
    signs = [f"field={answer.id}", f"field={answer.id} {name}", f"group={answer.id.partition('.')[0]}"]
    signs += [f"also={one}" for one in answer.also]
    signs += [f"asked={stem}" for stem in _stems(fold(answer.label))]
    signs += [f"nth{min(_MOST, number)}", f"field={answer.id} {min(_MOST, number)} {unit.first}"]
    place = answer.place
    for owner, number_of in (("package", place.package), ("activity", place.activity), ("house", place.organisation)):
        signs += [f"in {owner}"] if number_of is not None else []
    return signs


def _touched(spans: Sequence[Span], span: Span) -> bool:
    place = bisect_right(spans, span.start, key=lambda one: one.end)
    return place < len(spans) and spans[place].start < span.end


def _of_tables(draft: Draft, found: Sequence[Unit]) -> Iterator[list[str]]:
    """Yield the column of each unit: its head, the other heads, what the rules make of the cell."""
    cells = [(span, table, at) for table, _ in draft.form.tables for at, span in table.cells.items() if len(span)]
    cells.sort(key=lambda one: (one[0].start, -one[0].end))
    starts = [span.start for span, _, _ in cells]
    known: dict[int, list[tuple[Span, str]]] = {}
    for unit in found:
        place = bisect_right(starts, unit.span.start) - 1
        if place < 0 or cells[place][0].end <= unit.span.start:
            yield []
            continue
        span, table, at = cells[place]
        named = known.setdefault(table.span.start, [(s, n) for record in table.records for n, s in record.cells])
        yield [
            *_of_cell(draft, table, at),
            "cell begins" if span.start == unit.span.start else "in cell",
            *(f"cell={name}" for cell, name in named if cell.overlaps(unit.span)),
        ]


def _of_cell(draft: Draft, table: Table, at: tuple[int, int]) -> Iterator[str]:
    row, column = at
    top, left = table.rows[0], table.columns[0]
    every = table.columns if not table.lying else table.rows
    heads = [table.cells.get((top, c) if not table.lying else (c, left)) for c in every]
    texts = [fold(draft.text(head)) if head is not None else "" for head in heads]
    place = every.index(column if not table.lying else row)
    yield f"table={table.kind}"
    yield f"column={min(place, _MOST)}"
    yield f"columns{min(len(every), _MOST_COLUMNS)}"
    yield f"column={kind_of_words(texts[place], draft.language)}"
    if (row == top and not table.lying) or (column == left and table.lying):
        yield "heads"
    yield from (f"column={stem}" for stem in _stems(texts[place]))
    yield from (f"beside={stem}" for other, text in enumerate(texts) if other != place for stem in _stems(text))
