"""Cuts answers into statements and tells, where one question asks for several things, which is which.

Codes ("O1:", "R2"), leads ("Results: ...") and list marks are the writer's own word for what a
statement is; only without them does the wording decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from analyser.extraction.catalogue import Kind
from analyser.extraction.columns import DESCRIPTION, LOGIC, SUBJECT
from analyser.extraction.context import Place
from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.entries import beside, by_lines, entries
from analyser.extraction.folding import fold, words
from analyser.extraction.heads import INDICATOR, PARTS
from analyser.extraction.records import Record
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import classify, segment

_MARK = re.compile(r"[-–—•*·▪●]\s*$|(?:^\s*|[.;:,]\s+)\(?\d{1,2}[.)]\s*$|\(\d{1,2}\)\s*$|\(?[a-z]\)\s*$")
_CODE = re.compile(r"(?:WP\s?\d+\s*[-.]\s*)?\b(?P<kind>[A-Z]{1,3})\s?\d+(?:\.\d+)*\s*[:.)–-]*\s*$")
_NUMBERED = re.compile(r"\b(?P<word>[^\W\d_]{4,})\s+(?:n[ro°º]?\.?\s*)?\d+(?:\.\d+)*\s*[:.)–-]+\s*$", re.I)
_ORDINAL = re.compile(r"^\W*\d{1,2}\.\s*(?P<word>[^\W\d_]{4,})\s*[:.)–-]+\s*$")
_ENDS_SENTENCE = re.compile(r"\w.*\w\s+[^\W\d_]+\s+\S*\d\.\s*$")
_STARTS_CODED = re.compile(r"(?:WP\s?\d+\s*[-.]\s*)?(?P<kind>[A-Z]{1,2})\s?\d+\b")
_LEADING_CODE = re.compile(r"(?:WP\s?\d+\s*[-.]\s*)?[A-Z]{1,3}\s?\d+(?:\.\d+)*\s*[:.)–-]\s+")
_BETWEEN = re.compile(r";|(?<=[A-Z]\d\)),|(?<=[A-Z]\d\d\)),")
"""Between the items behind a lead: a semicolon, or a comma after the code of an item: "a plan (R1), a test (R2)"."""
_REFERENCES = re.compile(r"(?:[A-Z]{1,3}\s?\d+(?:\.\d+)*[\s,;&/]*(?:and|un)?\s*)+")
_OBJECTIVES = ("relevance.objectives", "wp.objectives")
_LEAD = re.compile(r"[^\n:]{3,60}:")
_LONGEST_MARK = 80
_LABEL_WORDS = 2
"""Most words before a code that belong to it: "Specific objective O1:"."""
_CODES = {
    **dict.fromkeys(("O", "SO", "M", "SM", "GO", "OBJ"), StatementKind.OBJECTIVE),
    **dict.fromkeys(("R", "D", "IO", "PR"), StatementKind.RESULT),
    **dict.fromkeys(("I", "KPI"), StatementKind.INDICATOR),
    **dict.fromkeys(("A", "T"), StatementKind.ACTIVITY),
}
_FIELDS = {
    "relevance.objectives": StatementKind.OBJECTIVE,
    "wp.objectives": StatementKind.OBJECTIVE,
    "results.project": StatementKind.RESULT,
    "wp.results": StatementKind.RESULT,
    "activity.results": StatementKind.RESULT,
    "wp.indicators": StatementKind.INDICATOR,
    "needs.addressed": StatementKind.NEED,
    "needs.target_groups": StatementKind.TARGET_GROUP,
    "priorities.addressed": StatementKind.OTHER,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement of an answer. `kind` is what the writer says it is, or None; `item` that it is one of a list."""

    span: Span
    kind: StatementKind | None = None
    item: bool = False


def pieces(draft: Draft, answer: Answer) -> tuple[Piece, ...]:
    """Return the statements of an answer in order, each with the writer's own mark of its kind."""
    text = draft.text(answer.span)
    found: list[Piece] = []
    rows = [table.span for table, _ in draft.form.tables if table.inside]
    for cut in segment(text, draft.language):
        span = cut.shift(answer.span.start)
        if any(span.overlaps(other) for other in (*rows, *answer.echoes)):
            continue
        line = text.rfind("\n", 0, cut.start) + 1
        lead = _lead(draft, text[line : line + _LONGEST_MARK])
        numbered = lead is not None and any(character.isdigit() for character in text[line : line + lead[0]])
        for part in _parts(draft, span, lead, answer.span.start + line, whole=numbered):
            if len(words(draft.form.page.text, part.start, part.end)) > 1:
                part, code = _without_code(draft, part)
                begin = max(answer.span.start + line, part.start - _LONGEST_MARK)
                before = "…" * (begin > answer.span.start + line) + draft.form.page.text[begin : part.start]
                kind = lead[1] if lead else _coded(draft, before)
                first = numbered and lead is not None and not before[lead[0] :].strip()
                kind = kind if first or not numbered else None
                found.append(Piece(part, kind, bool(code) or first or _is_mark(before)))
    return tuple(found)


