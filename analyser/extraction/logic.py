"""The statements of the project's logic: objectives, results, indicators, needs, target groups.

The field decides what its statements are; only where one question asks for several things
(objectives and results) does each statement's own wording decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from analyser.extraction import kinds
from analyser.extraction.context import Place
from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.entries import values
from analyser.extraction.folding import fold, words
from analyser.extraction.heads import NEED, PACKAGE_COLUMN
from analyser.extraction.items import indicators, wholes
from analyser.extraction.needs import needs, target_groups
from analyser.extraction.owncodes import numbered
from analyser.extraction.pieces import Piece, coded_groups, kind_of, rows
from analyser.extraction.records import Record
from analyser.extraction.stated import is_code, kept, labelled, measures, stated, with_values
from analyser.model.application import Indicator, IndicatorKind, Need, Objective, TargetGroup
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues, indicator_parts
from analyser.statements.moments import due
from analyser.text.fold import fold as folded

_SAME = 92
_FEWEST = 3
_CODED = re.compile(r"(?:\(|\b[ATRI])(?P<package>\d{1,2})\.\d{1,2}\b(?![.,]?\d|\s?%)")
_NUMBERED = re.compile(r"\D{0,20}(?P<package>\d{1,2})(?!\d|[ .,]\d{3})\.?(?:\W.*)?", re.S)
_CLIMB = re.compile(r"(.*\d[^,;–—>→-]*)\s(?:[-–—>→]|->)\s([^,;]*\d[^,;]*)")
_JOINT = 3
"""Characters between a measure and its source: a semicolon and spaces."""
_INDICATORS = ("wp.indicators_qualitative", "wp.indicators_quantitative", "wp.indicators")
_KINDS = {
    "wp.indicators_qualitative": IndicatorKind.QUALITATIVE,
    "wp.indicators_quantitative": IndicatorKind.QUANTITATIVE,
}


@dataclass(frozen=True, slots=True)
class Owners:
    """Which heading number is which work package and activity."""

    packages: Mapping[int, str]
    activities: Mapping[int, str]

    def package(self, answer: Answer) -> str | None:
        """Return the id of the work package an answer stands in."""
        return self.at(answer.place)

    def at(self, place: Place) -> str | None:
        """Return the id of the work package of a place."""
        return self.packages.get(place.package) if place.package is not None else None

    def coded(self, text: str) -> str | None:
        """Return the id of the work package whose code a row names: "Manual (2.1; objective 3)", "R2.1"."""
        match = _CODED.search(text)
        name = f"WP{int(match['package'])}" if match else None
        return name if name in self.packages.values() else None

    def numbered(self, cell: str) -> str | None:
        """Return the id of the work package a cell gives by its number: "2", "WP2 A kit"."""
        match = _NUMBERED.fullmatch(cell.strip())
        name = f"WP{int(match['package'])}" if match else None
        return name if name in self.packages.values() else None

    def of_row(self, draft: Draft, record: Record, place: Place) -> str | None:
        """Return the id of the work package of a row: by its column, its place, or a code in the row."""
        cell = record.cell(PACKAGE_COLUMN)
        told = self.numbered(draft.text(cell)) if cell else None
        return told or self.at(place) or self.coded(draft.text(record.span))

    def activity(self, answer: Answer) -> str | None:
        """Return the id of the activity an answer stands in."""
        return self.activities.get(answer.place.activity) if answer.place.activity is not None else None


def objectives_of(draft: Draft, owners: Owners) -> tuple[Objective, ...]:
    """Return the objectives of the project and its packages; those of the summary only if there are no others."""
    found: list[Objective] = []
    answers = draft.form.all("relevance.objectives", "wp.objectives") or summary_of(draft, "objectives")
    answers = _counted(draft, answers)
    for answer in answers:
        for span in kept(draft, answer, StatementKind.OBJECTIVE):
            package = owners.package(answer)
            if not _repeated(draft, span, package, found):
                found.append(_objective(draft, span, package, answer.id))
    listed = [
        (with_values(draft, span, record.span.end) if _is_alone(record) else span, owners.at(place))
        for record, span, place in rows(draft, "relevance.objectives", "wp.objectives")
        if _is_stated(draft, span)
    ]
    alone = not found
    for span, package in listed:
        inside = alone or package is not None or any(span in answer.span for answer in answers)
        if inside and not _repeated(draft, span, package, found):
            found.append(_objective(draft, span, package, "relevance.objectives"))
    ordered = sorted(found, key=lambda objective: objective.span)
    return numbered(draft, "O", ordered)


def _counted(draft: Draft, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Leave out what a heading only hints at as objectives of the project, if another answer lists some."""
    own = [answer for answer in answers if answer.id == "relevance.objectives"]
    listing = [a for a in own if len(own) > 1 and stated(draft, a, StatementKind.OBJECTIVE)]
    return tuple(a for a in answers if not listing or a not in own or a in listing or a.official)


