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
    count. Else a sentence belongs to the aspects it names; one that names none belongs to those of the sentence before.
    """
    heads = [(match.start(group), named) for match in _HEAD.finditer(answer.reading.text)
             if (group := match.lastgroup) and (named := _named(answer, Span(*match.span(group)), topics))]  # fmt: skip
    if heads:
        ends = [start for start, _ in heads[1:]] + [len(answer.reading.text)]
        return tuple(Span(start, end) for (start, named), end in zip(heads, ends, strict=True) if topic in named)
    return tuple(_sentences(answer, topic, topics))


def _sentences(answer: Answer, topic: str, topics: tuple[str, ...]) -> Iterator[Span]:
    named: frozenset[str] = frozenset()
    for sentence in answer.reading.sentences:
        named = _named(answer, sentence, topics) or named
        if topic in named or any(cue in sentence for cue in answer.cues(f"{topic}_measures")):
            yield sentence


def _named(answer: Answer, span: Span, topics: tuple[str, ...]) -> frozenset[str]:
    return frozenset(topic for topic in topics if any(cue in span for cue in answer.cues(f"{topic}_aspects")))
