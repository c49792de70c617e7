"""The several statements of one cell: each begins with a code, a label with a number, a mark, or a line of its own.

"R1. One log. R2. A kit of lessons", "Result 1: ... Result 2: ...", "- a log / - a kit". Cells beside it tell of them by
the same codes ("I1 and I2: log, June 2029") or in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from analyser.extraction.heads import states, terms
from analyser.model.span import Span

_CODE = r"(?:(?:WP|DP)\s?\d{1,2}\s*[-.]\s*)?[A-Z]{1,3}\s?\d{1,2}(?:\.\d{1,2})*"
_MARK = re.compile(r"(?:[-–—•*·▪●■◦‣➢✓]|\(?(?P<number>\d{1,2})[.)])\s+(?=\S)")
_LABEL = re.compile(
    r"(?:(?P<word>[^\W\d_]{3,20}(?:\s[^\W\d_]{3,20})?)\s(?:n[ro]\.?\s?)?(?P<number>\d{1,2})\s*[:.)–—-]"
    r"|(?P<second>\d{1,2})\.\s(?P<named>[^\W\d_]{4,20})\s*[:–—])\s+",
    re.I,
)
_BEGINS = re.compile(r"(?:^|(?<=[\n\t]))[ ]*(?=\S)|(?<=[.;])\s+(?=\S)")
_LETTERS = re.compile(r"[A-Z]+")
_PARTED = re.compile(r",\s+|;\s+|\s*(?:→|->|–>)\s*|\s[–—/-]\s|\n+|(?<=\d)\s(?:and|to|un|līdz)\s(?=\d)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?:/\d{2,4})?(?!\d)")
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement of a cell with the codes it begins with; `start` is where its text begins behind code or label.

    `marked` says that code, label or mark begins it; a line may be a statement without.
    """

    span: Span
    start: int
    codes: tuple[str, ...] = ()
    marked: bool = True

    @property
    def text(self) -> Span:
        """Return the statement without its code or label."""
        return Span(self.start, self.span.end)


def entries(text: str, cell: Span) -> tuple[Entry, ...]:
    """Return the statements of a cell; one that is not cut is a single entry."""
    written = text[cell.start : cell.end]
    for found in (_coded(written), _labelled(written), _listed(written)):
        if len(found) > 1 or (found and not found[0].span.start):
            return tuple(_shifted(one, cell.start) for one in found)
    return (Entry(cell, cell.start, marked=False),)


def by_lines(text: str, cell: Span) -> tuple[Entry, ...]:
    """Return the lines of a cell that has no marks, each as a statement, if each begins as one."""
    written = text[cell.start : cell.end]
    lines = [match for match in re.finditer(r"[^\n]+", written) if match[0].strip()]
    begun = all(_begins(line[0]) for line in lines)
    if len(lines) < _FEWEST_WORDS or not begun:
        return (Entry(cell, cell.start, marked=False),)
    return tuple(Entry(span := _trimmed(written, *m.span()).shift(cell.start), span.start, (), False) for m in lines)


def beside(text: str, cell: Span, entry: Entry, place: int, count: int) -> Span:
    """Return what a cell says of one of `count` statements of another: by its code, else in its place, else all."""
    found = entries(text, cell)
    if found[0].codes and entry.codes:
        same = next((one for one in found if set(one.codes) & set(entry.codes)), None)
        if same is not None:
            return same.text
        if {_letters(c) for one in found for c in one.codes} == {_letters(c) for c in entry.codes}:
            return Span(cell.start, cell.start)
        return cell
    if count > 1 and len(found) == count:
        return found[place].text
    written = text[cell.start : cell.end]
    for cut in (r"[^\n]+", r"[^;]+"):
        parts = [match.span() for match in re.finditer(cut, written)]
        if count > 1 and len(parts) == count:
            return _trimmed(written, *parts[place]).shift(cell.start)
    return cell