def _is_alone(record: Record) -> bool:
    """Say whether a row tells of its objective only: values, dates and sources, no activity and no result."""
    names = {name for name, _ in record.cells}
    return all(name.startswith("indicator.") or name.endswith(".objectives") for name in names)


def _is_stated(draft: Draft, span: Span) -> bool:
    """Say whether a cell states an objective rather than its value or its code."""
    return len([word for word in words(draft.form.page.text, span.start, span.end) if word.norm.isalpha()]) > _FEWEST


def _repeated(draft: Draft, span: Span, package: str | None, found: Sequence[Objective]) -> bool:
    """Say whether an objective of the same owner is known, in the same place or in the same words."""
    text = draft.text(span)
    return any(
        known.span.overlaps(span) or (known.work_package == package and alike(text, known.text)) for known in found
    )


def _objective(draft: Draft, span: Span, package: str | None, field: str) -> Objective:
    return Objective(id="O", text=draft.text(span), work_package=package, span=span, field=field)


def indicators_of(draft: Draft, owners: Owners) -> tuple[Indicator, ...]:
    """Return the indicators with their parts; without a question for them, the measures of the evaluation answer."""
    answers = draft.form.all(*_INDICATORS)
    found = [
        indicator_at(draft, span, owners.package(a), _KINDS.get(a.id) or kinds.below(draft, a.span, span))
        for a in answers
        for span in indicators(draft, a)
    ]
    found += [
        indicator_at(draft, span, owners.package(a), None)
        for a in draft.form.all("relevance.objectives", "wp.objectives", "results.project", "wp.results")
        for span in measures(draft, a)
    ]
    for record, span, place in rows(draft, "wp.indicators"):
        asked = next((answer.id for answer in answers if span in answer.span), "")
        found.append(_row(draft, record, span, owners.of_row(draft, record, place), _KINDS.get(asked)))
    assessed = draft.form.all("impact.assessment")
    if not found:
        found = [indicator_at(draft, span, owners.package(a), None) for a in assessed for span in _measures(draft, a)]
    elif not answers:
        beside = [indicator_at(draft, span, None, None) for a in assessed for span in _measures(draft, a)]
        found += [one for one in beside if _is_whole(one) and not any(one.span.overlaps(row.span) for row in found)]
    ordered = sorted(found, key=lambda indicator: indicator.span)
    return numbered(draft, "I", ordered)


def _is_whole(indicator: Indicator) -> bool:
    """Say whether a sentence beside a table states an indicator: target and date, and a start or a source."""
    counted = indicator.target is not None and indicator.due is not None
    return counted and (indicator.baseline is not None or indicator.verification is not None)


def _row(draft: Draft, record: Record, span: Span, package: str | None, kind: IndicatorKind | None) -> Indicator:
    """Return the indicator of a row; its columns say what its words leave open."""
    known = indicator_at(draft, span, package, kind)

    def cell(name: str, stated: str | None) -> str | None:
        cells = [span for key, span in record.cells if key == f"indicator.{name}"]
        return next((draft.flat(span) for span in cells if len(span)), None) if cells else stated

    baseline, target = cell("baseline", known.baseline), cell("target", known.target)
    joint, first = record.cell("indicator.target"), record.cell("indicator.baseline")
    if joint is not None and joint in (first, span):
        start, target = values(draft.text(joint)) or (known.baseline, known.target)
        baseline = start if joint == first else baseline
    elif first is not None and {"indicator.target", "indicator.due"}.isdisjoint(name for name, _ in record.cells):
        parts = indicator_parts(f"{known.text}: {draft.flat(first)}", draft.language)
        start, target = _climb(draft.flat(first)) or (parts.baseline, parts.target)
        if target is not None:
            known, baseline = replace(known, due=parts.due), start
    due, verification = cell("due", known.due), cell("verification", known.verification)
    if record.cell("indicator.due") == record.cell("indicator.verification") and verification:
        due, verification = _parted(verification, draft.language)
    told = kinds.named(cell("kind", None) or "") or kinds.said(known.text)
    return replace(
        known,
        kind=told or kind or (IndicatorKind.QUANTITATIVE if _counts(target) else known.kind),
        baseline=baseline,
        target=target,
        unit=cell("unit", known.unit),
        due=due,
        verification=verification,
    )


def _climb(cell: str) -> tuple[str, str] | None:
    """Return start and target of a cell that holds both with a dash between: "5 of 45 - 18 of 45, 31 October 2027"."""
    match = _CLIMB.match(cell)
    return (match[1].strip(), match[2].strip()) if match else None


