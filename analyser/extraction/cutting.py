"""Finds where the answer to each label begins and ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analyser.extraction import cues, heads, subheads
from analyser.extraction.alignment import Reading
from analyser.extraction.catalogue import Catalogue, Tier
from analyser.extraction.context import Place
from analyser.extraction.folding import fold
from analyser.extraction.lines import Page
from analyser.extraction.marks import Mark, What
from analyser.model.document import BlockKind
from analyser.model.span import Span

_BODIES = {What.PACKAGE: "wp.activities_content", What.ACTIVITY: "activity.content"}
_PRESENTATION = 80
_EXACT = 99
_LONGEST_FACT = 40
_LONGEST_COUNTER = 80
_SEVERAL = 3
_LETTERS = r"(?:charact\w*|chars|rakstz\w*|zīm\w*|simbol\w*)"
_COUNT = r"\d[\d .,\u00a0]{0,7}"
_STATE = r"(?:left|remaining|used|atlik\w*|izmantot\w*|ar atstarp\w*|with spaces)"
_COUNTER = re.compile(
    rf"(?:(?<=\n)|\A)[ \t]*[(\[]?(?:(?:{_LETTERS}[^\n\d]{{0,20}})?{_COUNT}\s*(?:/|of|no)\s*{_COUNT}"
    rf"(?:\s*{_LETTERS}[^\n]{{0,20}})?"
    rf"|(?:{_LETTERS}|atlik\w*|remaining)[^\n\d]{{0,20}}{_COUNT}(?:\s*{_LETTERS})?"
    rf"|{_COUNT}\s*{_LETTERS}(?:\s+{_STATE})?)[)\]]?\.?\s*\Z",
    re.I,
)
_TOLD_IN_TABLES = frozenset(
    {"needs.identification", "needs.response", "partnership.formation", "partnership.tasks", "partnership.coordination"}
    | {"management.monitoring", "management.budget_time", "management.risks", "management.green"}
    | {"wp.tasks", "wp.cost_reasoning", "wp.activities_contribution", "wp.activities_results", "wp.participants"}
    | {"impact.assessment", "impact.sustainability", "impact.dissemination", "impact.levels", "impact.wider"}
)
"""Questions that a table right below may answer alone; its rows are no facts of their own then."""
_LISTS = ("activity.participants",)
_FACTS = (
    *("context.", "organisation.oid", "organisation.name", "organisation.country", "organisation.city"),
    *("activity.title", "activity.venue", "activity.start", "activity.end", "activity.dates", "activity.lead"),
    *("activity.participants", "activity.amount", "wp.title", "wp.amount", "management.amount"),
    *("organisation.established", "organisation.website", "organisation.region", "organisation.address"),
    *("organisation.role", "organisation.profile", "organisation.public_body", "organisation.non_profit"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What stands below one label. `place` says whose it is; `before` is text above a label inside its value.

    `official` says that the label is the form's own wording, `direct` that there is no label but a
    heading that stands for the question. `echoes` are further labels for the same question inside the answer.
    """

    id: str
    label: str
    span: Span
    label_span: Span
    place: Place
    confidence: float = 1.0
    before: Span | None = None
    official: bool = True
    direct: bool = False
    hole: Span | None = None
    also: tuple[str, ...] = ()
    echoes: tuple[Span, ...] = ()

    @property
    def characters(self) -> int:
        """Return the length of the answer, a piece of the label inside it not counted."""
        return len(self.span) - (len(self.hole) + 1 if self.hole and self.hole in self.span else 0)


