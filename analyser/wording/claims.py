"""Statistics and research claims without a source (WRT005)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text.patterns import any_of
from analyser.text.quantities import Quantity, QuantityKind
from analyser.wording.answers import Answer

# questions whose figures are plans, records or prices of the project itself
_OWN_FIGURES = (
    "activity.", "wp.", "management.", "impact.assessment", "impact.dissemination", "impact.sustainability", "budget.",
    "organisation.", "partnership.", "relevance.objectives", "summary.", "summary_en.", "needs.response",
)  # fmt: skip
_REFERENCE = re.compile(
    r"\(\s*[^()\n]*\b(?:19|20)\d\d[a-z]?\b[^()\n]*\)|\[\d{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹]|https?://|www\.|\bdoi\b|\d\s*\)\s*$"
    r"|\b(?:19|20)\d\d\b[^.]{0,40}\b(?:report|survey|study|data)\b|\b(?:ISO|EN|DIN|IEC|LVS)\s?\d{2,}",
    re.IGNORECASE,
)
_FIGURES = frozenset({QuantityKind.COUNT, QuantityKind.PERCENT, QuantityKind.SCALE, QuantityKind.MONEY})
_TENS = ("10", "100")
_NEAR = 60
_BESIDE = 16
_STOP = re.compile(r"[,:;.–]")
_WORDS = 14
"""Characters in which "more than" stands before a number."""
_SHOWN = 90


def observe(answers: Iterable[Answer]) -> Iterator[Observation]:
    """Yield one observation for each sentence that claims without a source there or beside it in the paragraph."""
    for answer in answers:
        sentences = answer.reading.sentences
        shares = [one for one in map(_share, answer.reading.quantities) if one is not None]
        for index, sentence in enumerate(sentences):
            claim = _claim(answer, sentence, shares)
            if claim is None:
                continue
            cited = _cue(answer, sentence)
            if cited is None and _is_told_above(answer, sentence):
                continue
            if not _has_source(answer, sentence) and not _is_told_beside(answer, index, cited=cited):
                yield Observation(
                    kind="unsourced-claim",
                    span=answer.at(sentence),
                    place=answer.place,
                    values=(("claim", answer.text[claim.start : claim.end]),),
                    confidence=Confidence.MEDIUM,
                )


def _share(quantity: Quantity) -> Quantity | None:
    """Return a quantity that is a share: a percentage, or "seven in ten", which may also be a mark on a scale."""
    if quantity.kind is QuantityKind.SCALE and quantity.unit in _TENS:
        return replace(quantity, unit="share")
    return quantity if quantity.kind is QuantityKind.PERCENT and quantity.unit != "change" else None


def _claim(answer: Answer, sentence: Span, shares: Sequence[Quantity]) -> Span | None:
    """Return the words that make a sentence a claim about the world; `shares` are the percentages of the answer."""
    cue = _cue(answer, sentence)
    if cue is not None:
        return None if _is_aimed(answer, Span(sentence.start, cue.start)) else _quoted(answer, cue, sentence)
    if not answer.id or answer.id.startswith(_OWN_FIGURES):
        return None
    if _is_plan(answer, sentence):
        return None
    inside = (one for one in shares if one.span in sentence and not _is_derived(answer, sentence, one))
    return next((one.span for one in inside if _is_of_the_world(answer, sentence, one)), None)


def _is_of_the_world(answer: Answer, sentence: Span, share: Quantity) -> bool:
    """Say whether a share is one of people or firms, or of what happens in a country; "a quarter" stands by them."""
    language, text = answer.reading.language, answer.text
    if share.unit == "share" and any_of(language, "people_nouns").match(text, share.span.end + 1):
        return True
    before, behind = (0, _BESIDE) if share.unit == "share" else (_NEAR, _NEAR)
    start, end = max(sentence.start, share.span.start - before), min(sentence.end, share.span.end + behind)
    if share.unit == "share" and (stop := _STOP.search(text, share.span.end, end)):
        end = stop.start()
    if any_of(language, "claim_subjects").search(text, start, end):
        return True
    reach = sentence if share.unit != "share" else Span(share.span.end, min(sentence.end, share.span.end + _NEAR))
    return any_of(language, "claim_places").search(text, *_ends(reach)) is not None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _is_derived(answer: Answer, sentence: Span, share: Quantity) -> bool:
    """Say whether a share is reckoned from counts before it in the sentence: "41 of 110, that is, 37 %"."""
    before = [q for q in answer.reading.quantities if q.span in sentence and q.span.end <= share.span.start]
    cue = any_of(answer.reading.language, "derived_cues")
    return any(cue.search(answer.text, one.span.end, share.span.start) for one in before)


def _cue(answer: Answer, sentence: Span) -> Span | None:
    """Return the words of a sentence that call on research: "studies show"."""
    found = next((span for span in answer.reading.phrases.get("claim_cues", ()) if span in sentence), None)
    form = any_of(answer.reading.language, "claim_forms").search(answer.text, sentence.start, sentence.end)
    return found or (Span(*form.span()) if form else None)


def _is_aimed(answer: Answer, before: Span) -> bool:
    """Say whether a least number stands before the words: "At least 10 of 12 trainers prove that they can ..."."""
    return any(q.comparator == ">=" and q.span in before for q in answer.reading.quantities)


def _is_plan(answer: Answer, sentence: Span) -> bool:
    """Say whether a sentence tells what is planned: by its words, or by a number that is a least one.

    A word between the two ends of a range ("vecumā no 16 līdz 74 gadiem") plans nothing.
    """
    figures = [q for q in answer.reading.quantities if q.span in sentence]
    more = any_of(answer.reading.language, "more_than")
    if any(q.comparator == ">=" and not more.search(answer.text, q.span.start - _WORDS, q.span.start) for q in figures):
        return True
    between = [Span(one.span.end, two.span.start) for one, two in pairwise(figures) if one.comparator == "from"]
    cues = any_of(answer.reading.language, "own_plan_cues").finditer(answer.text, sentence.start, sentence.end)
    return any(not any(Span(cue.start(), cue.end()) in stretch for stretch in between) for cue in cues)


def _quoted(answer: Answer, cue: Span, sentence: Span) -> Span:
    """Return the words from the cue on: "Studies show that 85 % of technicians ..."."""
    if len(sentence) <= _SHOWN:
        return Span(sentence.start, sentence.start + len(answer.text[sentence.start : sentence.end].rstrip(" .!?")))
    end = answer.text.rfind(" ", cue.end, cue.start + _SHOWN)
    return Span(cue.start, end if end > 0 else min(sentence.end, cue.start + _SHOWN))


def _is_told_beside(answer: Answer, index: int, *, cited: Span | None) -> bool:
    """Say whether the sentence before or behind, in the same paragraph, names the source of a claim.

    What it names is its own source where it has figures of its own: of "studies show" always, as what stands before
    these words, of a share where the sentence behind tells whom the writer asked before it gives them.
    """
    sentences = answer.reading.sentences
    for beside in (*sentences[max(0, index - 1) : index], *sentences[index + 1 : index + 2]):
        if not _same_paragraph(answer, beside, sentences[index]) or not _has_source(answer, beside):
            continue
        first = next((q.span for q in answer.reading.quantities if q.span in beside and q.kind in _FIGURES), None)
        behind = beside.start > sentences[index].start
        if first is None and (cited is None or behind):
            return True
        if first is None:
            continue
        asked = any_of(answer.reading.language, "asked_cues").search(answer.text, beside.start, first.start)
        if cited is None and (not behind or asked is None):
            return True
    return False


def _is_told_above(answer: Answer, sentence: Span) -> bool:
    """Say whether the answer has said whence its figures come: "The figures are from our survey of November 2025."."""
    figures = any_of(answer.reading.language, "figures_come_cues")
    above = (one for one in answer.reading.sentences if one.end <= sentence.start)
    return any(figures.search(answer.text, one.start, one.end) and _has_source(answer, one) for one in above)


def _same_paragraph(answer: Answer, one: Span, two: Span) -> bool:
    return "\n" not in answer.text[min(one.end, two.end) : max(one.start, two.start)]


def _has_source(answer: Answer, sentence: Span) -> bool:
    text = answer.text[sentence.start : sentence.end]
    return (
        _REFERENCE.search(text) is not None
        or any_of(answer.reading.language, "evidence_sources").search(text) is not None
    )
