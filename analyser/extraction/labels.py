"""Finds the catalogue's wordings on the page: exact ones anywhere, inexact ones line by line.

The score is RapidFuzz's ratio, or the ratio to the label's prefix of equal length less two points;
of the scorers measured it is the one without false hits at the threshold of 85.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from analyser.extraction import heads, rewording
from analyser.extraction.catalogue import Catalogue, Kind, Label, load
from analyser.extraction.folding import fold, limit_after
from analyser.extraction.lines import Line, Page
from analyser.extraction.marks import Mark, Option, What
from analyser.model.document import BlockKind
from analyser.model.span import Span

_WHAT = {Kind.FIELD: What.FIELD, Kind.SECTION: What.SECTION, Kind.HINT: What.HINT}
_FLAT = 300
_SEVERAL = 3
_LONGEST_HEAD = 160
_WHOLE = 95
_FACTS = ("context.", "organisation.", "activity.")
_SUMMARIES = frozenset({"summary", "summary_en"})
_TOLD = (*_FACTS, "priorities.")
"""What a label inside a line may announce behind another one."""
_NEXT_LABEL = re.compile(r"(?<=[.;|,)\d]) +(?P<label>[^\W\d_a-z][^\n.:;|,]{2,40}):(?= )")


def questions(page: Page, catalogue: Catalogue) -> Iterator[Mark]:
    """Yield the wordings of four words and more, wherever they stand and however lines break them."""
    norms = [word.norm for word in page.words]
    firsts = {line.first: number for number, line in enumerate(page.lines)}
    taken = 0
    for i in range(len(norms) - 3):
        found = catalogue.openings.get((norms[i], norms[i + 1], norms[i + 2])) if i >= taken else None
        options = _verified(norms, i, found) if found else ()
        if not options or not _may_begin(page, i, firsts, options[0].label):
            continue
        length = max(len(option.label.words) for option in options)
        last = page.words[i + length - 1].end
        number = firsts.get(i, page.line_at(page.words[i].start))
        if _may_end(page, last, page.lines[number]) and not _goes_on(page.lines[number], found or (), length):
            taken = i + length
            start = page.lines[number].span.start if i in firsts else page.words[i].start
            yield _mark(page, Span(start, last), options, number)


def _verified(norms: list[str], at: int, labels: tuple[Label, ...]) -> tuple[Option, ...]:
    found = [Option(label, score) for label in labels if (score := _score(norms, at, label)) >= 90]
    if not found:
        return ()
    best = max(option.score for option in found)
    top = [option for option in found if option.score >= best - 0.5]
    longest = max(len(option.label.words) for option in top)
    return tuple(option for option in top if len(option.label.words) == longest)


def _score(norms: list[str], at: int, label: Label) -> float:
    count = len(label.words)
    window = norms[at : at + count]
    if tuple(window) == label.words:
        return 100.0 + count / 1000
    if count < 6 or len(window) < count or (not set(label.demand) & set(window) and label.demand):
        return 0.0
    return float(fuzz.ratio(" ".join(window), label.folded, score_cutoff=90))


def _may_begin(page: Page, i: int, firsts: Mapping[int, int], label: Label) -> bool:
    if i in firsts:
        return True
    start = page.words[i].start
    before = page.text[max(0, start - 3) : start].rstrip(" ")
    if not page.text[start].isupper():
        return False
    line = page.lines[page.line_at(start)]
    return len(label.words) >= 4 and (before[-1:] in ".?!:)" or len(line.span) > _FLAT)


def _goes_on(line: Line, labels: tuple[Label, ...], length: int) -> bool:
    """Say whether the line is the beginning of a longer label, whose rest a page break has moved away."""
    count = len(line.words)
    longer = [label for label in labels if len(label.words) > count > length]
    return any(fuzz.ratio(line.folded, " ".join(label.words[:count])) >= _WHOLE for label in longer)


def _may_end(page: Page, last: int, line: Line) -> bool:
    rest = page.text[last : last + 3]
    if not rest.strip(" ") or rest.lstrip(" *_")[:1] in "?.:)(–—-\n\t":
        return True
    return len(line.span) > _FLAT and rest.lstrip()[:1].isupper()


def lines(page: Page, catalogue: Catalogue, taken: list[Span]) -> Iterator[Mark]:
    """Yield what whole lines, cells and the part before a colon announce."""
    claimed = sorted(taken)
    index = 0
    skip = 0
    for number, line in enumerate(page.lines):
        while index < len(claimed) and claimed[index].end <= line.span.start:
            index += 1
        busy = index < len(claimed) and claimed[index].start < line.span.end
        if busy or number < skip or not line.words:
            continue
        mark = _whole(page, catalogue, line, number) or _before_colon(page, catalogue, line, number)
        if mark is None:
            mark, skip = _fuzzy(page, catalogue, line, number)
        within = line.cell is not None and line.tail
        refers = mark is not None and not mark.official and _closes_row(page, line, number)
        if mark is not None and not refers and not (within and (mark.inline or not mark.official)):
            yield mark
        if mark is not None and mark.inline and line.cell is None:
            yield from _inside(page, catalogue, line, number, mark)


def _closes_row(page: Page, line: Line, number: int) -> bool:
    """Say whether a line ends a row of three cells or more below the first: "V1 | need | 2nd objective" refers."""
    if line.cell is None or line.cell.row == 0 or line.cell.column < 2:
        return False
    below = page.lines[number + 1].cell if number + 1 < len(page.lines) else None
    return below is None or below.table != line.cell.table or below.row != line.cell.row


def _whole(page: Page, catalogue: Catalogue, line: Line, number: int) -> Mark | None:
    if len(line.words) > 40:
        return None
    found = catalogue.exact.get(fold(page.text[line.span.start : line.span.end]))
    if not found or (line.bulleted and line.kind is BlockKind.ITEM and not any(o.tier for o in found)):
        return None
    return _mark(page, line.span, tuple(Option(label, 100.0) for label in found), number)


def _before_colon(page: Page, catalogue: Catalogue, line: Line, number: int) -> Mark | None:
    text = page.text[line.span.start : min(line.span.end, line.span.start + _LONGEST_HEAD)]
    for separator in (":", " – ", " - ", " — ", ". "):
        begin = line.words[0].start - line.span.start if separator == ". " else 0
        at = text.find(separator, begin)
        if at <= 0:
            continue
        found = catalogue.exact.get(fold(text[begin:at])) or ()
        if separator == ". ":
            found = tuple(
                o
                for o in found
                if o.kind is Kind.FIELD
                and (
                    o.id.startswith("priorities.")
                    if line.kind is BlockKind.ITEM
                    else line.kind is BlockKind.PARAGRAPH and o.id.startswith(("summary.", "wp.", "organisation."))
                )
            )
            found = found if not line.tail and text[at + 2 :].strip() else ()
        elif separator != ":":
            found = tuple(o for o in found if o.id.startswith("context.") and o.kind is Kind.FIELD)
        if line.bulleted:
            found = tuple(o for o in found if o.tier or o.id.startswith(("context.", "priorities.", "activity.")))
        if found:
            span = Span(line.span.start, line.span.start + at + len(separator.rstrip()))
            options = tuple(Option(label, 100.0) for label in found)
            parts = _of_summary(catalogue, found, text[at + 1 :]) if separator == ":" else ()
            if parts:
                return _mark(page, line.span, parts, number)
            if separator == ":" and line.kind is BlockKind.HEADING and _asks(page, number, found):
                return _mark(page, line.span, options, number)
            if separator == ":" and text.endswith("?") and line.span.end - line.span.start == len(text):
                return _mark(page, line.span, (*options, *rewording.options(line)), number)
            return _mark(page, span, options, number, inline=at + len(separator) < len(text.rstrip()))
    return None


def _of_summary(catalogue: Catalogue, labels: tuple[Label, ...], rest: str) -> tuple[Option, ...]:
    """Return the part of a summary that a line names behind its heading: "Summary in English: results"."""
    summaries = {label.id for label in labels if label.kind is Kind.SECTION and label.id in _SUMMARIES}
    named = (label for label in catalogue.exact.get(fold(rest)) or () if label.id.startswith("summary."))
    parts = {label.id.partition(".")[2]: label for label in named}
    return tuple(
        Option(replace(label, id=f"{summary}.{part}"), 100.0)
        for summary in sorted(summaries)
        for part, label in parts.items()
    )


def _inside(page: Page, catalogue: Catalogue, line: Line, number: int, first: Mark) -> Iterator[Mark]:
    """Yield further labels of facts on a line that a label of one begins: "Start: 1/9/2026. Duration: 24 months."."""
    if not any(option.label.id.startswith(_TOLD) for option in first.options):
        return
    told = any(option.label.id.startswith("activity.") for option in first.options)
    found = [
        (match, (*(catalogue.exact.get(fold(match["label"])) or ()), *heads.parts(catalogue, fold(match["label"]))))
        for match in _NEXT_LABEL.finditer(page.text, first.span.end, line.span.end)
    ]
    several = told and sum(any(o.id.startswith("activity.") for o in labels) for _, labels in found) >= _SEVERAL
    for match, labels in found:
        facts = [o for o in labels if o.kind is Kind.FIELD and o.id.startswith(_TOLD)]
        kept = [o for o in facts if several or o.tier or not o.id.startswith("activity.")]
        options = tuple(Option(o, 100.0) for o in {o.id: o for o in kept}.values())
        if options:
            yield replace(
                _mark(page, Span(match.start("label"), match.end()), options, number, inline=True), line_start=False
            )


def _asks(page: Page, number: int, labels: tuple[Label, ...]) -> bool:
    """Say whether a heading like "Monitoring: progress and quality" is a label as a whole, with its answer below."""
    facts = all(label.id.startswith(("context.", "organisation.", "activity.", "priorities.")) for label in labels)
    return not facts and number + 1 < len(page.lines) and page.lines[number + 1].kind is not BlockKind.HEADING


def _fuzzy(page: Page, catalogue: Catalogue, line: Line, number: int) -> tuple[Mark | None, int]:
    text = page.text[line.span.start : line.span.end].rstrip("*_ ")
    labelled = line.kind in (BlockKind.HEADING, BlockKind.CELL) or text.endswith(("?", ":"))
    query = line.folded
    if len(query) < 12 or len(line.words) > 70 or not (labelled or (len(query) >= 25 and text[:1].isupper())):
        return None, 0
    pool = _pool(line.words[0].norm)
    best = _full(query, pool, labelled)
    longer = [label for label in pool if len(label.folded) > len(query)] if len(query) >= 25 else []
    reach = number + 1
    for label in longer:
        begun = fuzz.ratio(query, label.folded[: len(query)], score_cutoff=85)
        if begun and _demanded(label, query):
            score, stop = _extended(page, number, label)
            whole = text.endswith("?") and (begun < _WHOLE or label.id.startswith("summary"))
            if score < begun - 2 and labelled and not whole:
                score, stop = begun - 2, number + 1
            if score >= 85:
                best, reach = [*best, Option(label, score)], max(reach, stop)
    if not best:
        return None, 0
    options = tuple(o for o in _settled(best) if o.label.kind is not Kind.SECTION or line.kind is BlockKind.HEADING)
    span = Span(line.span.start, page.lines[reach - 1].span.end)
    if not options:
        return None, 0
    mark = _mark(page, span, options, number)
    return replace(mark, tail=_tail(page, line, number, options[0].label)), reach


def _tail(page: Page, line: Line, number: int, label: Label) -> Span | None:
    """Return the rest of a label whose row a page break cuts in two: it stands in the next row's cell."""
    if line.cell is None or len(line.folded) >= len(label.folded):
        return None
    for below in page.lines[number + 1 : number + 40]:
        if below.cell is None or below.cell.table != line.cell.table:
            return None
        if below.cell.column == line.cell.column and below.cell.row > line.cell.row:
            joined = f"{line.folded} {below.folded}"
            return below.span if fuzz.ratio(joined, label.folded) >= _WHOLE else None
    return None


