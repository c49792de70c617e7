"""The people and the working days that a draft states, by activity, work package and organisation: quotes, no sums."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from analyser.consistency.counting import Mention, mentions
from analyser.consistency.passages import Part, Sentence, sentences
from analyser.languages import pack
from analyser.model.analysis import People
from analyser.model.application import Application, Organisation
from analyser.model.document import Document
from analyser.model.span import Span
from analyser.text.fold import bare
from analyser.text.patterns import alternatives, phrase_source

ASKED_FOR = ("wp.participants", "activity.target_group")
"""The questions on participants: where one is answered, other answers on the same part are not looked at."""
MOST = 4
_STEM = 5
_WORD = re.compile(r"[^\W_]+")


def people(
    document: Document, application: Application, language: str | None, told: Sequence[Sentence] | None = None
) -> tuple[People, ...]:
    """Return what is stated of people and working days, for each part and organisation that it is stated of.

    `told` are the sentences of the draft where they have been read already.
    """
    if told is None:
        told = sentences(document, application, language)
    read = [one for one in told if one.part in {Part.PLAN, Part.COST}]
    counted = [one for one in mentions(read, application.start) if _is_people(one)]
    owners = {sentence: _owner(sentence, application) for sentence in read}
    takers = {sentence: _named(sentence.text, application.organisations) for sentence in read}
    made = []
    for names in (owners, takers):
        for key in dict.fromkeys(name for name in names.values() if name):
            here = [sentence for sentence in read if names[sentence] == key]
            who = _asked_first([one for one in counted if names[one.sentence] == key])
            days = [sentence.at(span) for sentence in here for span in _days(sentence)]
            if who or days:
                made.append(People(owner=key, participants=_first(one.span for one in who), days=_first(days)))
    return tuple(made)


def _is_people(mention: Mention) -> bool:
    nouns = phrase_source(mention.sentence.language, "people_nouns")
    quote = mention.sentence.text[
        mention.span.start - mention.sentence.start : mention.span.end - mention.sentence.start
    ]
    known = any(re.fullmatch(nouns, word, re.IGNORECASE) for word in (mention.base, *quote.split()[-1:]))
    told = mention.part is Part.PLAN and not mention.sentence.field.startswith("management.")
    return known and told and not mention.asked and any(map(str.isalpha, quote))


def _owner(sentence: Sentence, application: Application) -> str | None:
    """Return the part of the plan that a sentence is about; management is the first work package."""
    if sentence.field.startswith("management.") and application.work_packages:
        return application.work_packages[0].id
    return sentence.owner if not sentence.field.startswith("organisation.") else None


def _asked_first(found: list[Mention]) -> list[Mention]:
    """Keep what answers the question on participants, if anything does; each number of a thing once."""
    asked = [one for one in found if one.sentence.field in ASKED_FOR]
    once = {(one.value, one.noun): one for one in reversed(asked or found)}
    return sorted(once.values(), key=lambda one: (one.each, one.span))


def _first(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(list(dict.fromkeys(spans))[:MOST]))


def _named(text: str, organisations: tuple[Organisation, ...]) -> str | None:
    """Return the organisation that a sentence names, None where it names none or several."""
    written = _WORD.findall(text)
    said = {word for word in written if word[:1].isupper()}
    stems = _own_stems(organisations)
    found = [one.id for one in organisations if one.id in written or _tells(one.name, said, stems[one.id])]
    return found[0] if len(found) == 1 else None


def _tells(name: str, said: set[str], stems: frozenset[str]) -> bool:
    short = {word for word in _WORD.findall(name) if len(word) > 1 and word.isupper()}
    return bool(short & said) or any(bare(word)[:_STEM] in stems for word in said)


@cache
def _own_stems(organisations: tuple[Organisation, ...]) -> Mapping[str, frozenset[str]]:
    """Return, per organisation, the beginnings of words of its name and town that no other has."""
    stems = {
        one.id: {bare(word)[:_STEM] for word in _WORD.findall(f"{one.name} {one.city or ''}") if len(word) >= _STEM}
        for one in organisations
    }
    return {
        key: frozenset(own - {stem for other, more in stems.items() if other != key for stem in more})
        for key, own in stems.items()
    }


def _days(sentence: Sentence) -> Iterator[Span]:
    """Yield working days: named so ("40 working days"), or days with a rate ("70 days at 190 EUR")."""
    for match in _working_days(sentence.language).finditer(sentence.text):
        yield Span(match.start("days"), match.end("days"))


@cache
def _working_days(language: str | None) -> re.Pattern[str]:
    found = pack(language)
    named = alternatives(found.phrases("working_days")) or "(?!)"
    day = alternatives(found.phrases("day_words")) or "(?!)"
    rate = alternatives(found.phrases("rate_words")) or "(?!)"
    number = r"(?<![\w.,])\d{1,3}(?:[ \u00a0.,]\d{3})*"
    priced = rf"{number}\s{day}(?=(?:\s[^\W\d_]+){{0,4}}\s?(?:{rate}|[x×*])\s?(?:EUR|€)?\s?\d)"
    return re.compile(rf"(?P<days>{number}\s(?:[^\W\d_]+\s)?{named}|{priced})", re.IGNORECASE)
