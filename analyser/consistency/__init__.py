"""The same thing said in several places, and what the call says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from analyser.config import Config
from analyser.consistency import (
    actors,
    aimed,
    attendance,
    differing,
    ends,
    events,
    odd,
    outside,
    parts,
    programme,
    projects,
    stated,
    summary,
    translated,
)
from analyser.consistency.aims import aims
from analyser.consistency.counting import Mention, mentions
from analyser.consistency.names import names
from analyser.consistency.passages import Sentence, dated, rows, sentences, unread
from analyser.consistency.people import people
from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.call import Call
from analyser.model.document import Document
from analyser.model.observation import UNKNOWN_WORDS, Observation, not_judged

__all__ = ["BY_WORDS", "Sentence", "observe", "people", "sentences"]

BY_WORDS = (
    *("number-differs", "organisation-not-in-partnership", "other-project-named"),
    *("summary-not-in-body", "date-differs", "programme-fact-wrong"),
)
"""Rules that know what a number, a name or a date is about from the lists of the language pack."""


def observe(
    document: Document,
    application: Application,
    call: Call | None,
    language: str | None,
    config: Config,
    told: Sequence[Sentence] | None = None,
) -> tuple[Observation, ...]:
    """Return where the draft contradicts itself or the call, for the rules CON001-CON006.

    `told` are the sentences of the draft where they have been read already.

    In a language without word lists only numbers, names and the facts of the form speak: a rule that finds
    nothing there has not looked.
    """
    if told is None:
        told = sentences(document, application, language)
    counted = mentions(told, application.start)
    found = list(_of_the_draft(document, application, call, language, config, told, counted))
    differing_already = [seen for seen in found if seen.kind == "number-differs"]
    found += odd.observe(counted, told, document.text, differing_already)
    if not pack(language).phrases("role_verbs"):
        found += [not_judged(rule, UNKNOWN_WORDS) for rule in BY_WORDS]
    unique = {(seen.kind, seen.span, seen.values if seen.span is None else ()): seen for seen in reversed(_once(found))}
    return tuple(sorted(unique.values(), key=lambda seen: (seen.kind, seen.span.start if seen.span else -1)))


def _once(found: Iterable[Observation]) -> list[Observation]:
    """Return the observations, a contradiction of the form's own facts once for each answer and pair of values."""
    kept: dict[object, Observation] = {}
    for seen in found:
        key = (
            (seen.place, seen.values, seen.related[:1]) if seen.kind == "number-differs" and seen.related else id(seen)
        )
        kept.setdefault(key, seen)
    return list(kept.values())


def _of_the_draft(
    document: Document,
    application: Application,
    call: Call | None,
    language: str | None,
    config: Config,
    read: Sequence[Sentence],
    counted: Sequence[Mention],
) -> Iterator[Observation]:
    limits = differing.Limits(
        alike=config.threshold("consistency.alike"),
        summary=config.threshold("consistency.alike-summary"),
        repeated=config.threshold("consistency.alike-repeated"),
        often=config.threshold("consistency.alike-often"),
        times=config.threshold("consistency.times-greater"),
        larger=config.threshold("consistency.lone-larger"),
        smaller=config.threshold("consistency.lone-smaller"),
    )
    yield from parts.observe(counted, application)
    yield from differing.observe(counted, read, limits)
    yield from aimed.observe(aims(document, application, language), read)
    yield from translated.observe(read)
    listed = rows(document, language)
    yield from attendance.observe(counted, application)
    beside = tuple(dated(document, application, read, language))
    yield from events.observe((*read, *beside), application, listed)
    yield from summary.observe(document, application, read, language)
    yield from outside.observe(document, application, language)
    own = names(document, application, language)
    yield from projects.observe(read, application, own)
    for sentence in unread(document, application, read, language):
        yield from programme.observe(sentence, application, call)
    for sentence in read:
        yield from stated.observe(sentence, application)
        yield from ends.observe(sentence, application)
        yield from programme.observe(sentence, application, call)
        yield from actors.observe(sentence, application, own)
