"""Drafts against keyed prints of other agencies: what can be said without their texts.

The place of a print is known in the draft only. A run of prints that another agency's document
has as well is a passage of the draft whose words, five by five, stand there too; whether they
stand there in the same order, and who wrote them, is for that agency to look up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from analyser.config import Config
from analyser.model.match import Family, Match, MatchKind, Origin, Passage, Source
from analyser.model.span import Span
from analyser.originality.draft import Draft
from analyser.originality.exchange import keyed_each
from analyser.originality.fingerprints import GRAM, WINDOW, Prints
from analyser.originality.index.foreign import Foreign
from analyser.originality.index.segment import Segment, frequent, hits, segment
from analyser.originality.mask import known_mask
from analyser.originality.masking import presentations
from analyser.originality.prepared import Prepared, prepared
from analyser.originality.sections import Sections
from analyser.originality.sentences import Stems, plain_stem
from analyser.originality.words import Hashes, Words, words

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Limits:
    """Words of a passage and of a pair that count, prints in a passage, the gap inside, the share of a family.

    `part`: words from which the part of a passage that lies in one answer is shown.
    """

    passage: float
    pair: float
    prints: float
    gap: float
    family: float
    part: float

    @classmethod
    def of(cls, config: Config) -> Limits:
        """Return the limits a configuration sets."""
        names = ("passage-words", "pair-words", "candidate-hits", "gap-words", "family-share", "run-words")
        return cls(*(config.threshold(f"originality.{name}") for name in names))


@dataclass(frozen=True, slots=True)
class Found:
    """What drafts share with other agencies' documents."""

    matches: tuple[Match, ...] = ()
    families: tuple[Family, ...] = ()


def exchanged(
    drafts: Sequence[Draft], foreign: Sequence[Foreign], keys: Sequence[tuple[str, bytes]], config: Config
) -> Found:
    """Return the passages and whole applications that other agencies' fingerprints have as well.

    Prints frequent in the round, or in the other agencies' documents, say nothing. Answers in which an
    organisation presents itself are not looked up: whether it is the same one is not known here.
    """
    stems, mask = Stems(plain_stem), known_mask()
    own = [_looked_up(prepared(draft, mask, stems)) for draft in sorted(drafts, key=lambda draft: draft.name)]
    most = _most(len(own), config)
    common = frequent(segment((number, one.prints) for number, one in enumerate(own)), most)
    matches: list[Match] = []
    families: list[Family] = []
    for name, secret in keys:
        there = [one for one in foreign if one.key == name]
        index = segment(
            (n, Prints(one.marks(), np.zeros(len(one.hashes) // 8, np.int64))) for n, one in enumerate(there)
        )
        for one in own:
            for number, places, share in _shared(one, index, there, secret, common, _most(len(there), config)):
                found = tuple(_passages(one, there[number], places, Limits.of(config)))
                matches += found
                if found and share >= Limits.of(config).family:
                    members = tuple(sorted((one.draft.name, there[number].title)))
                    families.append(Family("application", members, round(min(1.0, share), 3)))
    return Found(tuple(matches), tuple(families))


def without_presentations(prints: Prints, draft: Draft, found: Words) -> Prints:
    """Return a draft's prints without those of the answers in which an organisation presents itself."""
    kept = np.ones(len(prints), dtype=np.bool_)
    for span in presentations(draft):
        first, end = found.between(span.start, span.end)
        kept &= (prints.places + GRAM <= first) | (prints.places >= end)
    return Prints(prints.hashes[kept], prints.places[kept])


def _looked_up(one: Prepared) -> Prepared:
    found = words(one.draft.document.text)
    return replace(one, prints=without_presentations(one.prints, one.draft, found))


def _most(documents: int, config: Config) -> int:
    share, least = config.threshold("originality.frequent-share"), config.threshold("originality.frequent-documents")
    return int(max(least, share * documents))


def _shared(
    one: Prepared, index: Segment, there: Sequence[Foreign], secret: bytes, common: Hashes, most: int
) -> Iterator[tuple[int, Places, float]]:
    """Yield the foreign documents that have prints of a draft: number, their places in it, share of the shorter."""
    telling = ~np.isin(one.prints.hashes, common)
    mine = Prints(keyed_each(one.prints.hashes[telling], secret), one.prints.places[telling])
    found = hits(index, mine, most)
    for number in np.unique(found.documents).tolist():
        places = np.unique(found.queries[found.documents == number]).astype(np.int64)
        shared = len(np.unique(mine.hashes[np.isin(mine.places, places)]))
        shorter = min(len(np.unique(mine.hashes)), len(there[number].hashes) // 8)
        yield number, places, shared / max(1, shorter)


def _passages(one: Prepared, other: Foreign, places: Places, limits: Limits) -> Iterator[Match]:
    """Yield the passages of a draft that one foreign document has, if they add up to enough words."""
    runs = [run for run in _runs(places, limits.gap) if len(run) >= limits.prints and _covered(run) >= limits.passage]
    if sum(map(_covered, runs)) < limits.pair:
        return
    found = words(one.draft.document.text)
    source = Source(round=other.round, agency=other.agency, date=other.date)
    for run in (part for whole in runs for part in _answers(whole, one.sections) if _covered(part) >= limits.part):
        first, end = int(run[0]), min(int(run[-1]) + GRAM, len(found))
        span = Span(*found.characters(first, end))
        inside = int(((one.prints.places >= first) & (one.prints.places <= int(run[-1]))).sum())
        document = one.draft.document
        yield Match(
            left=Passage(one.draft.name, span, document.quote(span), document.page_of(span)),
            right=Passage(other.title, Span(0, 0), "", None, source),
            similarity=round(len(run) / inside, 4),
            kind=MatchKind.NEAR,
            origin=Origin.EXCHANGE,
            words=_covered(run),
            common=2,
        )


def _runs(places: Places, gap: float) -> list[Places]:
    """Return the places of prints in runs with at most `gap` words between two of them."""
    return np.split(places, np.flatnonzero(np.diff(places) > gap + GRAM) + 1) if len(places) else []


def _answers(run: Places, sections: Sections) -> list[Places]:
    """Return a run by the answers it lies in."""
    numbers = np.searchsorted(np.array(sections.firsts, dtype=np.int64), run, side="right")
    return np.split(run, np.flatnonzero(np.diff(numbers)) + 1)


def _covered(run: Places) -> int:
    """Return how many words the prints of a run and the windows between close ones hold."""
    steps = np.minimum(np.diff(run), _REACH)
    return int(steps.sum()) + GRAM


_REACH = WINDOW
"""In unedited text two prints are at most a window apart."""
