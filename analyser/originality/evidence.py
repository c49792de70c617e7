"""A shared stretch as evidence: both quotes, the equal words inside, how alike they are.

Inside the stretch RapidFuzz's Levenshtein operations on word numbers tell equal from replaced
words, between the long equal runs that the alignment already knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz.distance import Levenshtein

from analyser.model.document import Document
from analyser.model.match import Match, MatchKind, Origin, Passage
from analyser.model.span import Span
from analyser.originality.alignment import LEFT_FILLER, RIGHT_FILLER, Run, Stretch
from analyser.originality.sections import WHOLE, Sections
from analyser.originality.words import Hashes, Words, words

ANCHOR = 8
"""Equal runs of this many words are taken as they are; between them words are aligned."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One document in a comparison: its words, their hashes with the masked ones hidden, its answers as sections."""

    name: str
    document: Document
    words: Words
    hashes: Hashes
    sections: Sections = WHOLE


def side(document: Document) -> Side:
    """Return a document ready for comparison, nothing hidden."""
    found = words(document.text)
    return Side(document.name, document, found, np.asarray(found.hashes))


@dataclass(frozen=True, slots=True)
class Agreement:
    """The equal words of a stretch. `longer` counts the unmasked words of the longer side."""

    runs: tuple[Run, ...]
    equal: int
    longer: int

    @property
    def share(self) -> float:
        """Return the share of equal words."""
        return self.equal / self.longer if self.longer else 0.0


def agreement(stretch: Stretch, left: Hashes, right: Hashes) -> Agreement:
    """Return the equal words of a stretch in order, masked words left out of the count."""
    found = tuple(_merged(_equal(stretch, left, right)))
    here, there = left[stretch.left : stretch.left_end], right[stretch.right : stretch.right_end]
    longer = max(int((here != LEFT_FILLER).sum()), int((there != RIGHT_FILLER).sum()))
    return Agreement(found, sum(run.length for run in found), longer)


def match(stretch: Stretch, left: Side, right: Side, *, verbatim: float, origin: Origin = Origin.ROUND) -> Match:
    """Return the evidence for a stretch; `verbatim` is the share of equal words from which it is so called."""
    agreed = agreement(stretch, left.hashes, right.hashes)
    a = Span(*left.words.characters(stretch.left, stretch.left_end))
    b = Span(*right.words.characters(stretch.right, stretch.right_end))
    return Match(
        left=passage(left, a),
        right=passage(right, b),
        similarity=round(agreed.share, 4),
        kind=MatchKind.VERBATIM if agreed.share >= verbatim else MatchKind.NEAR,
        origin=origin,
        words=agreed.equal,
        equal=equal_spans(agreed.runs, left, right, a, b),
    )


def reworded_match(one: Match, stretch: Stretch, left: Side, right: Side) -> Match:
    """Return a match as a reworded one: its words count wherever they stand in the passage."""
    here = left.hashes[stretch.left : stretch.left_end]
    there = right.hashes[stretch.right : stretch.right_end]
    values, places = np.unique(np.concatenate((here, there)), return_inverse=True)
    counts = (np.bincount(part, minlength=len(values)) for part in np.split(places, [len(here)]))
    common = int(np.minimum(*counts).sum())
    share = common / max(1, len(here), len(there))
    return replace(one, kind=MatchKind.PARAPHRASE, words=common, similarity=round(share, 4))


def passage(side: Side, span: Span) -> Passage:
    """Return a passage of one side."""
    return Passage(side.name, span, side.document.quote(span), side.document.page_of(span))


def equal_spans(found: tuple[Run, ...], left: Side, right: Side, a: Span, b: Span) -> tuple[tuple[Span, Span], ...]:
    """Return runs of equal words as pairs of spans relative to the passages' starts."""
    return tuple(
        (
            Span(*left.words.characters(run.left, run.left + run.length)).shift(-a.start),
            Span(*right.words.characters(run.right, run.right + run.length)).shift(-b.start),
        )
        for run in found
    )


def _equal(stretch: Stretch, left: Hashes, right: Hashes) -> Iterator[Run]:
    """Yield the equal runs in order: the long ones as they are, aligned words between them."""
    i, j = stretch.left, stretch.right
    for run in _anchors(stretch):
        yield from _aligned(left, right, i, run.left, j, run.right)
        yield run
        i, j = run.left + run.length, run.right + run.length
    yield from _aligned(left, right, i, stretch.left_end, j, stretch.right_end)


def _anchors(stretch: Stretch) -> Iterator[Run]:
    i, j = stretch.left, stretch.right
    for run in stretch.runs:
        cut = max(0, i - run.left, j - run.right)
        if run.length - cut >= ANCHOR:
            yield Run(run.left + cut, run.right + cut, run.length - cut)
            i, j = run.left + run.length, run.right + run.length


def _aligned(left: Hashes, right: Hashes, i: int, i_end: int, j: int, j_end: int) -> Iterator[Run]:
    if i >= i_end or j >= j_end:
        return
    for step in Levenshtein.opcodes(_numbers(left[i:i_end]), _numbers(right[j:j_end])):
        if step.tag == "equal":
            yield Run(i + step.src_start, j + step.dest_start, step.src_end - step.src_start)


def _numbers(hashes: Hashes) -> list[int]:
    found: list[int] = hashes.astype(np.int64, copy=False).tolist()
    return found


def _merged(found: Iterator[Run]) -> Iterator[Run]:
    """Join runs that follow each other without a gap on either side."""
    last: Run | None = None
    for run in found:
        if last and (last.left + last.length, last.right + last.length) == (run.left, run.right):
            last = Run(last.left, last.right, last.length + run.length)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
