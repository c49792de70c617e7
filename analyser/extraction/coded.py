"""What the code of an activity tells: "T2.1" belongs to work package 2, and "T2.1: ..." in running text is about it.

Writers list activities in a table or by title, and tell of each in a paragraph that begins with its code.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold
from analyser.extraction.lines import Line
from analyser.model.document import BlockKind
from analyser.model.span import Span

_CODE = re.compile(
    r"[\W_]*(?:(?:WP|DP)\s?\d{1,2}\s?[-.]\s?)?(?:(?P<letter>[AT])\s?\.?)?(?P<number>\d{1,2}(?:\.\d{1,2})?)(?![\w%])"
)
_BEGINS = re.compile(
    r"(?:^[\s•●▪‣·–—*_-]*|(?<=[.;]\s))(?:[AT]\s?)?(?P<number>\d{1,2}\.\d{1,2})(?:[.:)]|\s[–—-])\s+(?=\S)"
)
_LISTED = re.compile(
    r"^[\s•●▪‣·–—*_-]*(?P<code>[AT]\s?\d{1,2}\.\d{1,2})[.:)]?[*_]*\s+"
    r"[*_]*(?P<title>[^\W\d_a-z][^\n(*_]{2,120}?)[*_]*\s+\((?=[^()]*\d)"
)
_NAMED = re.compile(r"(?<![\w.])[AT]\d{1,2}(?:\.\d{1,2})?(?![\w%])")
_LEAST_WORDS = 5
_LEAST_LETTERS = 6
_OPENING = 100
"""Letters of a paragraph among which its title stands, and which it has at least besides."""
_REASONING = ".cost_reasoning"


def code(written: str) -> str | None:
    """Return the code a title begins with, its letter left out if it has two numbers: "T2.1 Log" -> "2.1"."""
    match = _CODE.match(written)
    if match is None or (match["letter"] is None and "." not in match["number"]):
        return None
    return match["number"] if "." in match["number"] else f"{match['letter']}{match['number']}"


def package(code: str | None) -> int | None:
    """Return the number of the work package a code of two numbers names."""
    return int(code.partition(".")[0]) if code and "." in code else None


def named(text: str) -> frozenset[str]:
    """Return the codes of activities that running text names: "they take part in A2.1 and A3"."""
    return frozenset(found for match in _NAMED.finditer(text) if (found := code(match[0])))


def paragraphs(draft: Draft, codes: Collection[str]) -> dict[str, Span]:
    """Return for each code the first stretch of running text that begins with it."""
    aside = [a.span for a in draft.form.answers if a.id.endswith(_REASONING)]
    found: dict[str, Span] = {}
    for line in draft.form.page.lines:
        if line.kind is BlockKind.HEADING or line.cell is not None or any(line.span.overlaps(s) for s in aside):
            continue
        for number, span in _stretches(draft, line):
            told = len(draft.text(span).split()) >= _LEAST_WORDS
            if number in codes and told:
                found.setdefault(number, span)
    return found


def titled(draft: Draft, titles: Collection[str]) -> dict[str, Span]:
    """Return for each title the first paragraph of running text that begins with it and goes on."""
    wanted = {key: title for title in titles if len(key := fold(title).lstrip("0123456789 ")) >= _LEAST_LETTERS}
    found: dict[str, Span] = {}
    for line in draft.form.page.lines if wanted else ():
        if line.kind is not BlockKind.HEADING and line.cell is None:
            opening = fold(draft.text(line.span)[:_OPENING])
            title = next((title for key, title in wanted.items() if opening.startswith(f"{key} ")), None)
            if title and len(line.span) >= len(title) + _OPENING:
                found.setdefault(title, line.span)
    return found


def _stretches(draft: Draft, line: Line) -> Iterator[tuple[str, Span]]:
    """Yield the parts of a line that begin with a code each; the first begins the line."""
    text = draft.text(line.span)
    matches = list(_BEGINS.finditer(text))
    if not matches or matches[0].start() > 0:
        return
    for match, end in zip(matches, [*(m.start() for m in matches[1:]), len(text)], strict=True):
        yield match["number"], draft.form.page.trim(line.span.start + match.end(), line.span.start + end)


def listed(draft: Draft, body: Span) -> Iterator[tuple[str, Span, Span]]:
    """Yield code, title and text of the paragraphs "A2.1 Title (dates, place, lead). What is done ..." in a stretch."""
    lines = [line for line in draft.form.page.lines if line.span in body and line.cell is None]
    heads = [(line, m) for line in lines if (m := _LISTED.match(draft.text(line.span)))]
    ends: Sequence[int] = [*(line.span.start for line, _ in heads), body.end]
    for (line, match), (_, following) in zip(heads, pairwise(ends), strict=True):
        number = code(match["code"])
        title = Span(*match.span("title")).shift(line.span.start)
        if number is not None:
            yield number, title, draft.form.page.trim(title.start, min(line.span.end, following))
