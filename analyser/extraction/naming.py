"""What a name in a draft says of an organisation: its role in front, its OID and country behind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from analyser.extraction import countries
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold, lead
from analyser.model.application import Role
from analyser.model.span import Span

OID = re.compile(r"\bE\d{5,11}\b|\bOID[:\s]*([A-Z]?[\w-]{5,12})\b")
_QUOTED = re.compile(r"[\"„“”«»][^\W\d_a-z]")
"""A name in quotation marks, which a word for its kind may stand before: biedrība "Vītne"."""
_LAST_BRACKET = re.compile(r"\s*\(([^()]+)\)$")
_ROLES = {"associated": Role.ASSOCIATED, "applicant": Role.COORDINATOR, "partner": Role.PARTNER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """An organisation as one place of the draft gives it; `number` is that of its heading."""

    name: str
    span: Span
    oid: str | None = None
    country: str | None = None
    role: Role | None = None
    city: str | None = None
    kind: str | None = None
    established: date | None = None
    number: int | None = None


def filled(known: Partner, more: Partner) -> Partner:
    """Return an organisation with its gaps filled by what another place says of it."""
    names = ("oid", "country", "role", "city", "kind", "established", "number")
    return replace(known, **{n: getattr(more, n) for n in names if getattr(known, n) is None})


def of_line(draft: Draft, span: Span, *, certain: bool, listed: bool = False) -> Partner | None:
    """Read "Coordinator: Name, City, Latvia (OID E10000001)"; a line of prose gives None."""
    text = draft.text(span)
    begin = lead(text)
    prefix = prefix_of(draft, text[begin:])
    role = role_of(draft, prefix) if prefix else None
    if prefix:
        begin = len(text) - len(text[begin + len(prefix) :].lstrip(" \t:–—-"))
    begin += _articled(draft, text[begin:]) if prefix else 0
    rest = text[begin:]
    oid = OID.search(rest)
    place = countries.locate(rest, draft.language)
    if not certain and not ((prefix and (oid or place)) or (listed and (oid or place))):
        return None
    cut = min(
        [m.start() for m in (oid, re.search(r"\s[–—(-]|[,;(\n\t]", rest)) if m and m.start() > 2]
        + [place[1].start if place and place[1].start > 2 else len(rest)]
    )
    name = draft.form.page.trim(span.start + begin, span.start + begin + cut)
    name = Span(name.start, name.start + len(draft.text(name).rstrip(" ,;(–—-")))
    written = named(draft, name)
    verb = _presented(draft).search(written) if written else None
    if written and verb and (told := role_of(draft, written[: verb.start()])):
        written, role = written[verb.end() :], told
    if written is None or (
        not certain and (len(written.split()) > 14 or (written[0].islower() and not _QUOTED.search(written)))
    ):
        return None
    return Partner(
        name=written,
        span=span,
        oid=(oid[1] or oid[0]) if oid else None,
        country=place[0] if place else None,
        role=role or _role_after(draft, rest[cut:]),
    )


def _presented(draft: Draft) -> re.Pattern[str]:
    """Return the verbs between a role and its bearer: "The associated partner is ...", "Partneris ir ..."."""
    words = "|".join(re.escape(word) for word in draft.terms("presenting"))
    return re.compile(rf"\s(?:{words})\s", re.I) if words else re.compile(r"(?!)")


def _role_after(draft: Draft, text: str) -> Role | None:
    """Return the role that stands alone between marks behind a name: "..., Latvia, associated partner"."""
    words = {fold(word): role for name, role in _ROLES.items() for word in draft.terms(name)}
    pieces = (fold(piece) for piece in re.split(r"[,;()\n\t]|\s[–—-]\s", text))
    associated = tuple(f"{word} " for word, role in words.items() if role is Role.ASSOCIATED)
    found = (Role.ASSOCIATED if piece.startswith(associated) else words.get(piece) for piece in pieces)
    return next((role for role in found if role), None)


def without_role(draft: Draft, written: str) -> tuple[str, Role | None]:
    """Return a name without the bracket behind it that only tells its role, and that role: "Name (associated)"."""
    bracket = _LAST_BRACKET.search(written)
    words = {fold(word): role for name, role in _ROLES.items() for word in draft.terms(name)}
    words |= dict.fromkeys(map(fold, draft.terms("associated_alone")), Role.ASSOCIATED)
    role = words.get(fold(bracket[1])) if bracket else None
    return (written[: bracket.start()], role) if bracket and role else (written, None)


def stated(value: str | None) -> str | None:
    """Return a value that tells a code, without a mark behind it; a dash or a word ("none", "nav") says none."""
    return value.rstrip(" .,;") if value and any(map(str.isdigit, value)) else None


def named(draft: Draft, span: Span) -> str | None:
    """Return a name, or None for what the form prints for an organisation that is not chosen yet."""
    written = draft.flat(span).strip(" *_-–")
    undefined = any(fold(word) in fold(written) for word in draft.terms("undefined"))
    return None if undefined or not any(c.isalpha() for c in written) else written


def _articled(draft: Draft, text: str) -> int:
    """Return how long an article before a name is: "Partner: the Union of Funeral Directors"."""
    word, _, name = text.partition(" ")
    return len(word) + 1 if word in draft.terms("articles") and name[:1].isupper() else 0


def prefix_of(draft: Draft, text: str) -> str:
    """Return the words of a role with its number at the start of a line: "Partner 2", "P3"."""
    match = roles(draft).match(text)
    return match[0].rstrip() if match else ""


def roles(draft: Draft) -> re.Pattern[str]:
    """Return the pattern of the words of a role with a number behind them."""
    return _prefixes(*(draft.terms(name) for name in _ROLES))


@cache
def _prefixes(*roles: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(w) for terms in roles for w in sorted(terms, key=len, reverse=True))
    number = r"(?:\(?P?\d{1,2}\)?|\([^()]{3,30}\))?"
    aside = r"(?:,?\s+(?:without|with\s+no|bez)\s[^\W\d_]{3,20})?"
    return re.compile(rf"(?:(?:{words})\s*{number}{aside}|P\s*\(?\d{{1,2}}\)?)\s*(?=[:–—-]|\.?\*\*|\.$)", re.I)


def role_of(draft: Draft, text: str) -> Role | None:
    """Return the role a word names, the longest word first, so that "lead partner" is no partner."""
    folded = f" {re.sub(r'[0-9]+', ' ', fold(text))} "
    folded = " " + " ".join(folded.split()) + " "
    for name, role in _ROLES.items():
        if any(f" {fold(word)} " in folded for word in draft.terms(name)):
            return role
    return None
