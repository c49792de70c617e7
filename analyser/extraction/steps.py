"""Activities told in running text in the order of time: "First ...", "In April ...", "Stage two. ...".

A sentence or paragraph that opens so begins what is done next; those after it tell more of the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from analyser.extraction.drafts import Draft
from analyser.extraction.heads import terms
from analyser.extraction.lines import Line
from analyser.model.document import BlockKind
from analyser.model.span import Span
from analyser.text.fold import bare

FEWEST = 3
_SEVERAL = 2
_LONGEST = 60


def sentences(draft: Draft, pieces: Sequence[Span]) -> list[Span]:
    """Return the steps that sentences tell: each from one that opens a step to the next; nothing if few do."""
    text = draft.form.page.text
    opened = [at for at, piece in enumerate(pieces) if _step().match(bare(text[piece.start : piece.end]))]
    if len(opened) < _SEVERAL or 2 * opened[0] > len(pieces):
        return []
    return [Span(pieces[one].start, pieces[other - 1].end) for one, other in pairwise([*opened, len(pieces)])]


def paragraphs(draft: Draft) -> Iterator[tuple[Span, Span]]:
    """Yield the first sentence of a step without its label, and its text, of sections whose paragraphs tell steps."""
    page = draft.form.page
    section: list[Line] = []
    for line in (*page.lines, None):
        if line is not None and line.kind is not BlockKind.HEADING:
            section += [line] if line.cell is None else []
            continue
        yield from _of_section(draft, section)
        section = []


def _of_section(draft: Draft, lines: Sequence[Line]) -> Iterator[tuple[Span, Span]]:
    for pattern in (_stage(), _month()):
        heads = [(at, m) for at, line in enumerate(lines) if (m := pattern.match(bare(draft.text(line.span))))]
        if len(heads) < FEWEST:
            continue
        ends = [*(at for at, _ in heads[1:]), len(lines)]
        for (at, match), end in zip(heads, ends, strict=True):
            start = lines[at].span.start + (match.end() if pattern is _stage() else 0)
            yield Span(start, lines[at].span.end), draft.form.page.trim(start, lines[end - 1].span.end)
        return


def _any(*names: str) -> str:
    words = sorted({bare(word) for name in names for word in terms(name)}, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))


@cache
def _step() -> re.Pattern[str]:
    """Return what opens a step inside a paragraph."""
    return re.compile(rf"\W*(?:{_any('then')})\b|{_month().pattern}")


@cache
def _month() -> re.Pattern[str]:
    """Return a month, with what may stand before it, at the beginning of a text."""
    return re.compile(rf"\W*(?:(?:in|from|no)\s)?(?:20\d\d\W*(?:gada\s)?)?(?:{_any('months')})[^\W\d_]*\b")


@cache
def _stage() -> re.Pattern[str]:
    """Return the number of a stage at the beginning of a text: "Stage one.", "2. posms:"."""
    number = rf"(?:\d{{1,2}}\.?|[ivx]{{1,4}}\.?|{_any('ordinals')})"
    words = _any("stages")
    return re.compile(rf"\W*(?:(?:{words})\s{number}|{number}\s(?:{words}))\s?[.:–—-]\s*")
