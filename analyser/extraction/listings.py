"""Finds the lists of an answer and what each holds: objectives, results, needs, target groups.

Numbered labels ("Objective 1:", "2. mērķis:", "The first group is") and codes ("SO1", "N2.") say it themselves. A code
with the number of its package ("R2.1") stays with its result, because other statements name it so. For bullets and mere numbers the line that announces the list does: of its words the last one decides, so that "These three
objectives leave five results:" announces results.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues
from analyser.text.fold import fold
from analyser.text.sentences import sentences

KINDS = (StatementKind.OBJECTIVE, StatementKind.RESULT, StatementKind.NEED, StatementKind.TARGET_GROUP)
_CODES = {
    **dict.fromkeys(("O", "SO", "GO", "OBJ", "M", "SM"), StatementKind.OBJECTIVE),
    **dict.fromkeys(("R", "D", "IO", "PR"), StatementKind.RESULT),
    **dict.fromkeys(("N", "V"), StatementKind.NEED),
    **dict.fromkeys(("TG", "MG"), StatementKind.TARGET_GROUP),
}
_MARK = r"(?:[-–—•*·▪●■◦‣➢✓]\s+)?"
_BULLET = re.compile(r"[-–—•*·▪●■◦‣➢✓o]\s+|\(?[a-zāčēģīķļņšūž]\)\s+")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,2})[.)]\s+(?=\S)")
_CODE = re.compile(
    rf"{_MARK}(?:\*\*)?(?P<code>[A-Z]{{1,3}})\s?(?P<number>\d{{1,2}}(?:\.\d{{1,2}})*)(?:\s\([^()\n]{{2,60}}\))?(?:\*\*)?"
    r"(?:\s*[:.)–—-]+(?:\*\*)?\s+|\s+(?=[^\W\d_]))"
)
_NEXT_CODE = re.compile(r"[;.,]\s+(?=[A-Z]{1,3}\s?\d{1,2}(?:\.\d{1,2})*\s*[:.)–—-]?\s)")
_BOLD = re.compile(rf"{_MARK}\*\*[^*\n]{{3,90}}\*\*[:.,]?\s*")
_LONGEST_HEAD = 160


@dataclass(frozen=True, slots=True)
class Listing:
    """Statements of a list, without their marks; `kind` is what it is announced to hold, or None.

    `labelled` says that every item names its kind itself.
    """

    kind: StatementKind | None
    entries: tuple[Span, ...]
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of an answer: its span, the style of its mark, its kind if the mark tells it, where its text begins."""

    span: Span
    style: str
    start: int
    kind: StatementKind | None = None
    number: int = 0


def listings(draft: Draft, answer: Answer) -> tuple[Listing, ...]:
    """Return the lists of an answer in order of their first items."""
    found: list[Listing] = []
    open_at: dict[str, int] = {}
    above: _Line | None = None
    last = 0
    for line in _lines(draft, answer):
        text = Span(line.start, line.span.end)
        at = open_at.get(line.style) if line.style else None
        goes_on = line.kind is not None or line.style == "bold" or (line.style == "number" and line.number == last + 1)
        if at is not None and (goes_on or (above is not None and above.style == line.style)):
            found[at] = replace(found[at], entries=(*found[at].entries, text))
        elif line.style:
            kind = line.kind or _announced(draft, above)
            open_at[line.style] = len(found)
            found.append(Listing(kind, (text,), line.kind is not None))
        else:
            found += _inside(draft, line)
        last = line.number if line.style == "number" else last
        above = line
    return tuple(one for one in found if len(one.entries) > 1 or one.labelled)


def kind_of_words(words: str, language: str | None) -> StatementKind | None:
    """Return what a heading or an announcement speaks of last, or None if that is something else."""
    found: list[tuple[int, int, StatementKind | None]] = []
    folded = fold(words)
    for kind in (*KINDS, None):
        name = f"lists_{kind or 'other'}"
        found += [(m.end(), m.end() - m.start(), kind) for m in cues.pattern(language, name).finditer(folded)]
    return max(found, key=lambda entry: entry[:2])[2] if found else None


def first_sentence(draft: Draft, span: Span) -> Span:
    """Return the first sentence of an item."""
    first = next(iter(sentences(draft.text(span), draft.language)), None)
    return first.shift(span.start) if first else span


def _lines(draft: Draft, answer: Answer) -> Iterator[_Line]:
    """Yield the lines of an answer outside tables with their marks."""
    text = draft.form.page.text
    grids = [table.span for table, _ in draft.form.tables if table.span.overlaps(answer.span)]
    begin = answer.span.start - 2 * text.endswith("**", 0, answer.span.start)
    for match in re.finditer(r"[^\n]+", text[begin : answer.span.end]):
        start = begin + match.start() + len(match[0]) - len(match[0].lstrip())
        span = Span(start, max(start, draft.form.page.trim(start, begin + match.end()).end))
        if len(span) and not any(span.overlaps(grid) for grid in grids):
            yield from _labelled(draft, span)


