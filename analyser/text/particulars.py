"""What a plan has and a declaration lacks: numbers, times and names."""

from __future__ import annotations

import re
from functools import cache

from analyser.languages import pack
from analyser.model.span import Span
from analyser.text.fold import fold
from analyser.text.reading import Reading

_OPENING = re.compile(r"(?:[\"'“„«‚(\[•▪–—:;\n-]\s*|\A\s*)\Z")
_BEFORE = 4
_CODE = re.compile(r"\b[A-Z]{1,4}\d+(?:\.\d+)*\b")


def particulars(reading: Reading) -> tuple[Span, ...]:
    """Return the numbers, times, codes and names of a text, in order.

    "After the end of the project" is no time, as any declaration says it; a name is no word of the programme, and
    at the beginning of a sentence only one in capitals throughout.
    """
    apart = [date.span for date in reading.dates]
    found = [date.span for date in reading.dates if date.start is not None]
    found += [q.span for q in reading.quantities if not any(q.span.overlaps(one) for one in apart)]
    found += [
        Span(*m.span()) for m in _CODE.finditer(reading.text) if not any(Span(*m.span()).overlaps(q) for q in found)
    ]
    apart += found
    starts = {sentence.start for sentence in reading.sentences}
    found += [
        word
        for word in reading.words
        if _is_name(reading.text, word, starts)
        and fold(reading.text[word.start : word.end]) not in _common(reading.language)
        and not any(word.overlaps(one) for one in apart)
    ]
    return tuple(sorted(found))


def _is_name(text: str, word: Span, starts: set[int]) -> bool:
    written = text[word.start : word.end]
    if not written[0].isupper():
        return False
    if written.isupper() and len(written) > 1:
        return True
    return word.start not in starts and _OPENING.search(text, max(0, word.start - _BEFORE), word.start) is None


@cache
def _common(language: str | None) -> frozenset[str]:
    words = pack(language)
    return frozenset(
        fold(word) for name in ("programme_words", "stop_words", "known_abbreviations") for word in words.phrases(name)
    )