class Cutter:
    """Cuts the text of a page at its marks."""

    def __init__(self, page: Page, catalogue: Catalogue, placed: Sequence[tuple[Mark, Place]]) -> None:
        """Keep the page, the wordings, and the marks in reading order with their places."""
        self._page = page
        self._catalogue = catalogue
        self._placed = placed
        self._sections = _section_levels(placed)

    def answers(self, readings: Sequence[Reading | None]) -> tuple[Answer, ...]:
        """Return the answers in reading order; text below a mere heading gives way to an answer with a label."""
        found: list[Answer] = []
        for number, reading in enumerate(readings):
            if reading is not None:
                answer = self._answer(number, reading)
                if not self._only_heads_columns(number, answer.span):
                    self._append(found, answer)
            else:
                found += self._direct(number)
        labelled = {(answer.id, answer.place.package, answer.place.activity) for answer in found if not answer.direct}
        return tuple(a for a in found if not a.direct or (a.id, a.place.package, a.place.activity) not in labelled)

    def bodies(self) -> Iterator[tuple[str, Span]]:
        """Yield the text directly below each section heading."""
        for number, (mark, _) in enumerate(self._placed):
            if mark.what is What.SECTION:
                yield mark.options[0].label.id, self._value(number)

    def _answer(self, number: int, reading: Reading) -> Answer:
        mark, place = self._placed[number]
        value = mark.value or self._value(number)
        if mark.value is None and reading.id.startswith(_FACTS):
            goes_on = self._page.wraps or not mark.inline or mark.record
            listed = reading.id in _LISTS and not mark.inline
            value = _first_lines(self._page, value, goes_on=goes_on, listed=listed)
        return Answer(
            id=reading.id,
            label=reading.label.text,
            span=value,
            label_span=mark.span,
            place=place,
            confidence=mark.inferred or min(1.0, max((o.score for o in mark.options), default=100.0) / 100),
            before=self._before(number, reading),
            official=reading.label.tier is Tier.OFFICIAL,
            hole=mark.tail,
            also=self._also(mark, reading),
        )

    def _only_heads_columns(self, number: int, value: Span) -> bool:
        """Say whether what stands below a heading is the first row of a table whose further rows are answers."""
        following = self._placed[number + 1][0] if number + 1 < len(self._placed) else None
        mark = self._placed[number][0]
        if following is None or not len(value) or not mark.heading or mark.record:
            return False
        first, last, below = (
            self._page.lines[self._page.line_at(at)].cell for at in (value.start, value.end - 1, following.span.start)
        )
        heads = first is not None and last is not None and not first.row and not last.row
        return heads and below is not None and first is not None and below.table == first.table and below.row > 0

    def _value(self, number: int) -> Span:
        """Return the text from a mark to the next one; hints right below the label are left out."""
        page, start = self._page, self._placed[number][0].span.end
        end = len(page.text)
        for mark, _ in self._placed[number + 1 :]:
            if mark.span.start < start:
                continue
            at_once = not page.text[start : mark.span.start].strip(" \n\t:.*_")
            if mark.what is What.TABLE and at_once and self._may_be_table(number):
                continue
            if at_once and (mark.what is What.HINT or (mark.what is What.TABLE and self._lists_activities(number))):
                start = mark.span.end
                continue
            end = max(start, mark.span.start)
            break
        return _without_counter(
            page, _until_unknown(page, self._placed[number][0], page.trim(start, end), self._sections)
        )

    def _also(self, mark: Mark, reading: Reading) -> tuple[str, ...]:
        """Return the further questions that a heading in other words than the form's asks in the same breath."""
        if reading.label.tier is Tier.OFFICIAL and any(option.score >= _EXACT for option in mark.options):
            return ()
        words = [word.norm for word in self._page.lines[mark.line].words]
        return tuple(name for name in cues.asked(self._catalogue, words, reading.id) if name != reading.id)

    def _may_be_table(self, number: int) -> bool:
        return not _TOLD_IN_TABLES.isdisjoint(option.label.id for option in self._placed[number][0].options)

    def _lists_activities(self, number: int) -> bool:
        """Say whether a heading asks for the activities of a package: what stands below their table tells of them."""
        mark = self._placed[number][0]
        return mark.what is What.SECTION and self._stands_for(mark, Span(0, 0)) == "wp.activities_content"

    def _before(self, number: int, reading: Reading) -> Span | None:
        """Return the text above a label that stands in the middle of its value, as two-column exports print it."""
        mark, _ = self._placed[number]
        if reading.id not in ("context.title", "context.agency", "organisation.name") or mark.inline or number == 0:
            return None
        above = self._placed[number - 1][0]
        span = self._page.trim(above.span.end, mark.span.start)
        near = self._page.text[span.end : mark.span.start].count("\n") <= 1
        short = self._page.text[span.start : span.end].count("\n") < 2 and 0 < len(span) < 200
        return span if above.what is What.SECTION and near and short else None

    def _append(self, found: list[Answer], answer: Answer) -> None:
        """Add an answer, or join it to the one above if that answers the same question: an echo of the label."""
        last = found[-1] if found else None
        if last is None or last.direct or last.id != answer.id or last.place != answer.place:
            found.append(answer)
        elif not len(last.span):
            found[-1] = replace(answer, label_span=last.label_span, label=last.label)
        elif answer.id.startswith(_FACTS):
            found.append(answer)
        else:
            joined = self._page.trim(last.span.start, max(last.span.end, answer.span.end))
            found[-1] = replace(last, span=joined, echoes=(*last.echoes, answer.label_span))

    def _direct(self, number: int) -> Iterator[Answer]:
        """Yield the text right below a heading as the answer to the question the heading stands for."""
        mark, place = self._placed[number]
        if mark.what in (What.HINT, What.TABLE, What.FIELD):
            return
        value = self._value(number)
        name = self._stands_for(mark, value)
        if name is None or not len(value) or self._title_below(number):
            return
        written = self._page.text[mark.span.start : mark.span.end]
        yield Answer(
            id=name,
            label=mark.options[0].label.text if mark.options else written,
            span=value,
            label_span=mark.span,
            place=place,
            confidence=0.8,
            official=False,
            direct=True,
        )

    def _stands_for(self, mark: Mark, value: Span) -> str | None:
        if mark.what is What.SECTION:
            return self._catalogue.fallback.get(mark.options[0].label.id)
        if mark.what is What.ORGANISATION:
            return "organisation.presentation" if len(value) >= _PRESENTATION else None
        if mark.what is What.PACKAGE and self._prose(value) < _PRESENTATION:
            return None
        return _BODIES.get(mark.what)

    def _prose(self, value: Span) -> int:
        """Return the length of a text without the lines that are a label of a fact with its value: "When: ..."."""
        told = self._page.text[value.start : value.end].splitlines()
        return sum(len(line) for line in told if not self._is_fact(line.partition(":")[0]))

    def _is_fact(self, label: str) -> bool:
        if len(label) > _LONGEST_FACT:
            return False
        options = (*self._catalogue.exact.get(fold(label), ()), *heads.parts(self._catalogue, fold(label)))
        return any(option.id.startswith(_FACTS) for option in options)

    def _title_below(self, number: int) -> bool:
        """Say whether the text belongs to a title whose label stands in its middle."""
        following = self._placed[number + 1][0] if number + 1 < len(self._placed) else None
        above = self._placed[number][0].what is What.SECTION
        return above and following is not None and any(o.label.id == "context.title" for o in following.options)


