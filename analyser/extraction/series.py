"""Activities told one after another by their codes: "WP2.A1 Survey", "- T3.1 The teams ...", "Task 2.1 - ...".

They stand at the beginning of lines, or one behind the other in a paragraph or a cell. Also letters count, where
dates in a bracket follow: "a) survey of 184 courses (01/11/2026-31/03/2027, led by ...), b) ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from analyser.extraction.catalogue import load
from analyser.extraction.drafts import Draft
from analyser.extraction.lines import Line
from analyser.model.document import BlockKind
from analyser.model.span import Span

FEWEST = 3
_MARKS = r"[\s•●▪‣·–—*_-]*"
_TITLE = r"[*_]*(?=[\"„“«]?[^\W\d_a-z])"
_LETTER = re.compile(r"(?:^|(?<=[.:;,]\s)|(?<=\s))\(?(?P<letter>[a-k])\)\s+(?=[^().;\n]{3,110}\((?=[^()]*\b20\d\d\b))")
_ENDED = re.compile(r"(?<=[^\W\d_]{2})\.\s+[*_]*(?=[^\W\d_a-z])")
_COSTS = (".cost_reasoning", ".amount")
_OUTCOMES = (".indicators", ".results", "activities_results", "activities_contribution")


@dataclass(frozen=True, slots=True)
class Member:
    """One of a series: its code without a letter, where that begins, and the text that tells of it."""

    code: str | None
    start: int
    span: Span


@dataclass(frozen=True, slots=True)
class _Head:
    package: str
    number: int
    code: str | None
    worded: bool
    line: int
    code_at: int
    start: int
    end: int


def members(draft: Draft) -> Iterator[Member]:
    """Yield the members of the series of a draft, each series as it is told for the first time."""
    heads = list(_heads(draft))
    chosen = [head for run in _runs(heads) for head in run]
    if len(chosen) < FEWEST:
        chosen = []
    seen: set[tuple[str, int]] = set()
    ends = {one.start: other for one, other in pairwise(heads)}
    for head in chosen:
        if (head.package, head.number) not in seen:
            seen.add((head.package, head.number))
            yield Member(head.code, head.code_at, _told(draft, head, ends.get(head.start)))


def _heads(draft: Draft) -> Iterator[_Head]:
    """Yield what begins with a code in the order of the draft, outside what is said of costs, results and measures."""
    costs, outcomes = ([a.span for a in draft.form.answers if a.id.endswith(names)] for names in (_COSTS, _OUTCOMES))
    known = [table.span for table, _ in draft.form.tables if table.records]
    for number, line in enumerate(draft.form.page.lines):
        if line.words and not any(line.span.overlaps(span) for span in (*costs, *known)):
            named = any(line.span.overlaps(span) for span in outcomes)
            yield from (head for head in _of_line(draft, line, number) if head.worded or not named)


def _of_line(draft: Draft, line: Line, number: int) -> Iterator[_Head]:
    text = draft.text(line.span)
    pattern, inner = _codes()
    first = pattern.match(text)
    found = [first] if first else []
    if line.kind is not BlockKind.HEADING and (first or line.cell is not None):
        found += [match for match in inner.finditer(text) if not first or match.start() >= first.end()]
    start, end = line.span.start, line.span.end
    for match in found:
        worded = bool(match["word"] or match["behind"])
        yield _Head(*_code(match), worded, number, start + match.start(), start + match.end(), end)
    for match in _LETTER.finditer(text) if not found else ():
        count = ord(match["letter"]) - ord("a") + 1
        yield _Head(f"line {number}", count, None, False, number, start + match.start(), start + match.end(), end)


def _runs(heads: Sequence[_Head]) -> Iterator[list[_Head]]:
    """Yield the stretches of heads that count within a package; the first of each package.

    They count from one, or, if each says that it is an activity, from another number: the first may be missing.
    """
    run: list[_Head] = []
    told: set[str] = set()
    for head in heads:
        goes_on = bool(run) and head.package == run[-1].package and head.number == run[-1].number + 1
        if goes_on:
            run.append(head)
            continue
        if _is_run(run):
            yield run
        run = [head] if (head.number == 1 or head.worded) and head.package not in told else []
        told |= {head.package} if run and head.number == 1 else set()
    if _is_run(run):
        yield run


def _is_run(run: Sequence[_Head]) -> bool:
    return bool(run) and (run[0].number == 1 or len(run) > 1)


def _told(draft: Draft, head: _Head, following: _Head | None) -> Span:
    """Return the text of a member: its part of the line, and the lines below that have no label of their own."""
    page = draft.form.page
    if following is not None and following.line == head.line:
        return page.trim(head.start, following.code_at)
    if head.code is None:
        ended = _ENDED.search(page.text, head.start, head.end)
        return page.trim(head.start, ended.start() if ended else head.end)
    last = head.end
    for number in range(head.line + 1, following.line if following is not None else len(page.lines)):
        line = page.lines[number]
        labelled = any(label.start < line.span.end and line.span.start < label.end for label in draft.form.labels)
        if labelled or line.kind is BlockKind.HEADING or line.cell is not None or line.opens:
            break
        last = line.span.end
    return page.trim(head.start, last)


def parted(text: str) -> tuple[str | None, str]:
    """Return the code that a heading begins with and its title without it: "6.3 Task 2.1 - Survey", "A2.1 Survey"."""
    match = _codes()[0].match(text)
    return (_code(match)[2], text[match.end() :]) if match else (None, text)


def _code(match: re.Match[str]) -> tuple[str, int, str]:
    number = match["second"] or match["two"] or match["alone"]
    package = match["first"] or match["one"] or match["package"]
    return package, int(number), f"{package}.{number}"


@cache
def _codes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a code at the beginning of a line and inside one."""
    every = {w for terms in load().words.values() for name in ("activity", "task") for w in terms.lists.get(name, ())}
    words = "|".join(map(re.escape, sorted(every, key=lambda word: (-len(word), word))))
    code = (
        r"(?:(?:WP|DP)\s?(?P<package>\d{1,2})\s?[-.–/]\s?[AT]\.?\s?(?P<alone>\d{1,2})"
        rf"|(?:[AT]\s?|(?P<word>(?i:{words}))\s+[AT]?)(?P<first>\d{{1,2}})\.(?P<second>\d{{1,2}})"
        rf"|(?P<one>\d{{1,2}})\.(?P<two>\d{{1,2}})\.?\s*(?P<behind>(?i:{words})))"
    )
    tail = rf"(?![\w%])[.:)]?[*_]*\s*[–—:-]?\s+{_TITLE}"
    comma = r",[*_]*\s+(?=[^\W\d_])"
    comma = rf"(?(word){comma}|(?(behind){comma}|(?!)))"
    return (
        re.compile(rf"^{_MARKS}(?:\d{{1,2}}(?:\.\d{{1,2}})?\.?\s+)?{code}(?:{tail}|{comma})"),
        re.compile(rf"(?:(?<=[.;?!]\s)|(?<=[?!.][\"”]\s)){code}{tail}"),
    )
