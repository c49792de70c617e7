"""Another project's acronym or title where this one's should stand (CON003).

References to other projects are no fault: earlier ones, those whose results are used, those of a partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from analyser.consistency.names import Names
from analyser.consistency.passages import Part, Sentence
from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text.fold import bare
from analyser.text.patterns import alternatives, any_of

_UPPER = "A-ZĀČĒĢĪĶĻŅŠŪŽÄÖÜÕÉ"
_SHOUTED = rf"[{_UPPER}][{_UPPER}\d-]{{3,}}"
_SHORT = rf"(?:{_SHOUTED}(?:[ ]{_SHOUTED}){{0,2}}|[A-Z][a-z]+[A-Z][A-Za-z]+|[a-z]{{1,3}}[A-Z]{{3,}}\w*)"
_QUOTED = r"[“„\"«](?P<quoted>[^“”„\"«»\n]{4,80})[”“\"»]"
_LOOK = re.compile(_SHORT)
_YEAR = re.compile(r"\d{4}")
_SHOUTED_ALONE = re.compile(rf"(?<![\w-])[{_UPPER}]{{6,}}(?:[ ][{_UPPER}]{{4,}}){{0,2}}(?:[ ]\d{{1,2}})?(?![\w-])")
_IN_BRACKETS = re.compile(r"\s*(?:\(|[)])")
_GOES_ON = re.compile(r"\s[^\W\d_A-ZĀČĒĢĪĶĻŅŠŪŽ]")
_STEM = 5
_LONG = 5
_BESIDE = 20
"""Letters between a programme and the name of a project of it: "the eTwinning project “Hello”"."""


def observe(sentences: Sequence[Sentence], application: Application, names: Names) -> Iterator[Observation]:
    """Yield one observation for each strange name in the place of this project's, the first time it stands there.

    A name that stands elsewhere with a year before the project is that of another project, but not where it acts
    while this one runs.
    """
    if not names.own:
        return
    past = [s for s in sentences if s.part is Part.PAST or _refers(s, application)]
    elsewhere = _named(s for s in past if s.part is Part.PAST or _refers(s, application, years=False))
    dated = _named(past) - elsewhere
    seen: set[str] = set()
    whole = "\n".join(sentence.text for sentence in sentences)
    for sentence in sentences:
        if sentence in past or sentence.field.startswith("relevance.follow_up"):
            continue
        placed = [*_candidates(sentence)]
        strange = [one for one in _strange(sentence, whole) if not any(one[0].overlaps(other) for other, _ in placed)]
        for span, sure in (*placed, *strange):
            name = sentence.text[span.start : span.end]
            silent = elsewhere if _is_dated(sentence, application) else elsewhere | dated
            if name not in seen | silent and not names.is_own(name) and not _knows(names, name, sure=sure):
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


def _knows(names: Names, name: str, *, sure: bool) -> bool:
    """Say whether a name is that of an organisation; one in capitals has to be it letter by letter.

    Where it is surely called a project, it is none of the names that the draft is familiar with.
    """
    if not name.isupper():
        return names.knows(name)
    letters = {bare(word) for word in name.split()}
    return not letters.isdisjoint(names.short if sure else names.short | names.tellings)


def _named(sentences: Iterable[Sentence]) -> set[str]:
    return {name for sentence in sentences for name in _LOOK.findall(sentence.text)}


def _refers(sentence: Sentence, application: Application, *, years: bool = True) -> bool:
    """Say whether a sentence speaks of another project as such; without `years` only by its words.

    A year does so only before the project begins, and not ("the counts of 2025 and 2028") where a date of the project
    stands too, unless it stands in brackets, as that of a project.
    """
    text = sentence.text
    begin = application.start.year if application.start else None
    for cue in any_of(sentence.language, "other_project_cues").finditer(text):
        year = _YEAR.search(cue[0])
        if year and (not years or (begin and int(year[0]) >= begin)):
            continue
        bracketed = text.rfind("(", 0, cue.start()) > text.rfind(")", 0, cue.start())
        if bracketed or not year or not _is_dated(sentence, application):
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
            if any(found.end() >= span.start - _BESIDE for found in programmes.finditer(sentence.text, 0, span.start)):
                continue
            yield span, sure


def _is_name(name: str) -> bool:
    return len(name) >= _LONG


def _strange(sentence: Sentence, whole: str) -> Iterator[tuple[Span, bool]]:
    """Yield names that stand but once in the draft: a shouted one in any place, a quoted one before what projects have.

    What a draft speaks of it names again, or explains in brackets; a word that is only stressed has small letters
    elsewhere.
    """
    known = pack("en").words("known_abbreviations") | pack(sentence.language).words("known_abbreviations")
    for match in _SHOUTED_ALONE.finditer(sentence.text):
        word = match[0].split()[0]
        stem = word[: max(_STEM, len(word) - 2)].lower()
        stressed = re.search(rf"(?<!\w){stem}", whole) is not None
        if word in known or stressed or whole.count(match[0]) > 1 or _IN_BRACKETS.match(sentence.text, match.end()):
            continue
        if any_of("en", "programme_names").search(match[0]) or _is_shouted(sentence.text):
            continue
        opens = not match.start() and not _GOES_ON.match(sentence.text, match.end())
        if opens or sentence.text[: match.start()].endswith(("(", "/", ": ")):
            continue
        yield Span(match.start(), match.end()), False
    for match in _quoted_holder(sentence.language).finditer(sentence.text):
        if whole.count(match["quoted"]) == 1 and match["quoted"][0].isupper():
            yield Span(match.start("quoted"), match.end("quoted")), False


def _is_shouted(text: str) -> bool:
    """Say whether a heading or a warning is written in capitals as a whole."""
    letters = [sign for sign in text if sign.isalpha()]
    return 2 * sum(sign.isupper() for sign in letters) > len(letters)


@cache
def _quoted_holder(language: str | None) -> re.Pattern[str]:
    holdings = alternatives(pack(language).phrases("project_holdings")) or "(?!)"
    return re.compile(rf"{_QUOTED}\s+{holdings}", re.IGNORECASE)


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
