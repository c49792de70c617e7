"""What the corpus keeps of a draft beside its text, and the draft made of it again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from analyser.model.application import Application, Field, Organisation, Role
from analyser.model.document import Anchor, Block, BlockKind, Document
from analyser.model.span import Span
from analyser.originality.applicants import named, organisation, title
from analyser.originality.draft import Draft
from analyser.originality.index.record import Entry, Origin
from analyser.originality.masking import short_cells

_AGENCY = re.compile(r"\b[A-Z]{2}\d{2}\b")


def facts(draft: Draft, applicant: str) -> dict[str, object]:
    """Return what a later comparison needs: organisations, answers, short cells, pages.

    `applicant` overrides the one the draft names.
    """
    application, document = draft.application, draft.document
    organisations = list(application.organisations) if application else []
    if applicant:
        name, oid = named(applicant)
        organisations = [o for o in organisations if o is not organisation(draft)]
        organisations.insert(0, Organisation(id="P1", name=name, oid=oid, role=Role.COORDINATOR, span=Span(0, 0)))
    return {
        "words": len(document.text.split()),
        "organisations": [[o.id, o.oid, str(o.role), o.name] for o in organisations],
        "fields": [
            [f.id, f.owner, f.span.start, f.span.end, *_ends(f.label_span)]
            for f in (application.fields if application else ())
        ],
        "cells": [[span.start, span.end] for span in short_cells(document)],
        "pages": list(_pages(document)),
    }


def completed(given: Origin, draft: Draft) -> Origin:
    """Return an origin with what the draft itself says where it is empty: agency and applicant."""
    agency = (draft.application.national_agency or "") if draft.application else ""
    code, stated = _AGENCY.search(agency), organisation(draft)
    return replace(
        given,
        agency=given.agency or (code[0] if code else agency),
        applicant=given.applicant or (title(stated.name, stated.oid) if stated else ""),
    )


def draft(entry: Entry, text: str) -> Draft:
    """Return the draft of an entry as far as comparisons need it."""
    known = json.loads(entry.facts)
    document = Document(
        entry.name,
        "corpus",
        text,
        tuple(Block(BlockKind.CELL, Span(start, end)) for start, end in known.get("cells", ())),
        tuple(Anchor(Span(start, end), f"page {page}", page) for start, end, page in known.get("pages", ())),
    )
    return Draft(entry.name, document, _application(known, entry), entry.language or None)


def size(entry: Entry) -> int:
    """Return the number of words of a document."""
    return int(json.loads(entry.facts)["words"])


def _ends(span: Span | None) -> tuple[int, int]:
    return (span.start, span.end) if span else (0, 0)


def _pages(document: Document) -> Iterator[tuple[int, int, int]]:
    """Yield where each page of the text starts and ends."""
    for page, group in groupby(document.anchors, key=lambda anchor: anchor.page):
        anchors = list(group)
        if page is not None:
            yield anchors[0].span.start, anchors[-1].span.end, page


def _application(known: dict[str, Any], entry: Entry) -> Application | None:
    if not known["organisations"] and not known["fields"]:
        return None
    return Application(
        national_agency=entry.origin.agency or None,
        language=entry.language or None,
        organisations=tuple(_organisations(known["organisations"])),
        fields=tuple(_fields(known["fields"])),
    )


def _organisations(rows: list[list[Any]]) -> Iterator[Organisation]:
    for number, oid, role, name in rows:
        yield Organisation(id=str(number), oid=oid or None, role=Role(role), name=str(name), span=Span(0, 0))


def _fields(rows: list[list[Any]]) -> Iterator[Field]:
    for id_, owner, start, end, label, label_end in rows:
        found = Field(id=id_, label="", owner=owner or None, span=Span(start, end), characters=end - start)
        yield replace(found, label_span=Span(label, label_end) if label_end else None)
