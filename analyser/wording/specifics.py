"""What ties a text to one project: numbers, times, names, and the project's own terms."""

from __future__ import annotations

import re
from functools import cache

from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.span import Span
from analyser.text.fold import fold
from analyser.text.lemmas import lemma
from analyser.wording.answers import Answer

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CODE = re.compile(r"\b(?:WP|DP|SO|KA|LTT|O|R|A|T|M)\s?\d+(?:\.\d+)*\b")
_OPENING = re.compile(r"[\"'“„«‚(\[•▪–—-]\s*\Z|\A\s*\Z|[:;]\s*\Z")


def terms(application: Application | None, language: str | None) -> frozenset[str]:
    """Return the project's own words, folded and in base form: of names, places, title and acronym.

    Words that any project of the programme uses (the pack's list `programme_words`) are left out.
    """
    if application is None:
        return frozenset()
    sources = [application.title or "", application.acronym or ""]
    sources += [text for one in application.organisations for text in (one.name, one.city or "")]
    sources += [activity.venue or "" for activity in application.activities]
    found = {
        form for source in sources for word in _WORD.findall(source) for form in (fold(word), lemma(word, language))
    }
    return frozenset(word for word in found - _common(language) if len(word) > 2)


def specifics(answer: Answer, names: frozenset[str]) -> tuple[Span, ...]:
    """Return the places in an answer that only this project would write, in order."""
    reading = answer.reading
    found = {q.span for q in reading.quantities} | {d.span for d in reading.dates}
    found |= {Span(*match.span()) for match in _CODE.finditer(reading.text)}
    starts = {sentence.start for sentence in reading.sentences}
    common = _common(reading.language)
    capitals = not pack(reading.language).table("sentences").get("nouns_capitalised")
    for span in reading.words:
        written = reading.text[span.start : span.end]
        key = fold(written)
        base = lemma(written, reading.language)
        named = key in names or base in names
        if named or (capitals and _is_name(reading.text, span, written, starts) and not {key, base} & common):
            found.add(span)
    return tuple(sorted(found))


def _is_name(text: str, span: Span, written: str, starts: set[int]) -> bool:
    if not written[0].isupper() or span.start in starts:
        return False
    return _OPENING.search(text, max(0, span.start - 4), span.start) is None


@cache
def _common(language: str | None) -> frozenset[str]:
    words = pack(language)
    return frozenset(
        fold(word) for name in ("programme_words", "stop_words", "known_abbreviations") for word in words.phrases(name)
    )
