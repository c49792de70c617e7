"""Whether an indicator counts or describes, as the draft calls it: in a column, in its words, or above a list."""

from __future__ import annotations

import re

from analyser.extraction.drafts import Draft
from analyser.extraction.folding import fold
from analyser.model.application import IndicatorKind
from analyser.model.span import Span

_STEMS = {
    **dict.fromkeys(("quant", "kvant"), IndicatorKind.QUANTITATIVE),
    **dict.fromkeys(("quali", "kvali"), IndicatorKind.QUALITATIVE),
}
_LISTS = {"in_figures": IndicatorKind.QUANTITATIVE, "in_quality": IndicatorKind.QUALITATIVE}
_LEAD = re.compile(r"(?:\A|(?<=\n)|(?<=[.;]\s))[\W_]*(?P<lead>[^\W\d_][^\n:.;]{2,40}):")
_OPENING = 40
_WORD = re.compile(r"[^\W\d_]+tat[^\W\d_]+")


def named(word: str) -> IndicatorKind | None:
    """Return the kind a word names: "quantitative", "kvalitatīvs"."""
    return _STEMS.get(fold(word)[:5])


def said(text: str) -> IndicatorKind | None:
    """Return the kind an indicator calls itself: "Qualitative: ...", "... (kvalitatīvs)"."""
    found = {named(word) for word in _WORD.findall(text)} - {None}
    return found.pop() if len(found) == 1 else None


def below(draft: Draft, answer: Span, span: Span) -> IndicatorKind | None:
    """Return the kind that the last lead before an indicator names: "In figures: ... In quality: ..."."""
    text = draft.text(Span(answer.start, max(answer.start, min(answer.end, span.start + _OPENING))))
    leads = [(m["lead"], m.start()) for m in _LEAD.finditer(text) if m.start() <= span.start - answer.start + 1]
    kinds = [kind for lead, _ in leads if (kind := _of_lead(draft, lead))]
    return kinds[-1] if kinds else None


def _of_lead(draft: Draft, lead: str) -> IndicatorKind | None:
    folded = fold(lead)
    listed = (kind for name, kind in _LISTS.items() if folded in draft.folded(name))
    return next(listed, None) or (named(lead) if len(folded.split()) <= 2 else None)
