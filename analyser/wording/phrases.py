"""Vague words and empty phrases, weighed by how much of an answer they are (WRT001, WRT002)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyser.config import Config
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text.fold import fold
from analyser.text.particulars import particulars
from analyser.text.patterns import any_of
from analyser.wording.answers import Answer
from analyser.wording.specifics import specifics

_DENSE = 3
_BY_THE_WAY = 2
"""Numbers, times or names in a sentence that need not be those a hedge stands for."""
_LISTS = (
    ("vague-wording", "vague_words", "hedged_quantities", _BY_THE_WAY),
    ("empty-phrase", "empty_phrases", "worn_phrases", 1),
)
"""Of each kind: what is weighed, what is enough alone, and how many facts beside it leave it so."""


def observe(answers: Iterable[Answer], names: frozenset[str], config: Config) -> Iterator[Observation]:
    """Yield at most one observation of each kind per answer, with every phrase as evidence.

    One phrase is no fault. A sentence that heaps them and has no fact of its own is reported alone.
    Counted are the phrases that the answer's own facts (numbers, times, names)
    do not outweigh, per hundred words; at three times the limit facts outweigh nothing. The least
    number of phrases that counts needs twice the density.
    """
    for answer in answers:
        facts = specifics(answer, names)
        for kind, entry, alone, beside in _LISTS:
            found = tuple(_weighed(answer, kind, answer.reading.phrases.get(entry, ()), facts, config))
            yield from found or _alone(answer, kind, alone, beside)


def _weighed(
    answer: Answer, kind: str, found: tuple[Span, ...], facts: tuple[Span, ...], config: Config
) -> Iterator[Observation]:
    words = len(answer.reading.words)
    least = config.threshold(f"wording.{kind}-least")
    if len(found) < least:
        return
    density = 100 * len(found) / words
    limit = config.threshold(f"wording.{kind}-per-hundred-words")
    crowded = config.threshold("wording.phrases-in-a-sentence")
    heap = next((s for s in answer.reading.sentences if sum(one in s for one in found) >= crowded), None)
    if heap is not None and not any(fact in heap for fact in particulars(answer.reading)):
        found, words = tuple(one for one in found if one in heap), heap_words(answer, heap)
        yield _observation(answer, kind, found, words, Confidence.HIGH)
        return
    outweighed = len(found) <= len(facts) and density < _DENSE * limit
    if outweighed or density < (2 * limit if len(found) == least else limit):
        return
    yield _observation(answer, kind, found, words, Confidence.HIGH if density >= 2 * limit else Confidence.MEDIUM)


def _alone(answer: Answer, kind: str, entry: str, beside: int) -> Iterator[Observation]:
    """Yield the phrases of which one is enough, once for the answer.

    "As many as possible" stands where a number, a time or a way belongs, "in today's changing world" where a
    statement does; at most `beside` facts stand in their sentences.
    """
    named = particulars(answer.reading)
    hedges = any_of(answer.reading.language, entry)
    found: list[Span] = []
    words = 0
    for sentence in answer.reading.sentences:
        inside = [Span(*m.span()) for m in hedges.finditer(answer.text, sentence.start, sentence.end)]
        if inside and sum(one in sentence for one in named) <= beside:
            found += inside
            words += heap_words(answer, sentence)
    if found:
        yield _observation(answer, kind, tuple(found), words, Confidence.MEDIUM)


def heap_words(answer: Answer, sentence: Span) -> int:
    """Return the number of words of a sentence."""
    return sum(word in sentence for word in answer.reading.words)


def _observation(answer: Answer, kind: str, found: tuple[Span, ...], words: int, confidence: Confidence) -> Observation:
    phrases = dict.fromkeys(fold(" ".join(answer.text[s.start : s.end].split())) for s in found)
    return Observation(
        kind=kind,
        span=answer.at(found[0]),
        place=answer.place,
        related=tuple((answer.at(span), "") for span in found[1:]),
        values=(("count", len(found)), ("phrases", tuple(phrases)), ("words", words)),
        confidence=confidence,
    )
