"""One text, read once: its sentences, words, phrases, quantities and times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from analyser.model.span import Span
from analyser.text.dates import DateMention
from analyser.text.quantities import Quantity
from analyser.text.tokens import TOKEN

_KEPT = 256


@dataclass(frozen=True, slots=True)
class Reading:
    """What the language layer sees in a text; every span is relative to it.

    `words` are the places of its words, numbers left out; `phrases` maps a list of the language pack
    ("vague_words") to the places of its phrases.
    """

    text: str
    language: str | None
    sentences: tuple[Span, ...]
    words: tuple[Span, ...]
    phrases: Mapping[str, tuple[Span, ...]]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]


@lru_cache(maxsize=_KEPT)
def read(text: str, language: str | None) -> Reading:
    """Read a text with the pipeline of its language.

    The answers of one draft are kept: wording and consistency read the same texts.
    """
    from analyser.text.pipeline import nlp

    doc = nlp(language)(text)
    found = {
        entry: tuple(Span(span.start_char, span.end_char) for span in spans)
        for entry, spans in doc.spans.items()
        if entry not in {"quantities", "dates"}
    }
    return Reading(
        text=text,
        language=language,
        sentences=tuple(_trimmed(text, s.start_char, s.end_char) for s in doc.sents if s.text.strip()),
        words=tuple(Span(m.start(), m.end()) for m in TOKEN.finditer(text) if m.lastgroup == "word"),
        phrases=MappingProxyType(found),
        quantities=doc.user_data["quantities"],
        dates=doc.user_data["dates"],
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    return Span(first, start + len(piece.rstrip()))
