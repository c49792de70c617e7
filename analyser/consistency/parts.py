"""Totals that their parts do not add up to: "60 teachers, 25 in each of the two countries" (CON001)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from analyser.consistency import nouns
from analyser.consistency.counting import Mention
from analyser.consistency.differing import ELSEWHERE
from analyser.consistency.passages import Sentence
from analyser.consistency.places import Place, countries, places
from analyser.languages import pack
from analyser.model.application import Application
from analyser.model.finding import Confidence
from analyser.model.observation import Observation
from analyser.model.span import Span
from analyser.text.patterns import alternatives
from analyser.text.quantities import Quantity, QuantityKind

_GROUPS = frozenset({"country", "partner", "organisation", "school"})
_OPENS = re.compile(r"[(,:–—-]\s*(?:pa\s+|i\.e\.\s*|that is,?\s+)?\Z", re.IGNORECASE)
_REACH = 80
_MORE = re.compile(r"[^.;)]{0,60}?\s(?:and|plus|un)\s", re.IGNORECASE)


def observe(found: Sequence[Mention], application: Application) -> Iterator[Observation]:
    """Yield one observation for each total whose parts, in the same sentence, make another."""
    groups = _groups(found)
    for mention in found:
        if mention.each or mention.loose:
            continue
        sentence = mention.sentence
        end = mention.span.end - sentence.start
        later = [q for q in sentence.quantities if q.span.start >= end and q.kind is QuantityKind.COUNT]
        if later and later[0].span.start - end <= _REACH:
            yield from _each(mention, later, max(len(application.organisations), len(countries(application)), groups))
            if mention.noun not in _GROUPS:
                yield from _listed(mention, later)


def _groups(found: Sequence[Mention]) -> int:
    """Return the most groups that two totals agree on: "24 people, six from each" and "32, eight from each"."""
    times = Counter(
        mention.value / part.value
        for mention in found
        if not mention.loose and (part := _part(mention)) and (mention.value / part.value).is_integer()
    )
    return max((int(count) for count, often in times.items() if often > 1), default=2)


def _part(mention: Mention) -> Quantity | None:
    """Return the number right behind a total that is that of each group."""
    sentence, end = mention.sentence, mention.span.end - mention.sentence.start
    later = [q for q in sentence.quantities if q.span.start >= end and q.kind is QuantityKind.COUNT]
    if not later or later[0].span.start - end > _REACH or not _OPENS.search(sentence.text, 0, later[0].span.start):
        return None
    phrase = _each_phrase(sentence.language).match(sentence.text, later[0].span.end)
    return later[0] if phrase and later[0].value < mention.value else None


def _each(mention: Mention, later: Sequence[Quantity], most: int) -> Iterator[Observation]:
    """Compare the total with "20 in each of the four countries"."""
    sentence, part = mention.sentence, later[0]
    phrase = _each_phrase(sentence.language).match(sentence.text, part.span.end)
    begins = _OPENS.search(sentence.text, 0, part.span.start)
    if phrase is None or begins is None or part.value >= mention.value:
        return
    groups = next((q for q in later[1:] if q.span.start == phrase.end()), None)
    after = nouns.counted(sentence, groups.span if groups else Span(phrase.end() - 1, phrase.end() - 1))
    if after is None or after.noun not in _GROUPS or _goes_on(sentence, later, after.span.end):
        return
    earlier = [q.value for q in sentence.quantities if q.span.end <= mention.span.start - sentence.start]
    if groups is not None:
        fits = part.value * groups.value == mention.value
    else:
        fits = (mention.value / part.value).is_integer() and mention.value / part.value <= most
    if not fits and not any((value / part.value).is_integer() and 1 < value / part.value <= most for value in earlier):
        total = part.value * (groups.value if groups else _nearest(mention.value / part.value))
        yield _observation(mention, sentence.at(part.span.cover(after.span)), total)


def _nearest(times: float) -> int:
    return max(2, round(times))


def _goes_on(sentence: Sentence, later: Sequence[Quantity], end: int) -> bool:
    """Say whether another part follows: "eight from each school and four from firms"."""
    more = _MORE.match(sentence.text, end)
    return more is not None and any(abs(q.span.start - more.end()) <= 2 for q in later)


def _listed(mention: Mention, later: Sequence[Quantity]) -> Iterator[Observation]:
    """Compare the total with "20 from Latvia, 20 from Spain and 25 from Italy"."""
    sentence = mention.sentence
    begin = sentence.text[mention.span.end - sentence.start : later[0].span.start]
    if any(
        place.span.end <= later[0].span.start and place.span.start >= mention.span.end - sentence.start
        for place in places(sentence)
    ):
        return
    if not re.search(r"[:(–—,]", begin) or "." in begin:
        return
    close = re.compile(r"[;.)]").search(sentence.text, later[0].span.start)
    end = close.start() if close else len(sentence.text)
    listed = [q for q in later if q.span.end <= end]
    named = places(sentence)
    if len(listed) < 2 or not all(_placed(q, listed[i + 1 : i + 2], named, end) for i, q in enumerate(listed)):
        return
    if any(sum(q.value for q in listed[:count]) == mention.value for count in range(2, len(listed))):
        return
    total = sum(q.value for q in listed)
    if total != mention.value > max(q.value for q in listed):
        yield _observation(mention, sentence.at(listed[0].span.cover(listed[-1].span)), total)


def _placed(quantity: Quantity, following: Sequence[Quantity], named: Sequence[Place], end: int) -> bool:
    until = following[0].span.start if following else end
    return sum(quantity.span.end <= place.span.start < until for place in named) == 1


def _observation(mention: Mention, parts: Span, total: float) -> Observation:
    return Observation(
        kind="number-differs",
        span=mention.span,
        place=mention.sentence.place,
        related=((parts, ELSEWHERE),),
        values=(("here", int(mention.value)), ("there", int(total))),
        confidence=Confidence.HIGH,
    )


@cache
def _each_phrase(language: str | None) -> re.Pattern[str]:
    """Return what stands between a part and its group: "in each of the", "no katras no"."""
    words = pack(language)
    each = alternatives(words.phrases("each_phrases")) or "(?!)"
    of = alternatives(words.phrases("each_of")) or "(?!)"
    return re.compile(rf"\s+(?:[^\W\d_]+\s+){{0,2}}?{each}(?:\s+{of})?\s+", re.IGNORECASE)
