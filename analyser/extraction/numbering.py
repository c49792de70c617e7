"""Reads how the lines of an answer are marked: bullets, numbers, codes and labels that number a statement of a kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.model.document import BlockKind
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues
from analyser.text.fold import fold
from analyser.text.sentences import sentences

KINDS = (StatementKind.OBJECTIVE, StatementKind.RESULT, StatementKind.NEED, StatementKind.TARGET_GROUP)
_LABELLED = (*KINDS, StatementKind.INDICATOR)
NAMED = (StatementKind.NEED, StatementKind.TARGET_GROUP)
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
    r"(?:\s*[:.)–—-]+(?:\*\*)?\s+|(?<=\.\d)\s+|(?<=\.\d\d)\s+|\s+(?![a-zāčēģīķļņšūž\W]))"
)
_NEXT_CODE = re.compile(r"[;.,]\s+(?=[A-Z]{1,3}\s?\d{1,2}(?:\.\d{1,2})*\s*[:.)–—-]?\s)")
COUNTED = "counted"
"""The style of "First, ..." and "Second, ..." in running text."""
_TITLE = 6
_THE = r"(?:(?:the|our|mūsu)\s+)?"
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?(?:\*\*)?\.(?:\*\*)?\s+(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])")
_BOLD = re.compile(rf"{_MARK}\*\*[^*\n]{{3,90}}\*\*[:.,]?\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an answer: its span, the style of its mark, its kind if the mark tells it, where its text begins."""

    span: Span
    style: str
    start: int
    kind: StatementKind | None = None
    number: int = 0


def kind_of_words(words: str, language: str | None) -> StatementKind | None:
    """Return what a heading or an announcement speaks of last; None if it says nothing of the kind."""
    found: list[tuple[int, int, StatementKind]] = []
    folded = fold(words)
    for kind in (*_LABELLED, StatementKind.OTHER):
        matches = cues.pattern(language, f"lists_{kind}").finditer(folded)
        found += [(m.end(), m.end() - m.start(), kind) for m in matches]
    return max(found, key=lambda entry: entry[:2])[2] if found else None


def lines(draft: Draft, answer: Answer) -> Iterator[Line]:
    """Yield the lines of an answer outside tables with their marks.

    What stands below the title of a statement is the statement: "1st objective. Skill", then "By May 64 adults ...".
    """
    title: Line | None = None
    for line in _each(draft, answer):
        if title is not None:
            yield title if line.style else replace(title, span=Span(title.span.start, line.span.end), start=line.start)
        if title is None or line.style:
            title = line if _is_title(draft, line) else None
            if title is None:
                yield line
        else:
            title = None
    if title is not None:
        yield title


def _is_title(draft: Draft, line: Line) -> bool:
    """Say whether a heading numbers a statement and names it in a few words, or not at all."""
    heading = draft.form.page.lines[draft.form.page.line_at(line.span.start)].kind is BlockKind.HEADING
    return line.kind is not None and heading and len(draft.text(Span(line.start, line.span.end)).split()) <= _TITLE


def _each(draft: Draft, answer: Answer) -> Iterator[Line]:
    text = draft.form.page.text
    grids = [table.span for table, _ in draft.form.tables if table.span.overlaps(answer.span)]
    after: StatementKind | None = None
    begin = answer.span.start - 2 * text.endswith("**", 0, answer.span.start)
    label = answer.label_span
    if label.end <= begin and _is_title(draft, _marked(text, label, draft.language, None)):
        begin = label.start
    for match in re.finditer(r"[^\n]+", text[begin : answer.span.end]):
        start = begin + match.start() + len(match[0]) - len(match[0].lstrip())
        span = Span(start, max(start, draft.form.page.trim(start, begin + match.end()).end))
        if len(span) and not any(span.overlaps(grid) for grid in grids):
            for line in _cut(draft, span, after):
                after = line.kind if line.kind in NAMED else after
                yield line


def _cut(draft: Draft, span: Span, after: StatementKind | None) -> Iterator[Line]:
    """Yield a line, cut where a sentence inside it begins with a label: "The first group is ... The second is"."""
    text = draft.form.page.text
    starts = {sentence.start + span.start for sentence in sentences(draft.text(span), draft.language)}
    first = _marked(text, span, draft.language, after)
    if first.style.startswith("code"):
        starts |= {match.end() for match in _NEXT_CODE.finditer(text, first.start, span.end)}
    cuts = [span.start]
    for at in sorted(starts - {span.start}):
        line = _marked(text, Span(at, span.end), draft.language, after or first.kind)
        kind = line.kind
        cuts += [at] if kind or line.style == COUNTED else []
        after = kind if kind in NAMED else after
    for start, end in pairwise([*cuts, span.end]):
        stop = start + len(text[start:end].rstrip(" ;\n"))
        yield _marked(text, Span(start, stop), draft.language, after or first.kind)


