"""Whether a statement is tied to a need, a target group or a chosen priority of the draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analyser.config import default_thresholds
from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.document import Document
from analyser.model.span import Span
from analyser.statements.apart import Matter, matter, stands_apart
from analyser.statements.specific import concrete
from analyser.text.fold import bare
from analyser.text.lemmas import lemma

TO_NEED = "It takes up a need that the draft states."
TO_GROUP = "It names a target group of the draft."
TO_PRIORITY = "It takes up a chosen priority."
TO_OBJECTIVE = "It takes up an objective of the project."
APART = "Its subject stands nowhere else in the draft: neither in the needs nor in what is done and counted."
UNTIED = "It shares no content word with the needs, the target groups or the priorities."
NOTHING_STATED = "The draft says too little of needs, target groups and priorities."

Verdict = tuple[bool | None, str, Span | None]
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
_SOURCES = (
    (TO_NEED, ("needs.addressed", "needs.identification", "relevance.motivation", "needs.response")),
    (TO_GROUP, ("needs.target_groups",)),
    (TO_PRIORITY, ("priorities.addressed",)),
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a statement can be tied to: the stems of each source, and how much text there is.

    `people` are those of words that name the people of a target group: project prose elsewhere, but not of a group.
    """

    stems: tuple[tuple[str, frozenset[str]], ...]
    objectives: frozenset[str]
    people: frozenset[str]
    characters: int
    matter: Matter


def ground(document: Document, application: Application, language: str | None) -> Ground:
    """Collect the stems of needs, target groups and priorities once for all statements."""
    facts = {
        TO_NEED: [need.text for need in application.needs],
        TO_GROUP: [group.text for group in application.target_groups],
        TO_PRIORITY: [priority.label for priority in application.priorities]
        + [topic.label for topic in application.topics],
    }
    found = []
    characters = 0
    for reason, ids in _SOURCES:
        answers = [document.quote(field.span) for field in application.answers(*ids)]
        texts = answers + facts[reason]
        characters += sum(len(text) for text in texts)
        found.append((reason, _stems(texts, language)))
    aims = [objective.text for objective in application.objectives if objective.work_package is None]
    asked = [document.quote(field.span) for field in application.answers("needs.target_groups")]
    people = _stems([*facts[TO_GROUP], *asked], language) & _people(language)
    return Ground(tuple(found), _stems(aims, language), people, characters, matter(document, application, language))


@cache
def _people(language: str | None) -> frozenset[str]:
    """Return the stems of the single words for people that tell which people."""
    smart = pack(language).table("smart")
    return _singles(smart.get("people"), language) - _singles(smart.get("anybody"), language)


def _singles(phrases: object, language: str | None) -> frozenset[str]:
    words = phrases if isinstance(phrases, tuple) else ()
    return frozenset(_stem(word, language) for word in words if " " not in word)


def _stems(texts: list[str], language: str | None) -> frozenset[str]:
    stop = pack(language).words("stop_words")
    words = {word.lower() for text in texts for word in _WORD.findall(text)}
    return frozenset(_stem(word, language) for word in words - stop)


def relevant(text: str, on: Ground, language: str | None, *, in_package: bool = False) -> Verdict:
    """Return the verdict on one objective or indicator. Only a plain absence is denied.

    What stands in a work package serves the project's objectives: their words tie it too, and a
    missing tie is not asserted of it.
    """
    words = concrete(text, language)
    for reason, stems in (*on.stems, (TO_OBJECTIVE, on.objectives if in_package else frozenset())):
        shared = [span for span in words if _stem(text[span.start : span.end], language) in stems]
        if len(shared) >= default_thresholds()["smart.shared-words"]:
            return True, reason, shared[0]
    for match in _WORD.finditer(text):
        if _stem(match[0].lower(), language) in on.people:
            return True, TO_GROUP, Span(*match.span())
    if in_package or on.characters < default_thresholds()["smart.tie-answers"] or not words:
        return None, NOTHING_STATED, None
    return False, UNTIED, None


def apart(span: Span, on: Ground, language: str | None, *, in_package: bool = False) -> Verdict | None:
    """Return the denial for an objective that deals with quite another matter than the draft."""
    if on.characters < default_thresholds()["smart.tie-answers"]:
        return None
    needed = frozenset(stem for reason, stems in on.stems if reason != TO_GROUP for stem in stems)
    word = stands_apart(span, on.matter, needed, language, in_package=in_package)
    return (False, APART, word) if word else None


def _stem(word: str, language: str | None) -> str:
    """Return the beginning of the base form without diacritics, so that derived words meet."""
    return bare(lemma(word, language))[:_STEM]