def _full(query: str, pool: tuple[Label, ...], labelled: bool) -> list[Option]:
    if not labelled and len(query) < 40:
        return []
    cutoff = 85 if len(query) >= 25 else 90
    found = process.extract(query, [label.folded for label in pool], scorer=fuzz.ratio, score_cutoff=cutoff, limit=8)
    return [Option(pool[at], score) for _, score, at in found if _demanded(pool[at], query)]


def _extended(page: Page, number: int, label: Label) -> tuple[float, int]:
    """Return the best score of the lines from `number` joined, and the line after them."""
    best, stop = 0.0, number + 1
    for end in range(number, min(number + 7, len(page.lines))):
        joined = fold(page.text[page.lines[number].span.start : page.lines[end].span.end])
        score = fuzz.ratio(joined, label.folded)
        if score > best:
            best, stop = score, end + 1
        if len(joined) > len(label.folded):
            break
    return best, stop


def _settled(options: list[Option]) -> tuple[Option, ...]:
    """Return the options within three points of the best, the best of each field once."""
    top = max(option.score for option in options)
    kept: dict[str, Option] = {}
    for option in sorted(options, key=lambda o: -o.score):
        if option.score >= top - 3:
            kept.setdefault(f"{option.label.kind}/{option.label.id}", option)
    return tuple(kept.values())


