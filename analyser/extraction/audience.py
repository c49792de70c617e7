"""Target groups and their needs told in running prose: "We think first of carers. ... Neighbours are the third."

A paragraph is about a group if it opens with its name alone ("Our own trainers. The nine of them ...") or if a sentence
presents one. Each paragraph then tells its need in words for needing, else in the first sentence worded as a need.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.pieces import Piece, kind_of, pieces
from analyser.extraction.telling import LAST, Unit, paragraphs, place, units
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues
from analyser.text.fold import fold
from analyser.text.forms import forms

_LONGEST_NAME = 16
_LONGEST_ANNOUNCEMENT = 8
_FEWEST = 2
_FINITE = ("V-present", "V-past", "V-future", "V-must")


def groups(draft: Draft, answer: Answer) -> tuple[Span, ...]:
    """Return the groups that paragraphs are named after or sentences present; none unless there are two."""
    found: list[Span] = []
    every = tuple(paragraphs(units(draft, answer)))
    named = [group[0].span for group in every if len(group) > 1 and _is_name(draft, draft.text(group[0].span))]
    for group in every:
        if len(named) >= _FEWEST and group[0].span in named:
            found.append(group[0].span)
            continue
        found += [unit.span for unit in group if _presents(draft, unit)]
    return tuple(found) if len(found) >= _FEWEST else ()


def announces(draft: Draft, text: str) -> bool:
    """Say whether a sentence only says how many groups there are: "There are three groups."."""
    counted = cues.pattern(draft.language, "lists_target_group").search(fold(text))
    return (
        counted is not None
        and len(text.split()) <= _LONGEST_ANNOUNCEMENT
        and _counts(draft.language).search(fold(text)) is not None
    )


def needs(draft: Draft, answer: Answer, told: Sequence[Span]) -> tuple[Span, ...]:
    """Return the needs of the groups `told`, each up to the next group; none unless two paragraphs name one."""
    stretches: list[Span] = []
    for group in paragraphs(units(draft, answer)):
        whole = Span(group[0].span.start, group[-1].span.end)
        if any(unit.span.overlaps(span) for unit in group for span in told):
            stretches.append(whole)
        elif stretches:
            stretches[-1] = stretches[-1].cover(whole)
    if len(stretches) < _FEWEST:
        return ()
    every = pieces(draft, answer)
    found: list[Span] = []
    for stretch in stretches:
        found += _of_group(draft, [piece for piece in every if piece.span.overlaps(stretch)])
    return tuple(found)


def _of_group(draft: Draft, inside: Sequence[Piece]) -> list[Span]:
    """Return the clauses that say what a group needs, before those that say what it lacks, before those worded so."""
    for name in ("names_need", "says_need"):
        found: list[Span] = []
        last: Piece | None = None
        for piece in inside:
            text = draft.text(piece.span)
            goes_on = last is not None and draft.form.page.text[last.span.end : piece.span.start].strip() == ";"
            if cues.pattern(draft.language, name).search(fold(text)) or (goes_on and _counts_on(draft, text)):
                found.append(piece.span)
                last = piece
        if found:
            return found
    worded = (piece.span for piece in inside if kind_of(draft, piece) is StatementKind.NEED)
    return list(worded)[:1]


def _counts_on(draft: Draft, text: str) -> bool:
    nearest = cues.pattern(draft.language, "counts_on").match(fold(text))
    return nearest is not None or 1 < place(draft, text) <= LAST


def _presents(draft: Draft, unit: Unit) -> bool:
    text = draft.text(unit.span)
    return cues.expression(draft.language, "presents_group").search(fold(text)) is not None and not announces(
        draft, text
    )


def _is_name(draft: Draft, text: str) -> bool:
    """Say whether a short sentence has no verb: it names what the paragraph is about."""
    words = re.findall(r"[^\W\d_]+", text)
    if not 0 < len(words) <= _LONGEST_NAME or text.endswith("?"):
        return False
    main = re.split(r",\s|\s[–—-]\s|\(", text)[0]
    if cues.pattern(draft.language, "finite", "modal", "names_need").search(fold(main)):
        return False
    return not any(_is_verb(word, draft.language) for word in re.findall(r"[^\W\d_]+", main))


@cache
def _is_verb(word: str, language: str | None) -> bool:
    known = forms(word.lower(), language)
    return bool(known) and all(form.startswith(_FINITE) for form in known)


@cache
def _counts(language: str | None) -> re.Pattern[str]:
    return re.compile(cues.number(language))
