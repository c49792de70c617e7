"""What an indicator leaves open: its target, its starting value, its date or its source.

A cell of a table may be filled and say nothing: "-", "in the course of 2028", "project team".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from analyser.languages import pack
from analyser.model.application import Application, Indicator, IndicatorKind
from analyser.model.document import Document
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.statements import cues
from analyser.statements.beside import is_item, told_beside
from analyser.statements.figures import Role, figures
from analyser.statements.moments import moments
from analyser.statements.sorts import says_nothing
from analyser.text.dates import dates
from analyser.text.fold import fold

Beside = Mapping[str, frozenset[str]]
_TABLE = 2
"""Other indicators of a part that state something, and their share, that make its absence a gap."""
_MOST = 2 / 3
_CELL = 4
"""Most words of a cell that is a source and no statement."""
_NO_VALUES = frozenset({Role.BASELINE, Role.PAST, Role.NAME})
_WORD = re.compile(r"[^\W\d_]+")
_BRACKET = re.compile(r"\d\s*%?\s*\(([^()]*)\)")
_NEAR = 12
"""Characters between a starting value and its date: " in ", " of 16 (", " points in "."""
_PART = re.compile(r"[,;]")
_COMMA = re.compile(r",\s+")
_SCHOOL_YEAR = re.compile(r"20\d\d/(?:20)?\d\d")
_SAID_OF = re.compile(r"(?<=\w)(?:,? (?:who|that|which|whose|with|using|kas|kuri|kuras|kuros|ar) |, )")
_NEVER = re.compile(r"(?!)")


def observe(document: Document, application: Application, language: str | None) -> Iterator[Observation]:
    """Yield one observation for each thing that an indicator should state and does not."""
    beside = told_beside(document, application.indicators, language)
    ordered = sorted(_meant(document, application, language), key=lambda one: (one.work_package or "", one.span))
    for _, group in groupby(ordered, key=lambda one: one.work_package):
        indicators = tuple(group)
        yield from _without_target(document, indicators, language, beside)
        yield from _without_start(document, indicators, language)
        yield from _without_date(document, indicators, language, beside)
        yield from _without_source(document, indicators, language, beside)


def _meant(document: Document, application: Application, language: str | None) -> Iterator[Indicator]:
    """Yield the indicators without the sentences of prose that tell how they are used.

    These are conditions ("If we are below 50 %, ..."), sentences that point elsewhere, and what an answer of the
    project says where packages have their indicators.
    """
    owned = [one for one in application.indicators if one.work_package is not None and one.target is not None]
    loose = [one for one in application.indicators if one.work_package is None]
    gathered = len(owned) >= max(_TABLE, len(loose))
    assessed = [field.span for field in application.fields if field.id == "impact.assessment"] if gathered else []
    listed = [block.span for block in document.blocks if block.cell is not None or is_item(document, block)]
    for one in application.indicators:
        told = one.work_package is None and any(one.span.overlaps(span) for span in assessed)
        if told and not any(one.span.overlaps(span) for span in listed):
            continue
        if not cues.pattern(language, "condition").match(fold(one.text)) and not says_nothing(one, language):
            yield one


def place(owner: str | None, field: str) -> str:
    """Return the name of a field in findings: "WP2/wp.objectives"."""
    return f"{owner}/{field}" if owner else field


def _without_target(
    document: Document, indicators: tuple[Indicator, ...], language: str | None, beside: Beside
) -> Iterator[Observation]:
    """Yield the indicators without a value; a judgement asked of somebody in writing needs none."""
    for indicator in indicators:
        if cues.pattern(language, "open_value").search(fold(indicator.text)):
            yield _at(document, "indicator-without-target", indicator)
        elif indicator.target is None:
            growth = cues.pattern(language, "growth").search(fold(indicator.text)) is not None
            judged = indicator.kind is IndicatorKind.QUALITATIVE and _is_judged(indicator, language) and not growth
            if not (judged or "target" in beside[indicator.id] or _counts_beside_start(indicator, language)):
                yield _at(document, "indicator-without-target", indicator)
        elif not is_value(indicator.target, language):
            yield _at(document, "indicator-without-target", indicator, indicator.target)


def _counts_beside_start(indicator: Indicator, language: str | None) -> bool:
    """Say whether a starting value stands beside another number: "Orders in nine schools, at the start in none"."""
    if indicator.baseline is None:
        return False
    start = indicator.text.find(indicator.baseline)
    others = (one for one in figures(indicator.text, language) if one.role not in _NO_VALUES)
    return any(not one.span.overlaps(Span(start, start + len(indicator.baseline))) for one in others)


def is_value(target: str | None, language: str | None) -> bool:
    """Say whether a target names a value or a state, not only "as many as possible" or "in the course of 2028"."""
    return target is not None and not _is_vague(target, language)


def is_dated(due: str | None, language: str | None) -> bool:
    """Say whether what stands as a date names one, not only "in the long run" or "when it is ready"."""
    if due is None or not _states(due, cues.pattern(language, "undated")):
        return False
    return any(map(str.isdigit, due)) or bool(moments(due, language) or dates(due, language))


def _is_vague(target: str, language: str | None) -> bool:
    folded = fold(target)
    for moment in reversed(moments(target, language)):
        folded = folded[: moment.span.start] + folded[moment.span.end :]
    if cues.pattern(language, "open_value").search(folded):
        return True
    if re.search(cues.number(language), _SCHOOL_YEAR.sub("", folded)):
        return False
    if cues.pattern(language, "fraction", "quantifier", "nothing", "one", "counted_one", "judging").search(folded):
        return False
    if all(word in pack(language).words("stop_words") for word in _WORD.findall(folded)):
        return True
    if cues.pattern(language, "growth", "vague_target").search(folded):
        return True
    return any(phrase in folded for phrase in pack(language).phrases("vague_words"))


def _without_start(
    document: Document, indicators: tuple[Indicator, ...], language: str | None
) -> Iterator[Observation]:
    """Yield promised changes without a starting value, and states of which only this one has none."""
    for indicator in indicators:
        if _states(indicator.baseline, cues.pattern(language, "unmeasured")):
            continue
        growth = cues.pattern(language, "growth").search(fold(indicator.text)) is not None
        product = cues.pattern(language, "own_proof").search(_subject(indicator)) is not None
        asked = indicator.baseline is not None or _others_state(indicators, indicator, lambda one: one.baseline)
        if growth or (asked and not product):
            yield _at(document, "indicator-without-baseline", indicator, indicator.baseline)


def _without_date(
    document: Document, indicators: tuple[Indicator, ...], language: str | None, beside: Beside
) -> Iterator[Observation]:
    for indicator in indicators:
        dated = is_dated(indicator.due, language) and not _dates_start(indicator, language)
        if "due" not in beside[indicator.id] and not dated:
            yield _at(document, "indicator-without-date", indicator, indicator.due)


def _dates_start(indicator: Indicator, language: str | None) -> bool:
    """Say whether the only date is that of the starting value: "Boards: 0 in October 2026, target 12"."""
    start, goal, when = indicator.baseline, indicator.target, indicator.due
    if start is None or goal is None or when is None or len(moments(indicator.text, language)) != 1:
        return False
    first, date = indicator.text.find(start), indicator.text.find(when)
    last = indicator.text.rfind(goal)
    if not 0 <= first < date < last:
        return False
    between = indicator.text[first + len(start) : date]
    return (
        len(between) <= _NEAR and _PART.search(between) is None and _PART.search(indicator.text[date:last]) is not None
    )


def _without_source(
    document: Document, indicators: tuple[Indicator, ...], language: str | None, beside: Beside
) -> Iterator[Observation]:
    """Yield the indicators without a source, unless somebody judges or the thing counted is its own proof.

    Where the others name their source, a thing is no proof of itself.
    """
    for indicator in indicators:
        if "verification" in beside[indicator.id] or _states(
            indicator.verification, cues.expression(language, "no_source")
        ):
            continue
        counted = cues.pattern(language, "own_proof").search(fold(indicator.text)) and indicator.target is not None
        asked = indicator.verification is not None or _others_state(indicators, indicator, lambda one: one.verification)
        named = indicator.verification is None and _names_source(indicator, language)
        blank = indicator.verification is not None and not any(map(str.isalnum, indicator.verification))
        if blank or (not (named or _is_judged(indicator, language)) and (asked or not counted)):
            yield _at(document, "indicator-without-verification", indicator, indicator.verification)


def _subject(indicator: Indicator) -> str:
    """Return what an indicator counts, folded, without what is said of it: "Teachers" of "Teachers who use the kit"."""
    return _SAID_OF.split(fold(indicator.text), maxsplit=1)[0]


def _names_source(indicator: Indicator, language: str | None) -> bool:
    """Say whether a bracket, or what a comma adds, names how a value is taken: "from 3.8 (staff inquiry, 2026)".

    So may a cell of the row that the indicator is.
    """
    source = cues.pattern(language, "verification")
    folded = fold(indicator.text)
    brackets = any(source.search(match[1]) for match in _BRACKET.finditer(folded))
    cells = any(source.search(cell) and len(cell.split()) <= _CELL for cell in folded.split("\t")[1:])
    cells = cells or cues.pattern(language, "verify_lead").search(folded) is not None
    return brackets or cells or any(source.match(folded, comma.end()) for comma in _COMMA.finditer(folded))


def _states(cell: str | None, empty: re.Pattern[str] = _NEVER) -> bool:
    """Say whether a part of an indicator is stated: neither a dash nor words that say nothing."""
    if cell is None or not any(character.isalnum() for character in cell):
        return False
    return empty.fullmatch(fold(cell).strip(" .;,()")) is None


def _others_state(indicators: tuple[Indicator, ...], own: Indicator, part: Callable[[Indicator], str | None]) -> bool:
    """Say whether most other indicators of a part state what this one leaves open."""
    others = [one for one in indicators if one is not own]
    told = sum(_states(part(one)) for one in others)
    return told >= _TABLE and told >= _MOST * len(others)


def _is_judged(indicator: Indicator, language: str | None) -> bool:
    folded = fold(indicator.text)
    if cues.pattern(language, "smiles").search(folded):
        return False
    subject = cues.expression(language, "opens_reading").match(folded)
    return cues.pattern(language, "judging").search(folded, subject.end() if subject else 0) is not None


def _at(document: Document, kind: str, indicator: Indicator, said: str | None = None) -> Observation:
    """Return an observation at an indicator, and at the cell of its row that says nothing."""
    field = f"wp.indicators_{indicator.kind or IndicatorKind.QUANTITATIVE}"
    owner = indicator.work_package
    end = document.text.find("\n", indicator.span.end)
    cell = document.text.find(said, indicator.span.end, end if end >= 0 else None) if said else -1
    return Observation(
        kind=kind,
        span=indicator.span,
        place=place(owner, field) if owner else "impact.assessment",
        related=((Span(cell, cell + len(said)), ""),) if said and cell >= 0 else (),
        confidence=Confidence.MEDIUM if kind == "indicator-without-baseline" else Confidence.HIGH,
    )