def values(cell: str) -> tuple[str | None, str | None] | None:
    """Return start and target that stand at the end of a text: "Lessons held: 0, 180"; a single one is the target."""
    tail = cell.rpartition(": ")[2].strip(" .")
    parts = [part.strip() for part in _PARTED.split(tail) if part.strip()]
    if len(parts) == 1:
        return (None, parts[0]) if any(c.isdigit() for c in _YEAR.sub("", parts[0])) else None
    return (parts[0], parts[1]) if len(parts) == 2 else None


def _coded(written: str) -> tuple[Entry, ...]:
    heads = [(at, match) for at in _starts(written) if (match := _codes().match(written, at))]
    found = [
        Entry(Span(at, at), match.end(), tuple(_named(match["codes"])))
        for at, match in heads
        if match["mark"] or ((not at or written[at - 1] in "\n\t") and not written[match.end()].islower())
    ]
    return _ended(written, found)


def _named(written: str) -> Iterator[str]:
    """Yield the codes of "I1, I2 and I4" and "I1-I3" without spaces."""
    codes = [re.sub(r"\s", "", code) for code in re.findall(_CODE, written)]
    for code, following in pairwise([*codes, ""]):
        yield code
        ranged = re.search(rf"{re.escape(code)}\s*[-–—]\s*{re.escape(following)}", written) if following else None
        first, last = (int(c[len(_letters(c)) :]) if c[len(_letters(c)) :].isdigit() else 0 for c in (code, following))
        if ranged and first and last:
            yield from (f"{_letters(code)}{number}" for number in range(first + 1, last))


def _letters(code: str) -> str:
    match = _LETTERS.match(code)
    return match[0] if match else ""


def _labelled(written: str) -> tuple[Entry, ...]:
    heads = [(at, match) for at in _starts(written) if (match := _LABEL.match(written, at))]
    words = {(match["word"] or match["named"]).casefold() for _, match in heads}
    if len(words) != 1 or (len(heads) == 1 and (heads[0][0] or not states(words.pop()))):
        return ()
    return _ended(written, [Entry(Span(at, at), match.end()) for at, match in heads])


def _listed(written: str) -> tuple[Entry, ...]:
    """Return the items of a list: lines with marks, or numbers that count from 1 on inside a line."""
    heads = [(at, match) for at in _starts(written) if (match := _MARK.match(written, at))]
    numbers = [int(match["number"]) for _, match in heads if match["number"]]
    counted = numbers == list(range(1, len(heads) + 1))
    lined = [(at, match) for at, match in heads if not at or written[at - 1] in "\n\t"]
    chosen = heads if counted and len(numbers) > 1 else lined
    chosen = [] if len(chosen) == 1 and chosen[0][1]["number"] else chosen
    return _ended(written, [Entry(Span(at, at), match.end()) for at, match in chosen])


def _starts(written: str) -> list[int]:
    return [match.end() for match in _BEGINS.finditer(written)]


def _ended(written: str, found: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return entries that end where the next begins; what stands before the first is none."""
    ends = [*(one.span.start for one in found[1:]), len(written)] if found else []
    return tuple(
        replace(one, span=_trimmed(written, one.span.start, end), start=min(one.start, end))
        for one, end in zip(found, ends, strict=True)
    )


def _trimmed(written: str, start: int, end: int) -> Span:
    start += len(written[start:end]) - len(written[start:end].lstrip())
    return Span(start, start + len(written[start:end].rstrip(" ;\n\t")))


def _shifted(one: Entry, by: int) -> Entry:
    return replace(one, span=one.span.shift(by), start=one.start + by)


def _begins(line: str) -> bool:
    first = line.strip()[:1]
    return len(line.split()) >= _FEWEST_WORDS and (first.isupper() or first.isdigit())


@cache
def _codes() -> re.Pattern[str]:
    joining = "|".join(map(re.escape, sorted(terms("and"))))
    return re.compile(
        rf"(?P<codes>{_CODE}(?:\s*(?:[,&/–—-]|\b(?:{joining})\b)\s*{_CODE})*)(?P<mark>\s*[.:)–—-])?\s+(?=\S)"
    )
