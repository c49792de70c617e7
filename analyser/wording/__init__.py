"""What the wording of a draft will make a reader object to."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.config import Config
from analyser.languages import codes, pack
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.observation import UNKNOWN_WORDS, Observation, not_judged
from analyser.wording import (
    abbreviations,
    claims,
    english,
    generic,
    mixed,
    parts,
    phrases,
    repeated,
    sentences,
    thin,
    traces,
)
from analyser.wording.answers import answers
from analyser.wording.specifics import terms

BY_WORDS = (
    *("vague-wording", "empty-phrase", "long-sentence", "unexplained-abbreviation"),
    *("unsourced-claim", "generic-answer", "assistant-trace"),
)
"""Rules that look for the words of a language pack."""


def observe(
    document: Document, application: Application | None, language: str | None, config: Config
) -> tuple[Observation, ...]:
    """Return what the wording shows, for the rules WRT001-WRT007 and FRM005-FRM009.

    Without an application the sections of the text are judged, as far as they can be without a form.
    """
    found = list(_of_the_text(document, application, language, config))
    return tuple(sorted(found, key=lambda seen: (seen.kind, seen.span.start if seen.span else -1)))


def _of_the_text(
    document: Document, application: Application | None, language: str | None, config: Config
) -> Iterator[Observation]:
    if pack(language).code not in codes():
        yield from (not_judged(rule, UNKNOWN_WORDS) for rule in BY_WORDS)
    read = answers(document, application, language)
    names = terms(application, language)
    yield from phrases.observe(read, names, config)
    yield from sentences.observe(read, config)
    yield from abbreviations.observe(document, read, application, language)
    yield from claims.observe(read)
    yield from generic.observe(read, names, config)
    yield from traces.observe(document, application, language)
    translated = tuple(english.observe(document, language))
    yield from translated
    yield from mixed.observe(read, language, config, tuple(one.span for one in translated if one.span))
    if application is not None:
        yield from thin.observe(application, config)
        yield from repeated.observe(document, application, config)
        if not parts.known(language):
            yield not_judged("question-part-not-answered", UNKNOWN_WORDS)
        yield from parts.observe(read, application, config)
