"""Tier 3, translated passages: runs of sentences that are each other's best partner, in order.

A single pair of alike sentences proves nothing: without the true translation in the text, one
sentence in four finds a false partner. Scores are therefore corrected for sentences that are
near to everything (CSLS: twice the score, less the mean of each side's nearest), only mutual
best partners count, and only several of them that follow each other on both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from analyser import embedding
from analyser.config import Config
from analyser.originality import crosslingual

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Runs:
    """How runs are found: nearest for the correction, gap in sentences, pairs and summed score a run needs.

    Lexical runs above `proposal` are looked at again with sentence vectors, `margin` sentences
    around; without the extra they count from `lexical` on.
    """

    nearest: int
    gap: int
    pairs: int
    proposal: float
    lexical: float
    semantic: float
    share: float
    margin: int

    @classmethod
    def of(cls, config: Config) -> Runs:
        """Return the settings of a configuration."""
        names = ("nearest", "gap", "pairs", "proposal", "lexical", "semantic", "share", "margin")
        nearest, gap, pairs, proposal, lexical, semantic, share, margin = (
            config.threshold(f"originality.translated-{name}") for name in names
        )
        return cls(int(nearest), int(gap), int(pairs), proposal, lexical, semantic, share, int(margin))


@dataclass(frozen=True, slots=True)
class Translated:
    """A run: half-open ranges of sentences on both sides, its number of pairs, their summed score."""

    left: int
    left_end: int
    right: int
    right_end: int
    pairs: int
    score: float


WEAK = 0.4
"""Fraction of the median score below which a pair at the end of a run is cut off."""

MOST_PROPOSALS = 3
"""Lexical runs of a pair of texts that are looked at with sentence vectors."""


def translated(
    left: Sequence[str],
    right: Sequence[str],
    settings: Runs,
    *,
    background: tuple[Sequence[str], Sequence[str]] = ((), ()),
    semantic: bool = True,
) -> tuple[Translated, ...]:
    """Return the runs of sentences of one text that correspond to sentences of the other, in order.

    `background` are sentences of both languages that belong to neither text: what is near to them
    as well says nothing. With `semantic` and the extra installed, sentence vectors decide on what
    the lexical score proposes.
    """
    own = len(left), len(right)
    if min(own) < settings.pairs:
        return ()
    here, there = (*left, *background[0]), (*right, *background[1])
    scores = crosslingual.likeness(here, there)
    runs = _runs(csls(scores, settings.nearest), settings.gap, own)
    if not (semantic and embedding.available()):
        return _chosen(runs, settings.pairs, settings.lexical)
    found = sorted(runs, key=lambda run: (-run.score, run.left, run.right))
    proposed = [run for run in found if run.pairs > 1 and run.score >= settings.proposal][:MOST_PROPOSALS]
    confirmed = [again for run in proposed for again in _again(run, (here, there), own, scores, settings)]
    return _chosen(confirmed, settings.pairs, settings.semantic)


def _again(
    run: Translated, texts: tuple[Sequence[str], Sequence[str]], own: tuple[int, int], scores: Matrix, settings: Runs
) -> tuple[Translated, ...]:
    """Score the surroundings of a run, and the background, with sentence vectors as well."""
    rows = _around(run.left, run.left_end, len(texts[0]), own[0], settings.margin)
    columns = _around(run.right, run.right_end, len(texts[1]), own[1], settings.margin)
    vectors = _vectors([texts[0][i] for i in rows], [texts[1][j] for j in columns])
    if vectors is None:
        return (run,)
    both = csls(vectors + settings.share * scores[np.ix_(rows, columns)], settings.nearest)
    mine = sum(i < own[0] for i in rows), sum(j < own[1] for j in columns)
    return tuple(
        replace(
            one,
            left=one.left + rows[0],
            left_end=one.left_end + rows[0],
            right=one.right + columns[0],
            right_end=one.right_end + columns[0],
        )
        for one in _runs(both, settings.gap, mine)
    )


def _around(first: int, end: int, whole: int, own: int, margin: int) -> list[int]:
    """Return the sentences of a run with its surroundings, then those of the background."""
    return [*range(max(0, first - margin), min(own, end + margin)), *range(own, whole)]


def _chosen(found: Sequence[Translated], pairs: int, least: float) -> tuple[Translated, ...]:
    """Keep runs of enough pairs and score, of overlapping ones the better."""
    kept: list[Translated] = []
    for run in sorted(found, key=lambda r: (-r.score, r.left, r.right)):
        clear = not any(run.left < k.left_end and k.left < run.left_end for k in kept)
        if run.pairs >= pairs and run.score >= least and clear:
            kept.append(run)
    return tuple(sorted(kept, key=lambda r: (r.left, r.right)))


def csls(scores: Matrix, nearest: int) -> Matrix:
    """Return scores corrected for sentences that are near to everything (Conneau et al. 2018)."""
    rows = np.sort(scores, axis=1)[:, -nearest:].mean(axis=1)
    columns = np.sort(scores, axis=0)[-nearest:, :].mean(axis=0)
    return np.asarray(2 * scores - rows[:, None] - columns[None, :])


def _vectors(left: Sequence[str], right: Sequence[str]) -> Matrix | None:
    """Return the cosines of centred sentence vectors, None without the extra."""
    sides = []
    for side in (left, right):
        found = embedding.vectors(side)
        if found is None:
            return None
        centred = found.astype(np.float64) - found.mean(axis=0)
        sides.append(centred / np.maximum(1e-9, np.linalg.norm(centred, axis=1))[:, None])
    return np.asarray(sides[0] @ sides[1].T)


def _runs(scores: Matrix, gap: int, own: tuple[int, int]) -> tuple[Translated, ...]:
    """Chain mutual best partners among a text's own sentences that follow each other on both sides."""
    chains: list[list[tuple[int, int]]] = []
    for pair in (pair for pair in _mutual(scores) if pair[0] < own[0] and pair[1] < own[1] and scores[pair] > 0):
        for chain in reversed(chains):
            if _follows(chain[-1], pair, gap):
                chain.append(pair)
                break
        else:
            chains.append([pair])
    return tuple(_run(_trimmed(chain, scores), scores) for chain in chains)


def _trimmed(chain: list[tuple[int, int]], scores: Matrix) -> list[tuple[int, int]]:
    """Cut weak pairs off the ends: those below a fraction of the run's median score."""
    weak = WEAK * float(np.median([scores[pair] for pair in chain]))
    strong = [place for place, pair in enumerate(chain) if scores[pair] >= weak]
    return chain[strong[0] : strong[-1] + 1]


def _mutual(scores: Matrix) -> list[tuple[int, int]]:
    best, back = scores.argmax(axis=1), scores.argmax(axis=0)
    return [(i, int(j)) for i, j in enumerate(best) if back[j] == i]


def _follows(last: tuple[int, int], pair: tuple[int, int], gap: int) -> bool:
    return 0 < pair[0] - last[0] <= gap and 0 < pair[1] - last[1] <= gap


def _run(chain: list[tuple[int, int]], scores: Matrix) -> Translated:
    total = float(sum(scores[i, j] for i, j in chain))
    (a, b), (a_end, b_end) = chain[0], chain[-1]
    return Translated(a, a_end + 1, b, b_end + 1, len(chain), round(total, 4))
