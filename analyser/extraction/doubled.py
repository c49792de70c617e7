"""When two places of a draft name one organisation, and what is left of them."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz import fuzz

from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold
from analyser.extraction.naming import Partner, filled
from analyser.model.application import Role

_FORMED = re.compile(r"E\d{8}")
_SAME = 92


def named_again(partners: list[Partner]) -> tuple[list[Partner], dict[int, int]]:
    """Return the partners without those that only name one with an OID again; their headings by that of the first."""
    kept: list[Partner] = []
    again: dict[int, int] = {}
    for partner in partners:
        known = next((one for one in partners if one.oid and not partner.oid and same(one, partner)), None)
        if known is None:
            kept.append(partner)
        elif partner.number is not None and known.number is not None:
            again[partner.number] = known.number
    return kept, again


def once(draft: Draft, partners: list[Partner]) -> tuple[list[Partner], dict[int, int]]:
    """Return the partners; an applicant the first page names and a heading names again is one.

    So is one whom the first page names without its OID, if what names it again gives no role. The headings of those
    named again are returned by that of the first.
    """
    kept: list[Partner] = []
    headed: dict[int, int] = {}
    for partner in partners:
        again = next((i for i, lead in enumerate(kept) if _is_lead_again(draft, lead, partner)), None)
        if again is None:
            kept.append(partner)
            continue
        kept[again] = known = filled(kept[again], partner)
        if partner.number is not None and known.number is not None and partner.number != known.number:
            headed[partner.number] = known.number
    return kept, headed


def _is_lead_again(draft: Draft, lead: Partner, partner: Partner) -> bool:
    if lead.role is not Role.COORDINATOR or not lead.oid or not same(lead, partner):
        return False
    bare = partner.role is None and lead.oid not in draft.text(lead.span)
    return (bare or partner.role is Role.COORDINATOR) and fuzz.ratio(fold(lead.name), fold(partner.name)) >= _SAME


def with_malformed(known: Partner, again: Partner) -> Partner:
    """Return an organisation with the code that is no OID, if another place gives it one: it is what is to be told."""
    return replace(known, oid=again.oid) if again.oid and not _FORMED.fullmatch(again.oid) else known


def same(one: Partner, two: Partner) -> bool:
    """Say whether two places name one organisation: by its OID, else by its name; a code that is none tells nothing."""
    formed = one.oid and two.oid and _FORMED.fullmatch(one.oid) and _FORMED.fullmatch(two.oid)
    if formed or (one.oid and one.oid == two.oid):
        return one.oid == two.oid
    if one.country and two.country and one.country != two.country:
        return False
    first, second = fold(one.name), fold(two.name)
    shorter, longer = sorted((first, second), key=len)
    part = longer.startswith(f"{shorter} ") or longer.endswith(f" {shorter}")
    inside = not (one.oid and two.oid) and len(shorter.split()) > 1 and part
    return inside or fuzz.ratio(first, second) >= _SAME
