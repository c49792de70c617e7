"""Which parts of an answer to a question on several horizontal aspects speak of which aspect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyser.criteria.answers import Answer
from analyser.model.span import Span

_HEAD = re.compile(
    r"(?:\A|(?<=[.!?;\n]))[\s•*▪–-]*(?P<head>[^\W\d_][^:.!?\n]{2,60}?)(?::|\s[–—-])(?=\s)"
    r"|(?:\A|(?<=\n))[\s•*▪–-]*(?P<title>[^\W\d_]+(?: [^\W\d_]+){0,2})\.(?= )"
)


def parts(answer: Answer, topic: str, topics: tuple[str, ...]) -> tuple[Span, ...]:
    """Return the stretches of an answer on several aspects that speak of one of them.

    Where the answer names the aspects at the head of its parts ("Environment: ...", "Environment. ..."), those
    count, and for an aspect without one the lines without a head that open with it. Else a sentence belongs to the
    aspects it names; one that names none belongs to those of the sentence before.
    """
    heads = [(match.start(group), named) for match in _HEAD.finditer(answer.reading.text)
             if (group := match.lastgroup) and (named := _named(answer, Span(*match.span(group)), topics))]  # fmt: skip
    if heads:
        ends = [start for start, _ in heads[1:]] + [len(answer.reading.text)]
        own = tuple(Span(start, end) for (start, named), end in zip(heads, ends, strict=True) if topic in named)
        return own or tuple(_unheaded(answer, topic, [start for start, _ in heads]))
    return tuple(_sentences(answer, topic, topics))


def _unheaded(answer: Answer, topic: str, heads: list[int]) -> Iterator[Span]:
    for line in re.finditer(r"[^\n]+", answer.reading.text):
        span = Span(*line.span())
        opening = next((one for one in answer.reading.sentences if one.overlaps(span)), span)
        first = Span(max(span.start, opening.start), min(span.end, opening.end))
        if not any(head in range(*line.span()) for head in heads) and topic in _named(answer, first, (topic,)):
            yield span


def _sentences(answer: Answer, topic: str, topics: tuple[str, ...]) -> Iterator[Span]:
    named: frozenset[str] = frozenset()
    for sentence in answer.reading.sentences:
        named = _named(answer, sentence, topics) or named
        if topic in named or any(cue in sentence for cue in answer.cues(f"{topic}_measures")):
            yield sentence


def _named(answer: Answer, span: Span, topics: tuple[str, ...]) -> frozenset[str]:
    return frozenset(topic for topic in topics if any(cue in span for cue in answer.cues(f"{topic}_aspects")))
