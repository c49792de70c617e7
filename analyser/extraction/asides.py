"""Sentences that speak of statements and state none: "It is measured with I5 and I6."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyser.extraction import framing
from analyser.extraction.drafts import Draft
from analyser.extraction.weighed import answer_at
from analyser.model.application import Indicator, Objective, Result
from analyser.model.span import Span
from analyser.model.statement import StatementKind
from analyser.statements import cues
from analyser.statements.moments import due
from analyser.text.fold import fold

_CODE = r"[A-Z]{1,3}\s?\d{1,2}(?:\.\d{1,2})*"
_ONLY_CODES = re.compile(
    rf"[^\W\d_][^\d:;]{{3,60}}\s{_CODE}(?:(?:\s*[,–-]\s*|\s+[^\W\d_]{{1,4}}\s+){_CODE})+\s*(?:\([^()]*\))?\.?"
)
_MEASURE = re.compile(r"(?<![\w.])(?:I|R|KPI)\s?\d{1,2}(?:\.\d{1,2})?(?![\w%])")
_VALUES = {"indicator.baseline", "indicator.target"}
_SEVERAL = 3
_EVALUATION = "impact.assessment"
_SINGLE = re.compile(rf"{_CODE}\s*(?:\([^()]*\))?\.?$")


def measures(draft: Draft, found: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Return the indicators without sentences of prose that refer to others by code or tell how evaluation is done."""
    left = [one for one in found if not _tells(draft, one)]
    whole = [one for one in left if not _says_again(draft, one)]
    return tuple(whole if len(whole) >= _SEVERAL else left)


def objectives(draft: Draft, found: Sequence[Objective]) -> tuple[Objective, ...]:
    """Return the objectives without the sentence that only announces how many follow."""
    announces = cues.expression(draft.language, "announces_objectives")
    left = [
        one
        for one in found
        if not announces.search(fold(one.text).strip()) or due(one.text, draft.language) is not None
    ]
    return tuple(left or found)


def results(draft: Draft, found: Sequence[Result]) -> tuple[Result, ...]:
    """Return the results without the sentence that says which priority or need the objectives serve."""
    serves = cues.expression(draft.language, "objectives_serve")
    return tuple(one for one in found if not serves.match(fold(one.text)))


def _tells(draft: Draft, one: Indicator) -> bool:
    if _in_table(draft, one.span):
        answer = answer_at(draft, one.span)
        return answer is not None and answer.id == _EVALUATION and _names_another(draft, one)
    folded = fold(one.text)
    if one.target is None and (_ONLY_CODES.fullmatch(one.text) or _refers(draft, one.text)):
        return True
    if cues.expression(draft.language, "hands_over").match(folded):
        return one.baseline is None
    checked = cues.expression(draft.language, "checks_count").match(folded) and one.due is None
    wondered = cues.expression(draft.language, "wonders").match(folded) and one.target is None
    return one.baseline is None and bool(checked or wondered)


def _refers(draft: Draft, text: str) -> bool:
    """Say whether a sentence says by which one code something is measured: "It is measured by I4."."""
    code = _SINGLE.search(text)
    return (
        code is not None and cues.pattern(draft.language, "verify_lead").search(fold(text[: code.start()])) is not None
    )


def _says_again(draft: Draft, one: Indicator) -> bool:
    """Say whether a row plans how others are measured, without start and target, or holds but values in a frame."""
    answer = answer_at(draft, one.span)
    if answer is not None and answer.id == _EVALUATION:
        names = framing.columns_at(draft, one.span)
        return bool(names) and names.isdisjoint(_VALUES)
    return framing.belongs_elsewhere(draft, one.span, StatementKind.INDICATOR)


def _names_another(draft: Draft, one: Indicator) -> bool:
    """Say whether a row names an indicator by the code that another line or cell begins with."""
    text = draft.form.page.text
    begins = (re.compile(rf"(?:^|[\n\t])[\s•*–-]*{re.escape(code)}(?![\w.])") for code in _MEASURE.findall(one.text))
    return any(not one.span.overlaps(Span(*match.span())) for each in begins for match in each.finditer(text))


def _in_table(draft: Draft, span: Span) -> bool:
    page = draft.form.page
    return page.lines[page.line_at(span.start)].cell is not None
