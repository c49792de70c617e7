"""Which action, call year and form a draft says it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyser.extraction.catalogue import Catalogue
from analyser.extraction.folding import fold
from analyser.model.document import Document
from analyser.model.span import Span

_ACTION = re.compile(r"\bKA\s?(210|220|240)(?:\s?-\s?(SCH|VET|ADU|YOU|HED))?\b")
_FORM = re.compile(r"\bForm\s?ID:?\s*(KA(?:210|220|240)-(?:SCH|VET|ADU|YOU|HED)-[0-9A-F]{8})\b")
_FORM_BARE = re.compile(r"\bKA(?:210|220|240)-(?:SCH|VET|ADU|YOU|HED)-[0-9A-F]{8}\b")
_OTHER = re.compile(
    r"^\W*(?:Form\s?ID:?\s*)?(KA(?!210|220|240)\d{3}-[A-Z]{3})\b|\bForm\s?ID:?\s*(KA(?!210|220|240)\d{3}-[A-Z]{3})\b",
    re.M,
)
"""An action of another kind, at the start of a line or behind "Form ID": elsewhere it may be an earlier project."""
_CALL = re.compile(r"\b(?:Call|Uzsaukums|Konkurss)\s*:?\s*(20[12]\d)\b")
_LATIN_CALL = re.compile(r"\b(20[12]\d)\.\s*gada\s+(?:uzsaukum|konkurs)", re.I)
_ROUND = re.compile(
    r"\b(?:Call|Uzsaukums|Konkurss)\s*:?\s*20[12]\d,?\s+(?:Round|Kārta)\s*:?\s*([12])\b"
    r"|^\s*(?:Round|Kārta)[\s:]+(?:Round\s*)?([12])\s*$",
    re.MULTILINE | re.IGNORECASE,
)
_OPENING = 6000


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a draft states, each with its place in the text where it stands there."""

    action: str | None = None
    call: int | None = None
    round: int | None = None
    form_id: str | None = None
    facts: tuple[tuple[str, Span], ...] = ()


def recognise(document: Document, catalogue: Catalogue) -> Header:
    """Return the action, call year and form id, from the text's opening and the running lines."""
    running = "\n".join(dict.fromkeys(line.text for line in document.running_lines))
    opening = document.text[:_OPENING]
    facts: list[tuple[str, Span]] = []
    form = _found(_FORM, opening, running, facts, "context.form_id", 1)
    form = form or _found(_FORM_BARE, opening, running, facts, "context.form_id", 0)
    year = _found(_CALL, opening, running, facts, "context.call", 1)
    year = year or _found(_LATIN_CALL, opening, running, facts, "context.call", 1)
    action = _action(form, opening, running, facts) or _named(opening, catalogue)
    other = None if action else _OTHER.search(opening)
    if other:
        facts.append(("context.other_action", Span(*other.span(1 if other[1] else 2))))
    stated = _ROUND.search(f"{opening}\n{running}")
    return Header(
        action=action,
        call=int(year) if year else None,
        round=int(stated[1] or stated[2]) if stated else None,
        form_id=form,
        facts=tuple(facts),
    )


def _found(
    pattern: re.Pattern[str], opening: str, running: str, facts: list[tuple[str, Span]], name: str, group: int
) -> str | None:
    match = pattern.search(opening)
    if match:
        facts.append((name, Span(*match.span(group))))
        return match[group]
    match = pattern.search(running)
    return match[group] if match else None


def _action(form: str | None, opening: str, running: str, facts: list[tuple[str, Span]]) -> str | None:
    """Return the action: that of the form id, else the first one named with its field, else the first."""
    matches = [*_ACTION.finditer(opening)]
    best = next((m for m in matches if m[2]), matches[0] if matches else None)
    if best:
        facts.append(("context.action", Span(*best.span())))
    if form:
        return form.rpartition("-")[0]
    in_running = [*_ACTION.finditer(running)]
    found = next((m for m in in_running if m[2]), None) or best or next(iter(in_running), None)
    return f"KA{found[1]}-{found[2]}" if found and found[2] else f"KA{found[1]}" if found else None


def _named(opening: str, catalogue: Catalogue) -> str | None:
    """Return the action whose name in words the opening uses, with its field if that is named too."""
    folded = f" {fold(opening)} "
    for terms in catalogue.words.values():
        for action, names in terms.tables.get("actions", {}).items():
            if any(f" {fold(name)} " in folded for name in names):
                sectors = terms.tables.get("sectors", {}).items()
                sector = next((s for s, names in sectors if any(f" {fold(n)} " in folded for n in names)), None)
                return f"{action}-{sector}" if sector else action
    return None
