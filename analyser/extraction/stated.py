"""Chooses the statements of an answer: lists and columns of the writer's count before what is merely worded so.

Of an answer with three numbered objectives, the sentences around them introduce or explain; they are no further
objectives. Only without a list does the wording of each sentence decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyser.extraction import leaving, telling
from analyser.extraction.columns import OBJECTIVE
from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.entries import by_lines, entries
from analyser.extraction.folding import fold, words
from analyser.extraction.heads import PACKAGE_COLUMN
from analyser.extraction.items import explains, objectives
from analyser.extraction.listings import Listing, first_sentence, listings
from analyser.extraction.numbering import kind_of_words
from analyser.extraction.pieces import Piece, kind_of, pieces
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues, indicator_parts
from analyser.statements.moments import due
from analyser.text.fold import fold as folded
from analyser.text.sentences import sentences

_CODE = r"[A-Z]{1,3}\s?\d{1,2}(?:\.\d{1,2})*"
_CODES = re.compile(rf"\W*{_CODE}(?:(?:\W+|\s+(?:and|to|un|līdz)\s+){_CODE})*\W*")
_NUMBERS = r"\d{1,2}\.?(?:\s*(?:[,&/–—-]|\b(?:and|un)\b)\s*\d{1,2}\.?)*"
_NUMBERED = re.compile(
    rf"\W*(?:[^\W\d_]{{3,}}\s+(?:n[ro]\.?\s*)?{_NUMBERS}"
    r"|(?:\d{1,2}\.(?:\s*(?:[,–-]|un)\s*)?)+\s+[^\W\d_]{4,})\W*",
    re.I,
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_HEADER = 5
_LABEL = 3
"""Most words of the header of a column, and of a label too short to be a statement of its own."""
_LONGEST_NUMBER = 5
_MIXED = ("relevance.objectives", "results.project", "summary")


def is_code(text: str) -> bool:
    """Say whether a text only names other statements by codes or numbers: "R2.1 and R5.1", "Need 1", "2. mērķis"."""
    named = _CODES.fullmatch(text) or _NUMBERED.fullmatch(text)
    return named is not None or not any(character.isalpha() for character in text)


def labelled(draft: Draft, answer: Answer, wanted: StatementKind) -> tuple[Span, ...]:
    """Return the statements of a kind that an answer labels as such with numbers: "Need 1: ...", "N2. ..."."""
    named = [one for one in listings(draft, answer) if one.labelled and one.kind is wanted]
    return tuple(whole(draft, entry, wanted) for one in named for entry in one.entries)


def stated(draft: Draft, answer: Answer, wanted: StatementKind) -> tuple[Span, ...]:
    """Return the statements of a kind that an answer lists or has in a column; none if it has neither."""
    lists = listings(draft, answer)
    aims = any(one.kind is StatementKind.OBJECTIVE for one in lists)
    named = [one for one in lists if (one.kind or _judged(draft, one, answer, beside_aims=aims)) is wanted]
    labelled = [one for one in named if one.labelled]
    entire = [whole(draft, entry, wanted) for one in labelled or named for entry in one.entries]
    return tuple(entire) or tuple(column(draft, answer, wanted))


def measures(draft: Draft, answer: Answer) -> tuple[Span, ...]:
    """Return the indicators that an answer on objectives or results lists below them: "Indicator 1.a: ..."."""
    lists = (one for one in listings(draft, answer) if one.kind is StatementKind.INDICATOR)
    return tuple(whole(draft, entry, StatementKind.INDICATOR) for one in lists for entry in one.entries)


def column(draft: Draft, answer: Answer, wanted: StatementKind) -> Iterator[Span]:
    """Yield the cells below the header of a column that names this kind; beside mere codes, what they stand for."""
    for table, _ in draft.form.tables:
        # The head of a first column may have been read as the label of the answer.
        inside = table.span.overlaps(answer.span) and table.span.end <= answer.span.end
        if not inside or len(table.rows) < 2 or table.lying:
            continue
        head, *below = table.rows
        heads = {c: draft.text(table.cells[head, c]) for c in table.columns if (head, c) in table.cells}
        named = [c for c, text in heads.items() if _heads(text, wanted, draft.language)]
        if not named:
            continue
        at = table.columns.index(named[0])
        beside = {kind_of_words(text, draft.language) for c, text in heads.items() if c != named[0]}
        alone = wanted is StatementKind.OBJECTIVE and beside <= {None, wanted}
        framed = not beside <= {None, wanted}
        own = {span for one in table.records for name, span in one.cells if name in (OBJECTIVE, PACKAGE_COLUMN)}
        others = own if wanted is not StatementKind.OBJECTIVE else set()
        for row in below:
            cells = [table.cells[row, c] for c in table.columns[at:] if (row, c) in table.cells]
            if cells and len(cells[0]) and cells[0] not in others:
                cell = cells[1] if is_code(draft.text(cells[0])) and len(cells) > 1 else cells[0]
                if not is_code(draft.text(cell)):
                    several = _several(draft, cell, framed=framed)
                    yield from several or [with_values(draft, cell, cells[-1].end) if alone else cell]


def _several(draft: Draft, cell: Span, *, framed: bool) -> list[Span]:
    """Return the statements of a cell that marks them or holds several, else nothing; beside other kinds lines are."""
    text = draft.form.page.text
    found = entries(text, cell)
    found = by_lines(text, cell) if framed and not found[0].marked else found
    marked = len(found) > 1 or (found[0].marked and not found[0].codes)
    return [one.span if one.codes else one.text for one in found] if marked else []


def with_values(draft: Draft, span: Span, end: int) -> Span:
    """Return the cell of an objective with the rest of its row, if that says until when it is reached."""
    dated = end > span.end and due(draft.text(Span(span.end, end)), draft.language) is not None
    return Span(span.start, end) if dated else span


def kept(draft: Draft, answer: Answer, wanted: StatementKind) -> Iterator[Span]:
    """Yield the objectives or results of an answer.

    Only the question for objectives and results mixes kinds. There marked statements count alone; without marks
    the items of a list, and without a list the sentences that are worded so.
    """
    listed = stated(draft, answer, wanted) if answer.id.startswith(_MIXED) else ()
    if listed:
        yield from listed
        return
    found = objectives(draft, answer) if wanted is StatementKind.OBJECTIVE else pieces(draft, answer)
    if answer.id != "relevance.objectives":
        marked = [piece.span for piece in found if piece.kind is wanted]
        if wanted is StatementKind.RESULT and not (marked or any(piece.item for piece in found)):
            marked = list(leaving.results(draft, answer))
        own = [piece.span for piece in found if not explains(draft, _with_number(draft, piece.span))]
        fresh = [span for number, span in enumerate(own) if not number or not _refers_back(draft, span)]
        yield from marked or (fresh if wanted is StatementKind.RESULT else []) or [piece.span for piece in found]
        return
    left = leaving.results(draft, answer)
    if wanted is StatementKind.OBJECTIVE:
        found = tuple(piece for piece in found if not any(piece.span.overlaps(span) for span in left))
    kinds = [kind_of(draft, piece) for piece in found]
    if wanted is StatementKind.RESULT:
        marked = [p.span for p in found if p.kind is StatementKind.RESULT]
        if left and not marked:
            yield from left
            return
        worded = [p.span for p, k in zip(found, kinds, strict=True) if k is StatementKind.RESULT and answer.official]
        listed = tuple(entry for one in listings(draft, answer) if one.kind for entry in one.entries)
        yield from marked or (s for s in worded if not _on_aims(draft, s) and not any(s.overlaps(e) for e in listed))
        return
    if not any(piece.kind is StatementKind.OBJECTIVE or piece.item for piece in found):
        told = telling.objectives(draft, answer)
        if told:
            yield from told
            return
    yield from _objectives(draft, found, kinds, alone=not answer.official and not _asks_results(draft, answer))


def _refers_back(draft: Draft, span: Span) -> bool:
    """Say whether a sentence or clause says more of the result before it: "It is used by ...", "forty of them ..."."""
    return cues.expression(draft.language, "refers_back").match(folded(draft.text(span))) is not None


def whole(draft: Draft, entry: Span, wanted: StatementKind) -> Span:
    """Return an item without what only explains it.

    A group is named in the first sentence; a need or an objective keeps the sentences that say how things stand
    now, until when, or how it is seen; a short label keeps the sentence after it.
    """
    if wanted is StatementKind.INDICATOR:
        return Span(entry.start, len(draft.form.page.text[: entry.end].rstrip(" ;*")))
    cut = [sentence.shift(entry.start) for sentence in sentences(draft.text(entry), draft.language)]
    end = cut[0].end if cut else entry.end
    for sentence in cut[1:]:
        short = len(words(draft.form.page.text, entry.start, end)) <= _LABEL and wanted is StatementKind.NEED
        if not (short or (wanted is StatementKind.OBJECTIVE and _completes(draft, sentence))):
            break
        end = sentence.end
    return Span(entry.start, len(draft.form.page.text[:end].rstrip(" ;*")))


def _completes(draft: Draft, sentence: Span) -> bool:
    """Say whether a sentence gives source or starting value: by its words, or by speaking of years before the call."""
    text = draft.text(sentence)
    parts = indicator_parts(text, draft.language)
    years = [int(year) for year in _YEAR.findall(text)]
    past = bool(years) and draft.call is not None and max(years) < draft.call.year
    return (past or bool(parts.baseline or parts.verification)) and not explains(draft, text)


def _judged(draft: Draft, listing: Listing, answer: Answer, *, beside_aims: bool) -> StatementKind | None:
    """Return what most items of an unannounced list are.

    The question itself says it where it asks for one thing; beside a list of objectives another one holds results,
    unless it is worded as something else.
    """
    if answer.id == "needs.addressed":
        return StatementKind.NEED
    kinds = [kind_of(draft, Piece(first_sentence(draft, entry))) for entry in listing.entries]
    best = max(set(kinds), key=lambda kind: (kinds.count(kind), str(kind)))
    if beside_aims and answer.id in _MIXED and best not in (StatementKind.OBJECTIVE, StatementKind.ACTIVITY):
        return StatementKind.RESULT
    if best is StatementKind.RESULT and _asks_aims_alone(draft, answer):
        return StatementKind.OBJECTIVE
    return best if 2 * kinds.count(best) > len(kinds) else None


def _asks_aims_alone(draft: Draft, answer: Answer) -> bool:
    """Say whether a heading of the writer's own asks for objectives and not for results: there a list states them.

    Objectives are told in the present too ("By May 2028 60 pupils read a book a month").
    """
    return answer.id == "relevance.objectives" and not answer.official and not _asks_results(draft, answer)


def _heads(text: str, wanted: StatementKind, language: str | None) -> bool:
    return len(text.split()) <= _HEADER and kind_of_words(text, language) is wanted


def _asks_results(draft: Draft, answer: Answer) -> bool:
    """Say whether the writer's heading speaks of results beside the objectives."""
    heading = fold(draft.text(answer.label_span)).split()
    every = [c for known in draft.catalogue.cues for c in known.entries if c.id == "results.project"]
    stems = [c.stems[0] for c in every if len(c.stems) == 1]
    return any(word.startswith(stem) for word in heading for stem in stems)