def _section_levels(placed: Sequence[tuple[Mark, Place]]) -> int:
    """Return the highest level of heading on which several sections of the form stand, else 0."""
    levels = Counter(mark.level for mark, _ in placed if mark.what is What.SECTION and mark.heading and mark.level)
    usual = [level for level, count in levels.items() if count >= _SEVERAL]
    return min(usual, default=0)


def _until_unknown(page: Page, mark: Mark, value: Span, sections: int) -> Span:
    """End an answer at its notes, and at a heading or question not in the catalogue that stands as high as its label.

    The form's own questions are asked for long answers: only headings of their level, or of the level of the
    sections, end those.
    """
    if not len(value):
        return value
    first = page.line_at(value.start)
    for number, line in enumerate(page.lines[first:], first):
        if line.span.start >= value.end:
            break
        if line.span.start > value.start and (line.kind is BlockKind.NOTE or _parts(page, mark, number, sections)):
            return page.trim(value.start, line.span.start)
    return value


def _parts(page: Page, mark: Mark, number: int, sections: int) -> bool:
    """Say whether a line that is no label begins something else than the answer to a label."""
    line = page.lines[number]
    if line.kind is BlockKind.HEADING:
        if 0 < line.level <= sections:
            return True
        if mark.heading and 0 < line.level <= mark.level:
            return True
        own = subheads.depth(page, page.lines[mark.line])
        return not (mark.question or mark.record) and (not mark.heading or subheads.depth(page, line) <= own)
    if line.opens and page.lines[mark.line].opens and page.text[line.span.start : line.span.end].endswith("?"):
        return True
    asks = page.text[line.span.start : line.span.end].endswith("?") and len(line.words) <= cues.MOST_WORDS
    return asks and not (mark.question or page.wraps) and cues.alone(page, number)


def _without_counter(page: Page, value: Span) -> Span:
    """Leave out the counter that the web form shows below an answer: "412 / 3000", "12 characters left"."""
    match = _COUNTER.search(page.text, max(value.start, value.end - _LONGEST_COUNTER), value.end)
    return page.trim(value.start, match.start()) if match else value


def _first_lines(page: Page, value: Span, *, goes_on: bool, listed: bool = False) -> Span:
    """Return the value of a short fact without what follows it: a blank line or another block ends it.

    A list below its label may have a block for each line.
    """
    at = page.line_at(value.start)
    end = max(value.start, min(value.end, page.lines[at].span.end)) if page.lines else value.end
    for line in page.lines[at + 1 : at + _LONGEST_FACT] if goes_on else ():
        between = page.text[end : line.span.start]
        same = line.block == page.lines[at].block and line.block >= 0
        if line.span.end > value.end or between.count("\n") > 1 or not (same or listed or line.block < 0):
            break
        end = line.span.end
    return page.trim(value.start, end)
