"""Finds the lines of a page that may be labels although no catalogue knows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyser.extraction.catalogue import Kind
from analyser.extraction.folding import fold
from analyser.extraction.lines import Line, Page
from analyser.extraction.marks import Mark, What
from analyser.model.document import BlockKind
from analyser.model.span import Span

_MOST_WORDS = 80
_FEWEST_WORDS = 3
_TITLE = 8
_WHOLE = 99.0
_QUESTION, _HEADING, _CELL, _OPENING, _COLON = 0.93, 0.8, 0.6, 0.6, 0.5
_REQUEST, _TITLED, _LINE, _PARAGRAPH = 0.4, 0.4, 0.1, 0.04
"""How likely a line is a label, by its look."""
_LIKELY = 0.5
_HEADS = (What.PACKAGE, What.ACTIVITY, What.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Asked:
    """A label that may be a question or a heading of the form, where it stands first.

    `likely` is how likely such a line is a label at all, `characters` the length of what stands below; `known` names
    what the catalogue reads it as, `sure` says that it does so with a whole wording of the form; `again` are the
    further places of the same words, as a question on each organisation or activity has them.
    """

    label: Span
    line: int
    text: str
    likely: float
    characters: int
    known: frozenset[tuple[Kind, str]] = frozenset()
    sure: bool = False
    again: tuple[tuple[Span, int], ...] = ()


def asked(page: Page, marks: Sequence[Mark]) -> tuple[Asked, ...]:
    """Return the lines that may be labels, and the labels the catalogue knows, in reading order."""
    settled = {mark.line: mark for mark in marks if mark.what in (What.FIELD, What.SECTION) and is_settled(mark, page)}
    closed = [mark.span for mark in marks if _holds(mark) or (mark.line in settled and not _alone(mark, page))]
    found: list[tuple[Span, int, float, Mark | None]] = []
    widths = page.widths()
    titles = {mark.line for mark in marks if _is_doubtful(mark)}
    for number, line in page.outside(closed):
        mark = settled.get(number)
        likely = 1.0 if mark else _likely(page, line, number, widths)
        likely = min(likely, _TITLED) if number in titles and likely < _QUESTION else likely
        if likely:
            found.append((line.span, number, likely, mark))
    return tuple(_collapsed(page, found))


def _holds(mark: Mark) -> bool:
    """Say whether a mark is no label: a table, or the head of a package, activity or organisation with a number."""
    return mark.what not in (What.FIELD, What.SECTION, What.HINT) and not _is_doubtful(mark)


def _is_doubtful(mark: Mark) -> bool:
    """Say whether a heading without a number was taken for the title of an activity or the name of a partner."""
    return mark.what in _HEADS and mark.heading and not mark.number


def is_settled(mark: Mark, page: Page) -> bool:
    """Say whether a label is the catalogue's beyond doubt: a whole wording of the form, or all words of the line."""
    exact = [o for o in mark.options if o.score >= _WHOLE]
    return not mark.guess and bool(exact) and (mark.question or mark.record or mark.inline or _alone(mark, page))


def _alone(mark: Mark, page: Page) -> bool:
    """Say whether the words of a catalogue's wording are those of the whole line: "Objectives: what ...?" asks more."""
    line = page.lines[mark.line].span
    words = fold(page.text[line.start : max(line.end, mark.span.end)])
    return any(option.score >= _WHOLE and option.label.folded == words for option in mark.options)


def _collapsed(page: Page, found: Sequence[tuple[Span, int, float, Mark | None]]) -> Iterator[Asked]:
    """Yield each wording once, at its first place."""
    ends = [span.start for span, _, likely, _ in found if likely >= _LIKELY] + [len(page.text)]
    places: dict[str, list[tuple[Span, int, float, Mark | None]]] = {}
    for entry in found:
        places.setdefault(fold(page.text[entry[0].start : entry[0].end]), []).append(entry)
    for same in places.values():
        span, number, likely, mark = same[0]
        below = next(end for end in ends if end >= span.end)
        yield Asked(
            label=span,
            line=number,
            text=" ".join(page.text[span.start : span.end].split()),
            likely=likely,
            characters=len(page.trim(span.end, below)),
            known=frozenset((o.label.kind, o.label.id) for o in mark.options) if mark else frozenset(),
            sure=mark is not None and mark.question,
            again=tuple((other, at) for other, at, _, _ in same[1:]),
        )


def _likely(page: Page, line: Line, number: int, widths: Mapping[int, int]) -> float:
    count = len(line.words)
    if not 0 < count <= _MOST_WORDS:
        return 0.0
    text = page.text[line.span.start : line.span.end].rstrip("*_ ")
    if text.endswith("?") and count >= _FEWEST_WORDS:
        return _QUESTION
    if line.bulleted or line.tail:
        return 0.0
    if line.kind is BlockKind.HEADING:
        return _HEADING
    if line.cell is not None:
        return _CELL if line.cell.column == 0 and widths[line.cell.table] == 2 else 0.0
    if line.opens:
        return _OPENING
    above = page.text[: line.span.start].rstrip(" ")
    apart = not above.strip() or above.endswith("\n\n") or line.block >= 0
    if line.kind is not BlockKind.PARAGRAPH:
        return 0.0
    if not apart:
        return _LINE if count > _FEWEST_WORDS and text[-1] == "." and _is_answered(page, number) else 0.0
    if count >= _FEWEST_WORDS and text[-1] == ":" and _is_answered(page, number):
        return _COLON
    if count > _FEWEST_WORDS and _is_answered(page, number) and (text[-1] == "." or "?" in text):
        return _REQUEST if line.block < 0 or "?" in text else _LINE
    if count <= _TITLE and text[-1:].isalpha() and text[:1].isupper():
        return _TITLED
    return _PARAGRAPH if count > _FEWEST_WORDS else 0.0


def _is_answered(page: Page, number: int) -> bool:
    """Say whether a longer line follows at once."""
    at, below = page.lines[number], page.lines[number + 1] if number + 1 < len(page.lines) else None
    return below is not None and page.text[at.span.end : below.span.start].count("\n") == 1