def _on_aims(draft: Draft, span: Span) -> bool:
    """Say whether a sentence speaks of the objectives, outside brackets: "Three objectives lead there."."""
    text = re.sub(r"\([^()]*\)", "", draft.text(span))
    return cues.pattern(draft.language, "lists_objective").search(folded(text)) is not None


def _with_number(draft: Draft, span: Span) -> str:
    """Return a statement with the number before it: "1. mērķis izriet no ..." is no item of a list."""
    text = draft.form.page.text
    number = re.search(r"\d{1,2}\.\s*$", text[max(0, span.start - _LONGEST_NUMBER) : span.start])
    return (number[0] if number else "") + draft.text(span)


def _objectives(draft: Draft, found: Sequence[Piece], kinds: list[StatementKind], *, alone: bool) -> list[Span]:
    marked = [piece.span for piece in found if piece.kind is StatementKind.OBJECTIVE]
    if marked:
        return marked
    open_pieces = [(p, k) for p, k in zip(found, kinds, strict=True) if p.kind is None]
    items = [piece.span for piece, kind in open_pieces if piece.item and (alone or kind is not StatementKind.RESULT)]
    own = [span for span in items if not explains(draft, _with_number(draft, span))]
    if items:
        return own or items
    aims = [piece.span for piece, kind in open_pieces if kind is StatementKind.OBJECTIVE]
    worded = [span for span in aims if not telling.ends(draft, draft.text(span))]
    others = [piece.span for piece, kind in open_pieces if kind is not StatementKind.RESULT]
    return worded or others or [piece.span for piece, _ in open_pieces]
