"""Weighs what the rules read against what the learnt model marks: the model says what is stated, the rules how.

A statement of the rules stays where the model marks one, with the exact words and the cells the rules found. Where
the model marks a statement that the rules missed, its sentences are taken; what the rules alone read is left out. What
a draft states again elsewhere is one statement, and that of the summary counts only if there is no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import Protocol, TypeVar

from analyser.extraction.context import Place
from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.framing import again
from analyser.extraction.logic import alike
from analyser.extraction.numbering import behind_name, kind_of_words
from analyser.extraction.results import telling_stems
from analyser.model.document import BlockKind
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues
from analyser.text.detect import language
from analyser.text.fold import fold

SUPPORT = 0.1
"""Chosen on twelve unread drafts: with .03 one indicator of 148 more is found, six more are wrong; .2 loses needs."""
_HALF = 0.5
_SHARES = ((2, 0.85), (3, 0.7))
"""Shared telling words, and their share of those of the shorter statement; one of the pairs must be met."""
_CODE = re.compile(r"[\s*_•●▪–—-]*(?:[A-Z]{1,3}\s?\d{1,2}(?:\.\d{1,2})*|\(?[a-z\d]{1,2}[.)])[\s*_]*[:.)–—-]*\s+")
_NUMBERED = re.compile(
    r"[\s*_•●▪–—-]*(?:\d{1,2}\.\s*(?P<before>[^\W\d_]+)|(?P<behind>(?:[^\W\d_]+ )?[^\W\d_]+)\s\d{1,2})[*_]*[.:][*_]*\s*"
)
_LEAD = re.compile(r"[\s*_•●▪–—-]*(?P<lead>[^\W\d_][^\n:.;*]{1,40})(?:\*\*)?[:.](?:\*\*)?\s+(?=\S)")
_LONGEST_LEAD = 4
_ITEM = re.compile(r"\s*\(?(\d{1,2})[.)]\s+")
_SUBJECT = re.compile(r"[\s•▪●*–—-]*([^\W\d_][^\n\t:;.]{5,120}):[*_]*\s+")
_NEAR = 40
_LONGEST_ROW = 500
_LONGEST_NAME, _SEVERAL = 9, 2
_DIGITS = re.compile(r"\d+")
_CODED = re.compile(r"\b[A-Z]{1,3}\d(?:\.\d)*\b")
_SUMMARY = ("summary", "summary_en")


class Placed(Protocol):
    """A statement with its place."""

    @property
    def span(self) -> Span:
        """Where it stands."""


Stated = TypeVar("Stated", bound=Placed)


def weighed(
    draft: Draft,
    known: Sequence[Stated],
    marks: Sequence[Span],
    support: Callable[[Span], float],
    asked: Collection[str],
    made: Callable[[Span, Answer | None], Stated],
    others: Sequence[Span] = (),
) -> tuple[Stated, ...]:
    """Return the statements at the marks in order: those the rules know, else new ones that `made` makes.

    What the rules read and the model does not mark stays if it stands below a question for it, one of `asked`, in the
    form's own words or if the model gives it some support and marks nothing else there; `others` are its marks of
    other kinds.
    """
    found: list[Stated] = []
    for mark in marks:
        touched = [one for one in known if one.span.overlaps(mark) and one not in found]
        inside = [one for one in touched if one.span in mark]
        if len(inside) > 1:
            found += inside
            continue
        best = max(touched, key=lambda one: _shared(one.span, mark), default=None)
        if best is not None and (_shared(best.span, mark) >= _HALF or not _several(marks, best.span)):
            found.append(best)
        elif best is None or not any(best.span in one.span for one in found):
            span = trimmed(draft, mark)
            found.append(made(span, answer_at(draft, span)))
    for one in known:
        if one in found or any(one.span.overlaps(mark) for mark in marks):
            continue
        answer = answer_at(draft, one.span)
        other = any(_shared(one.span, mark) >= _HALF for mark in others)
        if (answer is not None and answer.official and answer.id in asked) or (
            support(one.span) >= SUPPORT and not other
        ):
            found.append(one)
    found += _counted_on(draft, known, found, asked)
    return tuple(sorted(found, key=lambda one: one.span))


def _counted_on(
    draft: Draft, known: Sequence[Stated], found: Sequence[Stated], asked: Collection[str]
) -> tuple[Stated, ...]:
    """Return what the rules alone read as an item of a numbered list below a question, of which another is found."""
    runs: list[list[Stated]] = []
    last: tuple[Answer, int] | None = None
    for one in sorted(known, key=lambda one: one.span):
        answer, number = answer_at(draft, one.span), _number(draft, one.span)
        if answer is None or number is None or answer.id not in asked:
            continue
        if last is None or last != (answer, number - 1):
            runs.append([])
        runs[-1].append(one)
        last = (answer, number)
    told = [run for run in runs if any(one in found for one in run)]
    return tuple(one for run in told for one in run if one not in found)


def _number(draft: Draft, span: Span) -> int | None:
    """Return the number before the statement on whose line it opens: "3. By June 2028 ..."."""
    page = draft.form.page
    line = page.lines[page.line_at(span.start)]
    match = _ITEM.match(page.text, line.span.start, line.span.end)
    return int(match[1]) if match and span.start <= match.end() else None


def own(draft: Draft, stated: Sequence[Stated]) -> tuple[Stated, ...]:
    """Return the statements without those in another language, as of the summary in English, if there are others."""
    left = [one for one in stated if language(draft.text(one.span))[0] in (None, draft.language)]
    return tuple(left or stated)


def specific(draft: Draft, stated: Sequence[Stated]) -> tuple[Stated, ...]:
    """Return the objectives without those called the general aim, which is what the others add up to."""
    general = cues.pattern(draft.language, "general_aim")
    left = [one for one in stated if not general.search(fold(_opening(draft, one.span)))]
    left = [one for one in left if _stands_alone(draft, one.span) or not _names(draft, one.span, left)]
    return tuple(left if len(left) > 1 else stated)


def _names(draft: Draft, span: Span, stated: Sequence[Stated]) -> bool:
    """Say whether a few words without a number only name an objective that is told elsewhere with numbers."""
    text = draft.text(span)
    others = [draft.text(one.span) for one in stated if one.span != span]
    dated = sum(any(map(str.isdigit, other)) for other in others)
    bare = not any(map(str.isdigit, _CODED.sub("", text))) and len(text.split()) <= _LONGEST_NAME
    return bare and dated >= _SEVERAL


def _stands_alone(draft: Draft, span: Span) -> bool:
    """Say whether an item of a list is one numbered objective and no more: "2. mērķis: ...", "Aim 3: ..."."""
    page = draft.form.page
    line = page.lines[page.line_at(span.start)]
    label = _NUMBERED.fullmatch(page.text, line.span.start, span.start)
    words = (label["before"] or label["behind"]) if label else None
    named = words is not None and kind_of_words(words, draft.language) is StatementKind.OBJECTIVE
    return named and line.kind is not BlockKind.HEADING and not page.text[span.end : line.span.end].strip(" .*_")


def _opening(draft: Draft, span: Span) -> str:
    """Return the words before a statement on its line and the first of its own."""
    text = draft.form.page.text
    line = max(text.rfind("\n", 0, span.start) + 1, span.start - _NEAR)
    return text[line : min(span.end, span.start + _NEAR)]


def once(
    draft: Draft, stated: Sequence[Stated], apart: Callable[[Stated, Stated], bool], *first: str
) -> tuple[Stated, ...]:
    """Return each statement once, from the questions `first` before others, from the summary last.

    What is `apart` is never the same.
    """
    ranked = sorted(stated, key=lambda one: (_rank(draft, one.span, first), one.span))
    found: list[Stated] = []
    told = [one for one in ranked if _rank(draft, one.span, first) < len(first) + 1]
    for one in told or ranked:
        told_again = (
            known for known in found if not apart(known, one) and not _counts_otherwise(draft, known.span, one.span)
        )
        if not any(restated(draft, known.span, one.span) for known in told_again):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.span))


def _counts_otherwise(draft: Draft, one: Span, other: Span) -> bool:
    """Say whether two statements of one answer each give numbers that the other does not."""
    if answer_at(draft, one) != answer_at(draft, other):
        return False
    first, second = (frozenset(_DIGITS.findall(draft.text(span))) for span in (one, other))
    return bool(first - second) and bool(second - first)


def _rank(draft: Draft, span: Span, first: Sequence[str]) -> int:
    answer = answer_at(draft, span)
    if answer is None:
        return len(first)
    if answer.id.partition(".")[0] in _SUMMARY:
        return len(first) + 1
    return first.index(answer.id) if answer.id in first else len(first)


def asked_first(draft: Draft, stated: Sequence[Stated], asked: Collection[str]) -> tuple[Stated, ...]:
    """Return the statements below the questions for them, if there are two at least; elsewhere they are told again."""
    own_place = [one for one in stated if (answer := answer_at(draft, one.span)) and answer.id in asked]
    return tuple(own_place if len(own_place) >= _SEVERAL else stated)


def restated(draft: Draft, one: Span, other: Span) -> bool:
    """Say whether two stretches state the same: by their letters, or the telling words of the shorter."""
    if alike(draft.text(one), draft.text(other)) or again(draft, one, other):
        return True
    first, second = telling_stems(draft, one), telling_stems(draft, other)
    shared, shorter = len(first & second), min(len(first), len(second))
    return any(shared >= max(least, share * shorter) for least, share in _SHARES)


def _shared(one: Span, other: Span) -> float:
    inner = min(one.end, other.end) - max(one.start, other.start)
    return inner / max(1, max(one.end, other.end) - min(one.start, other.start))


def _several(marks: Sequence[Span], span: Span) -> bool:
    return sum(mark.overlaps(span) for mark in marks) > 1


def trimmed(draft: Draft, span: Span) -> Span:
    """Return a statement without the code or the label it begins with: "R2: ...", "Objective one: ..."."""
    text = draft.form.page.text
    start = span.start
    for pattern in (_CODE, _LEAD):
        match = pattern.match(text, start, span.end)
        lead = match.groupdict().get("lead") if match else None
        named = lead is None or (len(lead.split()) <= _LONGEST_LEAD and kind_of_words(lead, draft.language) is not None)
        if match and named:
            start = match.end()
            objective = lead is not None and kind_of_words(lead, draft.language) is StatementKind.OBJECTIVE
            start = behind_name(text, start, span.end) if objective else start
    return draft.form.page.trim(start, span.end) if start < span.end else span


def with_subject(draft: Draft, span: Span) -> Span:
    """Return a measure that opens with its starting value with what it measures: "Boards hung up: from 0 to 6"."""
    page = draft.form.page
    line = page.lines[page.line_at(span.start)].span
    subject = _SUBJECT.fullmatch(page.text, line.start, span.start)
    opening = fold(page.text[span.start : min(span.end, line.end)])
    if subject is None or not cues.pattern(draft.language, "baseline", "departure").match(opening):
        return span
    return Span(subject.start(1), span.end)


def row_of(draft: Draft, span: Span) -> Span:
    """Return the whole row of the table whose cell a stretch is: what stands beside a measure belongs to it."""
    for table, _ in draft.form.tables:
        if not span.overlaps(table.span) or table.lying:
            continue
        at = next((place for place, cell in table.cells.items() if len(cell) and cell.overlaps(span)), None)
        row = [cell for (number, _), cell in table.cells.items() if at and number == at[0] and len(cell)]
        whole = Span(min(cell.start for cell in row), max(cell.end for cell in row)) if row else span
        return whole if len(whole) <= _LONGEST_ROW else span
    return span


def answer_at(draft: Draft, span: Span) -> Answer | None:
    """Return the innermost answer that a stretch begins in."""
    inside = [a for a in draft.form.answers if a.span.start <= span.start < a.span.end]
    return min(inside, key=lambda answer: len(answer.span), default=None)


def place_at(draft: Draft, span: Span) -> Place:
    """Return the place of a stretch: that of its answer, else of the heading whose text it stands in."""
    answer = answer_at(draft, span)
    if answer is not None:
        return answer.place
    heads = (*draft.form.packages, *draft.form.activities)
    inside = [head for head in heads if head.body.start <= span.start < head.body.end]
    return min(inside, key=lambda head: len(head.body)).place if inside else Place()
