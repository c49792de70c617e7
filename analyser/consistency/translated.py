"""The English summary against the summary it translates: the same numbers in the same answer (CON001)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from analyser.consistency.differing import ELSEWHERE
from analyser.consistency.passages import Part, Sentence
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text.quantities import QuantityKind

_COUNTED = frozenset({QuantityKind.COUNT, QuantityKind.PERCENT, QuantityKind.MONEY, QuantityKind.DURATION})
_LEAST = 3


def observe(sentences: Sequence[Sentence]) -> Iterator[Observation]:
    """Yield one observation where one number of an English answer stands for another of the original.

    Small numbers are left out: languages differ in where they write "one" and "two".
    """
    for field in ("objectives", "implementation", "results"):
        english = _numbers(s for s in sentences if s.field == f"summary_en.{field}")
        own = _numbers(s for s in sentences if s.field == f"summary.{field}")
        extra = Counter(value for value, _ in english) - Counter(value for value, _ in own)
        lost = Counter(value for value, _ in own) - Counter(value for value, _ in english)
        if english and own and sum(extra.values()) == sum(lost.values()) == 1:
            here, there = next(iter(extra)), next(iter(lost))
            yield Observation(
                kind="number-differs",
                span=dict(english)[here],
                place=f"summary_en.{field}",
                related=((dict(own)[there], ELSEWHERE),),
                values=(("here", int(here)), ("there", int(there))),
                confidence=Confidence.HIGH,
            )


def _numbers(sentences: Iterator[Sentence]) -> list[tuple[float, Span]]:
    return [
        (q.value, sentence.at(q.span))
        for sentence in sentences
        if sentence.part in {Part.SUMMARY, Part.ENGLISH}
        for q in sentence.quantities
        if q.kind in _COUNTED and q.value >= _LEAST and q.value.is_integer() and q.unit not in {"share", "change"}
    ]
