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
from analyser.extraction.activities import Outcome
from analyser.extraction.context import Place
from analyser.extraction.cutting import Answer
from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold, words
from analyser.extraction.items import indicators, objectives
from analyser.extraction.pieces import Piece, coded_groups, kind_of, pieces, rows
from analyser.extraction.tables import Record
from analyser.model.application import Indicator, IndicatorKind, Need, Objective, Result, TargetGroup
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues, indicator_parts
from analyser.statements.moments import due

_SAME = 92
_CODED = re.compile(r"(?:\(|\b[ATRI])(?P<package>\d{1,2})\.\d{1,2}\b(?![.,]?\d|\s?%)")
_RESULT = StatementKind.RESULT
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

    def activity(self, answer: Answer) -> str | None:
        """Return the id of the activity an answer stands in."""
        return self.activities.get(answer.place.activity) if answer.place.activity is not None else None


def objectives_of(draft: Draft, owners: Owners) -> tuple[Objective, ...]:
    """Return the objectives of the project and its packages; those of the summary only if there are no others."""
    found: list[Objective] = []
    for _, span, place in rows(draft, "relevance.objectives", "wp.objectives"):
        if not _known(draft.text(span), [o.text for o in found]):
            package = owners.at(place)
            found.append(_objective(draft, len(found) + 1, span, package, "relevance.objectives"))
    answers = draft.form.all("relevance.objectives", "wp.objectives") or _summary(draft, "objectives")
    for answer in answers:
        for span in _kept(draft, answer, StatementKind.OBJECTIVE):
            text = draft.text(span)
            package = owners.package(answer) if answer.id.startswith("wp.") else None
            if not _known(text, [o.text for o in found if o.work_package == package]):
                found.append(_objective(draft, len(found) + 1, span, package, answer.id))
    return tuple(found)


def _objective(draft: Draft, number: int, span: Span, package: str | None, field: str) -> Objective:
    return Objective(id=f"O{number}", text=draft.text(span), work_package=package, span=span, field=field)


def results_of(draft: Draft, owners: Owners, outcomes: Sequence[Outcome]) -> tuple[Result, ...]:
    """Return the results of packages, activities and project; those of the summary only if there are no others.

    `outcomes` are the results in rows of activity tables. A result stated twice is one result.
    """
    stated = [_owned(owners, answer, span) for answer in _asked(draft) for span in _kept(draft, answer, _RESULT)]
    stated += outcomes
    stated += [
        Outcome(span=span, field="results.project", package=owners.at(place) or owners.coded(draft.text(record.span)))
        for record, span, place in rows(draft, "results.project", "wp.results", "activity.results")
    ]
    if not stated:
        summary = [(a, s) for a in _summary(draft, "results") for s in _kept(draft, a, _RESULT)]
        stated = [_owned(owners, answer, span) for answer, span in summary]
    found: list[Result] = []
    for outcome in sorted(stated, key=lambda entry: entry.span):
        text = draft.text(outcome.span)
        at = next((i for i, known in enumerate(found) if _known(text, [known.text])), None)
        if at is not None:
            found[at] = replace(found[at], activity=found[at].activity or outcome.activity)
            continue
        found.append(
            Result(
                id=f"R{len(found) + 1}",
                text=text,
                work_package=outcome.package,
                activity=outcome.activity,
                span=outcome.span,
                field=outcome.field,
            )
        )
    return tuple(found)


def _asked(draft: Draft) -> list[Answer]:
    """Return the answers that state results; what a package says twice is taken from its first question."""
    packages = draft.form.all("wp.results")
    told = {answer.place.package for answer in packages}
    again = [a for a in draft.form.all("wp.activities_results") if a.place.package not in told]
    rest = draft.form.all("activity.results", "results.project", "relevance.objectives")
    return [*packages, *again, *rest]


def _owned(owners: Owners, answer: Answer, span: Span) -> Outcome:
    return Outcome(
        span=span,
        field=answer.id,
        package=owners.package(answer) if answer.id.startswith(("wp.", "activity.")) else None,
        activity=owners.activity(answer) if answer.id.startswith("activity.") else None,
    )


def indicators_of(draft: Draft, owners: Owners) -> tuple[Indicator, ...]:
    """Return the indicators with their parts; without a question for them, the measures of the evaluation answer."""
    answers = draft.form.all(*_INDICATORS)
    found = [
        _indicator(draft, span, owners.package(a), _KINDS.get(a.id) or kinds.below(draft, a.span, span))
        for a in answers
        for span in indicators(draft, a)
    ]
    for record, span, place in rows(draft, "wp.indicators"):
        asked = next((answer.id for answer in answers if span in answer.span), "")
        package = owners.at(place) or owners.coded(draft.text(record.span))
        found.append(_row(draft, record, span, package, _KINDS.get(asked)))
    if not found:
        answers = draft.form.all("impact.assessment")
        found = [_indicator(draft, span, owners.package(a), None) for a in answers for span in _measures(draft, a)]
    ordered = sorted(found, key=lambda indicator: indicator.span)
    return tuple(replace(indicator, id=f"I{number}") for number, indicator in enumerate(ordered, 1))


