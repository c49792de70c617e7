"""The partnership: organisations from headings, tables, labelled lines and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from analyser.extraction import countries, founded, identified
from analyser.extraction.answers import Head
from analyser.extraction.doubled import named_again, once, same, with_malformed
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold, lead
from analyser.extraction.learnt import leads
from analyser.extraction.marks import What
from analyser.extraction.naming import (
    OID,
    Partner,
    filled,
    named,
    of_line,
    prefix_of,
    role_of,
    roles,
    stated,
    without_role,
)
from analyser.extraction.records import Record
from analyser.extraction.tidied import tidied
from analyser.model.application import Organisation, Role
from analyser.model.span import Span

_SENTENCE_ENDS = re.compile(r"(?<=[^\W\d_]{4})\.\s+(?=[^\W\d_a-z])")
_TELLING = frozenset({"organisation.oid", "organisation.country", "organisation.role", "organisation.city"})
_LONGEST_LINE = 300
_BLOCK = 8
_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST_LIST = 1000
_BETWEEN = re.compile(r";(?![^()]*\))\s*|(?<=\)),\s*|(?<=\))\s+(?:and|un)\s+(?=[^\W\d_a-z])")
_WITHOUT_OID = re.compile(r"[^()\n]{3,150} \([A-Z]{2}\)")
_APART = re.compile(r"\S{3}[^,(–—]*(?:[,(]|\s[–—-]\s)")


def organisations_of(draft: Draft) -> tuple[tuple[Organisation, ...], dict[int, str]]:
    """Return the organisations and, per number of a heading, the id of its organisation.

    The place that names most of them is taken as the list; other places fill gaps and add the rest.
    """
    sources = [list(_from_heads(draft)), list(_from_tables(draft)), list(_from_lines(draft))]
    known = {partner.oid for source in sources for partner in source if partner.oid}
    unread = [line.span for line in draft.form.page.lines if {*leads.OID.findall(draft.text(line.span))} - known]
    sources.append([one for span in unread for one in identified.told(draft, span) if one.oid not in known])
    sources.sort(key=len, reverse=True)
    partners = sources[0]
    told = len(partners) > 1 and all(partner.oid for partner in partners)
    for other in sources[1:]:
        for partner in other:
            at = _known(partners, partner)
            if at is None and not (told and _is_bare(partner)):
                partners.append(partner)
            elif at is None:
                continue
            else:
                partners[at] = with_malformed(filled(partners[at], partner), partner)
    partners, leading = once(draft, tidied(draft, partners))
    partners, again = named_again(partners)
    again |= leading
    partners.sort(key=lambda p: (p.role is not Role.COORDINATOR, p.role is Role.ASSOCIATED, p.span))
    first_is_lead = partners and all(p.role is not Role.COORDINATOR for p in partners)
    found, numbers = [], {}
    for number, partner in enumerate(partners, 1):
        role = partner.role or (Role.COORDINATOR if first_is_lead and number == 1 else Role.PARTNER)
        found.append(_organisation(draft, partner, f"P{number}", role))
        for heading in (partner.number, *(one for one, known in again.items() if known == partner.number)):
            if heading is not None:
                numbers[heading] = f"P{number}"
    return tuple(found), numbers


def _known(partners: Sequence[Partner], partner: Partner) -> int | None:
    """Return which organisation another place names again: by its name first, as two may bear one OID by mistake."""
    again = [number for number, known in enumerate(partners) if same(known, partner)]
    again += [n for n, known in enumerate(partners) if not known.oid and same(known, replace(partner, oid=None))]
    return min(again, key=lambda n: fold(partners[n].name) != fold(partner.name), default=None)


def _organisation(draft: Draft, partner: Partner, id: str, role: Role) -> Organisation:
    return Organisation(
        id=id,
        name=partner.name,
        oid=partner.oid,
        country=partner.country,
        role=role,
        established=partner.established or founded.told(draft, partner.name),
        kind=partner.kind,
        city=partner.city,
        span=partner.span,
    )


def _is_bare(partner: Partner) -> bool:
    """Say whether a place only names an organisation: beside a list with OIDs that is a short name of one of it."""
    return not (partner.oid or partner.country or partner.role)


def _from_heads(draft: Draft) -> Iterator[Partner]:
    found = []
    for number, head in enumerate(draft.form.organisations):
        partner = _of_head(draft, head) if head.mark.what is What.ORGANISATION else _of_labels(draft, head, number)
        if partner:
            found.append(replace(_with_details(draft, partner, number), number=number))
    told = {answer.place.organisation for answer in draft.form.answers if answer.id.startswith("organisation.")}
    for partner in found:
        again = any(one.number in told and (one.oid, one.name) == (partner.oid, partner.name) for one in found)
        if partner.number in told or not (partner.oid and again):
            yield partner


def _of_head(draft: Draft, head: Head) -> Partner | None:
    """Return the organisation of a heading `Applicant - Name (E10123014 - ES)`; the role may stand behind."""
    name = head.mark.name
    if name is None:
        return None
    before = draft.text(Span(head.mark.span.start, name.start))
    role = role_of(draft, before)
    if role is None and fold(before) and not before.strip()[0].isdigit() and head.mark.span.end - name.end < 60:
        name = Span(head.mark.span.start + lead(before), name.end)
    tail = draft.text(Span(name.end, head.mark.span.end))
    country = next(filter(_is_code, re.finditer(r"\b[A-Z]{2}(?=\W*$|\))", tail)), None)
    role = role or role_of(draft, tail.partition(")")[2])
    if role is None and head.place.section == "associated":
        role = Role.ASSOCIATED
    written = named(draft, name)
    if written is None:
        return None
    written = _SENTENCE_ENDS.split(written)[0]
    line = _line_of(draft, head.mark.span)
    coded = next(filter(_is_code, re.finditer(r"(?<=[–—, -])[A-Z]{2}(?=\))", draft.text(line))), None)
    if len(written.split()) == 1 and role_of(draft, written) is not None:
        told = of_line(draft, line, certain=True)
        return replace(told, country=told.country or countries.code(coded[0])) if told and coded else told
    bracket = draft.text(Span(name.end, line.end)).partition(")")[0]
    place = countries.locate(bracket, draft.language)
    letters = country or coded
    return Partner(
        name=written,
        span=head.mark.span,
        oid=head.mark.number or None,
        country=countries.code(letters[0]) if letters else place[0] if place else None,
        role=role,
    )


def _is_code(letters: re.Match[str]) -> bool:
    """Say whether two letters are the code of a country: "(SI)", not the short name "(KK)"."""
    return countries.is_code(letters[0])


def _line_of(draft: Draft, span: Span) -> Span:
    """Return the whole line a mark stands on."""
    page = draft.form.page
    return page.lines[page.line_at(span.start)].span


def _of_labels(draft: Draft, head: Head, number: int) -> Partner | None:
    """Return the organisation of a block of labels (legal name, OID, country)."""
    answer = next(
        (a for a in draft.form.all("organisation.name") if a.place.organisation == number and len(a.span)), None
    )
    if answer is None:
        return None
    partner = of_line(draft, answer.span, certain=True)
    if partner and answer.official and not (partner.oid or partner.country):
        partner = replace(partner, name=named(draft, answer.span) or partner.name)
    label = draft.text(answer.label_span)
    if partner and partner.role is None:
        section = Role.ASSOCIATED if head.place.section == "associated" else None
        return replace(partner, role=role_of(draft, label) if fold(label) not in ("partner", "partneris") else section)
    return partner


def _with_details(draft: Draft, partner: Partner, number: int) -> Partner:
    """Fill in what labels below the heading say of the organisation."""
    found: dict[str, str] = {}
    for answer in draft.form.answers:
        if answer.place.organisation == number and answer.id.startswith("organisation.") and len(answer.span):
            found.setdefault(answer.id.partition(".")[2], draft.flat(answer.span))
    stands = found.get("country") or found.get("city", "").rpartition(",")[2]
    country = countries.code(stands, draft.language) if stands else None
    more = Partner(
        name=partner.name,
        span=partner.span,
        oid=stated(found.get("oid")),
        country=country,
        role=role_of(draft, found.get("role", "")),
        city=found.get("city"),
        kind=found.get("profile"),
        established=founded.of_answers(draft, found),
    )
    return filled(partner, more)


def _from_tables(draft: Draft) -> Iterator[Partner]:
    """Yield the rows of tables of organisations; a table of amounts only names those known from elsewhere.

    A row that only names an organisation of a table above is that one again.
    """
    tables = [(table, place) for table, place in draft.form.tables if table.kind == "organisation"]
    told = [entry for entry in tables if any(_TELLING & {name for name, _ in r.cells} for r in entry[0].records)]
    above: list[Partner] = []
    for table, place in told or tables:
        if place.section != "budget" or not told:
            read = (_of_record(draft, one, associated=place.section == "associated") for one in table.records)
            rows = [partner for partner in read if partner]
            yield from (one for one in rows if not (_is_bare(one) and any(same(known, one) for known in above)))
            above += rows


def _of_record(draft: Draft, record: Record, *, associated: bool) -> Partner | None:
    name = record.cell("organisation.name")
    written = named(draft, name) if name else None
    if name is None or written is None or fold(written) in draft.folded("total"):
        return None
    cells = {key: draft.flat(span) for key, span in record.cells if len(span)}
    inner = of_line(draft, name, certain=True)
    country = cells.get("organisation.country")
    city = cells.get("organisation.city", "")
    written, beside = without_role(draft, written)
    role = role_of(draft, cells.get("organisation.role", "")) or (Role.ASSOCIATED if associated else beside)
    partner = Partner(
        name=inner.name if inner and inner.oid else written,
        span=record.span,
        oid=_oid(cells),
        country=countries.code(country, draft.language) if country else countries.find(city, draft.language),
        role=role,
        city=cells.get("organisation.city"),
        kind=cells.get("organisation.profile"),
        established=founded.of_answers(draft, {"established": cells.get("organisation.established", "")}),
    )
    return filled(partner, inner) if inner else partner


def _oid(cells: Mapping[str, str]) -> str | None:
    """Return the OID of a row; a cell that it shares with the country holds more than that."""
    cell = cells.get("organisation.oid")
    match = OID.search(cell or "") if cell == cells.get("organisation.country") else None
    return (match[1] or match[0]) if match else stated(cell)


def _from_lines(draft: Draft) -> Iterator[Partner]:
    """Yield organisations of lists: lines with a role ("Partner 2: ...") or below a heading for partners.

    A line "Name (EE)" right below another organisation is one that has no OID yet.
    """
    lists = [(a.span, a.id) for a in draft.form.all("partnership.composition", "organisation.associated")]
    closed = [a.span for a in draft.form.answers if a.official and len(a.span) > 200]
    closed += [table.span for table, _ in draft.form.tables if table.records]
    closed += list(draft.form.skipped)
    prefix = roles(draft)
    heads = [head.mark.span for head in draft.form.organisations if head.mark.name]
    below = False
    for place, line in enumerate(draft.form.page.lines):
        inside = next((name for span, name in lists if line.span in span), None)
        text = draft.text(line.span) if len(line.span) <= _LONGEST_LIST else ""
        headed = prefix.match(text, lead(text))
        if headed and line.opens:
            yield from _below_role(draft, place, role_of(draft, headed[0]))
            continue
        bare = below and _WITHOUT_OID.fullmatch(text) is not None
        below = bare or any(line.span.overlaps(span) for span in heads)
        if not text or not (headed or bare or (inside and len(text) <= _LONGEST_LINE)):
            continue
        if any(line.span.overlaps(span) for span in (*closed, *heads)):
            continue
        block = _of_block(draft, place) if headed and len(text) <= _LONGEST_LINE else None
        if block:
            yield block
            continue
        role = Role.ASSOCIATED if inside == "organisation.associated" else None
        listed = bare or bool(inside)
        alone = of_line(draft, line.span, certain=False, listed=listed) if len(text) <= _LONGEST_LINE else None
        several = list(_of_list(draft, line.span))
        listing = several if len(several) > 1 or not alone else [alone]
        yield from (replace(one, role=one.role or role) for one in listing if one)


def _below_role(draft: Draft, place: int, role: Role | None) -> Iterator[Partner]:
    """Yield what follows "**Associated partner:**" in the same paragraph."""
    following = draft.form.page.lines[place + 1].span if place + 1 < len(draft.form.page.lines) else None
    if following is None:
        return
    several = list(_of_list(draft, following))
    alone = None if several else of_line(draft, following, certain=True)
    yield from (replace(one, role=one.role or role) for one in (*several, alone) if one)


def _of_block(draft: Draft, place: int) -> Partner | None:
    """Return the organisation of a line "Partner: Name" with lines "OID: ...", "Country: ..." right below it."""
    line = draft.form.page.lines[place]
    partner = of_line(draft, line.span, certain=True)
    details: dict[str, str] = {}
    for following in draft.form.page.lines[place + 1 : place + 1 + _BLOCK]:
        label, mark, value = draft.text(following.span).partition(":")
        known = draft.catalogue.exact.get(fold(_BRACKETS.sub("", label)), ()) if mark else ()
        field = next((one.id for one in known if one.id in _TELLING), None)
        if field is None or not value.strip():
            break
        details.setdefault(field, " ".join(value.split()))
    if partner is None or partner.oid or not {"organisation.oid", "organisation.country"} & details.keys():
        return None
    more = Partner(
        name=partner.name,
        span=partner.span,
        oid=stated(details.get("organisation.oid")),
        country=countries.code(details.get("organisation.country", ""), draft.language),
        role=role_of(draft, details.get("organisation.role", "")),
        city=details.get("organisation.city"),
    )
    return filled(partner, more)


def _of_list(draft: Draft, span: Span) -> Iterator[Partner]:
    """Read "Partners: Name, Germany, E10000002; Name, Poland (E10000003); Associated partner: Name, Sweden".

    The name is set apart from its country or OID, as prose about "schools in Germany" is not.
    """
    text = draft.text(span)
    begin = lead(text)
    prefix = prefix_of(draft, text[begin:])
    role = role_of(draft, prefix)
    begin += len(prefix)
    again = [m.span() for m in roles(draft).finditer(text, begin) if text[: m.start()].endswith((". ", ", "))]
    cuts = sorted([*(m.span() for m in _BETWEEN.finditer(text, begin)), *((at, at) for at, _ in again)])
    if not cuts:
        return
    country: str | None = None
    for start, end in zip([begin, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)], strict=True):
        start += identified.without_place(text[start:end], draft.language, country) if country else 0
        piece = draft.form.page.trim(span.start + start, span.start + max(start, end))
        piece = Span(piece.start + lead(draft.text(piece)), piece.end)
        own = prefix_of(draft, draft.text(piece))
        role = role_of(draft, own) or role
        rest = draft.text(piece)[len(own) :].lstrip(" :–-")
        if _APART.search(rest) and not rest[:1].islower():
            partner = of_line(draft, piece, certain=True)
            if partner and (partner.oid or partner.country):
                country = partner.country
                yield replace(partner, role=role)
