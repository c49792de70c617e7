"""Where the value of an indicator will be read: the instrument or source it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from analyser.languages import pack
from analyser.model.span import Span
from analyser.statements import cues
from analyser.statements.figures import Role, figures
from analyser.statements.moments import moments
from analyser.statements.units import BREAK
from analyser.text.fold import fold

_ASIDE = 45
_SHORT = 2
_LAST_WORDS = 6
_SCALE_NAME = re.compile(r"\b(?:on|pēc|ar) ((?:the )?[A-Z]{3,}(?:-\d+)?)\b")
_ROW = 3
_ROW_MARKS = "/–—-|"
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = r"in|at|on|from|by|with|of|the|a|an|their|our|its|ar|pēc"
_LEAD = re.compile(rf"(?:(?:data from|data of|dati no|based on|see|skat\.|{_SMALL})\s+)+", re.IGNORECASE)


def verification(text: str, language: str | None, *, valued: bool) -> Span | None:
    """Return the instrument: behind words such as "source:", in brackets, as the last words, or by its name.

    `valued` says that the indicator has a target: only then are bare last words ("..., ticket sales")
    taken for a source.
    """
    pieces = chain(
        _led(text, language, "verify_lead"),
        _asides(text, language),
        _last(text, language) if valued else (),
        _led(text, language, "verify_object"),
    )
    for piece in pieces:
        return piece
    named = cues.expression(language, "instrument").search(fold(text)) or _SCALE_NAME.search(text)
    return _stripped(text, Span(*named.span(1))) if named else None


def _led(text: str, language: str | None, name: str) -> Iterator[Span]:
    for match in cues.pattern(language, name).finditer(fold(text)):
        piece = _piece(text, match.end(), language)
        if piece is not None:
            yield piece


def _asides(text: str, language: str | None) -> Iterator[Span]:
    """Yield what stands in brackets or behind a comma or semicolon and names an instrument, not a value."""
    folded = fold(text)
    for cut in BREAK.finditer(text):
        piece = _bracket(text, cut.end(), language) if cut.group() == "(" else _piece(text, cut.end(), language)
        if piece is None or _states(text, folded, piece, language):
            continue
        if not _WORD.search(folded, piece.start, piece.end):
            continue
        if cut.group() in ",–-" and cues.pattern(language, "attached").match(folded, piece.start, piece.end):
            continue
        if cues.pattern(language, "span_unit").fullmatch(folded, piece.start, piece.end):
            continue
        named = cues.pattern(language, "verification").search(folded, piece.start, piece.end)
        if cut.group() == "(" or (named and (named.start() == piece.start or len(piece) < _ASIDE)):
            yield piece


def _states(text: str, folded: str, piece: Span, language: str | None) -> bool:
    """Say whether a piece gives a value or tells something instead of naming an instrument."""
    if cues.pattern(language, "baseline", "target").match(folded, piece.start, piece.end):
        return True
    if any(figure.span in piece and figure.role is not Role.NAME for figure in figures(text, language)):
        return cues.pattern(language, "verification").match(folded, piece.start, piece.end) is None
    return cues.pattern(language, "finite").search(folded, piece.start, piece.end) is not None


def _last(text: str, language: str | None) -> Iterator[Span]:
    """Yield the few last words behind a comma or semicolon if they can only be a name."""
    folded = fold(text)
    cuts = [cut for cut in BREAK.finditer(folded) if cut.end() < len(folded)]
    row = len([cut for cut in cuts if cut.group() in _ROW_MARKS]) >= _ROW
    cuts = [cut for cut in cuts if cut.group() in ",;" or (row and cut.group() in _ROW_MARKS)]
    if not cuts:
        return
    end = len(text)
    if len(cuts) > 1 and any(_fills(text, moment.span, cuts[-1].end()) for moment in moments(text, language)):
        end = cuts.pop().start()
    piece = _stripped(text, Span(cuts[-1].end(), end))
    if piece is None or _states(text, folded, piece, language):
        return
    words = _WORD.findall(folded[piece.start : piece.end])
    stop = pack(language).words("stop_words")
    told = cues.pattern(language, "finite", "modal", "future").search(folded, piece.start, piece.end)
    told = told or cues.pattern(language, "attached").match(folded, piece.start, piece.end)
    dated = any(moment.span.overlaps(piece) for moment in moments(text, language))
    if 0 < len(words) <= _LAST_WORDS and words[0] not in stop and not told and not dated:
        yield piece


def _fills(text: str, moment: Span, position: int) -> bool:
    """Say whether a date is all that follows: "..., press archive, summer 2028"."""
    return not text[position : moment.start].strip() and not text[max(position, moment.end) :].strip(" .")


def _bracket(text: str, position: int, language: str | None) -> Span | None:
    """Return what stands in a bracket, commas and all, up to a semicolon or the date of the goal."""
    closed = re.compile(r"[);]").search(text, position)
    end = closed.start() if closed else len(text)
    if any(position <= figure.span.start < end for figure in figures(text, language)):
        return _piece(text, position, language)
    return _until(text, position, end, language)


def _piece(text: str, position: int, language: str | None) -> Span | None:
    """Return what follows, up to a break or the date of the goal."""
    start = position + len(text[position:]) - len(text[position:].lstrip(" :-–"))
    stop = BREAK.search(text, start)
    return _until(text, start, max(start, stop.start() if stop else len(text)), language)


def _until(text: str, start: int, end: int, language: str | None) -> Span | None:
    dated = [moment.span for moment in moments(text, language)]
    if any(span.start < start < span.end for span in dated):
        return None
    cut = [span.start for span in dated if start <= span.start < end]
    tail = re.search(r"[\s,]+(?:at|by|in|until|līdz|before)?\s*$", text[start : cut[0]]) if cut else None
    if cut:
        end = start + tail.start() if tail else cut[0]
    return _stripped(text, Span(start, end)) if start < end else None


def _stripped(text: str, span: Span) -> Span | None:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    end = span.start + len(piece.rstrip(" .,"))
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    return Span(start, end) if end - start > _SHORT else None
