"""What a draft hides by itself: labels, headings, tables of contents, lists of partners, short cells, addresses,
quotations with a source, organisation profiles."""

from __future__ import annotations

import re
from bisect import bisect_right

from analyser.model.document import BlockKind, Document
from analyser.model.span import Span
from analyser.originality.draft import Draft

PROFILE_FIELDS = frozenset(
    {
        "organisation.presentation",
        "organisation.experience",
        "organisation.main_activities",
        "organisation.field_activities",
        "organisation.learners",
        "organisation.past_comments",
    }
)
"""Answers on an organisation that it may well use again in its next application."""

_QUOTED = re.compile(r"[“„«\"]([^“”„»\"\n]{40,2000})[”“»\"]")
_SOURCE = re.compile(
    r"^[\s.,;:]{0,3}(?:\((?=[^)]*(?:19|20)\d\d)[^)]{3,120}\)|\[\d{1,3}\]|\(?https?://\S+"
    r"|[-–—]\s?\w[^\n]{2,80}(?:19|20)\d\d|[¹²³⁴⁵⁶⁷⁸⁹]|\(?(?:source|avots|šaltinis|allikas|quelle|źródło|fuente|fonte)\b)",
    re.IGNORECASE,
)


SHORT_CELL = 12
"""Cells of fewer words hold names, dates and amounts; the form repeats them in its overviews."""

SHORT_LINE = 24
"""Lines of fewer words that do not end as a sentence are headings, or two entries of a table of contents."""

_OID = re.compile(r"E(?<=\bE)\d{8}\b")
"""Begins with its letter, not with `\b`, so that the engine skips to the next "E": sixteen times as fast."""

_ADDRESSES = (re.compile(r"https?://\S+"), re.compile(r"www\.\S+"))
_SENTENCE_END = re.compile(r"[.!…;][\"'”’»)\]]*\s*$")


def label_spans(draft: Draft) -> tuple[Span, ...]:
    """Return where a draft has nothing of its own: text of the programme, labels, headings, short cells, addresses."""
    text = draft.document.text
    return (
        draft.hidden
        + questions(draft)
        + short_cells(draft.document)
        + headings(draft)
        + partners(text)
        + addresses(text)
    )


def questions(draft: Draft) -> tuple[Span, ...]:
    """Return the questions and labels of the form above the draft's answers."""
    fields = draft.application.fields if draft.application else ()
    return tuple(field.label_span for field in fields if field.label_span)


def headings(draft: Draft) -> tuple[Span, ...]:
    """Return the headings, and the lines outside every answer that are none: the table of contents, titles.

    A form's export repeats each title of an activity or work package in its table of contents.
    Where no answer was recognised, only what is marked as a heading counts as one.
    """
    document, given = draft.document, sorted(answers(draft))
    starts = [span.start for span in given]

    def outside(span: Span) -> bool:
        at = bisect_right(starts, span.start) - 1
        return bool(given) and (at < 0 or given[at].end <= span.start)

    blocks = (
        block.span
        for block in document.blocks
        if block.kind is BlockKind.HEADING or (block.kind is not BlockKind.CELL and outside(block.span))
    )
    return tuple(span for span in blocks if _is_line(document.quote(span)))


def partners(text: str) -> tuple[Span, ...]:
    """Return the lines that name an organisation by its OID: the form prints such lists with every activity."""
    entries = sorted({_entry(text, found.start()) for found in _OID.finditer(text)})
    return tuple(span for span in entries if _is_line(text[span.start : span.end]))


def _entry(text: str, at: int) -> Span:
    """Return the line, or the cell of it, in which a character stands."""
    start = 1 + max(text.rfind("\n", 0, at), text.rfind("\t", 0, at))
    ends = (end for end in (text.find("\n", at), text.find("\t", at)) if end >= 0)
    return Span(start, min(ends, default=len(text)))


def addresses(text: str) -> tuple[Span, ...]:
    """Return the addresses on the web: a long one is twenty words that nobody wrote."""
    return tuple(Span(*found.span()) for address in _ADDRESSES for found in address.finditer(text))


def _is_line(text: str) -> bool:
    return len(text.split()) < SHORT_LINE and not _SENTENCE_END.search(text)


def short_cells(document: Document) -> tuple[Span, ...]:
    """Return where the short cells of a document's tables stand."""
    cells = (block.span for block in document.blocks if block.kind is BlockKind.CELL)
    return tuple(span for span in cells if len(document.quote(span).split()) < SHORT_CELL)


def answers(draft: Draft) -> tuple[Span, ...]:
    """Return the spans of the answers, if fields were recognised."""
    return tuple(field.span for field in draft.application.fields) if draft.application else ()


def quotations(text: str) -> tuple[Span, ...]:
    """Return quotations that are followed by their source: a year in brackets, a number, an address."""
    return tuple(
        Span(*found.span(1)) for found in _QUOTED.finditer(text) if _SOURCE.match(text[found.end() : found.end() + 160])
    )


def presentations(draft: Draft) -> tuple[Span, ...]:
    """Return the answers in which an organisation presents itself, whether its OID is known or not."""
    return tuple(
        field.span for field in (draft.application.fields if draft.application else ()) if field.id in PROFILE_FIELDS
    )


def profiles(draft: Draft) -> tuple[tuple[str, Span], ...]:
    """Return the answers in which an organisation presents itself, by its OID."""
    if draft.application is None:
        return ()
    oids = {entry.id: entry.oid for entry in draft.application.organisations}
    found = [
        (oids.get(field.owner or ""), field.span) for field in draft.application.fields if field.id in PROFILE_FIELDS
    ]
    return tuple((oid, span) for oid, span in found if oid)