def _demanded(label: Label, query: str) -> bool:
    if not label.demand:
        return True
    return any(fuzz.ratio(word, wanted) >= 92 for word in query.split() for wanted in label.demand)


@lru_cache(maxsize=4096)
def _pool(first: str) -> tuple[Label, ...]:
    """Return the labels that begin with this word or with one that may be a slip of it."""
    index = load().first
    exact = index.get(first, ())
    if exact:
        return exact
    if len(first) < 4:
        return ()
    near = process.extractOne(first, list(index), scorer=fuzz.ratio, score_cutoff=75)
    return index[near[0]] if near else ()


def _mark(page: Page, span: Span, options: tuple[Option, ...], number: int, *, inline: bool = False) -> Mark:
    line = page.lines[number]
    end = _closed(page.text, limit_after(page.text, _closed(page.text, span.end)))
    hint = any(option.label.kind is Kind.HINT for option in options)
    asks_on = line.kind is BlockKind.HEADING and page.text[line.span.end - 1] == "?" and not inline
    if (hint or asks_on) and len(line.span) <= _FLAT:
        end = max(end, page.lines[page.line_at(end - 1)].span.end)
    kept = tuple(o for o in options if o.label.kind is not Kind.HINT) or options
    kind = next((o.label.kind for o in kept if o.label.kind is Kind.FIELD), kept[0].label.kind)
    return Mark(
        span=Span(span.start, end),
        what=_WHAT[kind],
        options=kept,
        inline=inline or line.opens or page.text[end : page.lines[page.line_at(end)].span.end].strip() != "",
        heading=line.kind is BlockKind.HEADING,
        level=line.level,
        line=number,
        record=line.kind is BlockKind.CELL,
    )


def _closed(text: str, end: int) -> int:
    """Return the end of a label with the marks that close it, a space before a question mark included."""
    while end < len(text) and (text[end] in "?.:!*_)" or (text[end] == " " and text[end + 1 : end + 2] == "?")):
        end += 1
    return end
