"""The statements of the project's logic: objectives, results, indicators, needs, target groups.

The field decides what its statements are; only where one question asks for several things
(objectives and results) does each statement's own wording decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold, words
from analyser.model.application import Indicator, IndicatorKind, Need, Objective, Result, TargetGroup
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import classify, indicator_parts, segment

_SAME = 92
_MARKED = re.compile(r"^\s*(?:[-–—•*·▪●]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s|[A-Z]{1,3}\s?\d+(?:\.\d+)*\s*[:.)–-])", re.M)
_RESULT_CODE = re.compile(
    r"(?:\b(?:R|D|IO|PR)\s?\d+(?:\.\d+)*|\b(?:result|output|rezultāts)\s?\d*)\s*[:.)–-]\s*$", re.I
)
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
        return self.packages.get(answer.place.package) if answer.place.package is not None else None

    def activity(self, answer: Answer) -> str | None:
        """Return the id of the activity an answer stands in."""
        return self.activities.get(answer.place.activity) if answer.place.activity is not None else None


def objectives_of(draft: Draft, owners: Owners) -> tuple[Objective, ...]:
    """Return the objectives of the project and its packages; those of the summary only if there are no others."""
    found: list[Objective] = []
    answers = draft.form.all("relevance.objectives", "wp.objectives") or _summary(draft, "objectives")
    for answer in answers:
        for span in _kept(draft, answer, StatementKind.OBJECTIVE):
            text = draft.text(span)
            package = owners.package(answer) if answer.id.startswith("wp.") else None
            if not _known(text, [o.text for o in found if o.work_package == package]):
                found.append(
                    Objective(id=f"O{len(found) + 1}", text=text, work_package=package, span=span, field=answer.id)
                )
    return tuple(found)


def results_of(draft: Draft, owners: Owners) -> tuple[Result, ...]:
    """Return the results of packages, activities and project; those of the summary only if there are no others."""
    own = draft.form.all("wp.results", "activity.results", "results.project", "wp.activities_results")
    answers = [*own, *draft.form.all("relevance.objectives")]
    pieces = [(a, span) for a in answers for span in _kept(draft, a, StatementKind.RESULT)]
    if not pieces:
        pieces = [(a, s) for a in _summary(draft, "results") for s in _kept(draft, a, StatementKind.RESULT)]
    pieces += [(a, s) for a, s in _row_results(draft)]
    found: list[Result] = []
    for answer, span in sorted(pieces, key=lambda piece: piece[1]):
        text = draft.text(span)
        if not _known(text, [result.text for result in found]):
            activity = owners.activity(answer) if answer.id.startswith("activity.") else None
            package = owners.package(answer) if answer.id.startswith(("wp.", "activity.")) else None
            found.append(
                Result(
                    id=f"R{len(found) + 1}",
                    text=text,
                    work_package=package,
                    activity=activity,
                    span=span,
                    field=answer.id,
                )
            )
    return tuple(found)


def _row_results(draft: Draft) -> Iterator[tuple[Answer, Span]]:
    return iter(())


def indicators_of(draft: Draft, owners: Owners) -> tuple[Indicator, ...]:
    """Return the indicators with their parts; in KA210 those of the evaluation answer that state a measure."""
    answers = draft.form.all(*_INDICATORS)
    pieces = [(a, span) for a in answers for span in _segments(draft, a.span)]
    if not pieces:
        pieces = [
            (a, span)
            for a in draft.form.all("impact.assessment")
            for span in _segments(draft, a.span)
            if classify(draft.text(span), draft.language)[0] is StatementKind.INDICATOR
        ]
    return tuple(
        _indicator(draft, answer, span, f"I{number}", owners) for number, (answer, span) in enumerate(pieces, 1)
    )


def _indicator(draft: Draft, answer: Answer, span: Span, id: str, owners: Owners) -> Indicator:
    text = draft.text(span)
    parts = indicator_parts(text, draft.language)
    return Indicator(
        id=id,
        text=text,
        work_package=owners.package(answer),
        kind=_KINDS.get(answer.id) or parts.kind,
        baseline=parts.baseline,
        target=parts.target,
        unit=parts.unit,
        due=parts.due,
        verification=parts.verification,
        span=span,
    )


def needs_of(draft: Draft) -> tuple[Need, ...]:
    """Return the needs; where target groups and their needs are one question, only what names a need."""
    pieces = [span for a in draft.form.all("needs.addressed") for span in _segments(draft, a.span)]
    if not pieces:
        pieces = [
            span
            for a in draft.form.all("needs.target_groups", "needs.response")
            for span in _segments(draft, a.span)
            if classify(draft.text(span), draft.language)[0] is StatementKind.NEED
        ]
    return tuple(Need(id=f"N{n}", text=draft.text(span), span=span) for n, span in enumerate(pieces, 1))


def target_groups_of(draft: Draft) -> tuple[TargetGroup, ...]:
    """Return the target groups: the items of a list, else the sentences that name a group, else the first one."""
    pieces: list[Span] = []
    for answer in draft.form.all("needs.target_groups"):
        spans = _segments(draft, answer.span)
        if not _listed(draft.text(answer.span)):
            kinds = [classify(draft.text(span), draft.language)[0] for span in spans]
            naming = [s for s, kind in zip(spans, kinds, strict=True) if kind is StatementKind.TARGET_GROUP]
            spans = tuple(naming) or spans[:1]
        pieces += spans
    return tuple(TargetGroup(id=f"T{n}", text=draft.text(span), span=span) for n, span in enumerate(pieces, 1))


def _summary(draft: Draft, name: str) -> tuple[Answer, ...]:
    own = draft.form.all(f"summary.{name}")
    return own or draft.form.all(f"summary_en.{name}")


def _kept(draft: Draft, answer: Answer, wanted: StatementKind) -> Iterator[Span]:
    """Yield the statements of an answer that are of the wanted kind."""
    spans = _segments(draft, answer.span)
    if answer.id != "relevance.objectives":
        yield from spans
        return
    kinds = [_kind(draft, span) for span in spans]
    mixed = answer.official or len(spans) > 1
    marked = _listed(draft.text(answer.span))
    for span, kind in zip(spans, kinds, strict=True):
        if kind is StatementKind.RESULT:
            if mixed and wanted is StatementKind.RESULT:
                yield span
        elif wanted is StatementKind.OBJECTIVE:
            prose = marked and not _is_item(draft, span)
            if kind is StatementKind.OBJECTIVE or not mixed or (not prose and kind is not StatementKind.OTHER):
                yield span
    if (
        wanted is StatementKind.OBJECTIVE
        and spans
        and StatementKind.OBJECTIVE not in kinds
        and all(kind in (StatementKind.OTHER, StatementKind.RESULT) for kind in kinds)
    ):
        yield from (span for span, kind in zip(spans, kinds, strict=True) if kind is StatementKind.OTHER)


def _kind(draft: Draft, span: Span) -> StatementKind:
    before = draft.form.page.text[max(0, span.start - 14) : span.start].rpartition("\n")[2]
    if _RESULT_CODE.search(before):
        return StatementKind.RESULT
    return classify(draft.text(span), draft.language)[0]


def _is_item(draft: Draft, span: Span) -> bool:
    before = draft.form.page.text[max(0, span.start - 12) : span.start].rpartition("\n")[2]
    return bool(before.strip())


def _listed(text: str) -> bool:
    return len(_MARKED.findall(text)) >= 2


def _segments(draft: Draft, span: Span) -> tuple[Span, ...]:
    text = draft.text(span)
    found = (piece.shift(span.start) for piece in segment(text, draft.language))
    return tuple(piece for piece in found if len(words(draft.form.page.text, piece.start, piece.end)) > 1)


def _known(text: str, others: list[str]) -> bool:
    folded = fold(text)
    return any(fuzz.ratio(folded, fold(other), score_cutoff=_SAME) for other in others)
