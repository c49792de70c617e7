"""Sentences too long to be read once (WRT003)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyser.config import Config
from analyser.languages import pack
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.wording.answers import Answer


def observe(answers: Iterable[Answer], config: Config) -> Iterator[Observation]:
    """Yield one observation per answer with long sentences: the longest first in `values`, all as evidence.

    Enumerations set apart by semicolons are lists, not sentences. A language that needs fewer words for
    the same thought has a factor in its pack.
    """
    limit = config.threshold("wording.long-sentence-words")
    for answer in answers:
        factor = float(str(pack(answer.reading.language).table("sentences").get("words_factor", 1.0)))
        long = [(count, span) for count, span in _lengths(answer) if count > limit * factor]
        if not long:
            continue
        yield Observation(
            kind="long-sentence",
            span=answer.at(long[0][1]),
            place=answer.place,
            related=tuple((answer.at(span), "") for _, span in long[1:]),
            values=(("limit", round(limit * factor)), ("words", max(count for count, _ in long))),
        )


def _lengths(answer: Answer) -> Iterator[tuple[int, Span]]:
    words = iter(answer.reading.words)
    word = next(words, None)
    for sentence in answer.reading.sentences:
        count = 0
        while word is not None and word.start < sentence.end:
            count += word.start >= sentence.start
            word = next(words, None)
        if answer.text.count(";", sentence.start, sentence.end) < 2:
            yield count, sentence
