"""Statements that their place gives away, however they are worded: members of a series whose others were read.

Running text may count them out ("Our first objective is about ...: until May ...", "The third group are ..."), or a
list of indicators holds an item that leaves its start, its target or its source open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.numbering import lines
from analyser.languages import pack
from analyser.model.application import Objective
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues
from analyser.text.fold import fold
from analyser.text.sentences import sentences

_LEAST = 3
"""Members of a series, and at least how many items of a list were read as one kind."""
_MOST = 0.6
_LABEL_WORDS = 3
_OPEN = re.compile(r"\W*(?:(?:the|our|its|and|mūsu|projekta|un)\s+)*")


def counted_out(draft: Draft, answer: Answer, kind: StatementKind) -> tuple[Span, ...]:
    """Return the sentences that count the statements of a kind out from the first on, three at least."""
    ordinals = _ordinals(draft.language)
    series: list[Span] = []
    for sentence in _sentences(draft, answer):
        text = fold(draft.text(sentence))
        begin = _OPEN.match(text)
        start = begin.end() if begin else 0
        place = next((n for n, each in enumerate(ordinals) if each.match(text, start)), None)
        if place is None or place != len(series):
            continue
        named = re.compile(rf"\w+\s+(?:\w+\s+)?(?:{cues.pattern(draft.language, f'lists_{kind}').pattern})(?!\s+\d)")
        if named.match(text, start):
            series.append(sentence)
    if len(series) < _LEAST or (kind is StatementKind.OBJECTIVE and not _say_when(draft, series)):
        return ()
    return tuple(series)


def listed(draft: Draft, answer: Answer, read: Sequence[Span]) -> tuple[Span, ...]:
    """Return the items of a list of an answer that were not read, where most of its items were."""
    items = [Span(line.start, line.span.end) for line in lines(draft, answer) if line.style]
    items = [item for item in items if len(draft.text(item).split()) > _LABEL_WORDS]
    left = [item for item in items if not any(item.overlaps(one) for one in read)]
    known = len(items) - len(left)
    if known < _LEAST or known < _MOST * len(items):
        return ()
    return tuple(item for item in left if not draft.text(item).rstrip(" *_").endswith(":") and _counts(draft, item))


def parted(draft: Draft, found: Sequence[Objective]) -> tuple[tuple[Objective, ...], tuple[Objective, ...]]:
    """Part the objectives from sentences that say how one is measured: "Quantitatively we count, from 3 ..."."""
    opens = cues.expression(draft.language, "opens_measure")
    measures = [one for one in found if opens.match(fold(one.text).lstrip(" -–—•*"))]
    if len(measures) == len(found):
        return tuple(found), ()
    return tuple(one for one in found if one not in measures), tuple(measures)


def _counts(draft: Draft, item: Span) -> bool:
    """Say whether an item says how much, or what it measures and with what."""
    text = draft.text(item)
    return any(map(str.isdigit, text)) or ":" in text.rstrip(": ")


def _say_when(draft: Draft, series: Sequence[Span]) -> bool:
    """Say whether most sentences of a series have a number: objectives, not what they serve."""
    return 2 * sum(any(map(str.isdigit, draft.text(one))) for one in series) > len(series)


def _sentences(draft: Draft, answer: Answer) -> Iterator[Span]:
    grids = [table.span for table, _ in draft.form.tables if table.span.overlaps(answer.span)]
    text = draft.form.page.text
    for match in re.finditer(r"[^\n]+", text[answer.span.start : answer.span.end]):
        line = Span(match.start(), match.end()).shift(answer.span.start)
        if not any(line.overlaps(grid) for grid in grids):
            yield from (one.shift(line.start) for one in sentences(draft.text(line), draft.language))


@cache
def _ordinals(language: str | None) -> tuple[re.Pattern[str], ...]:
    """Return the words that count, in order."""
    words = pack(language).table("smart").get("ordinal", ())
    each = words if isinstance(words, tuple) else ()
    return tuple(re.compile(rf"(?:{re.escape(word)})(?!\w)".replace(r"\*", r"\w*")) for word in each)
