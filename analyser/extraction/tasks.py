"""The items of a description of activities, and what of an item is its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analyser.extraction import steps
from analyser.extraction.columns import PROSE
from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.model.document import BlockKind
from analyser.model.span import Span

_DATED = re.compile(r",\s*(?:no\s+)?(?:\d{4}\.?|[^\W\d_]+\s+\d{4})$")
NUMBERED = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?:aktivitāte|activity|pasākums)"
    r"\s*(?:\d{1,2}(?:\.\d{1,2})?)?\s*[.,:–-]+\s+",
    re.I,
)
_SENTENCE = 6
CODE = re.compile(r"^(?:[AT]\s?\d{1,2}(?:\.\d{1,2})*|\d{1,2}(?:\.\d{1,2})+)\s*[:.)–-]?\s+")


def items(draft: Draft, answer: Answer) -> Iterator[Span]:
    """Yield the stretches that tell of one activity each: items, else paragraphs, else sentences.

    What stands below an item belongs to it; text above the first one introduces the list. Cells of tables are none,
    nor items below items, which have another mark.
    """
    page = draft.form.page
    every = [line for line in page.lines if line.span in answer.span]
    lines = [line for line in every if line.cell is None]
    if every and not lines:
        return
    heads = [n for n, line in enumerate(lines) if line.words and line.words[0].start > line.span.start]
    heads = heads or [n for n, line in enumerate(lines) if line.kind is BlockKind.HEADING]
    marks = [page.text[lines[n].span.start] for n in heads]
    heads = [n for n, mark in zip(heads, marks, strict=True) if mark.isalnum() or mark == marks[0]]
    if heads:
        for begin, following in pairwise([*heads, len(lines)]):
            start = lines[begin].words[0].start if lines[begin].words else lines[begin].span.start
            named = NUMBERED.match(draft.text(Span(start, lines[begin].span.end)))
            yield Span(start + (named.end() if named else 0), lines[following - 1].span.end)
    elif len(lines) > 1:
        yield from (line.span for line in lines)
    elif told := steps.sentences(draft, _sentences(draft, answer)):
        yield from told
    elif answer.official:
        yield answer.span
    elif ";" in draft.text(answer.span):
        for match in re.finditer(r"[^;]+", draft.text(answer.span)):
            yield page.trim(answer.span.start + match.start(), answer.span.start + match.end())
    else:
        yield from _sentences(draft, answer)


def rows(draft: Draft, answer: Answer) -> Iterator[tuple[Span, Span]]:
    """Yield the first cell and the whole row of what a table without known heads lists in a description of activities.

    The marks of a timetable say nothing of what is done: their cells hold no words.
    """
    for table, _ in draft.form.tables:
        if table.kind not in ("", PROSE) or table.span not in answer.span or len(table.columns) < 2:
            continue
        first = [len(draft.text(span).split()) for (row, _), span in table.cells.items() if row == table.rows[0]]
        for number in table.rows[max(first) < _SENTENCE :]:
            cells = [span for (row, _), span in sorted(table.cells.items()) if row == number and len(span)]
            told = [span for span in cells if len(draft.text(span).split()) > 1]
            if cells and told[:1] == cells[:1] and 2 * len(told) >= len(table.columns):
                yield cells[0], Span(cells[0].start, max(cell.end for cell in cells))


def _sentences(draft: Draft, answer: Answer) -> list[Span]:
    from analyser.statements import segment

    return [piece.shift(answer.span.start) for piece in segment(draft.text(answer.span), draft.language)]


def first(draft: Draft, span: Span) -> Span:
    """Return the first sentence of an item, which may be its title: "2.3. Teachers' week in Kokkola. Led by ..."."""
    text = draft.text(span)
    code = CODE.match(text)
    end = re.compile(r"[.;]\s|\n|$").search(text, code.end() if code else 0)
    return Span(span.start, span.start + end.start()) if end else span


def short(text: str) -> str:
    """Return what names an activity: the words before a colon, dash or bracket, else its first words."""
    text = NUMBERED.sub("", text)
    head = re.split(r":\s|\s[–—-]\s|\s\(|[.;]\s", CODE.sub("", text), maxsplit=1)[0]
    head = _DATED.sub("", head)
    return head if len(head) <= 120 else " ".join(head.split()[:12])
