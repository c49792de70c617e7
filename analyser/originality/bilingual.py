"""Translated passages of a round: which drafts to compare sentence by sentence, and the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Protocol

import numpy as np

from analyser import embedding
from analyser.config import Config
from analyser.model.match import Match, MatchKind, Origin
from analyser.model.span import Span
from analyser.originality import crosslingual
from analyser.originality.evidence import passage
from analyser.originality.prepared import Opened, Prepared
from analyser.originality.programme import background
from analyser.originality.rare import Rarity, pairs
from analyser.originality.telling import own, own_words
from analyser.originality.translation import Runs, Text, Translated, translated
from analyser.originality.words import Hashes

BACKGROUND = 24
"""Sentences from which a text is long enough to say which scores are high in it."""


SHORTEST = 6
"""Words from which a line is compared, numbers and masked ones left out: names, dates, headings and budget lines are
alike in every language."""


class Compared(Protocol):
    """What is compared, by number; the first `drafts` are those under analysis."""

    @property
    def prepared(self) -> tuple[Prepared, ...]:
        """Return the prepared documents."""

    @property
    def drafts(self) -> int:
        """Return how many of them are under analysis."""

    def opened(self, number: int) -> Opened:
        """Return one document with its words."""

    def origin(self, number: int, other: int) -> Origin:
        """Return what the document `other` is to the draft `number`."""


@dataclass(frozen=True, slots=True, eq=False)
class _Lines:
    """The sentences of a draft that are its own words, with their places."""

    opened: Opened
    text: Text
    spans: tuple[Span, ...]


def translations(compared: Compared, config: Config) -> Iterator[Match]:
    """Yield the translated passages between drafts in different languages, if a pair has enough of them."""
    settings = Runs.of(config)
    least, enough, sure = (
        config.threshold(f"originality.{name}") for name in ("passage-words", "pair-words", "translated-alone")
    )
    lines: dict[int, _Lines] = {}
    for number, other in _worth(compared, config):
        for one in {number, other} - lines.keys():
            lines[one] = _lines(compared.opened(one))
        left, right = lines[number], lines[other]
        origin = compared.origin(number, other)
        runs = translated(left.text, right.text, settings)
        found = [(run, _match(run, left, right, origin)) for run in runs]
        counted = [(run, match) for run, match in found if match.words >= least]
        if sum(match.words for _, match in counted) >= enough:
            yield from (match for _, match in counted)
        else:
            yield from (match for run, match in counted if run.score >= sure)


def method() -> str:
    """Return how translations were looked for, for the provenance."""
    return (
        "By letters, numbers and glossary, and by meaning."
        if embedding.available()
        else "By letters, numbers and glossary."
    )


def _worth(compared: Compared, config: Config) -> Iterator[tuple[int, int]]:
    """Yield the pairs to look at: all of a small round, else those that share keys."""
    languages = [one.draft.language for one in compared.prepared]

    def apart(pair: tuple[int, int]) -> bool:
        one, other = languages[pair[0]], languages[pair[1]]
        return bool(one and other) and one != other and pair[0] < compared.drafts

    if len(languages) <= config.threshold("originality.translated-whole"):
        yield from filter(apart, combinations(range(len(languages)), 2))
    elif len(set(languages) - {None}) > 1:
        yield from filter(apart, pairs(_keys(compared), _rarity(config)))


def _keys(compared: Compared) -> Iterator[tuple[int, Hashes]]:
    for number, one in enumerate(compared.prepared):
        yield number, np.where(one.stems == 0, np.uint64(0), crosslingual.keys(one.draft.document.text))


def _rarity(config: Config) -> Rarity:
    rarity = Rarity.of(config)
    most, least = (int(config.threshold(f"originality.keys-{name}")) for name in ("most", "least"))
    return replace(rarity, most=most, least=least)


def _lines(one: Opened) -> _Lines:
    """Return the sentences that are long enough and of which more than half is words of their own."""
    found, text = one.sentences(left=True), one.prepared.draft.document.text
    counts = own(one)
    spans, answers = [], []
    for index in range(len(found)):
        first, end = int(found.firsts[index]), int(found.firsts[index + 1])
        kept = int(counts[first:end].sum())
        if kept >= SHORTEST and 2 * kept > end - first:
            spans.append(Span(*one.words.characters(first, end)))
            answers.append(found.section(index))
    lines = tuple(text[span.start : span.end] for span in spans)
    more = background(one.prepared.draft.language or "")[: max(0, BACKGROUND - len(lines))]
    return _Lines(one, Text.of(lines, more, answers), tuple(spans))


def _match(run: Translated, left: _Lines, right: _Lines, origin: Origin) -> Match:
    a = left.spans[run.left].cover(left.spans[run.left_end - 1])
    b = right.spans[run.right].cover(right.spans[run.right_end - 1])
    return Match(
        left=passage(left.opened.side(left=True), a),
        right=passage(right.opened.side(left=False), b),
        similarity=round(min(1.0, max(0.0, run.score / run.pairs)), 4),
        kind=MatchKind.TRANSLATION,
        origin=origin,
        words=max(own_words(left.opened, a), own_words(right.opened, b)),
        common=2,
    )
