"""Puts the marks of a page in order: one mark per place, and none that is only prose."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from analyser.extraction import answering, cues, labels, rewording, structure, subheads, tables
from analyser.extraction.catalogue import Catalogue, Kind, Label, Tier
from analyser.extraction.folding import fold
from analyser.extraction.lines import Line, Page
from analyser.extraction.marks import Mark, Option, What
from analyser.extraction.tables import Table
from analyser.model.span import Span

_FULL_FORM = 8
_BRIEF = 5
_EXACT = 95
_NEAR = 3
_FLAT = 300
_SEVERAL = 3
_FACTS = ("context.", "organisation.", "activity.")
_PARTS = ("wp.", "activity.", "summary.")
_OWNED = {"wp", "activity", "organisation", "management"}
_SUMMARY = ("summary", "summary_en", "summary.text", "summary_en.text")
_TITLE = "activity.title"
_MEMBER = "organisation.name"
_HEADS = (What.PACKAGE, What.ACTIVITY, What.ORGANISATION)
_CHOICES = frozenset({"priorities.main", "priorities.additional", "priorities.topics"})


def marks_of(page: Page, catalogue: Catalogue, found: tuple[Table, ...]) -> tuple[list[Mark], tuple[Span, ...]]:
    """Return the marks of a page in reading order, and the stretches that are a table of contents."""
    skipped = structure.contents(page)
    records = tuple(table for table in found if table.records and not table.inside)
    figures = (t.span for t in found if t.inside or (not t.records and t.figures(page.text)))
    closed = (*skipped, *(table.span for table in records), *figures)
    asked = [mark for mark in labels.questions(page, catalogue) if _outside(mark, closed)]
    closed = (*closed, *answering.tables(page, catalogue, found, asked))
    flat = _is_flat(page, asked)
    heads = [*structure.headings(page, closed, flat=flat), *structure.members(page, _members(page, found))]
    known = {mark.line for mark in (*asked, *heads)}
    heads += [mark for mark in structure.titled(page, _titles(page, found), catalogue.exact) if mark.line not in known]
    taken = [mark.span for mark in asked] + [mark.span for mark in heads] + list(closed)
    short = [mark for mark in labels.lines(page, catalogue, taken) if _outside(mark, closed)]
    columns, asking = _columns(page), {_cell(mark, page) for mark in (*asked, *short) if mark.what is What.FIELD}
    short = [
        mark for mark in short if not (_heads_column(mark, page, columns, asking) or _is_value(mark, page, asking))
    ]
    facts = [mark for mark in _flat_facts(page, catalogue, flat=flat) if _outside(mark, closed)]
    aside = [Mark(span=span, what=What.TABLE, line=page.line_at(span.start)) for span in skipped]
    taken += [mark.span for mark in (*short, *facts)]
    own = list(cues.headings(page, catalogue, taken))
    brief = [mark.span for mark in own if len(page.lines[mark.line].words) <= _BRIEF]
    reworded = [m for m in rewording.questions(page, taken) if rewording.is_close(m) or _outside(m, brief)]
    reworded = [_with_guesses(mark, own) for mark in reworded]
    own = [mark for mark in own if _outside(mark, (other.span for other in reworded))]
    heads = _without_titles(heads, short)
    ordered = _ordered([*asked, *heads, *short, *facts, *reworded, *own, *aside, *_of_tables(page, catalogue, records)])
    ordered = _without_prose(_without_subheads(ordered, page), page)
    ordered = _ordered([*ordered, *subheads.activities(page, ordered)])
    numbered = list(subheads.of_packages(page, ordered))
    ordered = _ordered([*(m for m in ordered if _outside(m, (one.span for one in numbered))), *numbered])
    return cues.fitting(_without_weak_heads(ordered, page), page), skipped


def _with_guesses(mark: Mark, own: Sequence[Mark]) -> Mark:
    """Add to a heading near to a question of some form what its words tell besides; the place decides."""
    known = {option.label.id for option in mark.options}
    guess = next((one for one in own if one.line == mark.line and mark.heading), None)
    told = (o for o in guess.options if o.label.kind is Kind.FIELD) if guess else ()
    more = tuple(o for o in told if o.label.id not in known and not o.label.id.startswith(_PARTS))
    return replace(mark, options=(*mark.options, *more))


def _without_titles(heads: list[Mark], short: list[Mark]) -> list[Mark]:
    """Drop the heading of an activity that is the value of a label: "Activity title | A1 Opening meeting"."""
    titles = {mark.line + 1 for mark in short if mark.record and any(o.label.id == _TITLE for o in mark.options)}
    return [mark for mark in heads if not (mark.what is What.ACTIVITY and mark.record and mark.line in titles)]


def _members(page: Page, found: tuple[Table, ...]) -> frozenset[str]:
    """Return the folded names of the organisations that tables list."""
    cells = (r.cell("organisation.name") for t in found if t.kind == "organisation" for r in t.records)
    return frozenset(fold(page.text[span.start : span.end]) for span in cells if span)


def _titles(page: Page, found: tuple[Table, ...]) -> frozenset[str]:
    """Return the folded titles of the activities that tables list."""
    cells = (r.cell("activity.title") for t in found if t.kind == "activity" for r in t.records)
    return frozenset(fold(page.text[span.start : span.end]) for span in cells if span)


def _columns(page: Page) -> frozenset[int]:
    """Return the numbers of the tables whose first row has several cells, with further rows below."""
    first: dict[int, set[int]] = {}
    longer = set()
    for line in page.lines:
        if line.cell and line.cell.row == 0:
            first.setdefault(line.cell.table, set()).add(line.cell.column)
        elif line.cell and line.cell.row > 1:
            longer.add(line.cell.table)
    return frozenset(table for table, columns in first.items() if len(columns) > 1 and table in longer)


def _cell(mark: Mark, page: Page) -> tuple[int, int, int] | None:
    cell = page.lines[mark.line].cell
    return (cell.table, cell.row, cell.column) if cell else None


def _is_value(mark: Mark, page: Page, asking: Container[tuple[int, int, int] | None]) -> bool:
    """Say whether the name of a section is a value beside a label: "Role | Associated partner"."""
    at = _cell(mark, page)
    return mark.what is What.SECTION and at is not None and (at[0], at[1], at[2] - 1) in asking


def _heads_column(
    mark: Mark, page: Page, tables: frozenset[int], asking: Container[tuple[int, int, int] | None]
) -> bool:
    """Say whether a name only heads a column: "Work packages | Amount", "Partner | Main tasks"."""
    cell = page.lines[mark.line].cell
    if cell is None or cell.row or cell.table not in tables:
        return False
    named = any(option.label.id == _MEMBER for option in mark.options)
    return mark.what is What.SECTION or (named and (cell.table, 1, cell.column) not in asking)


def _outside(mark: Mark, closed: Iterable[Span]) -> bool:
    return not any(mark.span.overlaps(span) for span in closed)


def _of_tables(page: Page, catalogue: Catalogue, records: tuple[Table, ...]) -> Iterator[Mark]:
    for table in records:
        if table.kind == "context" or _describes_one(table):
            yield from tables.field_marks(page, catalogue, table)
        else:
            yield Mark(span=table.span, what=What.TABLE, line=page.line_at(table.span.start))


def _describes_one(table: Table) -> bool:
    """Say whether a table has the facts of one activity but its title, which then is the heading above."""
    titled = any(record.cell("activity.title", "activity.content") for record in table.records)
    return table.kind == "activity" and len(table.records) == 1 and not titled


def _is_flat(page: Page, asked: list[Mark]) -> bool:
    """Say whether the text was flattened to a line a page: then questions stand inside long lines."""
    inside = sum(mark.span.start > page.lines[mark.line].span.start for mark in asked)
    return inside >= _SEVERAL


def _flat_facts(page: Page, catalogue: Catalogue, *, flat: bool) -> Iterator[Mark]:
    """Yield labels that a value follows on the same line with nothing between, as text without cells has them.

    They are matched letter by letter: at the start of a line, or inside a line that is a whole page.
    """
    if any(line.cell for line in page.lines):
        return
    wanted = sorted(
        (o for o in catalogue.labels if o.tier is Tier.OFFICIAL and o.id.startswith(_FACTS) and 1 < len(o.words) < 8),
        key=lambda o: (-len(o.text), o.text),
    )
    starts = tuple({o.text.split()[0] for o in wanted})
    for number, line in enumerate(page.lines):
        text = page.text[line.span.start : line.span.end]
        if len(line.span) > _FLAT and not flat:
            continue
        if len(line.span) > _FLAT:
            yield from _inside(line, number, text, [o for o in wanted if o.id.startswith("context.")])
            yield from _sections(line, number, text, catalogue)
        elif text.startswith(starts):
            label = next((o for o in wanted if _followed(text, o.text)), None)
            if label is not None:
                yield _fact(line.span.start, label, number)


def _followed(text: str, label: str) -> bool:
    rest = text[len(label) :]
    return (
        text.startswith(label)
        and rest[:1] == " "
        and (rest[1:2].isupper() or rest[1:2].isdigit() or rest[1:2] in '"“„€')
    )


def _inside(line: Line, number: int, text: str, wanted: list[Label]) -> Iterator[Mark]:
    taken: list[Span] = []
    for label in wanted:
        match = re.search(rf"(?<!\w){re.escape(label.text)}(?![\w ]*\?)", text)
        if match and not any(Span(*match.span()).overlaps(other) for other in taken):
            taken.append(Span(*match.span()))
            yield _fact(line.span.start + match.start(), label, number)


def _sections(line: Line, number: int, text: str, catalogue: Catalogue) -> Iterator[Mark]:
    """Yield the section headings of several words that follow the end of a sentence inside a line."""
    for label in catalogue.labels:
        if label.kind is Kind.SECTION and label.tier is Tier.OFFICIAL and len(label.words) > 1 and label.text in text:
            for match in re.finditer(rf"(?:(?<=[.?!)»”] )|^){re.escape(label.text)}(?= [^\W_a-z])", text):
                mark = _fact(line.span.start + match.start(), label, number)
                yield replace(mark, what=What.SECTION, inline=False)


def _fact(start: int, label: Label, number: int) -> Mark:
    span = Span(start, start + len(label.text))
    return Mark(span=span, what=What.FIELD, options=(Option(label, 100.0),), inline=True, line=number)


def _ordered(found: list[Mark]) -> list[Mark]:
    """Return the marks by place; of two that overlap the longer stays, a heading before a label."""
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda m: (m.span.start, m.what not in _HEADS, -m.span.end)):
        if kept and mark.span.start < kept[-1].span.end:
            if mark.what is What.FIELD and kept[-1].what is What.TABLE:
                kept.append(mark)
            continue
        kept.append(mark)
    return kept


def _without_subheads(found: list[Mark], page: Page) -> list[Mark]:
    """Drop "Inclusion: ..." where it is a part of an answer.

    It is one below a real heading that is a label, and where the answer to a label on a line of its
    own begins with it; then its sisters in the same answer are parts as well.
    """
    kept: list[Mark] = []
    parted = False
    for mark in found:
        above = kept[-1] if kept else None
        short = mark.what is What.FIELD and mark.inline and not (mark.official or mark.heading or mark.record)
        owned = all(option.label.id.startswith((*_FACTS, "priorities.")) for option in mark.options)
        summary = above is not None and any(o.label.id in _SUMMARY for o in above.options)
        asked = summary and any(option.label.id.startswith("summary.") for option in mark.options)
        if short and not owned and not asked and above is not None and above.what is What.FIELD and not above.inline:
            begins = not page.text[above.span.end : mark.span.start].strip(" \n\t*_:-•")
            if parted or begins or (above.heading and above.level > 0):
                parted = parted or begins
                continue
        parted = False
        kept.append(mark)
    return kept


def _without_prose(found: list[Mark], page: Page) -> list[Mark]:
    """In a full form drop the short headings inside answers: there the form's own questions head them.

    Where most questions are in other words than the form's, a line that asks is kept as one more of them.
    """
    questions = [mark for mark in found if mark.question]
    asked = {option.label.id for mark in questions for option in _likest(mark)}
    if len(asked) < _FULL_FORM:
        return found
    exact = sum(any(option.score >= _EXACT for option in mark.options) for mark in questions)
    free = 2 * exact < len(questions)
    kept: list[Mark] = []
    for mark, following in zip(found, [*found[1:], None], strict=True):
        if not mark.inline and ((mark.what is What.SECTION and _heads(mark, following)) or _on_table(mark, page)):
            kept.append(mark)
            continue
        if free and mark.guess and page.text[mark.span.start : mark.span.end].endswith("?"):
            kept.append(mark)
            continue
        inside = bool(kept) and kept[-1].question and kept[-1].what is What.FIELD and not _of_context(kept[-1])
        inside = inside and not _is_sister(mark, kept[-1], page)
        beside = bool(kept) and mark.what is What.FIELD and _stands_beside(mark, kept[-1])
        beside = beside or _of_summary(mark, kept) or _names_choice(mark)
        if beside or mark.what not in (What.FIELD, What.SECTION) or not _redundant(mark, asked, inside=inside):
            kept.append(mark)
    return kept


def _likest(mark: Mark) -> Iterator[Option]:
    best = max((option.score for option in mark.options), default=0.0)
    return (option for option in mark.options if option.score >= best)


def _of_summary(mark: Mark, kept: Sequence[Mark]) -> bool:
    """Say whether "Objectives." stands below the heading of the summary, which asks for it once more."""
    section = next((one for one in reversed(kept) if one.what is What.SECTION), None)
    named = {option.label.id for option in section.options} if section else set()
    return not named.isdisjoint(_SUMMARY) and any(option.label.id.startswith("summary.") for option in mark.options)


def _is_sister(mark: Mark, above: Mark, page: Page) -> bool:
    """Say whether a label in bold asks of the same package, activity or organisation as the one in bold above it."""
    if not all(page.lines[one.line].opens or (one.heading and not one.level) for one in (mark, above)):
        return False
    groups = ({option.label.id.partition(".")[0] for option in one.options} for one in (mark, above))
    return all(group & _OWNED for group in groups)


def _stands_beside(mark: Mark, above: Mark) -> bool:
    """Say whether a heading stands as high as the question above it, or higher."""
    return mark.heading and above.heading and 0 < mark.level <= above.level


def _on_table(mark: Mark, page: Page) -> bool:
    """Say whether the name of a section stands right above a table, as a heading or below a blank line."""
    line, named = page.lines[mark.line], any(option.label.kind is Kind.SECTION for option in mark.options)
    below = page.lines[mark.line + 1] if mark.line + 1 < len(page.lines) else None
    apart = mark.heading or page.text[: line.span.start].rstrip(" ").endswith("\n\n")
    return named and apart and line.cell is None and below is not None and below.cell is not None


def _of_context(mark: Mark) -> bool:
    """Say whether a label asks for a fact of the first page, which no prose answers."""
    return all(option.label.id.startswith("context.") for option in mark.options)


def _names_choice(mark: Mark) -> bool:
    """Say whether "Topics: ..." on one line names what is chosen, also below a question on all choices at once."""
    return mark.inline and all(option.label.id in _CHOICES for option in mark.options)


def _redundant(mark: Mark, asked: set[str], *, inside: bool) -> bool:
    """Say whether a short heading stands inside the answer to a question, or repeats one asked elsewhere."""
    if mark.what is What.SECTION and mark.inline and inside:
        return True
    if mark.official or mark.record or (mark.heading and mark.level > 0 and not mark.guess):
        return False
    return inside or mark.what is What.SECTION or all(option.label.id in asked for option in mark.options)


def _without_weak_heads(found: list[Mark], page: Page) -> list[Mark]:
    """Drop "WP2: ..." and "Activity 3 ..." that are lines of prose rather than headings."""
    certain = {what: any(m.strong for m in found if m.what is what) for what in _HEADS}
    kept: list[Mark] = []
    for number, mark in enumerate(found):
        if mark.what in _HEADS and not mark.strong:
            following = found[number + 1] if number + 1 < len(found) else None
            if mark.what is What.PACKAGE and certain[mark.what] and not _heads(mark, following):
                continue
            if kept and kept[-1].question and kept[-1].what is What.FIELD and not _heads(mark, following):
                if page.text[kept[-1].span.end : mark.span.start].strip() or mark.what is What.PACKAGE:
                    continue
                mark = replace(mark, strong=False)
                continue
        kept.append(mark)
    return kept


def _heads(mark: Mark, following: Mark | None) -> bool:
    """Say whether another mark follows closely enough for this one to be its heading."""
    return following is not None and 0 < following.line - mark.line < _NEAR and following.what is not What.ORGANISATION
