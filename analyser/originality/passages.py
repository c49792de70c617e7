"""Tiers 2 and 3 for one pair of drafts: the shared passages that count, as evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from analyser.config import Config
from analyser.model.match import Match, MatchKind, Origin
from analyser.model.span import Span
from analyser.originality.alignment import Stretch, align
from analyser.originality.evidence import Side, agreement, match, reworded_match
from analyser.originality.index.segment import Segment, frequencies
from analyser.originality.merging import Copied, Weights, distinct, in_a_row, meets, together
from analyser.originality.paraphrase import Growth, reworded
from analyser.originality.prepared import Opened, Prepared
from analyser.originality.rare import Region
from analyser.originality.telling import common, own_words


@dataclass(frozen=True, slots=True)
class Limits:
    """When a passage and when a pair of drafts counts; words, distinct telling stems and shares.

    A pair counts when its passages add up to `pair` words, or when one stands alone: a `passage`
    with a share of `alone` equal words and `dense` distinct telling stems a word, or an equal run of
    `run` words, which chance does not make; a shorter one in more than `documents` documents is a
    standard sentence. A passage needs `telling` stems, one with such a run `brief` ones. A reworded
    passage is measured by limits of its own.
    """

    passage: float
    pair: float
    alone: float
    dense: float
    run: float
    documents: float
    telling: float
    brief: float
    verbatim: float
    near: float
    inside: float
    weights: Weights
    reworded: Reworded
    growth: Growth

    @classmethod
    def of(cls, config: Config) -> Limits:
        """Return the limits a configuration sets."""

        def of(name: str) -> float:
            return config.threshold(f"originality.{name}")

        return cls(
            passage=of("passage-words"),
            pair=of("pair-words"),
            alone=of("alone-share"),
            dense=of("alone-telling"),
            run=of("run-words"),
            documents=of("run-documents"),
            telling=of("telling-words"),
            brief=of("run-telling"),
            verbatim=of("verbatim"),
            near=of("near"),
            inside=of("inside-share"),
            weights=replace(Weights.of(config), least=0.0),
            reworded=Reworded.of(config),
            growth=replace(Growth.of(config), whole=of("round-whole")),
        )

    @classmethod
    def for_two(cls, config: Config) -> Limits:
        """Return the limits for two documents that somebody compares: every copied sentence counts."""
        limits = cls.of(config)
        words = config.threshold("originality.compare-words")
        return replace(limits, passage=words, alone=limits.near, telling=limits.brief)


@dataclass(frozen=True, slots=True)
class Reworded:
    """When a reworded passage counts: its words and telling stems, the share of equal words, Dice of the stems.

    With a share of `alone` it needs no other passage: its sentences or words only stand in another order.
    """

    words: float
    telling: float
    share: float
    alike: float
    alone: float

    @classmethod
    def of(cls, config: Config) -> Reworded:
        """Return the limits a configuration sets."""
        names = ("passage-words", "telling-words", "reworded-share", "reworded-telling", "reworded-alone")
        return cls(*(config.threshold(f"originality.{name}") for name in names))


@dataclass(frozen=True, slots=True)
class Shared:
    """What a pair shares, and how many passages were left out as profiles and as quotations.

    `words` also counts answers too short for a passage, copied in a row with others. `enough` says that
    the passages add up to a pair, so that none of them has to stand alone.
    """

    matches: tuple[Match, ...]
    enough: bool = False
    profiles: int = 0
    quotations: int = 0
    words: int = 0


def shared(left: Opened, right: Opened, limits: Limits, origin: Origin, regions: tuple[Region, ...]) -> Shared:
    """Return the passages two drafts share; none unless they add up to enough words.

    Reworded passages are looked for in the `regions` only.
    """
    a, b = left.side(left=True), right.side(left=False)
    copied = distinct(_copied(a, b, limits), limits.weights)
    grown = _reworded(left, right, limits, regions) if regions else ()
    found = list(_evidence((left, a), (right, b), limits, origin, copied, grown))
    brief = [match(one.stretch, a, b, verbatim=limits.verbatim, origin=origin) for one in copied]
    kept = [one for one in found if not _profile(one, left.prepared, right.prepared, limits.inside)]
    counted = [one for one in kept if not _quotation(one, left.prepared, right.prepared, limits.inside)]
    enough = sum(own_words(left, one.left.span) for one in outer(counted)) >= limits.pair
    reported = enough or any(_alone(one, left, right, limits) for one in counted)
    alike = {*counted, *(one for one in brief if not _profile(one, left.prepared, right.prepared, limits.inside))}
    return Shared(
        tuple(counted) if reported else (),
        enough,
        len(found) - len(kept),
        len(kept) - len(counted),
        sum(one.words for one in outer(tuple(alike))),
    )


def _evidence(
    left: tuple[Opened, Side],
    right: tuple[Opened, Side],
    limits: Limits,
    origin: Origin,
    copied: Sequence[Copied],
    grown: Iterable[Stretch],
) -> Iterator[Match]:
    """Yield the passages that count.

    A copied one that was joined to a reworded one is yielded for itself when the whole is not a copy as well.
    """
    (here, a), (there, b) = left, right

    def evidence(stretch: Stretch) -> Match | None:
        one = match(stretch, a, b, verbatim=limits.verbatim, origin=origin)
        if one.similarity < limits.near:
            one = reworded_match(one, stretch, a, b)
        return one if _counts(one, here, there, limits) else None

    joined = together(copied, grown, limits.weights, (a.sections, b.sections))
    found = [(stretch, evidence(stretch)) for stretch in joined]
    wholes = [stretch for stretch, one in found if one and one.kind is not MatchKind.PARAPHRASE]
    alone = [c.stretch for c in copied if not any(meets(c.stretch, stretch) for stretch in wholes)]
    every = [*(one for _, one in found), *(evidence(stretch) for stretch in alone)]
    yield from sorted({one for one in every if one}, key=lambda m: (m.left.span, m.right.span))


def outer(found: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches that lie in no other one on both sides, so that no word is counted twice."""
    sides = [(m.left.span.start, m.right.span.start, -m.left.span.end, -m.right.span.end) for m in found]
    edges = np.array(sides, dtype=np.int64).reshape(-1, 4)
    held = (edges[:, None] >= edges).all(axis=2) & (edges[:, None] != edges).any(axis=2)
    return tuple(one for one, inner in zip(found, held.any(axis=1).tolist(), strict=True) if not inner)


