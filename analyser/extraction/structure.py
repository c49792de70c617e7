"""Finds the headings that give what follows an owner: work packages, activities, organisations."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from functools import cache

from analyser.extraction.catalogue import load
from analyser.extraction.folding import fold, lead
from analyser.extraction.lines import Line, Page
from analyser.extraction.marks import Mark, What
from analyser.model.document import BlockKind
from analyser.model.span import Span

_CHAPTER = r"\d{1,2}(?:\.\d{1,2})*\.?\s+"
"""The number of a chapter before the word for a package that has one of its own: "6. Work package 1"."""
_NUMBER_SIGN = r"(?:n\s*[°ºo]\.?|n\.|nr\.?|no\.?|num\.?|#)"
_OID = r"[A-Z]?\d[\dA-Z]{3,11}|E[\w-]{3,11}"
_ORGANISATION = re.compile(
    rf"(?:(?P<role>[^()\n:]{{3,40}}?)\s*[-–—:]\s+)?(?P<name>\S[^\n]{{1,200}}?)\s*\((?P<oid>{_OID})\s*[-–,/]\s*(?P<country>[A-Z]{{2}})\)"
    r"(?:\s*[,;–—-]\s*(?P<tail>[^\n().]{3,60}))?"
)
_FLAT_ORGANISATION = re.compile(
    r"(?:(?P<role>Applicant)\s*-\s+)?(?P<name>[^\W\d_a-z][^\n?!:()]{1,90}?)\s*\((?P<oid>E\d{8})\s*-\s*(?P<country>[A-Z]{2})\)"
)
_MEMBER = re.compile(r"(?:P|Partner|Partneris)?\s?\d{1,2}\s*[.:)–-]\s*|(?:P|Partner|Partneris)\s?\d{1,2}\s+", re.I)
_COUNTED = re.compile(r"\d{1,2}(?=[.)]\s)")
_AGENCY = re.compile(r"[A-Z]{2}\d{2} - [^\n]+ \([A-Z][A-Z ]+\)")
"""A National Agency as the form prints it, "PL01 - ... (POLAND)": in Italian "PL" is short for a work package."""
_LONGEST_TITLE = 160
_LONGEST_OPENING = 300
_LONGEST_SENTENCE = 8
_IN_BOLD = 9
"""The level of what opens a paragraph in bold: every heading stands above it."""
_MARKS = re.compile(r"[\s#>*_•●▪‣·–—-]*")
_ORDINAL = re.compile(r"[\s#>*_•●▪‣·–—-]*\d{1,2}(?:\.\d{1,2})?\.\s*[^\W\d_]")
_OUTLINE = re.compile(r"[\s#>*_•●▪‣·–—-]*(?P<number>\d{1,2}(?:\.\d{1,2}){0,2}\.?)\s+(?P<word>[^\W\d_]{3,})")
_CHAPTERS = 2
"""So many chapters before one leave no doubt that the number is theirs."""
_SENTENCE = re.compile(r"[\s#>*_]*(?P<head>[^.\n:]{2,30}:[^.:\n]{3,90})\.[*_]*(?=\s)")
_CODE = r"[A-Z]{1,3}\d{1,2}(?:\.\d{1,2})?"
_CODES = re.compile(rf"{_CODE}(?:\s*(?:[,;/&+]|\w{{1,3}}\s)\s*{_CODE})+\.?")
"""Several codes refer to what is told elsewhere: "A2.1, A4.2"."""
_SHORT = 5
_FLAT = 300


@dataclass(frozen=True, slots=True)
class _Patterns:
    package: re.Pattern[str]
    activity: re.Pattern[str]
    details: re.Pattern[str]
    flat: re.Pattern[str]
    contents: frozenset[str]


def headings(page: Page, skipped: tuple[Span, ...], *, flat: bool) -> Iterator[Mark]:
    """Yield the headings of work packages, activities and organisations outside `skipped`.

    `flat` says that long lines are whole pages rather than paragraphs: only then do they hold headings.
    """
    patterns = _patterns()
    for number, line in enumerate(page.lines):
        if any(line.span.overlaps(span) for span in skipped):
            continue
        if len(line.span) > _FLAT:
            opened = None if flat else _opening(page, line, number, patterns)
            yield from _inside(page, line, number, patterns) if flat else (opened,) if opened else ()
            continue
        mark = _heading(page, line, number, patterns)
        if mark and _is_outlined(page, mark):
            mark = replace(mark, number="") if mark.name else None
        if mark:
            yield mark


def _is_outlined(page: Page, mark: Mark) -> bool:
    """Say whether the number before "package" or "activity" is that of a chapter: "7. Work package: Costs".

    Then lines beside it, which name something else, count up to it or, in a table, on from it.
    """
    line = page.lines[mark.line]
    counted = _OUTLINE.match(page.text, line.span.start, line.span.end)
    if counted is None or mark.what is What.ORGANISATION or not mark.number.startswith(counted["number"].rstrip(".")):
        return False
    word = counted["word"].casefold()
    *above, own = map(int, counted["number"].rstrip(".").split("."))
    beside = set()
    for other in page.lines:
        match = _OUTLINE.match(page.text, other.span.start, other.span.end) if _is_beside(line, other) else None
        if match and match["word"].casefold() != word:
            *others, last = map(int, match["number"].rstrip(".").split("."))
            beside |= {last} if others == above else set()
    if line.cell is not None:
        return not mark.name and bool({own - 1, own + 1} & beside)
    return own > _CHAPTERS and len(beside & set(range(1, own))) >= _CHAPTERS


def _is_beside(line: Line, other: Line) -> bool:
    """Say whether two lines are headings of one level, or cells of one column."""
    if line.cell is None or other.cell is None:
        return line.cell is other.cell and line.kind is other.kind is BlockKind.HEADING and line.level == other.level
    return (line.cell.table, line.cell.column) == (other.cell.table, other.cell.column)


def members(page: Page, names: Container[str]) -> Iterator[Mark]:
    """Yield the lines that are the name of an organisation listed elsewhere: headings, "P2. Lycée Jean-Moulin"."""
    for number, line in enumerate(page.lines):
        code = _MEMBER.match(page.text, line.span.start, line.span.end)
        if line.kind is BlockKind.HEADING or (code and line.kind is BlockKind.PARAGRAPH):
            counted = line.span.start + lead(page.text[line.span.start : line.span.end])
            start = max(code.end() if code else line.span.start, counted)
            if fold(page.text[start : line.span.end]) in names:
                yield Mark(
                    span=line.span,
                    what=What.ORGANISATION,
                    heading=line.kind is BlockKind.HEADING,
                    level=line.level,
                    line=number,
                    name=Span(start, line.span.end),
                )


def package_named(text: str) -> tuple[int | None, str] | None:
    """Return number and title if a text is the heading of a work package: "WP2 A kit", "2. darba pakotne: Saturs"."""
    match = _patterns().package.fullmatch(text.strip(" *_:"))
    title = (match["title"] or "") if match else ""
    if match is None or len(title) > _LONGEST_TITLE or title[:1].islower():
        return None
    digits = match["number"] or match["first"] or _counted(match["ordinal"] or match["after"] or "")
    return (int(digits) if digits else None), title


def entitled(text: str, what: What) -> tuple[str, int, int] | None:
    """Return number, start and end of the title of a heading that names a package or an activity as such."""
    patterns = _patterns()
    begin = lead(text)
    core = text[begin:].rstrip("*_ :")
    pattern = patterns.package if what is What.PACKAGE else patterns.activity
    match = pattern.fullmatch(core) if what in (What.PACKAGE, What.ACTIVITY) else None
    if match is None:
        return None
    groups = match.groupdict()
    counted = groups.get("ordinal") or groups.get("after")
    number = groups.get("number") or groups.get("first") or (_counted(counted) if counted else "")
    return number, begin + match.start("title"), begin + match.end("title")


def titled(page: Page, titles: Container[str], labels: Container[str]) -> Iterator[Mark]:
    """Yield the headings that are titles of activities a table lists, if there are several of one level.

    Those of `labels` are questions of the form as well ("7. Evaluation"): they count where the number before them
    goes on from the activity above.
    """
    found: list[Mark] = []
    counted = 0
    for number, line in enumerate(page.lines):
        if line.kind is not BlockKind.HEADING or line.cell is not None:
            continue
        text = page.text[line.span.start : line.span.end]
        start = line.words[0].start if line.words else line.span.start
        title, before = fold(text[start - line.span.start :]), _COUNTED.match(text)
        goes_on = before is not None and int(before[0]) == counted + 1
        if title in titles and (title not in labels or goes_on):
            counted = int(before[0]) if before else 0
            name = Span(start, line.span.end)
            mark = Mark(span=line.span, what=What.ACTIVITY, heading=True, level=line.level, line=number, name=name)
            found.append(mark)
    levels = {mark.level for mark in found}
    yield from found if len(found) > 1 and len(levels) == 1 else ()


def contents(page: Page) -> tuple[Span, ...]:
    """Return the tables of contents: they repeat headings that head nothing there."""
    words = _patterns().contents
    found = []
    for number, line in enumerate(page.lines):
        if line.cell is None and len(line.words) < _SHORT and line.folded in words:
            last = _contents_end(page, number)
            if last > number:
                found.append(Span(line.span.start, page.lines[last].span.end))
    return tuple(found)


def _contents_end(page: Page, start: int) -> int:
    last, misses = start, 0
    for number in range(start + 1, min(start + 200, len(page.lines))):
        line = page.lines[number]
        if re.search(r"\S[\s.…]+\d{1,3}$|^\d{1,3}$", page.text[line.span.start : line.span.end]):
            last, misses = number, 0
        elif (misses := misses + 1) > 2:
            break
    if last > start + 1:
        return last
    entries = [page.lines[n].folded for n in range(start + 1, min(start + 80, len(page.lines)))]
    if len(entries) > 4 and entries[0] and entries[0] in entries[2:]:
        return start + entries.index(entries[0], 2)
    return start


def _heading(page: Page, line: Line, number: int, patterns: _Patterns) -> Mark | None:
    """Return the mark of a heading; its number ("2.1. aktivitāte") may be that of the activity or of the section."""
    text = page.text[line.span.start : line.span.end]
    marks = _MARKS.match(text)
    begins = dict.fromkeys((marks.end() if marks and _ORDINAL.match(text) else lead(text), lead(text)))
    found = (_headed(text, begin, line, number, patterns) for begin in begins)
    return next((mark for mark in found if mark), None)


def _opening(page: Page, line: Line, number: int, patterns: _Patterns) -> Mark | None:
    """Return the mark of a package that the first sentence of a paragraph names: "Work package 2: Look."."""
    match = _SENTENCE.match(page.text, line.span.start, line.span.end)
    if match is None or line.cell is not None:
        return None
    core, offset = match["head"], match.start("head")
    found = patterns.package.fullmatch(core)
    mark = _titled(found, What.PACKAGE, line, number, offset) if found and found["title"] else None
    return replace(mark, span=Span(line.span.start, match.end()), heading=True, level=_IN_BOLD) if mark else None


def _headed(text: str, begin: int, line: Line, number: int, patterns: _Patterns) -> Mark | None:
    core = text[begin:].rstrip("*_ :") if text.rstrip("*_ ").endswith(":") else text[begin:].rstrip("*_ ")
    offset = line.span.start + begin
    if _CODES.fullmatch(core):
        return None
    for what, pattern in (
        (What.PACKAGE, patterns.package),
        (What.ACTIVITY, patterns.details),
        (What.ACTIVITY, patterns.activity),
    ):
        match = pattern.fullmatch(core) if what is not What.PACKAGE or not _AGENCY.fullmatch(core) else None
        if match:
            return _titled(match, what, line, number, offset)
    match = _ORGANISATION.fullmatch(core)
    if match and line.kind is not BlockKind.CELL and begin == lead(text):
        return _organisation(match, line, number, offset)
    return None


def _titled(match: re.Match[str], what: What, line: Line, number: int, offset: int) -> Mark | None:
    groups = match.groupdict()
    start, end = match.span("title")
    title = match["title"] or ""
    ended = title[-1:] in ".;" and len(title.split()) > _LONGEST_SENTENCE and not line.opens
    longest = _LONGEST_OPENING if line.opens else _LONGEST_TITLE
    if len(title) > longest or ended or title[:1].islower() or (not title and _is_reference(line, what)):
        return None
    counted = groups.get("ordinal") or groups.get("after")
    digits = groups.get("number") or groups.get("first") or (_counted(counted) if counted else "")
    sign = groups.get("sign")
    headed = line.opens or line.kind is BlockKind.HEADING
    strong = bool(sign) or headed or (what is What.ACTIVITY and "number" not in groups)
    return Mark(
        span=line.span,
        what=what,
        heading=headed,
        level=_IN_BOLD if line.opens else line.level,
        line=number,
        name=Span(offset + start, offset + end) if title else None,
        number=digits,
        strong=strong,
        record=line.kind is BlockKind.CELL,
    )


def _counted(word: str) -> str:
    """Return the number of "second": the lists of the terms count to ten, once or several times."""
    for terms in load().words.values():
        named = terms.lists.get("ordinals", ())
        if word.casefold() in named:
            return str(named.index(word.casefold()) % 10 + 1)
    return ""


def _is_reference(line: Line, what: What) -> bool:
    """Say whether a cell beside others only names an activity or a package: "Need | Answer | Activity 4"."""
    return what in (What.ACTIVITY, What.PACKAGE) and line.cell is not None and line.cell.column > 0


def _organisation(match: re.Match[str], line: Line, number: int, offset: int) -> Mark:
    return Mark(
        span=line.span,
        what=What.ORGANISATION,
        heading=line.kind is BlockKind.HEADING,
        level=line.level,
        line=number,
        name=Span(offset + match.start("name"), offset + match.end("name")),
        number=match["oid"],
        record=line.kind is BlockKind.CELL,
    )


def _inside(page: Page, line: Line, number: int, patterns: _Patterns) -> Iterator[Mark]:
    """Yield the unmistakable headings inside a line that is a whole page."""
    text = page.text[line.span.start : line.span.end]
    for what, pattern in (
        (What.PACKAGE, patterns.flat),
        (What.ACTIVITY, patterns.details),
        (What.ORGANISATION, _FLAT_ORGANISATION),
    ):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            span = Span(line.span.start + match.start(), line.span.start + match.end())
            group = "name" if what is What.ORGANISATION else "title"
            name = None
            if groups.get(group):
                name = Span(line.span.start + match.start(group), line.span.start + match.end(group))
            digits = groups.get("number") or groups.get("oid") or ""
            yield Mark(span=span, what=what, line=number, name=name, number=digits, line_start=False)


@cache
def _patterns() -> _Patterns:
    terms = load().words.values()

    def words(name: str) -> str:
        every = sorted({word for t in terms for word in t.lists.get(name, ())}, key=lambda word: (-len(word), word))
        return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in every)

    package, activity, ordinals = words("work_package"), words("activity"), words("ordinals")
    comma = rf",\s+(?!(?:{package}|{activity})\b)(?=[^\W\d_])"
    tail = (
        rf"(?:\s*[–—:.|]+\s*|{comma}"
        + r"|\s+-+\s*|-+(?:\s+|(?=[^\W\d_]{3}))|\s+(?=[“„«\"]?[^\W\d_])|\s*$)(?P<title>.*?)"
    )
    details = words("activity_details")
    return _Patterns(
        package=re.compile(
            rf"(?:(?:{_CHAPTER})?(?:(?:{package})[\s(:–-]{{1,3}})?(?:{package})\)?\s*(?P<sign>{_NUMBER_SIGN})?\s*(?P<number>\d{{1,2}})(?![\d.]*\d)|(?P<first>\d{{1,2}})\.?\s*(?:{package})"
            rf"|(?P<ordinal>{ordinals})\s+(?:{package})|(?:{package})\s+(?P<after>{ordinals}))\b{tail}",
            re.I,
        ),
        activity=re.compile(
            rf"(?:(?:{activity})\s*(?:{_NUMBER_SIGN})?\s*(?P<number>[A-Z]?\d{{1,2}}(?:\.\d{{1,2}})?)"
            rf"|(?P<first>A\d{{1,2}}(?:\.\d{{1,2}})?(?!\.?\d)(?=\s*[-–—:.]|\s+\S)|\d{{1,2}}(?:\.\d{{1,2}})?\.\s*(?:{activity})))(?!\w){tail}",
            re.I,
        ),
        details=re.compile(rf"(?:{details})\s*\((?P<title>(?:[^()]|\([^()]*\))*)\)", re.I),
        flat=re.compile(rf"(?<!\w)(?:{package})\s*n\s*[°º]\s*(?P<number>\d{{1,2}})\s*[-–]?", re.I),
        contents=frozenset(fold(word) for t in terms for word in t.lists.get("contents", ())),
    )
