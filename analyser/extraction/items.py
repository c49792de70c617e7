"""Keeps an item of a list one statement: what a semicolon or a further sentence adds to it is none of its own.

"• Trust: 20 interviews in May; in 12 of them ...; before the project: 3 of 15. Source: minutes." is one
indicator, and "1st objective: by June 40 teachers ...; minutes show it. This serves ..." one objective.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.pieces import Piece, pieces
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues, indicator_parts
from analyser.text.fold import fold

_BULLET = re.compile(r"\s*(?:[-–—•*·▪●]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_COUNTED = (
    re.compile(r"(?:[^\W\d_]+ ){0,2}\d{1,4}(?!\d|\. ?g)(?<!20\d\d)"),
    re.compile(r"[^:;\n]{3,60}: ?\d"),
)


def indicators(draft: Draft, answer: Answer) -> Iterator[Span]:
    """Yield the indicators of an answer: each item of a list whole, each sentence with what completes it."""
    for group in _lines(draft, answer, pieces(draft, answer)):
        held: Span | None = None
        listed = False
        for piece in group:
            joins = held is not None and not piece.item and _adds(draft, held, piece.span, listed=listed)
            if held is not None and not joins:
                yield held
            listed = piece.item or (listed and joins) or _begins_item(draft, answer, piece.span)
            held = Span(held.start, piece.span.end) if held is not None and joins else piece.span
        if held is not None:
            yield held


def wholes(draft: Draft, answer: Answer) -> Iterator[tuple[Piece, Span]]:
    """Yield the statements of an answer, each with its span; an item of a list keeps the clauses behind semicolons."""
    for group in _lines(draft, answer, pieces(draft, answer)):
        held: Piece | None = None
        end = 0
        for piece in group:
            if held is not None and _clause(draft, replace(held, span=Span(held.span.start, end)), piece):
                end = piece.span.end
                continue
            if held is not None:
                yield held, Span(held.span.start, end)
            held, end = piece, piece.span.end
        if held is not None:
            yield held, Span(held.span.start, end)


def _begins_item(draft: Draft, answer: Answer, span: Span) -> bool:
    """Say whether a statement is the first of an item, a name with a colon before it: "• Trust: 20 interviews"."""
    text = draft.form.page.text
    line = max(text.rfind("\n", 0, span.start) + 1, answer.span.start)
    return _BULLET.match(text, line, span.start) is not None and not re.search(r"[.;]\s", text[line + 3 : span.start])


def _adds(draft: Draft, held: Span, more: Span, *, listed: bool) -> bool:
    """Say whether a clause goes on telling of the measure before it; "6 labs; 40 lessons" are two measures."""
    text = draft.text(more)
    if not listed:
        return indicator_parts(text, draft.language).target is None
    parallel = any(shape.match(text) and shape.match(draft.text(held)) for shape in _COUNTED)
    return not (parallel and draft.form.page.text[held.end : more.start].strip() == ";")


def objectives(draft: Draft, answer: Answer) -> tuple[Piece, ...]:
    """Return the statements of an answer on objectives: items with their clauses, without what explains them.

    Text around a list of a package's objectives introduces or explains it, and so does a sentence that speaks
    of an objective by its number. A general aim beside specific objectives is what these add up to: it is
    neither dated nor measured nor served by an activity of its own.
    """
    found: list[Piece] = []
    for group in _lines(draft, answer, pieces(draft, answer)):
        for number, piece in enumerate(group):
            if number and found and _clause(draft, found[-1], piece):
                found[-1] = replace(found[-1], span=Span(found[-1].span.start, piece.span.end))
            else:
                found.append(piece)
    specific = [piece for piece in found if not _is_general(draft, answer, piece)]
    if sum(piece.item or piece.kind is StatementKind.OBJECTIVE for piece in specific) > 1:
        found = specific
    if answer.id != "wp.objectives":
        return tuple(found)
    listed = [piece for piece in found if piece.item]
    told: list[Piece] = []
    explained: Piece | None = None
    for piece in listed or found:
        goes_on = explained is not None and draft.form.page.text[explained.span.end : piece.span.start].strip() == ";"
        if goes_on or _explains(draft, piece):
            explained = piece
        else:
            told.append(piece)
    return tuple(told or found)


def _is_general(draft: Draft, answer: Answer, piece: Piece) -> bool:
    """Say whether the words before a statement on its line call it the general aim."""
    text = draft.form.page.text
    line = max(text.rfind("\n", 0, piece.span.start) + 1, answer.span.start)
    return cues.pattern(draft.language, "general_aim").search(fold(text[line : piece.span.start])) is not None


def _clause(draft: Draft, above: Piece, piece: Piece) -> bool:
    between = draft.form.page.text[above.span.end : piece.span.start].strip()
    goes_on = between == ";" or draft.text(above.span).endswith(";")
    return above.item and not piece.item and goes_on


def _explains(draft: Draft, piece: Piece) -> bool:
    text = draft.text(piece.span)
    if piece.kind is StatementKind.OBJECTIVE or indicator_parts(text, draft.language).due:
        return False
    return explains(draft, text)


def explains(draft: Draft, text: str) -> bool:
    """Say whether a sentence speaks of an objective by its number: it states none of its own."""
    folded = fold(text)
    return any(cues.expression(draft.language, name).search(folded) for name in ("explains", "change_number"))


def _lines(draft: Draft, answer: Answer, found: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the statements of each line or cell."""
    text = draft.form.page.text
    group: list[Piece] = []
    for piece in found:
        if group and re.search(r"[\n\t]", text[group[-1].span.end : piece.span.start]):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group
