"""What a rule misses may stand where the reading assigned it to nothing: then the rule must not say it is absent.

Only drafts with headings of their own have such places. In a draft in the form's own questions what is not in the
answer is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from analyser.model.application import Application, Organisation
from analyser.model.document import BlockKind, Document
from analyser.model.finding import Severity
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.rules._check import Context, Hit, the_application
from analyser.rules._partnership import full, letters

UNREAD = "What is missed may stand under “{where}”: text there reads like it, but the form's question is not named."
UNREAD_HERE = "What is missed may stand here: this text reads like it, but the form's question is not named."
SECTION = 200
"""Characters of an unrecognised part that may be the answer to a question."""
_PORTRAIT = 120
"""Characters of a paragraph that says more of an organisation than its name and seat."""
_CODE = re.compile(r"\bE\d{6,10}\b")
_NEAR = 80
_BORDER = " |:\n\t\r-"
"""Signs between a paragraph and the table behind it, the border of one in Markdown among them."""
_ROW = re.compile(r"\d{3}")


def unread(context: Context, kind: str, within: Span | None = None) -> tuple[Observation, ...]:
    """Return the sentences that read like statements of a kind ("objective") and are none of those extracted."""
    seen = context.observed(f"unread-{kind}")
    return tuple(one for one in seen if one.span and (within is None or one.span in within))


def step_elsewhere(context: Context, name: str) -> Span | None:
    """Return the step that was found in an unrecognised part for the rule of this name."""
    seen = (one for one in context.observed(name) if any(key == "where" for key, _ in one.values))
    return next((one.span for one in seen), None)


def noted(hit: Hit, seen: tuple[Observation, ...]) -> Hit:
    """Return a claim of absence as it is, or as a note that names where the unread sentences stand."""
    if not seen:
        return hit
    spans = tuple((one.span, "") for one in seen[:2] if one.span)
    message = UNREAD if dict(seen[0].values)["where"] else UNREAD_HERE
    values = (*hit.values, *seen[0].values)
    return replace(hit, spans=hit.spans + spans, values=values, message=message, severity=Severity.NOTE)


def stretch_of(application: Application, package: str, document: Document) -> Span:
    """Return the draft from where a work package begins to the next one."""
    starts = sorted((one.span.start, one.id) for one in application.work_packages)
    starts.append((len(document.text), ""))
    return next(Span(start, end) for (start, name), (end, _) in pairwise(starts) if name == package)


def code_near(document: Document, organisation: Organisation) -> str | None:
    """Return the OID, well formed or not, that stands behind an organisation's name anywhere in the draft."""
    name = organisation.name
    for match in re.finditer(re.escape(name), document.text):
        line_end = document.text.find("\n", match.end())
        stop = min(match.end() + _NEAR, line_end if line_end >= 0 else len(document.text))
        found = _CODE.search(document.text, match.end(), stop)
        if found:
            return found[0]
    return None


def has_amounts(document: Document, organisation: Organisation) -> bool:
    """Say whether a row of a table that names an organisation first holds amounts."""
    rows: dict[tuple[int, int], list[str]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.CELL and block.cell:
            rows.setdefault((block.cell.table, block.cell.row), []).append(document.quote(block.span))
    name = letters(organisation.name)
    return any(
        letters(first)
        and letters(first) in {name, letters(organisation.name.partition(",")[0])}
        and sum(bool(_ROW.search(cell)) for cell in cells) > 1
        for first, *cells in rows.values()
    )


def goes_on(context: Context, span: Span) -> bool:
    """Say whether an answer goes on in an unrecognised part or table right behind it, or in more rows of its table."""
    application, document = the_application(context), context.document
    if application.follows_the_form:
        return False
    for part in application.unrecognised:
        behind = part.start >= span.end and not document.text[span.end : part.start].strip()
        if behind and not _is_headed(document, part):
            return True
    cells = [block for block in document.blocks if block.cell]
    tables = {block.cell.table for block in cells if block.cell and block.span.overlaps(span)}
    next_cell = next((block.span.start for block in cells if block.span.start >= span.end), span.end)
    if next_cell > span.end and not document.text[span.end : next_cell].strip(_BORDER):
        return True
    return any(block.cell and block.cell.table in tables and block.span.start >= span.end for block in cells)


def sections(application: Application, document: Document) -> Iterator[tuple[Span, frozenset[str]]]:
    """Yield the unrecognised parts with a heading and a text, with the chapters of the form they stand between."""
    for part in application.unrecognised:
        if _is_headed(document, part) and len(document.quote(part)) >= SECTION:
            before = [field for field in application.fields if field.span.end <= part.start]
            behind = [field for field in application.fields if field.span.start >= part.end]
            beside = before[-1:] + behind[:1]
            yield part, frozenset(field.id.partition(".")[0] for field in beside)


def _is_headed(document: Document, part: Span) -> bool:
    heading = document.heading_of(part)
    return heading is not None and heading in part


def presented(document: Document, application: Application) -> Span | None:
    """Return the first organisation's own section, if most full partners have a heading with prose below it.

    A paragraph of some length that begins with the name of its organisation is such a section too.
    """
    headings = [block.span for block in document.blocks if block.kind is BlockKind.HEADING]
    ends = [*(one.start for one in headings[1:]), len(document.text)][: len(headings)]
    told = [one for one, end in zip(headings, ends, strict=True) if end - one.end >= SECTION]
    partners = full(application)
    own = [h for one in partners for h in told if one.name in document.quote(h)]
    if 2 * len(own) > len(partners):
        return own[0]
    opened = [block for one in partners if (block := _opened(document, one.name))]
    return opened[0] if 2 * len(opened) > len(partners) else None


def _opened(document: Document, name: str) -> Span | None:
    """Return the paragraph that begins with a name, without what stands behind its first comma."""
    short = name.partition(",")[0]
    prose = (block.span for block in document.blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM))
    return next((one for one in prose if len(one) >= _PORTRAIT and document.quote(one).startswith(short)), None)


def reckonings(document: Document, application: Application) -> tuple[str, ...]:
    """Return the paragraphs of a draft with headings of its own that reckon ("8 000 = 40 days x 200"), or none."""
    if application.follows_the_form:
        return ()
    prose = (document.quote(block.span) for block in document.blocks if block.kind is not BlockKind.CELL)
    return tuple(text for text in prose if "=" in text or "×" in text)