def _counts(target: str | None) -> bool:
    """Say whether a cell of targets holds a number."""
    return target is not None and any(character.isdigit() for character in target)


def _parted(cell: str, language: str | None) -> tuple[str | None, str | None]:
    """Return the date and the source of a cell that holds both: "Web statistics, September 2028"."""
    moment = due(cell, language)
    if moment is None:
        return None, cell
    rest = f"{cell[: moment.start]} {cell[moment.end :]}".strip(" ,;:()–-.")
    return cell[moment.start : moment.end], rest if any(c.isalpha() for c in rest) else None


def _measures(draft: Draft, answer: Answer) -> Iterator[Span]:
    """Yield what an evaluation answer says of each objective it names, and other sentences with a target.

    "The impact will be great" is worded as an indicator but has none of its parts: it is none.
    """
    groups = coded_groups(draft, answer)
    loose: list[Span] = []
    for piece, span in wholes(draft, answer):
        if any(span.overlaps(group) for group in groups):
            continue
        if loose and _is_source_of(draft, span, loose[-1]):
            loose[-1] = loose[-1].cover(span)
        elif _has_target(draft, piece):
            loose.append(span)
    yield from sorted([*groups, *loose])


def _is_source_of(draft: Draft, span: Span, measure: Span) -> bool:
    """Say whether words behind a semicolon only tell how a measure is taken: "...; attendance sheet of each day"."""
    between = draft.text(Span(measure.start, span.start))[-_JOINT:].strip()
    parts = indicator_parts(draft.text(measure), draft.language)
    plain = not any(character.isdigit() for character in draft.text(span))
    return between.endswith(";") and measure.end + _JOINT >= span.start and parts.target is not None and plain


def _has_target(draft: Draft, piece: Piece) -> bool:
    kind = kind_of(draft, piece)
    parts = indicator_parts(draft.text(piece.span), draft.language)
    if cues.expression(draft.language, "measures_objective").match(folded(draft.text(piece.span))):
        return any((parts.target, parts.baseline, parts.due, parts.verification))
    if kind in (StatementKind.INDICATOR, StatementKind.OBJECTIVE):
        return any((parts.target, parts.baseline, parts.due, parts.verification))
    return kind is StatementKind.OTHER and parts.target is not None and any(c.isdigit() for c in parts.target)


def indicator_at(draft: Draft, span: Span, package: str | None, kind: IndicatorKind | None) -> Indicator:
    """Return the indicator of a stretch of text with the parts its words state."""
    text = draft.text(span)
    parts = indicator_parts(text, draft.language)
    counting = IndicatorKind.QUANTITATIVE if _only_counts(text, draft.language) else None
    return Indicator(
        id="I",
        text=text,
        work_package=package,
        kind=counting or kinds.said(text) or kind or parts.kind,
        baseline=parts.baseline,
        target=parts.target,
        unit=parts.unit,
        due=parts.due,
        verification=parts.verification,
        span=span,
    )


def _only_counts(text: str, language: str | None) -> bool:
    """Say whether an indicator opens with "Number of", in whichever question it stands."""
    return cues.pattern(language, "counting").match(text.casefold()) is not None


def needs_of(draft: Draft) -> tuple[Need, ...]:
    """Return the needs: those of their question, else those that carry a label or stand in a column of needs.

    Where target groups and their needs are one question, only what names a need is one.
    """
    spans = [span for a in draft.form.all("needs.addressed") for span in needs(draft, a)]
    if not spans:
        told = [a for a in draft.form.answers if a.id.startswith("needs.")]
        spans = [span for a in told for span in labelled(draft, a, StatementKind.NEED)]
    if not spans:
        spans = [span for _, span, _ in rows(draft, NEED) if not is_code(draft.text(span))]
    if not spans:
        spans = [span for a in draft.form.all("needs.target_groups") for span in needs(draft, a)]
    return numbered(draft, "N", [Need(id="N", text=draft.text(span), span=span) for span in spans])


def target_groups_of(draft: Draft) -> tuple[TargetGroup, ...]:
    """Return the target groups of the answers to their question."""
    spans = [span for a in draft.form.all("needs.target_groups") for span in target_groups(draft, a)]
    return tuple(TargetGroup(id=f"T{n}", text=draft.text(span), span=span) for n, span in enumerate(spans, 1))


def summary_of(draft: Draft, name: str) -> tuple[Answer, ...]:
    """Return the answer of the summary on objectives or results."""
    own = draft.form.all(f"summary.{name}")
    return own or draft.form.all(f"summary_en.{name}")


def alike(text: str, other: str) -> bool:
    """Say whether two statements are the same but for a few letters."""
    return fuzz.ratio(fold(text), fold(other), score_cutoff=_SAME) > 0