def _reworded(left: Opened, right: Opened, limits: Limits, regions: tuple[Region, ...]) -> tuple[Stretch, ...]:
    here, there = left.sentences(left=True), right.sentences(left=False)
    blocks = [(*here.holding(*region[:2]), *there.holding(*region[2:])) for region in regions]
    return reworded(here, there, limits.growth, blocks)


def _copied(left: Side, right: Side, limits: Limits) -> Iterator[Copied]:
    """Yield copied stretches that are long enough, alone or with those in the answers before and after."""
    borders = left.sections, right.sections
    for row in in_a_row(align(left.hashes, right.hashes, borders), borders):
        long = sum(one.size for one in row) >= limits.passage
        for one in row:
            if long or max(run.length for run in one.runs) >= limits.run:
                agreed = agreement(one, left.hashes, right.hashes)
                yield Copied(one, agreed.equal, agreed.share)


def _counts(one: Match, left: Opened, right: Opened, limits: Limits) -> bool:
    """Say whether both sides share enough words that tell something.

    A reworded passage must also be as long as a copied one, be more than one sentence on both
    sides, and keep a share of the words.
    """
    both = common(one, left, right)
    if one.kind is not MatchKind.PARAPHRASE:
        return both.stems >= limits.telling or (both.stems >= limits.brief and _run(one, left) >= limits.run)
    wanted = limits.reworded
    sizes = len(one.left.quote.split()), len(one.right.quote.split())
    long = both.stems >= wanted.telling and min(sizes) >= wanted.words
    alike = one.similarity >= wanted.share and both.dice >= wanted.alike
    return long and alike and _several(one.left.span, left) and _several(one.right.span, right)


def _alone(one: Match, left: Opened, right: Opened, limits: Limits) -> bool:
    """Say whether a passage counts without others: one of budget lines, dates and names does not."""
    if one.kind is MatchKind.PARAPHRASE:
        return one.similarity >= limits.reworded.alone
    first, end = left.words.between(one.left.span.start, one.left.span.end)
    long = one.similarity >= limits.alone and end - first >= limits.passage
    return (long and common(one, left, right).stems >= limits.dense * (end - first)) or _run(one, left) >= limits.run


def _run(one: Match, left: Opened) -> int:
    """Return the own words of the longest equal run."""
    return max((own_words(left, here.shift(one.left.span.start)) for here, _ in one.equal), default=0)


def _several(span: Span, one: Opened) -> bool:
    first, end = one.sentences(left=True).holding(*one.words.between(span.start, span.end))
    return end - first > 1


def with_frequency(one: Match, left: Opened, segment: Segment) -> Match:
    """Return the match with the number of documents that hold most of the passage."""
    prints = left.prepared.prints
    first, end = left.words.between(one.left.span.start, one.left.span.end)
    inside = prints.hashes[(prints.places >= first) & (prints.places < end)]
    if not len(inside):
        return replace(one, common=2)
    return replace(one, common=max(2, int(np.median(frequencies(segment, inside)))))


def standard(one: Match, left: Opened, limits: Limits) -> bool:
    """Say whether a passage is a standard sentence of the round: short, and in more documents than a copy would be."""
    return own_words(left, one.left.span) < limits.passage and one.common > limits.documents


def _profile(one: Match, left: Prepared, right: Prepared, share: float) -> bool:
    """Say whether an organisation presents itself with the same words in both drafts."""
    both = {oid for oid, _ in left.profiles} & {oid for oid, _ in right.profiles}
    here = [span for oid, span in left.profiles if oid in both]
    there = [span for oid, span in right.profiles if oid in both]
    return _inside(one.left.span, here, share) and _inside(one.right.span, there, share)


def _quotation(one: Match, left: Prepared, right: Prepared, share: float) -> bool:
    here, there = _inside(one.left.span, left.quotations, share), _inside(one.right.span, right.quotations, share)
    return here or there


def _inside(span: Span, others: Iterable[Span], share: float) -> bool:
    held = sum(max(0, min(span.end, o.end) - max(span.start, o.start)) for o in others)
    return held >= share * max(1, len(span))
