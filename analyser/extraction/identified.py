"""Organisations that a sentence names with their OID: "Our partners are Le Banc in Liège (E10291853), and ...".

The OID is the anchor. The name stands before it: behind the organisation before, behind the words for a role and the
verb; it ends where a comma, a bracket or a place begins. The country is beside the OID, else around the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from analyser.extraction import countries
from analyser.extraction.drafts import Draft
from analyser.extraction.naming import Partner, named, role_of
from analyser.model.application import Role
from analyser.model.span import Span
from analyser.text.sentences import sentences

OID = re.compile(
    r"(?:\(\s*(?:[^\W\d_][\w' -]{1,30},\s*)?|,\s*)?(?:\bOID\b[:\s]*)?\b"
    r"(?P<oid>E\d{6,10})\b(?P<after>[^()\n.;]{0,40}\))?"
)
_TOWN = r"[^\W\d_a-z][\w'’.-]+(?:[ -][^\W\d_][\w'’.-]+){0,3}"
_JOINT = re.compile(r"[\s,.;:)]*(?:(?:and|un|kā arī|as well as)\s+)?", re.I)
_OPENED = re.compile(r"[.;:]\s+|,\s+(?:and|un)\s+")
_LONGEST_NAME = 12
_NO_NAME = re.compile(r"[\d,]")
_BESIDE = 40


def told(draft: Draft, line: Span) -> Iterator[Partner]:
    """Yield the organisations that the sentences of a paragraph name with their OIDs."""
    text = draft.text(line)
    for sentence in sentences(text, draft.language):
        found = list(OID.finditer(text, sentence.start, sentence.end))
        role: Role | None = None
        starts = [sentence.start, *(match.end() for match in found)]
        for (begin, _), match in zip(pairwise([*starts, sentence.end]), found, strict=False):
            known = without_place(text[begin : match.start()], draft.language) if begin > sentence.start else 0
            start = begin + known
            intro, name = _name(draft, text, start, match.start())
            role = role_of(draft, intro) or role
            written = named(draft, name.shift(line.start)) if len(name) else None
            country = _country(draft, text, name.end, match, sentence.end)
            plain = written is not None and not _NO_NAME.search(written)
            listed = country or role or (len(found) > 1 and plain)
            if written is not None and len(written.split()) <= _LONGEST_NAME and listed:
                yield Partner(
                    name=written,
                    span=Span(name.start, match.end()).shift(line.start),
                    oid=match["oid"],
                    country=country,
                    role=role,
                )


def without_place(text: str, language: str | None, country: str | None = None) -> int:
    """Return where the text behind an organisation goes on after its town and country: ", Verviers, Belgium, and"."""
    joint = _JOINT.match(text)
    start = joint.end() if joint else 0
    match = re.compile(rf"{_TOWN},\s+(?P<country>{_TOWN})").match(text, start)
    for size in range(4, 0, -1) if match else ():
        words = match["country"].split()[:size] if match else []
        place = countries.locate(" ".join(words), language)
        whole = place is not None and place[1].start == 0 and place[1].end >= len(" ".join(words)) - 1
        if match and place and whole and country in (None, place[0]):
            end = match.start("country") + place[1].end
            after = _JOINT.match(text, end)
            return after.end() if after else end
    return start


def _country(draft: Draft, text: str, name: int, oid: re.Match[str], end: int) -> str | None:
    """Return the country in the bracket of an OID, between the name and it, or behind it before the next comma."""
    coded = re.search(r"\b[A-Z]{2}(?=\W*$)", oid["after"] or "")
    if coded:
        return countries.code(coded[0])
    before = text[name : oid.start("oid")] + (oid["after"] or "")
    place = countries.locate(before, draft.language)
    place = place or countries.locate(text[oid.end() : min(end, oid.end() + _BESIDE)].partition(";")[0], draft.language)
    return place[0] if place else None


def _name(draft: Draft, text: str, start: int, end: int) -> tuple[str, Span]:
    """Return the words before a name (a role, a verb) and the name."""
    cuts = [match.end() for match in _OPENED.finditer(text, start, end) if text[match.end() : end].strip()]
    begin = cuts[-1] if cuts else start
    verb = _verbs(draft).search(text, begin, end)
    intro = text[start : verb.end() if verb else begin]
    begin = verb.end() if verb else begin
    piece = text[begin:end]
    quoted = re.match(r"(?:[^\W\d_]+\s+){0,3}[\"„“«][^\"“”»]{2,80}[\"“”»]", piece)
    stop = re.search(r",\s|\s[(–—]|\s(?:in|from|no)\s+(?=[^\W\d_a-z])", piece)
    length = quoted.end() if quoted else stop.start() if stop else len(piece.rstrip(" (,"))
    town = _town(draft).search(piece[:length]) if stop and not quoted else None
    length = town.start() if town else length
    return intro, Span(begin, begin + length) if length > 0 else Span(begin, begin)


def _town(draft: Draft) -> re.Pattern[str]:
    """Return the shape of a town in the case of a place at the end of a name: "Noortekoda Pērnavā"."""
    endings = "|".join(draft.terms("place_endings"))
    return re.compile(rf"(?<=\w)\s+[^\W\d_a-z]\w+(?:{endings})$" if endings else r"(?!)")


def _verbs(draft: Draft) -> re.Pattern[str]:
    return _alternatives(draft.terms("presenting"))


@cache
def _alternatives(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})\s+(?:the\s+)?", re.I) if words else re.compile(r"(?!)")
