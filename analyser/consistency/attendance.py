"""How many come to an event, by whatever name they are called (CON001): "80 guests", elsewhere "65 trainers and yards".

An event is known by its kind or by the code of its activity. A number of people that stands at it but once is laid
beside the number that two other places give.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from analyser.consistency.counting import Mention, clause
from analyser.consistency.differing import contradiction
from analyser.consistency.moments import named
from analyser.consistency.passages import Part
from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.text.numbers import is_noun
from analyser.text.patterns import any_of, phrase_source

_LEAST = 20
"""People from which on all who come are counted, not those who run it."""
_TIMES = 2
_CODE = re.compile(r"^\W*[AT]?\s?(\d{1,2}\.\d{1,2})(?!\d|\.\d)")
_PARTS = frozenset({Part.PLAN, Part.SUMMARY, Part.COST})
_TWICE = 2
_DIGITS = 3
_OFTEN = 3


def observe(found: Sequence[Mention], application: Application) -> Iterator[Observation]:
    """Yield one observation for each number of people at an event that two other places contradict."""
    titles = {activity.id.removeprefix("A"): activity.title for activity in application.activities}
    at: dict[str, list[Mention]] = defaultdict(list)
    people = [one for one in found if one.part in _PARTS and not one.asked and _counts_people(one)]
    for mention in people:
        for event in _events(mention, titles):
            at[event].append(mention)
    for group in at.values():
        yield from _lone(group, people)
    yield from _turned([one for one in found if one.part in _PARTS and _counts_people(one)])


def _counts_people(mention: Mention) -> bool:
    language = mention.sentence.language
    if mention.value < _LEAST or (mention.loose and mention.sentence.part is not Part.COST):
        return False
    return is_noun(mention.base, language) or _guests(language).fullmatch(mention.base) is not None


@cache
def _guests(language: str | None) -> re.Pattern[str]:
    return re.compile(phrase_source(language, "guest_nouns"), re.IGNORECASE)


def _events(mention: Mention, titles: Mapping[str, str]) -> frozenset[str]:
    """Return the events near a number, of which a project has one, and that of the activity the sentence opens with."""
    sentence, language = mention.sentence, mention.sentence.language
    start, end = clause(sentence.text, mention.span.shift(-sentence.start))
    near = sentence.text[start:end]
    code = _CODE.match(sentence.text)
    row = sentence.field == "activity.results"
    title = titles.get(code[1] if code else (sentence.owner or "").removeprefix("A"), "") if code or row else ""
    kinds = named(near, language) | named(title, language)
    return kinds & (pack("en").words("single_events") | pack("en").words("few_events"))


def _lone(group: Sequence[Mention], people: Sequence[Mention]) -> Iterator[Observation]:
    """Yield the number that stands at an event once, where another one stands there in two sentences and more."""
    places: dict[float, set[int]] = defaultdict(set)
    for mention in group:
        places[mention.value].add(mention.sentence.start)
    everywhere = [mention.value for mention in people]
    sure = [value for value in places if everywhere.count(value) >= _TWICE]
    if len(sure) != 1:
        return
    (often,) = sure
    there = next(mention for mention in group if mention.value == often)
    for mention in group:
        times = max(mention.value, often) / min(mention.value, often)
        alone = len(places[mention.value]) == 1 and everywhere.count(mention.value) == 1
        alone = alone and mention.sentence.part is not Part.COST
        together = any(other.sentence is mention.sentence and other.value == often for other in group)
        if mention.value != often and alone and times <= _TIMES and not together and not _is_part(mention):
            yield contradiction(mention, there, Confidence.MEDIUM)


def _is_part(mention: Mention) -> bool:
    """Say whether a number counts some of those who come."""
    return mention.each or any_of(mention.sentence.language, "share_cues").search(mention.sentence.text) is not None


def _turned(people: Iterable[Mention]) -> Iterator[Observation]:
    """Yield the number said once that has the digits of one said often in another order: 241 for 214."""
    said: dict[float, list[Mention]] = defaultdict(list)
    for mention in people:
        said[mention.value].append(mention)
    for value, once in said.items():
        digits = sorted(str(int(value)))
        if len(once) != 1 or len(digits) < _DIGITS:
            continue
        for other, often in said.items():
            if other != value and len(often) >= _OFTEN and sorted(str(int(other))) == digits:
                yield contradiction(once[0], often[0], Confidence.MEDIUM)