def _row(draft: Draft, record: Record, span: Span, package: str | None, kind: IndicatorKind | None) -> Indicator:
    """Return the indicator of a row; its columns say what its words leave open."""
    known = _indicator(draft, span, package, kind)

    def cell(name: str, stated: str | None) -> str | None:
        cells = [span for key, span in record.cells if key == f"indicator.{name}"]
        return next((draft.flat(span) for span in cells if len(span)), None) if cells else stated

    due, verification = cell("due", known.due), cell("verification", known.verification)
    if record.cell("indicator.due") == record.cell("indicator.verification") and verification:
        due, verification = _parted(verification, draft.language)
    told = kinds.named(cell("kind", None) or "") or kinds.said(known.text)
    return replace(
        known,
        kind=told or kind or (IndicatorKind.QUANTITATIVE if _counts(cell("target", None)) else known.kind),
        baseline=cell("baseline", known.baseline),
        target=cell("target", known.target),
        unit=cell("unit", known.unit),
        due=due,
        verification=verification,
    )


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
    loose = [
        piece.span
        for piece in pieces(draft, answer)
        if not any(piece.span.overlaps(group) for group in groups) and _has_target(draft, piece)
    ]
    yield from sorted([*groups, *loose])


def _has_target(draft: Draft, piece: Piece) -> bool:
    kind = kind_of(draft, piece)
    parts = indicator_parts(draft.text(piece.span), draft.language)
    if kind in (StatementKind.INDICATOR, StatementKind.OBJECTIVE):
        return any((parts.target, parts.baseline, parts.due, parts.verification))
    return kind is StatementKind.OTHER and parts.target is not None and any(c.isdigit() for c in parts.target)


def _indicator(draft: Draft, span: Span, package: str | None, kind: IndicatorKind | None) -> Indicator:
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
    """Return the needs; where target groups and their needs are one question, only what names a need."""
    spans = [piece.span for a in draft.form.all("needs.addressed") for piece in pieces(draft, a)]
    if not spans:
        mixed = draft.form.all("needs.target_groups")
        spans = [p.span for a in mixed for p in pieces(draft, a) if kind_of(draft, p) is StatementKind.NEED]
    return tuple(Need(id=f"N{n}", text=draft.text(span), span=span) for n, span in enumerate(spans, 1))


def target_groups_of(draft: Draft) -> tuple[TargetGroup, ...]:
    """Return the target groups: the items of a list, else the sentences that name a group, else the first one."""
    spans: list[Span] = []
    cues = draft.folded("group")
    for answer in draft.form.all("needs.target_groups"):
        found = pieces(draft, answer)
        items = [piece.span for piece in found if piece.item]
        naming = [p.span for p in found if kind_of(draft, p) is StatementKind.TARGET_GROUP or _opens(draft, p, cues)]
        every = [piece.span for piece in found] if _is_list(draft, answer) else items
        spans += every if len(every) > 1 else naming or [piece.span for piece in found[:1]]
    return tuple(TargetGroup(id=f"T{n}", text=draft.text(span), span=span) for n, span in enumerate(spans, 1))


def _is_list(draft: Draft, answer: Answer) -> bool:
    """Say whether the answer to a label of the writer's own is one sentence cut by semicolons."""
    text = draft.text(answer.span)
    return not answer.official and ";" in text and ". " not in text and "\n" not in text


def _opens(draft: Draft, piece: Piece, cues: tuple[str, ...]) -> bool:
    """Say whether one of these words stands among the first four of a statement."""
    opening = [word.norm for word in words(draft.form.page.text, piece.span.start, piece.span.end)[:4]]
    joined = f" {' '.join(opening)} "
    return any(f" {cue} " in joined for cue in cues)


def _summary(draft: Draft, name: str) -> tuple[Answer, ...]:
    own = draft.form.all(f"summary.{name}")
    return own or draft.form.all(f"summary_en.{name}")


def _kept(draft: Draft, answer: Answer, wanted: StatementKind) -> Iterator[Span]:
    """Yield the statements of an answer that are of the wanted kind.

    Only the question for objectives and results mixes kinds. There marked objectives count alone;
    without marks the items of a list, and without a list the sentences that are worded as objectives.
    """
    found = objectives(draft, answer) if wanted is StatementKind.OBJECTIVE else pieces(draft, answer)
    if answer.id != "relevance.objectives":
        marked = [piece.span for piece in found if piece.kind is wanted]
        yield from marked or [piece.span for piece in found]
        return
    kinds = [kind_of(draft, piece) for piece in found]
    if wanted is StatementKind.RESULT:
        marked = [p.span for p in found if p.kind is StatementKind.RESULT]
        worded = [p.span for p, k in zip(found, kinds, strict=True) if k is StatementKind.RESULT and answer.official]
        yield from marked or worded
        return
    yield from _objectives(found, kinds, alone=not answer.official and not _asks_results(draft, answer))


def _asks_results(draft: Draft, answer: Answer) -> bool:
    """Say whether the writer's heading speaks of results beside the objectives."""
    heading = fold(draft.text(answer.label_span)).split()
    every = [c for cues in draft.catalogue.cues for c in cues.entries if c.id == "results.project"]
    stems = [c.stems[0] for c in every if len(c.stems) == 1]
    return any(word.startswith(stem) for word in heading for stem in stems)


def _objectives(found: tuple[Piece, ...], kinds: list[StatementKind], *, alone: bool) -> list[Span]:
    marked = [piece.span for piece in found if piece.kind is StatementKind.OBJECTIVE]
    if marked:
        return marked
    open_pieces = [(p, k) for p, k in zip(found, kinds, strict=True) if p.kind is None]
    items = [piece.span for piece, kind in open_pieces if piece.item and (alone or kind is not StatementKind.RESULT)]
    if items:
        return items
    worded = [piece.span for piece, kind in open_pieces if kind is StatementKind.OBJECTIVE]
    others = [piece.span for piece, kind in open_pieces if kind is not StatementKind.RESULT]
    return worded or others or [piece.span for piece, _ in open_pieces]


def _known(text: str, others: list[str]) -> bool:
    folded = fold(text)
    return any(fuzz.ratio(folded, fold(other), score_cutoff=_SAME) for other in others)