def _labelled(draft: Draft, span: Span) -> Iterator[_Line]:
    """Yield a line, cut where a sentence inside it begins with a label: "The first group is ... The second group is"."""
    text = draft.form.page.text
    first = _marked(text, span, draft.language)
    starts = {sentence.start + span.start for sentence in sentences(draft.text(span), draft.language)}
    starts = {at for at in starts if at > span.start and _marked(text, Span(at, span.end), draft.language).kind}
    if first.style.startswith("code"):
        starts |= {match.end() for match in _NEXT_CODE.finditer(text, first.start, span.end)}
    for start, end in pairwise([span.start, *sorted(starts), span.end]):
        stop = start + len(text[start:end].rstrip(" ;\n"))
        yield first if (start, stop) == (first.span.start, first.span.end) else _marked(text, Span(start, stop), draft.language)


def _marked(text: str, span: Span, language: str | None) -> _Line:
    folded = fold(text[span.start : span.end])
    for label in _labels(language):
        match = label.match(folded)
        kind = kind_of_words(match["word"], language) if match else None
        if match and kind:
            return _Line(span, f"label {kind}", span.start + match.end(), kind)
    code = _CODE.match(text, span.start, span.end)
    if code and code["code"] in _CODES:
        kind = _CODES[code["code"]]
        dotted = kind is StatementKind.RESULT and "." in text[code.start("code") : code.end("number")]
        return _Line(span, f"code {code['code']}", code.start("code") if dotted else code.end(), kind)
    for style, shape in (("bold", _BOLD), ("bullet", _BULLET), ("number", _NUMBER)):
        match = shape.match(text, span.start, span.end)
        if match and match.end() < span.end:
            start = text.index("**", span.start) + 2 if style == "bold" else match.end()
            return _Line(span, style, start, None, int(match["number"]) if style == "number" else 0)
    return _Line(span, "", span.start)


def _announced(draft: Draft, above: _Line | None) -> StatementKind | None:
    """Return what the line above a list announces: its last sentence, if that is no item itself."""
    if above is None or above.style:
        return None
    words = draft.text(above.span)[-_LONGEST_HEAD:]
    cut = max(words.rstrip(" :.").rfind(mark) for mark in (". ", "? ", "! "))
    return kind_of_words(words[cut + 1 :], draft.language)


def _inside(draft: Draft, line: _Line) -> Iterator[Listing]:
    """Yield the list inside a line: "The target groups are three: pupils; teachers; parents."."""
    text = draft.form.page.text
    for match in re.finditer(r"(?P<head>[^.:;\n]{3,160}):\s+(?P<list>[^\n]+)", text[line.span.start : line.span.end]):
        kind = kind_of_words(match["head"], draft.language)
        whole = first_sentence(draft, Span(match.start("list"), match.end("list")).shift(line.span.start))
        parts = list(_parts(draft, whole)) if kind in KINDS else []
        if len(parts) > 1:
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


@cache
def _labels(language: str | None) -> tuple[re.Pattern[str], ...]:
    """Return the shapes of a label that numbers a statement and names its kind, for folded text."""
    if not cues.known(language):
        return ()
    named = rf"(?P<word>{cues.pattern(language, *(f'lists_{kind}' for kind in KINDS)).pattern})"
    ordinal, towards = (cues.pattern(language, name).pattern for name in ("ordinal", "towards"))
    groups = cues.pattern(language, "lists_target_group", "lists_need").pattern
    shapes = (
        rf"(?:\w+\s+){{0,2}}{named}\s*(?:no\.?|nr\.?)?\s*\d{{1,2}}(?:\.\d+)*\s*(?:\([^()]*\))?\s*[:.)–—-]+\s+",
        rf"\d{{1,2}}\.\s*{named}\s*(?:\([^()]*\))?\s*[:.)–—-]+\s+",
        rf"\d{{1,2}}\.\s*(?:\w+\s+){{1,2}}{named}\s*(?:\([^()]*\))?\s*[:–—-]+\s+",
        rf"(?:the\s+)?(?:{ordinal})\s+(?:\w+\s+)?{named}(?:\s*[:–—-]|\s+(?:{towards}))\s+",
        rf"(?=(?:the\s+)?(?:{ordinal})\s+(?:\w+\s+)?(?P<word>{groups})\s+\w)",
    )
    return tuple(re.compile(rf"{_MARK}(?:\*\*)?{shape}") for shape in shapes)
