"""How far a sentence says what is done, and how far it only declares that something will be done."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from analyser.criteria.answers import Answer
from analyser.model.span import Span

_VALUES = 3
_CUE = 2
_DECLARED = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer, weighed for one topic ("inclusion").

    `content` are its words that not every project would use, `values` its numbers and times;
    `measures` and `means` are cues of a step, `aspects` name the topic, `declared` are the words of
    promises.
    """

    answer: Answer
    span: Span
    content: int
    values: int
    aspects: int
    measures: int
    means: int
    declared: int

    @property
    def strength(self) -> int:
        """Return how much the sentence says, less what it only promises.

        A cue of a step counts as two words, a word of promise takes three; more than three values say no more.
        """
        said = self.content + min(self.values, _VALUES) + _CUE * self.measures + self.means
        return said - _DECLARED * self.declared

    @property
    def telling(self) -> int:
        """Return how much the sentence says without any cue; nothing if it promises."""
        return 0 if self.declared else self.content + min(self.values, _VALUES)

    @property
    def place(self) -> Span:
        """Return where the sentence stands in the document."""
        return self.answer.at(self.span)


def weigh(answer: Answer, topic: str, within: Span | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of an answer, or of a stretch of it, weighed for a topic."""
    inside = [s for s in answer.reading.sentences if within is None or s.overlaps(within)]
    return tuple(_weighed(answer, topic, span if within is None else _cut(span, within)) for span in inside)


def pairs(answer: Answer, topic: str) -> tuple[Sentence, ...]:
    """Return the sentences of an answer that name a topic, each also together with the one behind it."""
    found = []
    sentences = answer.reading.sentences
    named = answer.cues(f"{topic}_aspects")
    for index, span in enumerate(sentences):
        if _in(span, named):
            found.append(_weighed(answer, topic, span))
            found += [_weighed(answer, topic, span.cover(behind)) for behind in sentences[index + 1 : index + 2]]
    return tuple(found)


def _weighed(answer: Answer, topic: str, span: Span) -> Sentence:
    aspects, declared, hedges = (_in(span, answer.cues(name)) for name in (f"{topic}_aspects", "declared", "hedges"))
    promises = (*aspects, *declared, *hedges)
    reading = answer.reading
    return Sentence(
        answer=answer,
        span=span,
        content=sum(not any(word.overlaps(one) for one in promises) for word in _in(span, answer.content)),
        values=sum(q.span in span for q in reading.quantities)
        + sum(d.span in span for d in reading.dates)
        + len(_in(span, answer.cues("frequencies"))),
        aspects=len(aspects),
        measures=len(_apart(_in(span, answer.cues(f"{topic}_measures")), aspects)),
        means=len(_in(span, answer.cues(f"{topic}_means"))),
        declared=len(declared) + len(hedges),
    )


def _in(span: Span, found: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return those of some places, which stand in order and apart, that lie in a span."""
    first = bisect_left(found, span.start, key=_start)
    return tuple(one for one in found[first : bisect_left(found, span.end, lo=first, key=_start)] if one in span)


def _start(span: Span) -> int:
    return span.start


def _apart(found: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the cues that are not part of the name of the topic ("rule" in "rule of law")."""
    return tuple(one for one in found if not any(one in other for other in others if other != one))


def _cut(span: Span, within: Span) -> Span:
    return Span(max(span.start, within.start), min(span.end, within.end))
