"""Numbers of things in a draft, each with what is counted, for whom, and what the counted do.

A mention can be compared with another only where it is a plain total of the plan: not a share, not
"at least", not a range, and not what a survey found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from analyser.consistency import nouns
from analyser.consistency.passages import Part, Sentence, Word, common
from analyser.languages import pack
from analyser.model.span import Span
from analyser.text.numbers import is_noun
from analyser.text.patterns import alternatives, any_of, phrase_source
from analyser.text.quantities import Quantity, QuantityKind

_BREAK = re.compile(r"[,;:()\[\]–—]")
_LABEL = re.compile(r"[:–—-]\s*(?:[^\W\d_]+\s){0,2}\Z")
_TIMES = re.compile(r"\s*(?:[xX×*]\s*\d|[xX×=]|=)")
_HYPHEN = re.compile(r"\d\s?[-–]\s?\Z")
_BRACKET = re.compile(r"\([^()]*\)")
_PLACED = re.compile(r"\s+(?:[^\W\d_]{2,4}\s+)?[A-ZĀČĒĢĪĶĻŅŠŪŽ]")
_CAPITAL = re.compile(r"[.)]?\s(?=[^\W\d_a-zāčēģīķļņšūž])[^\W\d_]")
SETTLED = frozenset(
    {
        "partner",
        "country",
        "organisation",
        "page",
        "language",
        "person",
        "member",
        "loceklis",
        "time",
        "reize",
        "lappuse",
        "valoda",
        "point",
        "punkts",
    }
)
"""Nouns of which a draft has other rules or a number of its own in every place."""
_PLANNED = frozenset({"summary.implementation", "summary.results"})
"""Answers that list what the project will do, with a survey as one item among others."""
_AIMS = frozenset({"relevance.objectives", "wp.objectives", "summary.objectives"})
"""Answers that say what will be: with a date to come, words of asking name the matter, not a survey."""
_ITEM = re.compile(r"\s(?:and|un)\s", re.IGNORECASE)
_ITEMS = 20
_PEOPLE = 12
"""The least whole of a share; below it a mark is given: "4 of 5"."""
_REACH = 9


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A number with its noun. `beside` are nouns counted together with it ("teachers and assistants").

    `marks` are words that describe the noun, `roles` what is done with the counted in this clause,
    `context` the telling words near by.
    """

    value: float
    noun: str
    base: str
    beside: frozenset[str]
    marks: frozenset[str]
    roles: frozenset[str]
    context: frozenset[str]
    each: bool
    loose: bool
    asked: bool
    span: Span
    sentence: Sentence

    @property
    def part(self) -> Part:
        """Return what the answer speaks of."""
        return self.sentence.part


def mentions(sentences: Iterable[Sentence], start: date | None) -> tuple[Mention, ...]:
    """Return the counted things of all sentences, in order. What was before the start was found, not planned."""
    return tuple(mention for sentence in sentences for mention in _of(sentence, start))


def _of(sentence: Sentence, start: date | None) -> Iterator[Mention]:
    for quantity in map(_whole, sentence.quantities):
        if quantity.kind is not QuantityKind.COUNT or quantity.unit == "age" or not quantity.value.is_integer():
            continue
        found = nouns.counted(sentence, quantity.span)
        if found is None:
            found = _label(sentence, quantity)
        if found is not None and quantity.value >= 2 and not _is_item(sentence, quantity):
            yield _mention(sentence, quantity, found, start)


def _whole(quantity: Quantity) -> Quantity:
    """Return the whole of "140 of 200 learners" as what is counted."""
    if quantity.kind is not QuantityKind.SCALE or not quantity.unit.isdigit() or float(quantity.unit) < _PEOPLE:
        return quantity
    return replace(quantity, kind=QuantityKind.COUNT, value=float(quantity.unit), unit="", comparator="~")


def _is_item(sentence: Sentence, quantity: Quantity) -> bool:
    """Say whether a number only numbers a row: "2 Degrees whose rules demand the bedside"."""
    before = sentence.text[: quantity.span.start].rstrip(" ")
    opens = not before or before[-1] in "\t\n|"
    return opens and quantity.value <= _ITEMS and _CAPITAL.match(sentence.text, quantity.span.end) is not None


def _label(sentence: Sentence, quantity: Quantity) -> nouns.Counted | None:
    """Return the noun of "Trainers with a certificate: 18"."""
    mark = _LABEL.search(sentence.text, 0, quantity.span.start)
    if mark is None or sentence.text[mark.start()] != ":":
        return None
    begin = max(sentence.text.rfind(sign, 0, mark.start()) for sign in ".;)") + 1
    return nouns.headed(sentence.between(begin, mark.start()), sentence.language)