def _marked(text: str, span: Span, language: str | None, after: StatementKind | None) -> Line:
    """Return a line with its mark; `after` is the kind of the label above, which "The second is" leaves out."""
    folded = fold(text[span.start : span.end])
    for label in _labels(language):
        match = label.match(folded)
        kind = kind_of_words(match["word"], language) if match else None
        if match and kind:
            start = span.start + match.end()
            start = behind_name(text, start, span.end) if kind is StatementKind.OBJECTIVE else start
            return Line(span, f"label {kind}", start, kind)
    if after in NAMED and _elliptic(language).match(folded):
        return Line(span, f"label {after}", span.start, after)
    counted = cues.pattern(language, "counted_off").match(folded)
    if counted and folded[counted.end() : counted.end() + 1] == ",":
        return Line(span, COUNTED, span.start + counted.end() + 2)
    code = _CODE.match(text, span.start, span.end)
    if code and code["code"] in _CODES:
        kind = _CODES[code["code"]]
        dotted = kind is StatementKind.RESULT and "." in text[code.start("code") : code.end("number")]
        return Line(span, f"code {code['code']}", code.start("code") if dotted else code.end(), kind)
    for style, shape in (("bold", _BOLD), ("bullet", _BULLET), ("number", _NUMBER)):
        match = shape.match(text, span.start, span.end)
        if match and match.end() < span.end:
            start = text.index("**", span.start) + 2 if style == "bold" else match.end()
            return Line(span, style, start, None, int(match["number"]) if style == "number" else 0)
    return Line(span, "", span.start)


def behind_name(text: str, start: int, end: int) -> int:
    """Return where an objective begins behind a short name its label gives it: "First objective: reading. By ..."."""
    name = _NAME.match(text, start, end)
    return name.end() if name else start


@cache
def _labels(language: str | None) -> tuple[re.Pattern[str], ...]:
    """Return the shapes of a label that numbers a statement and names its kind, for folded text."""
    if not cues.known(language):
        return ()
    named = rf"(?P<word>{cues.pattern(language, *(f'lists_{kind}' for kind in _LABELLED)).pattern})"
    measure = cues.pattern(language, f"lists_{StatementKind.INDICATOR}").pattern
    ordinal, towards, rank = (cues.pattern(language, name).pattern for name in ("ordinal", "towards", "rank"))
    groups = cues.pattern(language, "lists_target_group", "lists_need").pattern
    shapes = (
        rf"(?:\w+\s+){{0,2}}{named}\s*(?:no\.?|nr\.?)?\s*\d{{1,2}}(?:\.\d+)*(?:\.?[a-z])?\s*(?:\([^()]*\))?\s*[:.)–—-]+\s+",
        rf"(?P<word>{measure})\s*(?:\([^()]*\))?\s*[:.–—]\s+",
        rf"\d{{1,2}}\.\s*{named}\s*(?:\([^()]*\))?\s*[:.)–—-]+\s+",
        rf"\d{{1,2}}\.\s*(?:\w+\s+){{1,2}}{named}\s*(?:\([^()]*\))?\s*[:–—-]+\s+",
        rf"{_THE}(?:{ordinal})\s+(?:\w+\s+)?{named}(?:\s*[:–—-]|\s+(?:{towards}))\s+",
        rf"(?={_THE}(?:{ordinal}|{rank})\s+(?:\w+\s+)?(?P<word>{groups})\s+\w)",
    )
    return tuple(re.compile(rf"{_MARK}(?:\*\*)?{shape}") for shape in shapes)


@cache
def _elliptic(language: str | None) -> re.Pattern[str]:
    """Return the shape of "The second is" and "Trešā –" after a label of the same series."""
    ordinal, copula = (cues.pattern(language, name).pattern for name in ("ordinal", "copula"))
    return re.compile(rf"(?:the\s+)?(?:{ordinal})\s*(?:[–—-]|(?<=\s)(?:{copula}))\s")
