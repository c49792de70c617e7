"""The organisations that running text names beside a word for leading or taking part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyser.extraction.folding import fold
from analyser.extraction.institutions import is_organisation
from analyser.extraction.partners import Names
from analyser.model.span import Span

_SHORTENED = r"(?:(?<=\s\w)|(?<=\s\w\w))\.(?=\s[^\W\d_a-z])"
"""The point of a short word inside a name: "Szkoła im. Latarników"."""
_NEXT = rf"(?:[^\n.;:(]|{_SHORTENED}){{0,60}}"
_NAMED = re.compile(
    rf"(?P<name>(?:[^,;.:()\n]|{_SHORTENED})+?)(?P<mark>,\s+(?:and|un)\s|,|\s(?:and|un|&)\s|[;.:()\n]|$)"
)
_GOES_ON = (",", " and ", " un ", " & ", ", and ", ", un ")
_CLAUSE = re.compile(r"[.;:,(]\s+|\n")
_WORD = re.compile(r"\S+")
_LONGEST_NAME = 8
"""Most words of a name before a word for leading."""
_FURTHEST = 160
"""Letters from such a word within which the names stand."""


def named(text: str, words: re.Pattern[str], names: Names, *, several: bool) -> Span | None:
    """Return the organisation named right before or after a word for leading, or those after one for taking part."""
    for match in words.finditer(text):
        acting = None if several else _before(text, match.start(), names, whole=True)
        if acting:
            return acting
        rest = re.match(_NEXT, text[match.end() :])
        piece = (rest[0] if rest else "").strip(" ,:–-")
        start = text.find(piece, match.end()) if piece else -1
        listed = _listed(text[max(start, 0) :], names) if several else None
        known = listed or _known(piece, names, several=several)
        if start >= 0 and known:
            return Span(start, start + len(known))
        before = None if several else _before(text, match.start(), names, whole=False)
        if before:
            return before
    return None


def lead_and_others(text: str, words: Sequence[str], names: Names) -> tuple[Span, Span | None] | None:
    """Return who leads and whom the text names next: "The School leads and hosts, the Centre and the Club come"."""
    verbs = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    match = re.match(
        rf"(?P<lead>(?:[^\n.;:]|{_SHORTENED}){{2,90}}?),?\s(?i:{verbs})(?:\s(?:and|un)\s\w+)?(?!\w)[\s,;:.]*", text
    )
    if match is None:
        return None
    rest = _listed(text[match.end() :], names) or _known(text[match.end() :], names, several=True)
    stranger = rest and match["lead"][:1].isupper() and len(match["lead"].split()) <= _LONGEST_NAME
    if names.find(match["lead"]) is None and not (stranger and not any(map(str.isdigit, match["lead"]))):
        return None
    return Span(*match.span("lead")), Span(match.end(), match.end() + len(rest)) if rest else None


def _before(text: str, end: int, names: Names, *, whole: bool) -> Span | None:
    """Return the organisation right before `end`, which may have to begin its clause: "Le Banc leads"."""
    clause = [match.end() for match in _CLAUSE.finditer(text, 0, end)]
    opening = max(clause[-1] if clause else 0, end - _FURTHEST)
    starts = [match.start() for match in _WORD.finditer(text, opening, end)]
    for start in starts[:1] if whole else starts[-_LONGEST_NAME:]:
        name = text[start:end].rstrip()
        if names.find(name):
            return Span(start, start + len(name))
    return None


def _listed(rest: str, names: Names) -> str | None:
    """Return the names of several organisations that a text begins with: "School A, School B and the Centre".

    The first is known; a further one may be a stranger, if its name says that it is an organisation.
    """
    found: set[str] = set()
    ends = 0
    for match in _NAMED.finditer(rest[:_FURTHEST]):
        name = match["name"].strip()
        known = names.find(name) or (name if found and is_organisation(name) else None)
        begins = None if known else _known(name, names, several=False)
        known = known or (names.find(begins) if begins else None)
        if known is None:
            break
        found.add(known)
        ends = match.start("name") + len(begins) if begins else match.end("name")
        if begins or match["mark"] not in _GOES_ON:
            break
    return rest[:ends].rstrip() if len(found) > 1 else None


def _known(piece: str, names: Names, *, several: bool) -> str | None:
    """Return the longest beginning of a piece that names an organisation, or everyone."""
    parts = piece.split(" ")
    for count in range(min(len(parts), 9), 0, -1):
        head = " ".join(parts[:count]).rstrip(" ,.")
        if fold(head) in names.everyone and several:
            return head
        if names.find(head):
            return head
    return None