def _mention(sentence: Sentence, quantity: Quantity, found: nouns.Counted, begin: date | None) -> Mention:
    language, text = sentence.language, sentence.text
    start, end = clause(text, quantity.span)
    labelled = found.span.end <= quantity.span.start
    around = text[found.span.start if labelled else start : end]
    after = text[quantity.span.end : quantity.span.end + 6]
    ranged = _HYPHEN.search(text, 0, quantity.span.start) or re.match(r"\s?[-–]\s?\d", after)
    loose = (
        (labelled and _PLACED.match(text, quantity.span.end) is not None)
        or quantity.comparator in {"<=", "~", "by", "from", ">="}
        or ranged is not None
        or _TIMES.match(after) is not None
        or any_of(language, "share_cues").search(_own(sentence, quantity.span, around)) is not None
    )
    apart = (found.span, *(mention.span for mention in sentence.dates))
    near = [word for word in sentence.words if not any(word.span.overlaps(span) for span in apart)]
    near.sort(key=lambda word: min(abs(word.span.start - found.span.end), abs(found.span.start - word.span.end)))
    return Mention(
        value=quantity.value,
        noun=found.noun,
        base=found.base,
        beside=found.beside,
        marks=found.marks,
        roles=roles(around, language) or roles(text, language),
        context=telling(near[: 2 * _REACH], language) - {found.base},
        each=_is_each(around, found, language) or _is_rate(sentence, quantity.span),
        loose=loose,
        asked=_is_found(sentence, quantity.span, begin, found.span),
        span=sentence.at(quantity.span.cover(found.span) if found.span.start > quantity.span.start else quantity.span),
        sentence=sentence,
    )


def _is_each(around: str, found: nouns.Counted, language: str | None) -> bool:
    """Say whether a number is that of each of several; people who do something every day are a total."""
    often = [match.span() for match in any_of(language, "how_often").finditer(around)]
    people = is_noun(found.base, language)
    return any(
        not (people and any(start <= cue.start() and cue.end() <= end for start, end in often))
        for cue in any_of(language, "each_cues").finditer(around)
    )


def _own(sentence: Sentence, span: Span, around: str) -> str:
    """Return the part of a clause that ends before the next number: "180 adults learn at least six more of 30 jobs"."""
    later = next((q.span.start for q in sentence.quantities if q.span.start >= span.end), None)
    return around if later is None else around[: max(0, len(around) - max(0, clause(sentence.text, span)[1] - later))]


def _is_rate(sentence: Sentence, span: Span) -> bool:
    """Say whether a number is what something is reckoned by: "two adults per 15 children"."""
    by = phrase_source(sentence.language, "rate_before")
    return re.search(rf"\d*\s*{by}\s+\Z", sentence.text[: span.start], re.IGNORECASE) is not None


def clause(text: str, span: Span) -> tuple[int, int]:
    """Return where the clause that holds a span begins and ends: at the nearest mark on each side."""
    start = max((mark.end() for mark in _BREAK.finditer(text, 0, span.start)), default=0)
    mark = _BREAK.search(text, span.end)
    return start, mark.start() if mark else len(text)


def _is_found(sentence: Sentence, span: Span, begin: date | None, noun: Span) -> bool:
    """Say whether a number was found by asking or counting, or before the project began.

    What is counted ("120 interviews") tells nothing of how it was found.

    What stands in brackets speaks of the bracket alone; what stands outside speaks of both.
    """
    text = sentence.text
    start = text.rfind(";", 0, span.start) + 1
    end = text.find(";", span.end)
    stretch = _item(text, span) if sentence.field in _PLANNED else Span(start, end if end >= 0 else len(text))
    brackets = [] if text.rfind("(", 0, span.start) > text.rfind(")", 0, span.start) else _brackets(text)
    scope = list(_without(stretch, brackets))
    asked = any_of(sentence.language, "asked_cues")
    past = [d.span for d in sentence.dates if begin and d.end and d.end < begin]
    if any(day in piece for day in past for piece in scope):
        return True
    if begin and sentence.field in _AIMS and any(d.start and d.start > begin for d in sentence.dates):
        return False
    cues = (Span(*cue.span()) for piece in scope for cue in asked.finditer(text, piece.start, piece.end))
    return any(not cue.overlaps(noun) for cue in cues)


def _item(text: str, span: Span) -> Span:
    """Return the item of a list that holds a number: "we test 150 students", not "and interview 40 firms"."""
    start, end = clause(text, span)
    joints = list(_ITEM.finditer(text, start, end))
    before = [joint.end() for joint in joints if joint.end() <= span.start]
    after = [joint.start() for joint in joints if joint.start() >= span.end]
    return Span(max(before, default=start), min(after, default=end))


def _brackets(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in _BRACKET.finditer(text)]


def _without(stretch: Span, holes: Iterable[Span]) -> Iterator[Span]:
    start = stretch.start
    for hole in holes:
        if hole.start >= start and hole.end <= stretch.end:
            yield Span(start, hole.start)
            start = hole.end
    yield Span(start, stretch.end)


def telling(words: Iterable[Word], language: str | None) -> frozenset[str]:
    """Return the base forms of the words that tell something of this project."""
    return frozenset(w.base for w in words if len(w.norm) > 2 and not {w.base, w.norm} & common(language))


@lru_cache(maxsize=4096)
def roles(text: str, language: str | None) -> frozenset[str]:
    """Return what is done in a stretch of text: "learn", "pilot", "share", ..."""
    return frozenset(role for role, pattern in _roles(language) if pattern.search(text))


@cache
def _roles(language: str | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries = pack(language).table("roles").items()
    return tuple((str(role), re.compile(alternatives(key.split("|")), re.IGNORECASE)) for key, role in entries)
