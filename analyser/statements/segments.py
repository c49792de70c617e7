"""Cuts an answer into statements: list items, coded items, parts of enumerations, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.model.span import Span
from analyser.statements import cues
from analyser.text.fold import fold
from analyser.text.sentences import sentences

_CODE = r"(?:[WD]P\s?\d+\s*[-.]\s*)?[A-ZĀČĒĢĪĶĻŅŠŪŽ]{1,4}\s?\d{1,2}(?:\.\d{1,2})*"
_DOTTED = r"[A-Z]{1,4}\s?\d{1,2}(?:\.\d{1,2})+\s"
_NUMBERED = r"[^\W\d_]{4,14}(?: [^\W\d_]{4,14})?\s+(?:n[ro°º]?\.?\s*)?\d{1,2}(?:\.\d{1,2})*\s*[:)](?=\s)"
_ORDINALS = r"gad|mēne|janv|febr|mart|aprī|maij|jūn|jūl|aug|sept|okt|nov|dec|klas|kurs|sem|posm|daļ|gads"
_MARKER = re.compile(
    rf"\s*(?:\*\*|__)?(?:[-–—•*·▪●■◦‣➢✓o]\s+|\(?\d{{1,2}}(?:\.\d{{1,2}})*(?:\)|\.(?!\s*(?:{_ORDINALS})))\s+"
    rf"|\(?[a-zāčēģīķļņšūž][)]\s+|{_DOTTED}|{_CODE}\s*(?:[:.)](?=[\s*_])|[-–—](?=\s))|{_NUMBERED}|\d{{1,2}}\.\s[^\W\d_]{{4,14}}:\s)+(?:(?:\*\*|__)(?=\s))?\s*"
)
_INLINE_CODE = re.compile(rf"(?<=[.;,:\s])(?=(?:{_CODE})\s*[:)–]\s)")
_LEAD_IN = re.compile(r"(?:\*\*|__)[^*_\n]{2,60}(?:\*\*|__)[:.]?\s+|[^\W\d_][^\n:.;]{1,40}:\s+(?=[^\W\d_][^\n]*;)")
_MOST_WORDS_OF_INTRO = 25


def segment(text: str, language: str | None) -> tuple[Span, ...]:
    """Return the statements of an answer as spans of its text, in order.

    Marks of a list, codes ("O1:", "SO2", "R3.1") and bold lead-ins are left out, and so are lines that
    only announce what follows ("The objectives of the project are:"). Cells of a table row, divided by
    tabs, are statements of their own.
    """
    found: list[Span] = []
    for line in re.finditer(r"[^\n\t]+", text):
        for start, end in _coded(text, line.start(), line.end()):
            found += _statements(text, start, end, language)
    return tuple(found)


def _coded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line that begin with a code of their own: "... O1: ... O2: ..."."""
    cuts = [match.start() for match in _INLINE_CODE.finditer(text, start, end) if match.start() > start]
    yield from zip([start, *cuts], [*cuts, end], strict=True)


def _statements(text: str, start: int, end: int, language: str | None) -> Iterator[Span]:
    marker = _MARKER.match(text, start, end)
    start = marker.end() if marker else start
    lead = _LEAD_IN.match(text, start, end)
    if lead and (lead.group()[0] in "*_" or not _valued(text, lead.end(), language)):
        start = lead.end()
    held: Span | None = None
    for sentence in sentences(text[start:end], language):
        for left, right in _enumerated(text, start + sentence.start, start + sentence.end, language):
            piece = _trimmed(text, left, right)
            if piece is None:
                continue
            if held is not None and _completes(text, piece, language):
                held = Span(held.start, piece.end)
                continue
            if held is not None:
                yield held
            held = piece
    if held is not None:
        yield held


def _valued(text: str, position: int, language: str | None) -> bool:
    """Say whether a value follows, so that the words before the colon are what is counted: "Report: one, by May"."""
    number = rf"(?:{cues.number(language)}|{cues.pattern(language, 'one').pattern})"
    return re.compile(rf"(?:[^\W\d_]+\s+){{0,2}}{number}").match(fold(text), position) is not None


def _completes(text: str, piece: Span, language: str | None) -> bool:
    """Say whether a sentence only adds value, date or source to the one before: "The target is 4 of 5."."""
    return cues.pattern(language, "completes").match(fold(text[piece.start : piece.end])) is not None


def _enumerated(text: str, start: int, end: int, language: str | None) -> Iterator[tuple[int, int]]:
    """Yield the members of an enumeration with semicolons outside brackets, else the whole.

    What a semicolon adds to a measure ("; source: ...", "; baseline 12", "; the target is 4", "; units under
    4 are rewritten") stays with it.
    """
    added = cues.pattern(language, "verify_lead", "baseline", "target", "completes", "continues")
    folded = fold(text)
    depth, left = 0, start
    for position in range(start, end):
        character = text[position]
        depth += (character in "([") - (character in ")]")
        if character != ";" or depth > 0:
            continue
        begin = position + 1 + _gap(text, position + 1)
        if not added.match(folded, begin) and not _tells(folded, left, begin, end, language):
            yield left, position
            left = position + 1
    yield left, end


def _tells(folded: str, left: int, begin: int, end: int, language: str | None) -> bool:
    """Say whether a part only tells what follows from the measure before it: "; the plan is changed"."""
    stop = folded.find(";", begin, end)
    part, before = folded[begin : stop if stop > 0 else end], folded[left:begin]
    if any(character.isdigit() for character in part) or not cues.pattern(language, "finite").search(part):
        return False
    judged = cues.pattern(language, "judging").search(before) is not None
    return judged or any(character.isdigit() for character in before)


def _gap(text: str, position: int) -> int:
    return len(text[position:]) - len(text[position:].lstrip())


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the piece without marks and space around it, or None for an announcement or mere marks."""
    marker = _MARKER.match(text, start, end)
    start = marker.end() if marker else start
    while start < end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_;"):
        end -= 1
    piece = text[start:end]
    announces = piece.endswith(":") and len(piece.split()) <= _MOST_WORDS_OF_INTRO
    return Span(start, end) if any(c.isalnum() for c in piece) and not announces else None