def rows(draft: Draft, *columns: str) -> Iterator[tuple[Record, Span, Place]]:
    """Yield the rows of tables of statements that have one of these columns, with the cell and its place.

    A column that is nothing but codes ("R2.1") refers to statements; what describes them then is the statement.
    """
    for table, place in draft.form.tables:
        asked = _asked(draft, table.span) if table.kind == LOGIC else ""
        for record in table.records if table.kind == LOGIC else ():
            span = record.cell(*columns, *((SUBJECT,) if asked in columns else ()))
            if span is not None and _REFERENCES.fullmatch(draft.text(span)):
                span = record.cell(DESCRIPTION)
            if span is not None:
                yield from ((one, at, place) for one, at in _entries(draft, record, span))


def _entries(draft: Draft, record: Record, span: Span) -> Iterator[tuple[Record, Span]]:
    """Yield each statement of a cell with what the cells of its row say of it."""
    text = draft.form.page.text
    found = entries(text, span)
    if not found[0].marked and _is_frame(record):
        found = by_lines(text, span)
    for number, one in enumerate(found):
        stated = one.span if one.codes else one.text
        cells = tuple(
            (
                name,
                stated if at == span else beside(text, at, one, number, len(found)) if name.startswith(PARTS) else at,
            )
            for name, at in record.cells
        )
        yield replace(record, cells=cells), stated


def _is_frame(record: Record) -> bool:
    """Say whether a row tells of statements of several kinds: the lines of its cells are statements of their own."""
    names = {name.partition(".")[2] for name, _ in record.cells if not name.startswith(PARTS)}
    return len(names & {"objectives", "results", "project", "indicators", "addressed"}) > 1


def _asked(draft: Draft, table: Span) -> str:
    """Return what the rows of a table with nothing but measures are: objectives in their answer, else indicators."""
    name = next((answer.id for answer in draft.form.answers if table in answer.span), "")
    return name if name in _OBJECTIVES else INDICATOR


def coded_groups(draft: Draft, answer: Answer) -> tuple[Span, ...]:
    """Return the stretches of an answer that begin with the code of an objective: "O1 is measured ..."."""
    text = draft.text(answer.span)
    starts = [cut.start for cut in segment(text, draft.language) if _begins_objective(text, cut.start)]
    found = []
    for start, end in pairwise([*starts, len(text)]):
        paragraph = text.find("\n", start, end)
        found.append(
            draft.form.page.trim(answer.span.start + start, answer.span.start + (paragraph if paragraph > 0 else end))
        )
    return tuple(found)


def kind_of(draft: Draft, piece: Piece) -> StatementKind:
    """Return what a statement is: by the writer's mark, else by its wording.

    Facts must not depend on an optional package, so the classifier without embeddings is asked.
    """
    return piece.kind or classify(draft.text(piece.span), draft.language, semantic=False)[0]


def _begins_objective(text: str, start: int) -> bool:
    line = max(text.rfind("\n", 0, start) + 1, start - 12)
    match = _STARTS_CODED.match(text, start) or _STARTS_CODED.match(text[line:start].lstrip(" •-–*"))
    return match is not None and _CODES.get(match["kind"]) is StatementKind.OBJECTIVE


def _lead(draft: Draft, line: str) -> tuple[int, StatementKind] | None:
    """Return where the text after "Results:" begins and what it is, if the line begins with such a lead."""
    match = _LEAD.match(line)
    if not match:
        return None
    for label in draft.catalogue.exact.get(fold(match[0][:-1]), ()):
        if label.kind is Kind.FIELD and label.id in _FIELDS:
            return match.end(), _FIELDS[label.id]
    return None


def _parts(
    draft: Draft, span: Span, lead: tuple[int, StatementKind] | None, line: int, *, whole: bool
) -> Iterator[Span]:
    """Yield a statement, without its lead and cut at semicolons and codes; below "2nd objective:" it is one."""
    if lead is None:
        yield span
        return
    start = max(span.start, line + lead[0])
    if whole:
        yield draft.form.page.trim(start, span.end)
        return
    text = draft.form.page.text[start : span.end]
    cuts = [0, *(place for match in _BETWEEN.finditer(text) for place in match.span()), len(text)]
    for begin, end in zip(cuts[::2], cuts[1::2], strict=True):
        if end > begin:
            yield draft.form.page.trim(start + begin, start + end)


def _without_code(draft: Draft, span: Span) -> tuple[Span, str]:
    """Return a statement without the code it begins with ("WP2-O1:"), and the code."""
    match = _LEADING_CODE.match(draft.text(span))
    return (Span(span.start + match.end(), span.end), match[0]) if match else (span, "")


def _coded(draft: Draft, before: str) -> StatementKind | None:
    match = _marking(before)
    if match:
        return _CODES.get(match["kind"])
    numbered = _numbered(before)
    for label in draft.catalogue.exact.get(fold(numbered["word"]), ()) if numbered else ():
        if label.id in _FIELDS:
            return _FIELDS[label.id]
    return None


def _is_mark(before: str) -> bool:
    return bool(_MARK.search(before) or _marking(before) or _numbered(before))


def _marking(before: str) -> re.Match[str] | None:
    """Return the code that marks a statement; "Both are the ground of O1: ..." only speaks of one."""
    match = _CODE.search(before)
    said = re.split(r"[.;:!?\n\t]", before[: match.start()])[-1] if match else ""
    return match if len(said.split()) <= _LABEL_WORDS else None


def _numbered(before: str) -> re.Match[str] | None:
    """Return the mark "Objective 2:" or "2. mērķis." before a statement; "... serves objective 2." is none."""
    return None if _ENDS_SENTENCE.search(before) else _NUMBERED.search(before) or _ORDINAL.search(before)
