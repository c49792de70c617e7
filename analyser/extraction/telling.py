"""Objectives told in running prose: "By June 2027 we want ... Our second objective concerns ourselves. By ...".

Ordinals and adverbs ("Secondly,") count the statements of a run, and so does a dated wish in a paragraph of its own. A
statement goes on over the sentences that add its start, target or date. A sentence that only leads over ("Our second
objective concerns ourselves.") gives way to the dated one behind it; one that speaks of objectives already told, of
results or of priorities ends the run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.items import explains
from analyser.extraction.numbering import KINDS
from analyser.extraction.pieces import Piece, kind_of
from analyser.languages import pack
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues, indicator_parts
from analyser.statements.moments import due
from analyser.text.fold import fold
from analyser.text.sentences import sentences

LAST = 99
"""The place of what "Finally," opens."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_FEWEST = 2
_ANY, _OR = re.escape("*"), re.escape("|")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of running prose, or a clause that an adverb of counting opens; `place` is what it counts to."""

    span: Span
    paragraph: int
    place: int = 0


def units(draft: Draft, answer: Answer) -> tuple[Unit, ...]:
    """Return the sentences of an answer, cut where an adverb counts on: "they need, first, X; second, Y"."""
    found: list[Unit] = []
    text = draft.text(answer.span)
    grids = [table.span for table, _ in draft.form.tables if table.span.overlaps(answer.span)]
    for number, line in enumerate(re.finditer(r"[^\n]+", text)):
        if any(Span(*line.span()).shift(answer.span.start).overlaps(grid) for grid in grids):
            continue
        for sentence in sentences(line[0], draft.language):
            start, end = line.start() + sentence.start, line.start() + sentence.end
            cuts = [
                m.end() for m in re.finditer(r"[;:]\s+", text[start:end]) if place(draft, text[start + m.end() : end])
            ]
            for left, right in pairwise([0, *cuts, end - start]):
                span = draft.form.page.trim(answer.span.start + start + left, answer.span.start + start + right)
                span = Span(span.start, span.start + len(draft.text(span).rstrip(" ;:")))
                if len(span):
                    found.append(Unit(span, number, place(draft, draft.text(span))))
    return tuple(found)


def place(draft: Draft, text: str) -> int:
    """Return which statement of a run a sentence opens: 2 for "Secondly," and "Our second objective", else 0."""
    folded = fold(text)
    if _refers(draft.language).match(folded):
        return 0
    for number, opening in enumerate(_openings(draft.language), 1):
        if opening.match(folded):
            return number
    return LAST if _closing(draft.language).match(folded) else 0


def objectives(draft: Draft, answer: Answer) -> tuple[Span, ...]:
    """Return the objectives that running prose tells; none unless two at least are counted or dated."""
    found: list[Span] = []
    every = units(draft, answer)
    counting = {unit.paragraph for unit in every if unit.place}
    counted, open_at, dated = 0, -1, False
    for number, unit in enumerate(every):
        text = draft.text(unit.span)
        when = _is_due(draft, text)
        if ends(draft, text) and not unit.place:
            open_at = -1
        elif unit.place > counted:
            after = every[number + 1] if number + 1 < len(every) else None
            if after and after.paragraph == unit.paragraph and not when and _leads(draft, unit, after):
                counted, open_at = unit.place, -1
                counting.discard(unit.paragraph)
                continue
            counted, open_at, dated = unit.place, unit.paragraph, when
            found.append(unit.span)
        elif unit.paragraph == open_at and not (
            when and dated and unit.paragraph not in counting and _wishes(draft, unit)
        ):
            if _completes(draft, text, dated=dated):
                found[-1] = found[-1].cover(unit.span)
                dated = dated or when
        elif unit.paragraph not in counting and when and _wishes(draft, unit):
            open_at, dated = unit.paragraph, True
            found.append(unit.span)
        elif found and unit.paragraph not in counting and _wants(draft, text):
            open_at, dated = unit.paragraph, False
            found.append(unit.span)
    return tuple(found) if len(found) >= _FEWEST else ()


def ends(draft: Draft, text: str) -> bool:
    """Say whether a sentence tells of something else: of objectives told before, of results, of priorities."""
    folded = fold(text)
    if explains(draft, text) or _refers(draft.language).match(folded):
        return True
    return any(
        cues.expression(draft.language, name).search(folded) for name in ("leaves", "leaves_some", "serves_priority")
    )


def _is_due(draft: Draft, text: str) -> bool:
    """Say whether a sentence has a date that is not past: "In spring 2025 we asked" has none."""
    moment = due(text, draft.language)
    years = [int(year) for year in _YEAR.findall(text)]
    past = bool(years) and draft.call is not None and max(years) < draft.call.year
    return moment is not None and not past


def _leads(draft: Draft, unit: Unit, after: Unit) -> bool:
    """Say whether a counted sentence only names whom or what the next one is about."""
    text = draft.text(unit.span)
    follows = not after.place and (_is_due(draft, draft.text(after.span)) or _wishes(draft, after))
    return follows and not any(c.isdigit() for c in text) and not _wants(draft, text)


def _completes(draft: Draft, text: str, *, dated: bool) -> bool:
    """Say whether a sentence adds to the objective before it: a date it lacks, a start, a number to reach."""
    parts = indicator_parts(text, draft.language)
    years = [int(year) for year in _YEAR.findall(text)]
    past = bool(years) and draft.call is not None and max(years) < draft.call.year
    aimed = _wants(draft, text) and any(c.isdigit() for c in text)
    return (not dated and _is_due(draft, text)) or past or aimed or bool(parts.baseline)


def _wishes(draft: Draft, unit: Unit) -> bool:
    """Say whether a dated sentence states what shall be: it wishes, or says how many can do something."""
    text = draft.text(unit.span)
    able = cues.pattern(draft.language, "modal").search(fold(text)) and any(c.isdigit() for c in _YEAR.sub("", text))
    return bool(able) or _wants(draft, text) or kind_of(draft, Piece(unit.span)) is StatementKind.OBJECTIVE


def _wants(draft: Draft, text: str) -> bool:
    return cues.pattern(draft.language, "wants").search(fold(text)) is not None


def _words(language: str | None, name: str) -> Sequence[str]:
    """Return expressions for the entries of a list in their order; `|` parts words of the same meaning."""
    value = pack(language).table("smart").get(name, ())
    listed = value if isinstance(value, tuple) else ()
    return [f"(?:{re.escape(word).replace(_ANY, 'WORD*').replace(_OR, '|')})".replace("WORD", r"\w") for word in listed]


@cache
def _openings(language: str | None) -> tuple[re.Pattern[str], ...]:
    """Return the shapes with which the first, second, third statement of a run opens."""
    joints, owners = _alternatives(language, "run_joints"), _alternatives(language, "run_owners")
    kinds = cues.pattern(language, *(f"lists_{kind}" for kind in KINDS)).pattern
    adverbs = _words(language, "counting_adverbs")
    found = []
    for number, ordinal in enumerate(_words(language, "ordinal")):
        adverb = adverbs[number] if number < len(adverbs) else ordinal
        found.append(
            re.compile(
                rf"(?:(?:{joints})\s+)?(?:(?:{adverb})\b[,:]?\s|(?:(?:{owners})\s+)?{ordinal}(?:[,:]\s|\s[–—-]\s|\s+(?:\w+\s+)?(?:{kinds})\b"
                rf"|\s+(?:{cues.pattern(language, 'copula', 'concerns').pattern})\s))"
            )
        )
    return tuple(found)


@cache
def _closing(language: str | None) -> re.Pattern[str]:
    joints, last = _alternatives(language, "run_joints"), _alternatives(language, "last_of_run")
    return re.compile(rf"(?:(?:{joints})\s+)?(?:{last})(?:[,:]\s|\s)")


@cache
def _refers(language: str | None) -> re.Pattern[str]:
    """Return the shape of "The first two ..." and "The third and the fourth ...", which speak of what was told."""
    ordinals = "|".join(_words(language, "ordinal"))
    owners, several = _alternatives(language, "run_owners"), _alternatives(language, "several")
    return re.compile(
        rf"(?:(?:{owners})\s+)?(?:{ordinals})(?:,? (?:\w+ )?(?:{owners} )?(?:{ordinals})|\s+(?:{several}))\b"
    )


def _alternatives(language: str | None, name: str) -> str:
    return "|".join(_words(language, name)) or r"(?!)"


def paragraphs(found: Sequence[Unit]) -> Iterator[tuple[Unit, ...]]:
    """Yield the sentences of each paragraph."""
    for number in dict.fromkeys(unit.paragraph for unit in found):
        yield tuple(unit for unit in found if unit.paragraph == number)
