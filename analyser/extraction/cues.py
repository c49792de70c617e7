"""Headings in the writer's own words: stems tell which question "What we want to change" stands for.

A cue is a set of stems that must all begin words of the heading. The cue with the most letters wins, and only
where the heading says little else: half of its telling words at least must be those of the cue. What is found
so is a guess: it carries a confidence below 1 and gives way to the structure around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from analyser.extraction.catalogue import Catalogue, Cue, Kind, Label, Tier
from analyser.extraction.folding import fold
from analyser.extraction.folding import words as words_of
from analyser.extraction.lines import Line, Page
from analyser.extraction.marks import Mark, Option, What
from analyser.extraction.subheads import BOLD, depth
from analyser.model.document import BlockKind
from analyser.model.span import Span

_SCORE = 85.0
MOST_WORDS = 12
_WHOLE_WORD = 3
_SEVERAL = 3
_LISTING = re.compile(r",\s+(?:and\s+|un\s+)?|\s+(?:and|un|&)\s+")
_TITLE = 6
_COLUMN = 4
_ANSWER = 80
_BRACKET = re.compile(r"\([^()]+\)\W*$")
_OWNERS = {
    What.PACKAGE: ("wp.", "management."),
    What.ACTIVITY: ("activity.",),
    What.ORGANISATION: ("organisation.",),
}
_PROJECT = ""
_GROUPS = ("wp", "management", "activity", "organisation", "summary")
PARTS = {
    "needs": "needs",
    "relevance": "relevance",
    "results": "relevance",
    "priorities": "relevance",
    "partnership": "cooperation",
    "management": "design",
    "wp": "design",
    "activity": "activities",
    "impact": "impact",
    "organisation": "organisations",
    "summary": "summary",
}
"""The section that a heading over several questions opens, by the group of what it seems to ask."""
_ASKED_ONCE = ("needs.", "relevance.", "priorities.", "partnership.", "impact.")
_OF_PART = {"organisations": ("partnership.",), "priorities": ("priorities.", "relevance.")}
"""What may be asked below the heading of a list: how the partnership came about, how the priorities are met and why."""
_HOLDING = frozenset({"activities", "design", "budget", "organisations", "associated", "context", "priorities"})


def headings(page: Page, catalogue: Catalogue, taken: Sequence[Span]) -> Iterator[Mark]:
    """Yield a mark for each heading outside `taken` whose words tell what it asks."""
    widths = page.widths()
    for number, line in page.outside(taken):
        told = _bracketed(page, line)
        if not _is_heading(page, number, widths) and not told:
            continue
        words = [word.norm for word in line.words]
        options = tuple(_options(catalogue, words)) if len(words) <= MOST_WORDS else ()
        options = options or tuple(_options(catalogue, told))
        options = options or tuple(_listed(catalogue, page, line))
        if options and _holds_headings(page, number):
            options = (_opened(options, line),)
        if options:
            yield Mark(
                span=line.span,
                what=What.FIELD if any(o.label.kind is Kind.FIELD for o in options) else What.SECTION,
                options=options,
                heading=line.kind is BlockKind.HEADING,
                level=line.level,
                line=number,
                record=line.kind is BlockKind.CELL,
                inline=line.opens,
                guess=True,
            )


def asked(catalogue: Catalogue, words: list[str], id: str) -> tuple[str, ...]:
    """Return the questions of the same owner as `id` that further words of a heading name: those `id` leaves over."""
    group = id.partition(".")[0]
    owner = group if group in _GROUPS else _PROJECT
    mine = [cue for cues in catalogue.cues for cue in cues.entries if cue.id == id and cue.kind is Kind.FIELD]
    met = [cue for cue in mine if all(any(_begins(word, stem) for word in words) for stem in cue.stems)]
    rest = [word for word in words if not any(_begins(word, stem) for cue in met for stem in cue.stems)]
    found = {
        cue.id
        for cues in catalogue.cues
        for cue in cues.entries
        if cue.kind is Kind.FIELD
        and sum(map(len, cue.stems)) > _WHOLE_WORD
        and (cue.id.partition(".")[0] if cue.id.partition(".")[0] in _GROUPS else _PROJECT) == owner
        and all(any(_begins(word, stem) for word in (words if len(cue.stems) > 1 else rest)) for stem in cue.stems)
        and any(_begins(word, stem) for word in rest for stem in cue.stems)
    }
    return tuple(sorted(found))


def reading(catalogue: Catalogue, written: str, group: str) -> str | None:
    """Return the question of an owner that the head of a column stands for: "Years in training"."""
    options = _options(catalogue, [word.norm for word in words_of(written)])
    return next((o.label.id for o in options if o.label.id.startswith(f"{group}.")), None)


def fitting(found: Sequence[Mark], page: Page) -> list[Mark]:
    """Return the marks without the guesses that contradict what stands above them.

    Below an activity or a package only their own questions are asked; below a list of activities, partners or
    amounts none; below a question with an answer of its own a heading parts that answer.
    """
    kept: list[Mark] = []
    for mark in found:
        if mark.guess:
            options = _allowed(mark, kept, page)
            if not options:
                continue
            mark = _with(mark, options)
        kept.append(mark)
    return kept


def _holds_headings(page: Page, number: int) -> bool:
    """Say whether a heading stands right over a deeper one: it names a part of the form, and asks nothing itself."""
    line, below = page.lines[number], page.lines[number + 1] if number + 1 < len(page.lines) else None
    headings = below is not None and below.kind is BlockKind.HEADING and line.kind is BlockKind.HEADING
    return headings and below is not None and 0 < line.level < depth(page, below)


def _opened(options: Sequence[Option], line: Line) -> Option:
    label = next((o.label for o in options if o.label.kind is Kind.SECTION), options[0].label)
    name = label.id if label.kind is Kind.SECTION else PARTS[label.id.partition(".")[0]]
    return Option(_label(name, Kind.SECTION, [word.norm for word in line.words]), _SCORE)


def _is_heading(page: Page, number: int, widths: Counter[int]) -> bool:
    line = page.lines[number]
    if not 0 < len(line.words) <= MOST_WORDS or line.tail:
        return False
    if line.kind is BlockKind.HEADING or line.opens:
        return True
    if line.cell is not None:
        return line.cell.column == 0 and widths[line.cell.table] == 2 and not heads_column(page, number)
    text = page.text[line.span.start : line.span.end]
    if text.startswith("**") and text.endswith("**"):
        return True
    blank = not page.text[: line.span.start].strip() or page.text[: line.span.start].rstrip(" ").endswith("\n\n")
    numbered = line.words[0].start > line.span.start and text[:1].isdigit() and text[-1:] not in ".;,"
    titled = (blank and numbered) or _is_title(page, number)
    return (titled or (text.endswith("?") and (blank or alone(page, number)))) and not page.wraps


def heads_column(page: Page, number: int) -> bool:
    """Say whether a cell and the one beside it are a few words that head the columns below: "Need | Evidence"."""
    cell = page.lines[number].cell
    beside = page.lines[number + 1] if number + 1 < len(page.lines) else None
    if cell is None or cell.row or beside is None or beside.cell is None or beside.cell.table != cell.table:
        return False
    return len(beside.words) <= _COLUMN and not any(c.isdigit() for c in page.text[beside.span.start : beside.span.end])


def _is_title(page: Page, number: int) -> bool:
    """Say whether a few words without an end mark stand between blank lines, with a whole answer below."""
    line = page.lines[number]
    below = page.lines[number + 1].span if number + 1 < len(page.lines) else line.span
    before, between = page.text[: line.span.start].rstrip(" "), page.text[line.span.end : below.start]
    apart = (not before.strip() or before.endswith("\n\n")) and between.count("\n") > 1
    words = apart and len(line.words) <= _TITLE and len(below) >= _ANSWER
    return (
        words
        and line.kind is BlockKind.PARAGRAPH
        and page.text[line.span.start].isupper()
        and page.text[line.span.end - 1].isalpha()
    )


def alone(page: Page, number: int) -> bool:
    """Say whether a line is a whole paragraph of a document whose paragraphs are known."""
    line = page.lines[number]
    following = page.lines[number + 1].block if number + 1 < len(page.lines) else -1
    return line.block >= 0 and line.kind is BlockKind.PARAGRAPH and not line.tail and following != line.block


def _bracketed(page: Page, line: Line) -> list[str]:
    """Return the words of a bracket that ends a heading: it tells what the form asks there."""
    match = _BRACKET.search(page.text[line.span.start : line.span.end])
    if match is None or line.kind is not BlockKind.HEADING:
        return []
    start = line.span.start + match.start()
    return [word.norm for word in line.words if word.start > start]


def _listed(catalogue: Catalogue, page: Page, line: Line) -> Iterator[Option]:
    """Yield the first of three questions or more of a package that a heading lists: "Participants, tasks and costs"."""
    text = page.text[line.span.start : line.span.end]
    pieces = [fold(piece).split() for piece in _LISTING.split(text)]
    if len(pieces) < _SEVERAL:
        return
    found = [{o.label.id for o in _options(catalogue, piece) if o.label.id.startswith("wp.")} for piece in pieces]
    if all(found):
        yield from (Option(_label(name, Kind.FIELD, pieces[0]), _SCORE) for name in sorted(found[0]))


def _options(catalogue: Catalogue, words: list[str]) -> Iterator[Option]:
    """Yield the best readings for each kind of owner: the project, a package, an activity, the summary."""
    best: dict[str, tuple[int, dict[str, Kind]]] = {}
    for cues in catalogue.cues:
        for cue in cues.entries:
            weight = _weight(cue, words, cues.filler)
            group = cue.id.partition(".")[0]
            owner = group if group in _GROUPS and cue.kind is Kind.FIELD else _PROJECT
            most, names = best.get(owner, (1, {}))
            if weight >= most:
                best[owner] = weight, ({**names, cue.id: cue.kind} if weight == most else {cue.id: cue.kind})
    for _, names in best.values():
        for name, kind in names.items():
            yield Option(_label(name, kind, words), _SCORE)


def _weight(cue: Cue, words: list[str], filler: frozenset[str]) -> int:
    """Return how many letters of the heading a cue explains, or 0 where it explains too little."""
    if any(not any(_begins(word, stem) for word in words) for stem in cue.stems):
        return 0
    met = {n for n, word in enumerate(words) if any(_begins(word, stem) for stem in cue.stems)}
    rest = sum(n not in met and word not in filler and not _is_number(word) for n, word in enumerate(words))
    return sum(len(stem) for stem in cue.stems) if rest <= len(met) + (len(cue.stems) > 1) else 0


def _is_number(word: str) -> bool:
    """Say whether a word is a number or a code: "3", "wp2"."""
    return word[-1:].isdigit()


def _begins(word: str, stem: str) -> bool:
    return word == stem if len(stem) <= _WHOLE_WORD else word.startswith(stem)


def _label(name: str, kind: Kind, words: list[str]) -> Label:
    return Label(
        id=name, kind=kind, text=" ".join(words), words=tuple(words), form="common", language="", tier=Tier.SHORT
    )


def _allowed(mark: Mark, above: Sequence[Mark], page: Page) -> tuple[Option, ...]:
    parent = _parent(mark, above, page)
    if parent is None:
        return mark.options
    if parent.what in _OWNERS:
        own = tuple(o for o in mark.options if o.label.id.startswith(_OWNERS[parent.what]))
        return own or (() if parent.heading else mark.options)
    ids = {option.label.id for option in parent.options}
    if parent.what is What.SECTION:
        mine = tuple(group for name, groups in _OF_PART.items() if name in ids for group in groups)
        owned = tuple(o for o in mark.options if o.label.id.startswith(("wp.", "activity.", *mine)))
        return owned if ids & _HOLDING else mark.options
    if parent.what is not What.FIELD:
        return mark.options
    following = next((m for m in above if m.span.start > parent.span.start), mark)
    if page.text[parent.span.end : following.span.start].strip(" \n\t:*_#"):
        return _beside(mark, parent, ids)
    same = tuple(o for o in mark.options if o.label.id in ids)
    return same or mark.options


def _beside(mark: Mark, parent: Mark, ids: set[str]) -> tuple[Option, ...]:
    """Return what a heading below a question with an answer asks besides it, in a draft with headings of its own."""
    if parent.question or not (mark.heading and parent.heading):
        return ()
    others = tuple(o for o in mark.options if o.label.kind is Kind.FIELD and o.label.id.startswith(_ASKED_ONCE))
    return others if not ids & {o.label.id for o in others} else ()


def _parent(mark: Mark, above: Sequence[Mark], page: Page) -> Mark | None:
    """Return the mark that stands over another one.

    An activity does only as far as the next package or section, a question in a paragraph as far as the next
    heading like this one.
    """
    ended = closed = False
    for upper in reversed(above):
        reaches = not (ended and upper.what is What.ACTIVITY) and not (closed and not upper.heading)
        if reaches and _holds(upper, mark, page):
            return upper
        closed = closed or (mark.heading and upper.heading and 0 < upper.level <= mark.level)
        ended = ended or upper.what in (What.PACKAGE, What.SECTION) or _of_project(upper)
    return None


def _of_project(mark: Mark) -> bool:
    """Say whether a label on a line of its own may ask of the whole project: the activity above it has ended."""
    alone = mark.what is What.FIELD and not mark.inline and not mark.record
    return alone and any("." in o.label.id and not o.label.id.startswith("activity.") for o in mark.options)


def _holds(upper: Mark, lower: Mark, page: Page) -> bool:
    """Say whether a heading stands above another one: by its level, or as the owner of labels that have none."""
    if upper.what in (What.HINT, What.TABLE) or upper.inline or upper.record:
        return False
    high, low = (depth(page, page.lines[mark.line]) for mark in (upper, lower))
    if upper.heading and lower.heading and BOLD not in (high, low):
        between = page.lines[upper.line + 1 : lower.line]
        return high < low and not any(line.kind is BlockKind.HEADING and 0 < line.level <= high for line in between)
    return upper.what is What.ACTIVITY or (upper.what is What.FIELD and upper.question and not upper.heading)


def _with(mark: Mark, options: tuple[Option, ...]) -> Mark:
    from dataclasses import replace

    what = What.FIELD if any(o.label.kind is Kind.FIELD for o in options) else What.SECTION
    return replace(mark, options=options, what=what)
