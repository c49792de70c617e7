"""Facts listed behind the title of an activity.

In a bracket, "(01/02/2027 to 31/05/2027, Tartu and online, lead Tahvel)", or in a sentence that semicolons part:
"Led by Tahvel, all partners take part; Tartu and online; 01/02/2027-31/05/2027; 9 000 EUR."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.extraction import countries
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold
from analyser.extraction.institutions import is_organisation
from analyser.extraction.partners import Names
from analyser.model.span import Span
from analyser.text import towns
from analyser.text.dates import dates
from analyser.text.values import find_amounts, find_dates

_BRACKET = re.compile(r"\((?P<inner>(?:[^()\n]|\([^()\n]{0,40}\)){10,280})\)")
_PIECE = re.compile(r"(?:[^,;(]|,(?=\d)|\([^()]*\))+")
_PARTED = re.compile(r"(?:[^.;]|\.(?=\S))+(?:;(?:[^.;]|\.(?=\S))+){2,}")
"""A sentence with two semicolons and more."""
_OPENED = re.compile(r"^[\s,;.)–—-]*(?:(?:in|at|to)\s+)?")
_INTRODUCED = re.compile(r"(?:[\s,;.(–—-]|\b(?:from|on|between|no|in)\b)+$")
_LONGEST = 300
_OPENING = 600
_LONGEST_PLACE = 120
_WITHIN = 200
"""A bracket stands behind the title, not somewhere in the text."""


def cells_of(draft: Draft, span: Span, names: Names) -> dict[str, Span]:
    """Return what the first bracket with a date states, by the ids of the form's fields."""
    text = draft.text(span)
    for match in _BRACKET.finditer(text, 0, min(len(text), _WITHIN + _LONGEST)):
        if match.start() > _WITHIN:
            break
        inner = Span(*match.span("inner")).shift(span.start)
        if _is_dated(draft.text(inner), draft.language):
            return _facts(draft, inner, names)
    place = _place(draft, span, names)
    return {"activity.venue": place} if place else {}


def _place(draft: Draft, span: Span, names: Names) -> Span | None:
    """Return the place among the facts of a sentence: a part without date and sum that names where."""
    text = draft.text(span)[:_OPENING]
    for sentence in _PARTED.finditer(text):
        cuts = re.compile(r"[^;]+").finditer(text, *sentence.span())
        parts = [draft.form.page.trim(span.start + m.start(), span.start + m.end()) for m in cuts]
        dated = [part for part in parts if _is_dated(draft.text(part), draft.language)]
        rest = [part for part in parts[1:] if part not in dated and not _is_sum(draft.text(part))]
        if dated:
            return next((part for part in rest if _is_place(draft, draft.text(part), names)), None)
    return None


def beside_dates(draft: Draft, span: Span) -> Span | None:
    """Return what a value tells before or behind its days, up to a clause of another thing: where it is.

    "from 4 to 8 October 2027, in Vela Luka, Croatia, and in Split", "Engure, 2027. gada 4.-8. oktobris".
    """
    text = draft.text(span)
    days = [day.span for day in find_dates(text, draft.language)]
    days = days or [m.span for m in dates(text, draft.language) if m.start and m.end]
    if not days:
        return None
    ends = re.compile(r"[;\n]|\.\s").search(text, days[-1].end)
    behind = _OPENED.sub("", text[days[-1].end : ends.start() if ends else len(text)])
    before = _INTRODUCED.sub("", text[: days[0].start])
    told = next((part for part in (behind, before) if any(map(str.isupper, part))), "")
    start = text.find(told) if told else -1
    return Span(start, start + len(told.rstrip(" ,;.("))).shift(span.start) if start >= 0 else None


def _is_sum(text: str) -> bool:
    return any(amount.money for amount in find_amounts(text))


def _is_place(draft: Draft, text: str, names: Names) -> bool:
    """Say whether a few words name a country, a capital, the seat of a partner, or say that it is online."""
    if len(text) > _LONGEST_PLACE:
        return False
    if any(word in text.casefold() for word in draft.terms("online")):
        return True
    if countries.locate(text, draft.language) or towns.locate(text):
        return True
    parts = [part for part in re.split(r",\s+|\s+(?:and|un)\s+", text) if any(map(str.isupper, part))]
    known = [part for part in parts if names.nicknames and names.nicknames.find(part)]
    return not text[:1].isdigit() and "(" not in text and bool(parts) and 2 * len(known) >= len(parts)


def _is_dated(text: str, language: str | None) -> bool:
    return bool(find_dates(text, language) or [m for m in dates(text, language) if m.start and m.end])


def _facts(draft: Draft, inner: Span, names: Names) -> dict[str, Span]:
    found: dict[str, Span] = {}
    last = ""
    for piece in _pieces(draft, inner):
        name, value = _meaning(draft, piece, last, names)
        if name in found and name in ("activity.venue", "activity.participants", "activity.dates"):
            found[name] = found[name].cover(value)
        elif name:
            found.setdefault(name, value)
        last = name or last
    return found


def _pieces(draft: Draft, inner: Span) -> Iterator[Span]:
    for match in _PIECE.finditer(draft.text(inner)):
        span = draft.form.page.trim(inner.start + match.start(), inner.start + match.end())
        if len(span):
            yield span


def _meaning(draft: Draft, piece: Span, last: str, names: Names) -> tuple[str, Span]:
    """Return the field of a piece and its value; an organisation behind those that take part is one more."""
    text = draft.text(piece)
    if _is_dated(text, draft.language):
        return "activity.dates", piece
    if _is_sum(text):
        return "activity.amount", piece
    for name, words in (("activity.lead", _leading(draft)), ("activity.participants", _joining(draft))):
        match = re.match(rf"(?:{'|'.join(map(re.escape, words))})\b[\s:]*", text, re.I)
        if match and match.end() < len(text):
            return name, Span(piece.start + match.end(), piece.end)
    behind = last in ("activity.lead", "activity.participants")
    if behind and names.all(text) and (_is_known(text, names) or is_organisation(text)):
        return "activity.participants", piece
    if any(character.isupper() for character in text[:1]) or last in ("activity.dates", "activity.venue"):
        return "activity.venue", piece
    return "", piece


def _is_known(text: str, names: Names) -> bool:
    return fold(text) in names.everyone or all(name.startswith("P") for name in names.all(text))


def _leading(draft: Draft) -> tuple[str, ...]:
    return _longest((*draft.terms("leading"), *draft.heads("lead")))


def _joining(draft: Draft) -> tuple[str, ...]:
    return _longest((*draft.terms("joining"), *draft.heads("participants")))


def _longest(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(words), key=lambda word: (-len(word), word)))
