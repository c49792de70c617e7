"""Finds the lists of an answer and what each holds: objectives, results, needs, target groups.

Numbered labels ("Objective 1:", "2. mērķis:", "The first group is") and codes ("SO1", "N2.") say it themselves. A code
with the number of its package ("R2.1") stays with its result, because other statements name it so. For bullets and
mere numbers the line that announces the list does: of its words the last one decides, so that "These three objectives
leave five results:" announces results.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.numbering import COUNTED, KINDS, NAMED, Line, kind_of_words, lines
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues
from analyser.text.fold import fold
from analyser.text.sentences import sentences

_LONGEST_HEAD = 160
_SEVERAL = 3
_CODED = re.compile(r"\b[A-ZĀČĒĢĪĶĻŅŠŪŽ]\d")
"""The code of a statement told elsewhere: "The needs N2 and N3 are those of the schools"."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Statements of a list, without their marks; `kind` is what it is announced to hold, or None.

    `labelled` says that every item names its kind itself.
    """

    kind: StatementKind | None
    entries: tuple[Span, ...]
    labelled: bool = False


def listings(draft: Draft, answer: Answer) -> tuple[Listing, ...]:
    """Return the lists of an answer in order of their first items."""
    found: list[Listing] = []
    open_at: dict[str, int] = {}
    above: Line | None = None
    last = 0
    for line in lines(draft, answer):
        text = Span(line.start, line.span.end)
        at = open_at.get(line.style) if line.style else None
        goes_on = line.kind is not None or line.style == "bold" or (line.style == "number" and line.number == last + 1)
        several = list(_inside(draft, line)) if _names_several(draft, line) else []
        if several:
            found += several
        elif at is not None and (goes_on or (above is not None and above.style == line.style)):
            found[at] = replace(found[at], entries=(*found[at].entries, text))
        elif line.style and (line.style != COUNTED or _counts_first(draft, line)):
            kind = line.kind or _announced(draft, above)
            open_at[line.style] = len(found)
            found.append(Listing(kind, (text,), line.kind is not None))
        else:
            found += _inside(draft, line)
        last = line.number if line.style == "number" else last
        above = line
    return tuple(one for one in found if len(one.entries) > 1 or one.labelled)


def first_sentence(draft: Draft, span: Span) -> Span:
    """Return the first sentence of an item."""
    first = next(iter(sentences(draft.text(span), draft.language)), None)
    return first.shift(span.start) if first else span


def _announced(draft: Draft, above: Line | None) -> StatementKind | None:
    """Return what the line above a list announces: its last sentence, if that is no item itself."""
    if above is None or above.style:
        return None
    words = draft.text(above.span)[-_LONGEST_HEAD:]
    cut = max(words.rstrip(" :.").rfind(mark) for mark in (". ", "? ", "! "))
    return kind_of_words(words[cut + 1 :], draft.language)


def _counts_first(draft: Draft, line: Line) -> bool:
    """Say whether a line begins to count: "Thirdly, ..." behind objectives told otherwise is no list of its own."""
    return cues.pattern(draft.language, "counts_first").match(fold(draft.text(line.span))) is not None


def _names_several(draft: Draft, line: Line) -> bool:
    """Say whether a line speaks of target groups or needs without counting them off: "Direct target groups are ..."."""
    counted = cues.pattern(draft.language, "ordinal").match(re.sub(r"^\W*(?:the\s)?", "", fold(draft.text(line.span))))
    numbered = any(map(str.isdigit, draft.text(Span(line.span.start, line.start))))
    return line.kind in NAMED and line.style == f"label {line.kind}" and counted is None and not numbered


def _inside(draft: Draft, line: Line) -> Iterator[Listing]:
    """Yield the list inside a line: "The target groups are three: pupils; teachers; parents."."""
    found = list(_opened(draft, line, ":", 2, KINDS))
    copula = cues.pattern(draft.language, "copula").pattern
    yield from found or _opened(draft, line, rf"\s(?:{copula})", _SEVERAL, NAMED)


def _opened(draft: Draft, line: Line, opening: str, least: int, kinds: Sequence[StatementKind]) -> Iterator[Listing]:
    """Yield the lists of some kinds behind a colon or a verb, with `least` entries."""
    opens = re.compile(rf"(?P<head>[^.:;\n]{{3,160}}?){opening}\s+(?P<list>[^\n]+)")
    for match in opens.finditer(draft.form.page.text[line.span.start : line.span.end]):
        kind = kind_of_words(match["head"], draft.language)
        whole = first_sentence(draft, Span(match.start("list"), match.end("list")).shift(line.span.start))
        parts = list(_parts(draft, whole)) if kind in kinds and not _CODED.search(match["head"]) else []
        if len(parts) >= least:
            yield Listing(kind, tuple(parts))


def _parts(draft: Draft, whole: Span) -> Iterator[Span]:
    """Yield what stands between semicolons outside brackets."""
    text = draft.text(whole)
    depth, left = 0, 0
    for at, character in enumerate(text):
        depth += (character in "([") - (character in ")]")
        if character == ";" and depth == 0:
            yield draft.form.page.trim(whole.start + left, whole.start + at)
            left = at + 1
    if text[left:].strip():
        yield draft.form.page.trim(whole.start + left, whole.end)
