"""The same event with two dates (CON005): in the prose, in the table of activities, in the form's own dates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from analyser.consistency import alone, called, placed
from analyser.consistency.counting import telling
from analyser.consistency.moments import STAY, Moment, last_day, named, of_prose, of_row
from analyser.consistency.passages import Part, Sentence, words
from analyser.languages import pack
from analyser.model.application import Activity, Application
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text.patterns import alternatives, any_of, phrase_source

_DAYS = ("activity.dates", "activity.start")
_SHARED = ("impact.dissemination",)
OTHER_DATE = "another date"
_LONG = 75
_LONG_DAY = timedelta(days=62)
_MARGIN = timedelta(days=14)
_TITLE = 2
_TITLE_JOINT = re.compile(r",|\s(?:and|un)\s")
_OF_EVENTS = ("impact.assessment", "impact.dissemination", "summary.", "partnership.", "wp.tasks", "management.budget")
"""Answers that name activities by their titles; others tell of what follows them as well."""
_OF_PRODUCTS = ("impact.dissemination", "partnership.platforms")
"""Answers in which a title after its activity may be the product that it made."""
_ASSESSED = "impact.assessment"
"""An answer on when the work is measured: its dates are those of an activity only where it has its title."""
_WEEK = timedelta(days=7)
_THE = re.compile(r"\bthe (?P<event>[a-z-]+(?: [a-z-]+)?) (?:of|in|on)\s*\Z", re.IGNORECASE)
_OTHERS = ("relevance.synergies",)
"""Answers on what others do."""


def observe(
    sentences: Sequence[Sentence], application: Application, rows: Sequence[Sentence] = ()
) -> Iterator[Observation]:
    """Yield one observation for each event whose date another place contradicts, in the prose or in `rows`."""
    tables = [row for row in rows if any(row.span.overlaps(activity.span) for activity in application.activities)]
    ends = last_day(application)
    moments = [
        moment
        for sentence in sentences
        if sentence.part is not Part.COST and sentence.field not in _OTHERS
        for moment in of_prose(sentence, application)
        if not (ends and moment.first > ends)
        if sentence.part not in {Part.PAST, Part.NEED} or (application.start and moment.first > application.start)
    ]
    listed = [moment for row in tables for moment in of_row(row, application)]
    told = [m for row in rows if _is_told(row, application) for m in of_row(row, application) if placed.is_day(m)]
    moments = [m for m in moments if not any(m.span.overlaps(cell.span) for cell in told)]
    days = {a.span: _days(a, (*moments, *listed), application) for a in application.activities}
    taken: set[int] = set()
    for moment in (*moments, *told):
        activity = _activity(moment, application)
        if activity is not None:
            taken.add(id(moment))
            yield _observation(moment, days[activity.span], Confidence.MEDIUM)
    for moment, where in (
        *placed.differing(moments, listed, application),
        *called.differing([m for m in (*moments, *told) if not m.bounded or m.first < m.last], listed, application),
        *alone.differing([m for m in moments if not m.bounded], listed, application),
    ):
        if id(moment) not in taken:
            taken.add(id(moment))
            yield _observation(moment, days.get(where, where), Confidence.MEDIUM)
    yield from _events([m for m in (*moments, *told) if id(m) not in taken and not m.bounded])


def _days(activity: Activity, moments: Sequence[Moment], application: Application) -> Span:
    """Return where the days of an activity stand, all of it where they were read from several places."""
    for field in application.fields:
        if field.owner == activity.id and field.id in _DAYS:
            return field.span
    for moment in moments:
        whole = (moment.first, moment.last) == (activity.start, activity.end)
        if whole and (moment.sentence.owner == activity.id or activity.span.overlaps(moment.span)):
            return moment.span
    return activity.span


def _is_told(row: Sentence, application: Application) -> bool:
    """Say whether a row stands in a table on who is told of the results, when and at which event."""
    return any(field.id.startswith(_SHARED) and row.span in field.span for field in application.fields)


def _observation(moment: Moment, where: Span, confidence: Confidence) -> Observation:
    return Observation(
        kind="date-differs",
        span=moment.span,
        place=moment.sentence.place,
        related=((where, OTHER_DATE),),
        values=(),
        confidence=confidence,
    )


def _activity(moment: Moment, application: Application) -> Activity | None:
    """Return the short activity a dated passage speaks of, if it lies wholly at another time."""
    if "indicators" in moment.sentence.field:
        return None
    if moment.sentence.field == _ASSESSED or not any(_is_short(a) for a in application.activities):
        return _titled(moment, application)
    short = [a for a in application.activities if _is_short(a)]
    coded = _by_code(moment, short)
    if coded is not None:
        return None if _holds(coded, moment) else coded
    elsewhere = [a for a in short if not moment.span.overlaps(a.span) and _speaks_of(moment, a, application)]
    meant = [a for a in short if a in elsewhere or _is_of(moment, a)]
    if any(_holds(a, moment) for a in meant) or any(
        _holds(a, moment) and (a.id == moment.sentence.owner or _shares(moment, a)) for a in application.activities
    ):
        return None
    beside = [a for a in meant if placed.is_beside(moment, a)]
    if not meant:
        return _titled(moment, application)
    return meant[0] if not beside else None


def _titled(moment: Moment, application: Application) -> Activity | None:
    """Return the activity, however long, whose title alone stands beside a date that is far from all its days."""
    language = moment.sentence.language
    if moment.last - moment.first > _LONG_DAY or not moment.sentence.field.startswith(_OF_EVENTS):
        return None
    found = []
    for activity in application.activities:
        title = telling(words(_TITLE_JOINT.split(activity.title)[0], language), language)
        if len(title) >= _TITLE and all(_in(word, moment.content) for word in title):
            found.append(activity)
    if len(found) != 1 or not (found[0].start and found[0].end) or moment.span.overlaps(found[0].span):
        return None
    first, last = found[0].start - _MARGIN, found[0].end + _MARGIN
    if moment.first > last and moment.sentence.field.startswith(_OF_PRODUCTS):
        return None
    return None if moment.meets(first, last) else found[0]


def _holds(activity: Activity, moment: Moment) -> bool:
    return bool(activity.start and activity.end and moment.meets(activity.start, activity.end))


def _is_of(moment: Moment, activity: Activity) -> bool:
    """Say whether the text of an activity gives it the days of a stay: "No 11. līdz 15. oktobrim dzīvo ..."."""
    sentence = moment.sentence
    own = sentence.owner == activity.id and sentence.field == "activity.content"
    if own and any(not activity.id.endswith(code) for code in _codes(sentence)):
        return False
    if own and moment.first < moment.last <= moment.first + STAY:
        return True
    return own and timedelta(0) < _lasts(activity) <= STAY


def _by_code(moment: Moment, activities: Sequence[Activity]) -> Activity | None:
    """Return the short activity whose number a sentence gives before the date: "in activity 4.2, 2 to 7 May"."""
    sentence = moment.sentence
    codes = set(_codes(sentence))
    if len(codes) != 1:
        return None
    (code,) = codes
    later = [sentence.at(one.span) for one in sentence.dates if one.span.start > sentence.text.find(code)]
    if not later or not later[0].overlaps(moment.span) or moment.last - moment.first > _WEEK:
        return None
    return next((a for a in activities if a.id.removeprefix("A") == code), None)


def _codes(sentence: Sentence) -> list[str]:
    """Return the numbers of activities that a sentence names: "A4.2", "activity 4.2", "4.2" where it begins."""
    return _code(sentence.language).findall(sentence.text)


@cache
def _code(language: str | None) -> re.Pattern[str]:
    called = phrase_source(language, "activity_words")
    return re.compile(
        rf"(?<![\d.,/–-])(?:[AT]\s?|(?i:{called})\s|^[•–-]?\s{{0,2}})(\d{{1,2}}\.\d{{1,2}})(?![\d/]|\.\d)"
    )


def _is_short(activity: Activity) -> bool:
    return bool(activity.start and activity.end and activity.end - activity.start < timedelta(days=_LONG))


def _speaks_of(moment: Moment, activity: Activity, application: Application) -> bool:
    """Say whether a passage means an activity: its kind of event with its venue or more of its title, or all of it."""
    language = moment.sentence.language
    title, events = telling(words(activity.title, language), language), named(activity.title, language)
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
    others = [a for a in application.activities if a is not activity and named(a.title, language) & events]
    return bool(events & few) and not others


def _is_definite(moment: Moment) -> bool:
    """Say whether a date tells one event apart: "the workshop of November 2027"."""
    sentence = moment.sentence
    before = sentence.text[: max(0, moment.span.start - sentence.span.start)]
    match = _THE.search(before)
    return match is not None and bool(named(match["event"], sentence.language))


def _is_elsewhere(moment: Moment) -> bool:
    """Say whether others hold the event: "at an international conference"."""
    return any_of(moment.sentence.language, "elsewhere_cues").search(moment.sentence.text) is not None


def _lasts(activity: Activity) -> timedelta:
    return activity.end - activity.start if activity.start and activity.end else timedelta.max


def _shares(moment: Moment, activity: Activity) -> bool:
    language = moment.sentence.language
    if not _is_short(activity):
        return bool(named(activity.title, language) & moment.events)
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
    days = {(m.first, m.last) for m in group}
    return bool(shared) or max(agreed) >= 1 or (placed.is_day(one) and placed.is_day(two) and len(days) == 2)


@cache
def _event_words(language: str | None, event: str) -> re.Pattern[str]:
    keys = [key for key, name in pack(language).table("events").items() if name == event]
    return re.compile(alternatives(word for key in keys for word in key.split("|")) or "(?!)", re.IGNORECASE)
