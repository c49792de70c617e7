"""How far a draft speaks elsewhere of what a statement is about.

Whoever makes a result or plans for a need writes of it again. A statement is heard where its telling words stand
elsewhere, above all where several of them stand in one sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log, log1p

from analyser.languages import pack
from analyser.linking.vocabulary import vocabulary
from analyser.model.span import Span
from analyser.text.fold import fold
from analyser.text.lemmas import lemma

_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[\n\t]|(?<=[.!?;])\s+(?=[^\W\d_a-zāčēģīķļņšūž])")
_NAME_ENDS = re.compile(r"[,;:.()–]")
_SHORTEST = 3
_KIN, _SURE = 4, 8
"""Letters at the beginning that words of one family share: all but one of the shorter, at least and at most so many."""
_DOING = 0.5
"""How much a word that says what is done tells beside one that says what there is."""
_GOOD_PART = 0.4
"""Share of the words by which a sentence speaks of a statement."""
_ENGLISH_DOING = ("ed", "ing", "ly")

Words = Mapping[str, float]
"""Base forms, each with how much its part of speech tells."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How some words, weighed by rarity, are spoken of elsewhere.

    `share` is that of the words which stand elsewhere, `together` the largest that stands in one sentence, `often` how
    many sentences hold a good part (as a logarithm), `lost` the weight of the words which stand nowhere.
    """

    share: float
    together: float
    often: float
    lost: float


NOTHING_TO_HEAR = Heard(1.0, 1.0, 1.0, 0.0)


class Sentences:
    """The sentences of a draft by the base forms of their words, cut where one of some spans begins or ends."""

    def __init__(self, text: str, spans: Iterable[Span], language: str | None) -> None:
        """Read a text."""
        self._language = language
        self._starts: list[int] = []
        self._places: dict[str, set[int]] = defaultdict(set)
        self._families: dict[str, set[str]] = defaultdict(set)
        cuts = {0, *(edge for span in spans for edge in (span.start, span.end))}
        cuts |= {match.end() for match in _BREAK.finditer(text)}
        ordered = sorted(cut for cut in cuts if cut < len(text))
        for start, end in zip(ordered, [*ordered[1:], len(text)], strict=True):
            for word in _WORD.findall(fold(text[start:end])):
                if len(word) >= _SHORTEST:
                    self._places[lemma(word, language)].add(len(self._starts))
            self._starts.append(start)
        for base in self._places:
            self._families[base[:_KIN]].add(base)

    @property
    def words(self) -> int:
        """Return how many different words there are."""
        return len(self._places)

    @property
    def count(self) -> int:
        """Return how many sentences there are."""
        return len(self._starts)

    def within(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the sentences inside some of the spans by which the text was cut."""
        known = list(spans)
        return frozenset(
            place for place, start in enumerate(self._starts) if any(one.start <= start < one.end for one in known)
        )

    def bases(self, among: Container[int]) -> frozenset[str]:
        """Return the base forms of the words of some sentences."""
        return frozenset(base for base, places in self._places.items() if any(place in among for place in places))

    def hears(
        self, words: Words, but: Container[int], *, exactly: bool = False, among: Container[int] | None = None
    ) -> Heard:
        """Return how far words are spoken of outside some sentences; of their families only if not `exactly`."""
        weights = {base: tells * rarity(base, self._language) for base, tells in words.items()}
        total = sum(weights.values())
        if not total:
            return NOTHING_TO_HEAR
        sentences: dict[int, float] = defaultdict(float)
        share = 0.0
        for base, weight in weights.items():
            found = self._places.get(base, set()) if exactly else self._of_family(base)
            places = [place for place in found if place not in but and (among is None or place in among)]
            share += weight if places else 0.0
            for place in places:
                sentences[place] += weight
        often = log1p(sum(value >= _GOOD_PART * total for value in sentences.values()))
        return Heard(share / total, max(sentences.values(), default=0.0) / total, often, total - share)

    def _of_family(self, base: str) -> set[int]:
        alike = (known for known in self._families.get(base[:_KIN], ()) if _akin(base, known))
        return {place for known in alike for place in self._places[known]}


def rarity(base: str, language: str | None) -> float:
    """Return how much a word tells: the fewer statements of other projects use it the more."""
    known = vocabulary(language)
    return log((2 + known.documents) / (1 + known.frequency.get(base, 0)))


def telling(text: str, language: str | None) -> Words:
    """Return the words of a text that tell something."""
    return _bases((word for word in _WORD.findall(fold(text)) if _tells(word, language)), language)


def name(text: str, language: str | None) -> Words:
    """Return the telling words that open a text, up to a mark or to a word that only joins."""
    return _bases(_opening(_NAME_ENDS.split(text.strip(), maxsplit=1)[0], language), language)


def _opening(text: str, language: str | None) -> Iterator[str]:
    started = False
    for word in _WORD.findall(fold(text)):
        if _tells(word, language):
            started = True
            yield word
        elif started:
            return


def _tells(word: str, language: str | None) -> bool:
    return len(word) >= _SHORTEST and word not in pack(language).words("stop_words")


def _bases(words: Iterable[str], language: str | None) -> Words:
    found: dict[str, float] = {}
    for word in words:
        base = lemma(word, language)
        found.setdefault(base, _DOING if _says_doing(word, base, language) else 1.0)
    return found


def _says_doing(word: str, base: str, language: str | None) -> bool:
    """Say whether a word looks like a verb or an adverb, by its ending or that of its base form."""
    if language == "lv":
        return word != base and base.endswith(("t", "ties"))
    return word.endswith(_ENGLISH_DOING)


def _akin(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    shared = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    return one == other or shared >= min(_SURE, max(_KIN, shorter - 1))
