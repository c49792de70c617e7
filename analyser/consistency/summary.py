"""Activities and results of the summary that the body nowhere takes up (CON004).

A product or an event is looked up by all the words of the language pack that mean it (`outputs`), so that
another wording counts as present; what the pack does not know is looked up by its base form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from analyser.consistency.counting import telling
from analyser.consistency.passages import Part, Sentence, Word, words
from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text.numbers import is_noun
from analyser.text.patterns import alternatives

_LEAST_BODY = 120
_STEM = 5
_PIECE = re.compile(r"[,;:()–—]\s*|\s(?:and|un|und|as well as|kā arī)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """What the draft says outside of its summary: beginnings of base forms, and the products and events named."""

    stems: frozenset[str]
    outputs: frozenset[str]

    def has(self, word: Word) -> bool:
        """Say whether the body uses a word, in any form."""
        return _stem(word.base) in self.stems or _stem(word.norm) in self.stems


def observe(
    document: Document, application: Application, sentences: Sequence[Sentence], language: str | None
) -> Iterator[Observation]:
    """Yield one observation for each piece of the summary of which the body says nothing."""
    summary = [sentence for sentence in sentences if sentence.part is Part.SUMMARY]
    body = _body(document, application, sentences, language) if summary else None
    if body is None:
        return
    for sentence in summary:
        for span in _pieces(sentence.text):
            found = _missing(sentence, span, body)
            if found is not None:
                where, confidence = found
                yield Observation(
                    kind="summary-not-in-body",
                    span=sentence.at(where),
                    place=sentence.place,
                    values=(("passage", " ".join(sentence.text[where.start : where.end].split())),),
                    confidence=confidence,
                )


def _body(
    document: Document, application: Application, sentences: Sequence[Sentence], language: str | None
) -> Body | None:
    """Return the words of the body; None where it is too short to miss anything in it."""
    found = [word for s in sentences if s.part not in {Part.SUMMARY, Part.ENGLISH, Part.PAST} for word in s.words]
    if len(found) < _LEAST_BODY:
        return None
    titles = [
        application.title or "",
        *(w.title for w in application.work_packages),
        *(a.title for a in application.activities),
    ]
    titles += [result.text for result in application.results if not (result.field or "").startswith("summary")]
    titles += [indicator.text for indicator in application.indicators]
    titles += [document.quote(span) for span in application.unrecognised]
    found += [word for title in titles for word in words(title, language)]
    stems = frozenset(_stem(form) for word in found for form in (word.base, word.norm))
    norms = {word.norm for word in found}
    outputs = {name for norm in norms for name in _outputs(norm, language)}
    text = " ".join(word.norm for word in found)
    outputs |= {name for pattern, name in _phrases(language) if pattern.search(text)}
    return Body(stems, frozenset(outputs))


def _missing(sentence: Sentence, span: Span, body: Body) -> tuple[Span, Confidence] | None:
    """Return what of a piece the body lacks: a product or event, or all that describes one."""
    piece = [word for word in sentence.between(span.start, span.end) if len(word.norm) > 2]
    content = [word for word in piece if telling((word,), sentence.language)]
    if not content:
        return None
    text = sentence.text[span.start : span.end].lower()
    named = {name for word in piece for name in _outputs(word.norm, sentence.language)}
    named |= {name for pattern, name in _phrases(sentence.language) if pattern.search(text)}
    absent = [word for word in content if not body.has(word)]
    if named:
        if not named & body.outputs:
            return Span(content[0].span.start, content[-1].span.end), Confidence.HIGH if absent else Confidence.MEDIUM
        return _described(content, absent, sentence.language)
    thing = any(is_noun(word.norm, sentence.language) for word in absent)
    if thing and len(absent) >= 2 and 2 * len(absent) > len(content):
        return Span(content[0].span.start, content[-1].span.end), Confidence.MEDIUM
    return None


def _described(content: Sequence[Word], absent: Sequence[Word], language: str | None) -> tuple[Span, Confidence] | None:
    """Return a known product of another kind: no word that describes it stands in the body."""
    others = [word for word in content if not _outputs(word.norm, language)]
    if len(others) < 2 or not set(others) <= set(absent):
        return None
    return Span(content[0].span.start, content[-1].span.end), Confidence.MEDIUM


def _pieces(text: str) -> Iterator[Span]:
    start = 0
    for mark in _PIECE.finditer(text):
        yield Span(start, mark.start())
        start = mark.end()
    yield Span(start, len(text))


def _stem(word: str) -> str:
    return word[: max(_STEM, len(word) - 2)]


@lru_cache(maxsize=20_000)
def _outputs(norm: str, language: str | None) -> tuple[str, ...]:
    """Return the products and events a word can mean."""
    return tuple(name for pattern, name in _single(language) if pattern.fullmatch(norm))


@cache
def _single(language: str | None) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(_patterns(language, many=False))


@cache
def _phrases(language: str | None) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(_patterns(language, many=True))


def _patterns(language: str | None, *, many: bool) -> Iterator[tuple[re.Pattern[str], str]]:
    for key, name in pack(language).table("outputs").items():
        phrases = [phrase for phrase in key.split("|") if (" " in phrase) is many]
        if phrases:
            yield re.compile(alternatives(phrases)), str(name)
