"""The same event with two dates (CON005): in the prose, in the table of activities, in the form's own dates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from analyser.consistency import placed
from analyser.consistency.calendar_days import day_without_year, days_of
from analyser.consistency.counting import telling
from analyser.consistency.passages import Part, Sentence, words
from analyser.languages import pack
from analyser.model.application import Activity, Application
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text.dates import DateKind, DateMention
from analyser.text.patterns import alternatives, any_of

OTHER_DATE = "another date"
_SEGMENT = re.compile(r"[;:()]|,(?!\s*(?:19|20)\d\d)|\.\s")
_AND = re.compile(r"\s(?:and|un|und)\s", re.IGNORECASE)
_SHORT = 15
_LIMIT = 16
_LONG = 75
_FINAL = "final-"
_THE = re.compile(r"\bthe (?P<event>[a-z-]+(?: [a-z-]+)?) (?:of|in|on)\s*\Z", re.IGNORECASE)
_UNTIL = re.compile(r"[.\s]*(?:to|until|till|līdz|[–—-])?\s*")
_WHICH = re.compile(r"\s*(?:which|that|kas|kurš|kura|kuri|kuras|ko|kuru)\s", re.IGNORECASE)
_STAY = 21
"""Days up to which a stretch of days is one event."""
_OTHERS = ("partnership.formation", "relevance.synergies")
"""Answers on how partners met and on what others do."""


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """A date with what happens then: first and last day, the events named, and the telling words beside.

    `bounded` says that a word of deadlines is part of it ("no 3. līdz 7. maijam"): it is laid beside activities only.
    """

    first: date
    last: date
    events: frozenset[str]
    content: frozenset[str]
    span: Span
    sentence: Sentence
    names: frozenset[str]
    bounded: bool = False

    def meets(self, first: date, last: date) -> bool:
        """Say whether the date and a stretch of days have a day in common."""
        return self.first <= last and first <= self.last


def observe(
    sentences: Sequence[Sentence], application: Application, rows: Sequence[Sentence] = ()
) -> Iterator[Observation]:
    """Yield one observation for each event whose date another place contradicts, in the prose or in `rows`."""
    moments = [
        moment
        for sentence in sentences
        if sentence.part not in {Part.PAST, Part.NEED, Part.COST} and sentence.field not in _OTHERS
        for moment in _moments(sentence, application)
    ]
    taken: set[int] = set()
    for moment in moments:
        activity = _activity(moment, application)
        if activity is not None:
            taken.add(id(moment))
            yield _observation(moment, activity.span, Confidence.MEDIUM)
    dated = [row for row in rows if any(row.span.overlaps(activity.span) for activity in application.activities)]
    listed = [moment for row in dated for moment in _row(row, application)]
    for moment, other in placed.differing(moments, listed, application):
        if id(moment) not in taken:
            taken.add(id(moment))
            yield _observation(moment, other.span, Confidence.MEDIUM)
    yield from _events([m for m in moments if id(m) not in taken and not m.bounded])


def _row(row: Sentence, application: Application) -> Iterator[Moment]:
    """Yield what a row of a table dates: from its first day to its last."""
    days = [found for mention in row.dates if (found := days_of(mention, application))]
    if not days or (application.start and min(days)[0] < application.start):
        return
    first, last = min(start for start, _ in days), max(end for _, end in days)
    if last - first <= timedelta(days=_LONG):
        whole = row.words
        yield Moment(
            first=first,
            last=last,
            events=_named(row.text, row.language),
            content=telling(whole, row.language),
            span=row.at(row.dates[0].span.cover(row.dates[-1].span)),
            sentence=row,
            names=placed.names(whole, row.language),
        )


def _observation(moment: Moment, where: Span, confidence: Confidence) -> Observation:
    return Observation(
        kind="date-differs",
        span=moment.span,
        place=moment.sentence.place,
        related=((where, OTHER_DATE),),
        values=(),
        confidence=confidence,
    )


def _moments(sentence: Sentence, application: Application) -> Iterator[Moment]:
    """Yield the dates of a sentence at which something happens; deadlines ("by May") are left out."""
    joined: set[int] = set()
    for one, two in pairwise(sentence.dates):
        days = _stay(sentence, one, two)
        if days is not None and not (application.start and days[1] < application.start):
            joined |= {id(one), id(two)}
            bounded = _is_limit(sentence, one.span) or _is_limit(sentence, two.span)
            yield _moment(sentence, one.span.cover(two.span), days, bounded=bounded)
    for mention in sentence.dates:
        found = days_of(mention, application) or day_without_year(sentence, mention, application)
        before_start = found is not None and application.start is not None and found[1] < application.start
        if found is None or before_start or id(mention) in joined or _is_limit(sentence, mention.span):
            continue
        yield _moment(sentence, mention.span, found)


def _moment(sentence: Sentence, span: Span, days: tuple[date, date], *, bounded: bool = False) -> Moment:
    start, end = _segment(sentence, span)
    return Moment(
        first=days[0],
        last=days[1],
        events=_named(sentence.text[start:end], sentence.language),
        content=telling(sentence.between(start, end), sentence.language),
        span=sentence.at(span),
        sentence=sentence,
        names=placed.names(sentence.between(start, end), sentence.language),
        bounded=bounded,
    )


def _stay(sentence: Sentence, one: DateMention, two: DateMention) -> tuple[date, date] | None:
    """Return the days of "3 to 14 April" where they are few enough for one event."""
    if one.kind is not DateKind.DAY or two.kind is not DateKind.DAY or not one.start or not two.end:
        return None
    close = timedelta(0) < two.end - one.start <= timedelta(days=_STAY)
    return (one.start, two.end) if close and _UNTIL.fullmatch(sentence.text, one.span.end, two.span.start) else None


def _is_limit(sentence: Sentence, span: Span) -> bool:
    before = sentence.text[max(0, span.start - _LIMIT) : span.start]
    cues = alternatives(pack(sentence.language).phrases("deadline_before")) or "(?!)"
    after = alternatives(pack(sentence.language).phrases("deadline_after")) or "(?!)"
    return (
        re.search(rf"{cues}\s*(?:the\s+)?(?:end\s+of\s+)?\Z", before, re.IGNORECASE) is not None
        or re.match(rf"\s*{after}", sentence.text[span.end :], re.IGNORECASE) is not None
    )


def _segment(sentence: Sentence, span: Span) -> tuple[int, int]:
    """Return the stretch that says what happens at a date: up to the next mark, or further if nothing is said there."""
    inside = [d.span for d in sentence.dates]
    cuts = [m for m in _SEGMENT.finditer(sentence.text) if not any(d.start < m.start() < d.end for d in inside)]
    lefts = [0, *(m.end() for m in cuts if m.end() <= span.start)]
    rights = [*(m.start() for m in cuts if m.start() >= span.end), len(sentence.text)]
    start, end = lefts[-1], rights[0]
    if len(lefts) > 1 and _WHICH.match(sentence.text, start):
        start = lefts[-2]
    if not _says(sentence, start, end):
        if span.end < len(sentence.text) - _SHORT and len(lefts) == 1:
            later = [d.start for d in inside if d.start >= span.end] + [
                m.start() for m in cuts if m[0] == ";" and m.start() >= span.end
            ]
            return start, min(later, default=len(sentence.text))
        if len(lefts) > 1:
            start = lefts[-2]
    return _without_other_items(sentence, span, start, end)


def _without_other_items(sentence: Sentence, span: Span, start: int, end: int) -> tuple[int, int]:
    """Cut what another item of a list says: "visits and a camp in July", "a camp in July and six films"."""
    joints = list(_AND.finditer(sentence.text, start, end))
    dates = [d.span for d in sentence.dates]
    before = [
        m.end()
        for m in joints
        if m.end() <= span.start
        and (
            _says(sentence, m.end(), span.start)
            or (any(start <= d.start and d.end <= m.start() for d in dates) and _says(sentence, span.end, end))
        )
    ]
    begin = before[-1] if before else start
    after = [m.start() for m in joints if m.start() >= span.end and _says(sentence, begin, span.start)]
    return begin, after[0] if after else end


def _says(sentence: Sentence, start: int, end: int) -> bool:
    inside = [d.span for d in sentence.dates]
    return any(
        telling((word,), sentence.language)
        for word in sentence.between(start, end)
        if not any(word.span.overlaps(d) for d in inside)
    )


def _activity(moment: Moment, application: Application) -> Activity | None:
    """Return the short activity a dated passage speaks of, if it lies wholly at another time."""
    if "indicators" in moment.sentence.field or moment.sentence.field == "impact.assessment":
        return None
    short = [a for a in application.activities if _is_short(a)]
    elsewhere = [a for a in short if not moment.span.overlaps(a.span) and _speaks_of(moment, a, application)]
    meant = [a for a in short if a in elsewhere or _is_of(moment, a)]
    if any(_holds(a, moment) for a in meant) or any(
        _holds(a, moment) and (a.id == moment.sentence.owner or _shares(moment, a)) for a in application.activities
    ):
        return None
    return meant[0] if meant else None


def _holds(activity: Activity, moment: Moment) -> bool:
    return bool(activity.start and activity.end and moment.meets(activity.start, activity.end))


def _is_of(moment: Moment, activity: Activity) -> bool:
    """Say whether the text of an activity gives it the days of a stay: "No 11. līdz 15. oktobrim dzīvo ..."."""
    sentence = moment.sentence
    own = sentence.owner == activity.id and sentence.field == "activity.content"
    return own and moment.first < moment.last <= moment.first + timedelta(days=_STAY)


def _is_short(activity: Activity) -> bool:
    return bool(activity.start and activity.end and activity.end - activity.start < timedelta(days=_LONG))


def _speaks_of(moment: Moment, activity: Activity, application: Application) -> bool:
    """Say whether a passage means an activity: its kind of event with its venue or more of its title, or all of it."""
    language = moment.sentence.language
    title, events = telling(words(activity.title, language), language), _named(activity.title, language)
    shared = {word for word in title if _in(word, moment.content)}
    if events and moment.events and not events & moment.events:
        return False
    venue = telling(words((activity.venue or "").partition(",")[0], language), language)
    there = any(_in(word, moment.content) for word in venue)
    whole = bool(title) and shared == title
    if events & moment.events:
        return (
            there
            or whole
            or len(shared) >= 2
            or (_is_only(activity, application, events & moment.events, moment) and not _is_elsewhere(moment))
        )
    besides = {word for word in shared if not _in(word, frozenset(venue))}
    return (there and bool(besides)) or (whole and len(title) >= 2)


def _is_only(activity: Activity, application: Application, events: frozenset[str], moment: Moment) -> bool:
    """Say whether no other activity is an event of this kind, of which a project has one or few, or "the" only one."""
    few = events if _is_definite(moment) else pack("en").words("single_events") | pack("en").words("few_events")
    language = application.language
    others = [a for a in application.activities if a is not activity and _named(a.title, language) & events]
    return bool(events & few) and not others


def _is_definite(moment: Moment) -> bool:
    """Say whether a date tells one event apart: "the workshop of November 2027"."""
    sentence = moment.sentence
    before = sentence.text[: max(0, moment.span.start - sentence.span.start)]
    match = _THE.search(before)
    return match is not None and bool(_named(match["event"], sentence.language))


def _is_elsewhere(moment: Moment) -> bool:
    """Say whether others hold the event: "at an international conference"."""
    return any_of(moment.sentence.language, "elsewhere_cues").search(moment.sentence.text) is not None


def _shares(moment: Moment, activity: Activity) -> bool:
    language = moment.sentence.language
    if not _is_short(activity):
        return bool(_named(activity.title, language) & moment.events)
    return any(_in(word, moment.content) for word in telling(words(activity.title, language), language))


def _in(word: str, content: frozenset[str]) -> bool:
    """Say whether a passage has a word in any form; endings of cases are dropped."""
    return word in content or any(other[: max(5, len(word) - 2)] == word[: max(5, len(word) - 2)] for other in content)


def _events(moments: Sequence[Moment]) -> Iterator[Observation]:
    """Yield events of one kind with disjoint dates; those told apart by their words are several events."""
    by_event: dict[str, list[Moment]] = defaultdict(list)
    for moment in moments:
        for event in moment.events:
            by_event[event].append(moment)
    seen: set[int] = set()
    for event, group in by_event.items():
        for index, one in enumerate(group):
            for two in group[index + 1 :]:
                if (
                    one.sentence.language != two.sentence.language
                    or one.sentence is two.sentence
                    or one.meets(two.first, two.last)
                    or id(one) in seen
                    or id(two) in seen
                ):
                    continue
                if _one_event(event, one, two, group) and not _explained(one, two, group):
                    seen |= {id(one), id(two)}
                    lone, other = (two, one) if two.sentence.part is Part.SUMMARY else (one, two)
                    yield _observation(lone, other.span, Confidence.MEDIUM)


def _explained(one: Moment, two: Moment, group: Sequence[Moment]) -> bool:
    """Say whether each date is given again in another sentence: then there are two events."""
    return all(
        any(m.sentence is not moment.sentence and m.meets(moment.first, moment.last) for m in group)
        for moment in (one, two)
    )


def _one_event(event: str, one: Moment, two: Moment, group: Sequence[Moment]) -> bool:
    """Say whether two moments are one event: there is only one of this kind, or they share its words."""
    language = one.sentence.language
    if event in pack(language).words("single_events") | pack("en").words("single_events"):
        return True
    kinds = _event_words(language, event)
    shared = {word for word in one.content & two.content if not kinds.fullmatch(word)}
    if event not in pack("en").words("few_events") or _is_elsewhere(one) or _is_elsewhere(two):
        return len(shared) >= 2
    agreed = [sum(m is not moment and m.meets(moment.first, moment.last) for m in group) for moment in (one, two)]
    return bool(shared) or max(agreed) >= 1


@cache
def _event_words(language: str | None, event: str) -> re.Pattern[str]:
    keys = [key for key, name in pack(language).table("events").items() if name == event]
    return re.compile(alternatives(word for key in keys for word in key.split("|")) or "(?!)", re.IGNORECASE)


def _named(text: str, language: str | None) -> frozenset[str]:
    """Return the kinds of event a text names; the longest phrase at a place wins."""
    found: list[tuple[Span, str]] = []
    beside = _beside(language)
    for key, name in pack(language).table("events").items():
        for match in _event_pattern(key).finditer(text):
            if beside.search(text, 0, match.start()):
                continue
            found.append((Span(match.start(), match.end()), str(name)))
    found.sort(key=lambda pair: -len(pair[0]))
    kept: list[tuple[Span, str]] = []
    for span, name in found:
        if not any(span.overlaps(other) for other, _ in kept):
            kept.append((span, name))
    names = {name for _, name in kept}
    return frozenset(names | {name.removeprefix(_FINAL) for name in names if name == f"{_FINAL}conference"})


@cache
def _beside(language: str | None) -> re.Pattern[str]:
    """Return a pattern for the end of what stands before an event that only gives the order: "before the course"."""
    cues = alternatives(pack(language).phrases("order_cues")) or "(?!)"
    return re.compile(rf"{cues}\s+(?:the\s+)?(?:[^\W\d_]+\s+)?\Z", re.IGNORECASE)


@cache
def _event_pattern(key: str) -> re.Pattern[str]:
    return re.compile(alternatives(key.split("|")), re.IGNORECASE)
