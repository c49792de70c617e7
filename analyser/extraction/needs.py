"""Chooses the needs and the target groups of an answer: those it lists or names before those merely worded so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.extraction import audience
from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import words
from analyser.extraction.listings import listings
from analyser.extraction.pieces import Piece, kind_of, pieces
from analyser.extraction.stated import stated, whole
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues
from analyser.text.fold import fold as folded
from analyser.text.sentences import sentences

_NAME_FIRST = re.compile(r"(?=[^\W\d_])(?:[^\s.:;?!]+[ ,]{1,2}){0,9}[^\s.:;?!]+:\s+\S")
_FEWEST = 2
_TOPIC = 12
"""Most words of the sentence that names what a paragraph on a need is about."""


def needs(draft: Draft, answer: Answer) -> tuple[Span, ...]:
    """Return the needs of an answer: listed, in a column, as topics of paragraphs, else the sentences that say one."""
    listed = stated(draft, answer, StatementKind.NEED)
    if listed:
        return listed
    found = pieces(draft, answer)
    if answer.id == "needs.addressed":
        topics = tuple(_topics(draft, answer))
        if topics:
            return topics
    worded = tuple(piece.span for piece in found if kind_of(draft, piece) is StatementKind.NEED)
    if answer.id == "needs.addressed":
        return worded or tuple(piece.span for piece in found)
    told = audience.needs(draft, answer, target_groups(draft, answer))
    if told:
        return told
    said = cues.pattern(draft.language, "says_need")
    return tuple(piece.span for piece in found if said.search(folded(draft.text(piece.span)))) or worded


def target_groups(draft: Draft, answer: Answer) -> tuple[Span, ...]:
    """Return the target groups of an answer: listed, else the sentences that name a group, else the first one."""
    listed = stated(draft, answer, StatementKind.TARGET_GROUP)
    named = () if listed else _named_first(draft, answer)
    if named:
        return named
    labels = all(one.labelled for one in listings(draft, answer))
    told = audience.groups(draft, answer) if labels else ()
    more = [span for span in told if not any(span.overlaps(entry) for entry in listed)]
    if listed or told:
        return tuple(sorted([*listed, *more]))
    found = [piece for piece in pieces(draft, answer) if not audience.announces(draft, draft.text(piece.span))]
    names = draft.folded("group")
    items = [piece.span for piece in found if piece.item]
    naming = [p.span for p in found if kind_of(draft, p) is StatementKind.TARGET_GROUP or _opens(draft, p, names)]
    every = [piece.span for piece in found] if _is_list(draft, answer) else items
    return tuple(every if len(every) > 1 else naming or [piece.span for piece in found[:1]])


def _named_first(draft: Draft, answer: Answer) -> tuple[Span, ...]:
    """Return the paragraphs of an answer that all begin with a name: "Deputy heads: seven people at our schools"."""
    inside = (line for line in draft.form.page.lines if line.span in answer.span)
    lines = [line.span for line in inside if line.cell is None]
    named = [span for span in lines if _NAME_FIRST.match(draft.text(span))]
    if len(named) < _FEWEST or len(named) < len(lines) - 1:
        return ()
    return tuple(whole(draft, span, StatementKind.TARGET_GROUP) for span in named)


def _topics(draft: Draft, answer: Answer) -> Iterator[Span]:
    """Yield the short sentences that open paragraphs with evidence, if two paragraphs at least are built so."""
    found = []
    for line in re.finditer(r"[^\n]+", draft.text(answer.span)):
        span = Span(*line.span()).shift(answer.span.start)
        cut = sentences(draft.text(span), draft.language)
        if len(cut) > 1 and len(draft.text(cut[0].shift(span.start)).split()) <= _TOPIC:
            found.append(whole(draft, span, StatementKind.NEED))
    yield from found if len(found) > 1 else ()


def _is_list(draft: Draft, answer: Answer) -> bool:
    """Say whether the answer to a label of the writer's own is one sentence cut by semicolons."""
    text = draft.text(answer.span)
    return not answer.official and ";" in text and ". " not in text and "\n" not in text


def _opens(draft: Draft, piece: Piece, names: tuple[str, ...]) -> bool:
    """Say whether one of these words stands among the first four of a statement."""
    opening = [word.norm for word in words(draft.form.page.text, piece.span.start, piece.span.end)[:4]]
    joined = f" {' '.join(opening)} "
    return any(f" {name} " in joined for name in names)
