"""Another project's acronym or title where this one's should stand (CON003).

References to other projects are no fault: earlier ones, those whose results are used, those of a partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from analyser.consistency.names import Names
from analyser.consistency.passages import Part, Sentence
from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text.patterns import alternatives, any_of

_UPPER = "A-ZĀČĒĢĪĶĻŅŠŪŽÄÖÜÕÉ"
_SHOUTED = rf"[{_UPPER}][{_UPPER}\d-]{{3,}}"
_SHORT = rf"(?:{_SHOUTED}(?:[ ]{_SHOUTED}){{0,2}}|[A-Z][a-z]+[A-Z][A-Za-z]+|[a-z]{{1,3}}[A-Z]{{3,}}\w*)"
_QUOTED = r"[“„\"«](?P<quoted>[^“”„\"«»\n]{4,80})[”“\"»]"
_LOOK = re.compile(_SHORT)
_YEAR = re.compile(r"\d")
_LONG = 5


def observe(sentences: Sequence[Sentence], application: Application, names: Names) -> Iterator[Observation]:
    """Yield one observation for each strange name in the place of this project's, the first time it stands there."""
    if not names.own:
        return
    past = [s for s in sentences if s.part is Part.PAST or _refers(s, application)]
    elsewhere = {name for s in past for name in _LOOK.findall(s.text)}
    seen: set[str] = set()
    for sentence in sentences:
        if sentence in past or sentence.field.startswith("relevance.follow_up"):
            continue
        for span, sure in _candidates(sentence):
            name = sentence.text[span.start : span.end]
            if name not in seen | elsewhere and not names.is_own(name) and not names.knows(name):
                seen.add(name)
                yield _observation(sentence, span, application, Confidence.HIGH if sure else Confidence.MEDIUM)


def _observation(sentence: Sentence, span: Span, application: Application, confidence: Confidence) -> Observation:
    own = application.fact("context.acronym") or application.fact("context.title")
    return Observation(
        kind="other-project-named",
        span=sentence.at(span),
        place=sentence.place,
        related=((own, "the name of this project"),) if own else (),
        values=(
            ("name", sentence.text[span.start : span.end]),
            ("own", application.acronym or application.title or ""),
        ),
        confidence=confidence,
    )


def _refers(sentence: Sentence, application: Application) -> bool:
    """Say whether a sentence speaks of another project as such.

    A year before the project ("the counts of 2025 and 2028") does not where a date of the project stands too,
    unless it stands in brackets, as that of a project.
    """
    text = sentence.text
    for cue in any_of(sentence.language, "other_project_cues").finditer(text):
        bracketed = text.rfind("(", 0, cue.start()) > text.rfind(")", 0, cue.start())
        if bracketed or not _YEAR.search(cue[0]) or not _is_dated(sentence, application):
            return True
    return False


def _is_dated(sentence: Sentence, application: Application) -> bool:
    """Say whether a sentence has a date on which the project runs."""
    start, end = application.start, application.end
    return any(start and end and d.start and d.end and start <= d.end and d.start <= end for d in sentence.dates)


def _candidates(sentence: Sentence) -> Iterator[tuple[Span, bool]]:
    """Yield names beside the word "project", and shouted names that act as only a project does."""
    known = pack("en").words("known_abbreviations") | pack(sentence.language).words("known_abbreviations")
    programmes = any_of("en", "programme_names")
    for pattern, sure in _patterns(sentence.language):
        for match in pattern.finditer(sentence.text):
            group = "quoted" if match.groupdict().get("quoted") else "name"
            span = Span(match.start(group), match.end(group))
            name = match[group]
            if name in known or programmes.search(name) or (group == "name" and not _is_name(name)):
                continue
            yield span, sure


def _is_name(name: str) -> bool:
    return len(name) >= _LONG


@cache
def _patterns(language: str | None) -> tuple[tuple[re.Pattern[str], bool], ...]:
    words = pack(language)
    project = alternatives(words.phrases("project_words")) or "(?!)"
    verbs = alternatives(words.phrases("project_verbs")) or "(?!)"
    within = alternatives(words.phrases("within_project")) or "(?!)"
    holdings = alternatives(words.phrases("project_holdings")) or "(?!)"
    name = rf"(?P<name>(?-i:{_SHORT}))"
    return tuple(
        (re.compile(source, re.IGNORECASE), sure)
        for source, sure in (
            (rf"(?<![\w-]){name}(?:[’']s)?\s+{project}", True),
            (rf"{project}\s+(?:{name}|{_QUOTED})", True),
            (rf"{_QUOTED}\s+{project}", True),
            (rf"(?<![\w-]){within}\s+(?:the\s+)?{name}(?![\w-])", False),
            (rf"(?<![\w-]){name}\s+{verbs}", False),
            (rf"{holdings}\s+of\s+(?:the\s+)?{name}(?![\w-])", False),
            (rf"(?<![\w-]){name}(?:[’']s)?\s+{holdings}", False),
        )
    )
