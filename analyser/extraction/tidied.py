"""Organisations misread from running text, put right by what stands beside their OIDs.

Where others have OIDs, what has none is no organisation if nothing says that it is one: the heading of a section, a
note to oneself. What the words before an OID name is its organisation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analyser.extraction import countries
from analyser.extraction.doubled import same
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold
from analyser.extraction.institutions import is_organisation
from analyser.extraction.naming import Partner, filled, role_of

_OID = re.compile(r"\bE\d{8}\b")
_SEVERAL = 2
"""Organisations with OIDs beside which one without is doubtful."""
_PROSE = 4
"""Words of a name from which on most must be capitalised."""
_BRACKET = re.compile(r"[\s,(]*(?:OID[:\s]*)?$")
_QUOTED = re.compile(r"(?:[^\W\d_a-z]{2,4}\s)?[\"„“«][^\"„“”«»\n]{2,60}[\"“”»]$")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{4})[.;:]\s+|[\n\t]")

_JOINTS = re.compile(r"[,;]\s+|\t|\s(?:by|with|and|un|ar|kopā ar)\s")


def tidied(draft: Draft, partners: Sequence[Partner]) -> list[Partner]:
    """Return the organisations, each once and by its own name."""
    whole = [one for one in partners if not _is_list(one, partners)]
    sure = [one for one in whole if one.oid and _OID.fullmatch(one.oid)]
    if len(sure) < _SEVERAL:
        return list(whole)
    kept: list[Partner] = []
    taken = {id(other) for one in sure if (other := _named_before(draft, one, whole))}
    for one in whole:
        if id(one) in taken:
            continue
        if one.oid is None and _is_none(draft, one, sure):
            continue
        again = next(
            (at for at, known in enumerate(kept) if known.oid == one.oid and known.span.overlaps(one.span)), None
        )
        if one.oid and again is not None:
            kept[again] = filled(kept[again], one)
            continue
        kept.append(_retold(draft, one, whole) if one in sure else one)
    return kept


def _is_list(one: Partner, partners: Sequence[Partner]) -> bool:
    """Say whether a name is that of a whole list, whose members are read as well."""
    return _OID.search(one.name) is not None and any(two is not one and two.oid == one.oid for two in partners)


def _is_none(draft: Draft, one: Partner, sure: Sequence[Partner]) -> bool:
    """Say whether what has no OID is no organisation: nothing is said of it, or it names one of those with OIDs."""
    if any(fold(known.name) in fold(one.name) and fold(known.name) != fold(one.name) for known in sure):
        return True
    words = one.name.split()
    if countries.whole(one.name, draft.language):
        return True
    if words[0].casefold() in draft.terms("articles") and not any(word[:1].isupper() for word in words[1:]):
        return True
    if is_organisation(one.name) or one.role or one.city or _QUOTED.search(one.name):
        return False
    small = sum(word[:1].islower() for word in words)
    return one.country is None or (len(words) >= _PROSE and 2 * small > len(words))


def _before(draft: Draft, one: Partner) -> str:
    """Return what stands before the OID of an organisation, without its bracket and the country beside it."""
    text = draft.form.page.text
    at = text.find(one.oid or "\0", one.span.start)
    at = at if at >= 0 else text.find(one.oid or "\0")
    before = text[max(0, at - 200) : max(at, 0)]
    before = _BRACKET.sub("", before)
    name, _, place = before.rpartition(", ")
    return name if name and countries.whole(place.strip(), draft.language) else before


def _named_before(draft: Draft, one: Partner, partners: Sequence[Partner]) -> Partner | None:
    """Return the organisation without an OID whose name stands right before this OID."""
    before = fold(_before(draft, one))
    known = (other for other in partners if other.oid is None and fold(other.name) and not same(one, other))
    return next((other for other in known if before.endswith(fold(other.name))), None)


def _retold(draft: Draft, one: Partner, partners: Sequence[Partner]) -> Partner:
    """Return an organisation by the name before its OID where it has none, and in the country beside it."""
    before = _before(draft, one)
    other = _named_before(draft, one, partners)
    name = other.name if other else one.name
    quoted = _QUOTED.search(before)
    if not other and len(name.split()) == 1 and role_of(draft, name) is not None and quoted:
        name = quoted[0]
    elif not other and not any(map(str.isalpha, _OID.sub("", name))):
        name = _SENTENCE.split(before)[-1].strip(" *") or name
    elif not other and not is_organisation(name):
        line = before.rpartition("\n")[2]
        if countries.whole(name, draft.language):
            name = _JOINTS.split(line)[-1].strip() or name
        behind = next(
            (part for part in (line.rpartition(" – ")[2], _JOINTS.split(line)[-1]) if is_organisation(part)), ""
        )
        name = behind if behind and name in line and name not in behind else name
    return replace(one, name=name, country=_country(draft, one) or one.country)


def _country(draft: Draft, one: Partner) -> str | None:
    """Return the country in the bracket of an OID."""
    text = draft.form.page.text
    at = text.find(one.oid or "\0", one.span.start)
    start = text.rfind("(", max(0, at - 120), at)
    inner = text[start:at] if at >= 0 and start >= 0 and ")" not in text[start:at] else ""
    place = countries.locate(inner, draft.language)
    return place[0] if place else None
