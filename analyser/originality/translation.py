"""Tier 3, translated passages: runs of sentences that correspond to each other, in order.

A single pair of alike sentences proves nothing: without the true translation in the text, one
sentence in four finds a false partner. Scores are therefore corrected for sentences that are
near to everything (CSLS: twice the score, less the mean of each side's nearest), and only their
sum along a run counts. A run that letters, numbers and glossary leave in doubt is decided by
sentence vectors, if the extra is installed: of its own few sentences, nothing else is embedded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import numpy.typing as npt

from analyser import embedding
from analyser.config import Config
from analyser.originality import diagonals
from analyser.originality.crosslingual import Featured, featured, likeness

Matrix = npt.NDArray[np.float64]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Runs:
    """How runs are found and judged.

    `nearest` sentences make the correction; a pair counts up to `most`, less `cost`; a skipped
    sentence costs `gap`. A run needs `pairs`. Without vectors it counts from `lexical` on. With
    vectors, from `proposal` up to `sure` they decide: its own pairs must be nearer than its other
    pairs by `margin`; at most `looked` pairs are embedded. Its pairs must be `dense` among the
    sentences it spans, with a `mean` score: drafts on one plan correspond here and there.
    """

    nearest: int
    most: float
    cost: float
    gap: float
    pairs: int
    proposal: float
    lexical: float
    sure: float
    margin: float
    looked: int
    dense: float
    mean: float

    @classmethod
    def of(cls, config: Config) -> Runs:
        """Return the settings of a configuration."""
        names = (
            *("nearest", "most", "cost", "gap", "pairs", "proposal", "lexical", "sure", "margin", "looked"),
            *("dense", "mean"),
        )
        nearest, most, cost, gap, pairs, proposal, lexical, sure, margin, looked, dense, mean = (
            config.threshold(f"originality.translated-{name}") for name in names
        )
        return cls(int(nearest), most, cost, gap, int(pairs), proposal, lexical, sure, margin, int(looked), dense, mean)


@dataclass(frozen=True, slots=True)
class Translated:
    """A run: half-open ranges of sentences on both sides, its number of pairs, their summed score."""

    left: int
    left_end: int
    right: int
    right_end: int
    pairs: int
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A text in sentences; those from `own` on are background that belongs to no text.

    Background makes a short text long enough to say which scores are high in it.
    """

    sentences: tuple[str, ...]
    own: int
    featured: Featured
    sections: tuple[int, ...] = ()

    @classmethod
    def of(cls, sentences: Sequence[str], background: Sequence[str] = (), sections: Sequence[int] = ()) -> Text:
        """Return a text ready to be compared; `sections` are the answers its own sentences stand in."""
        whole = (*sentences, *background)
        return cls(whole, len(sentences), featured(whole), tuple(sections) or (0,) * len(sentences))


def translated(left: Text, right: Text, settings: Runs, *, semantic: bool = True) -> tuple[Translated, ...]:
    """Return the runs of sentences of one text that correspond to sentences of the other, in order.

    With `semantic` and the extra installed, sentence vectors decide on doubtful runs.
    """
    if min(left.own, right.own) < settings.pairs:
        return ()
    corrected = csls(likeness(left.featured, right.featured), settings.nearest)[: left.own, : right.own]
    values = np.minimum(corrected, settings.most) - settings.cost
    vectors = semantic and embedding.available()
    least = settings.proposal if vectors else settings.lexical
    found = []
    for score, path in diagonals.paths(values, settings.gap, least):
        held = [pair for pair in path if values[pair] > 0]
        pairs = _tight(held, corrected, settings)
        if not pairs:
            continue
        if len(pairs) < len(held):
            score = float(sum(values[pair] for pair in pairs))
        doubtful = vectors and score < settings.sure
        if score < least:
            continue
        if not doubtful or _confirmed(sorted(pairs, key=lambda p: (-values[p], p)), left, right, settings):
            for part in _in_answers(pairs, left, right):
                (a, b), (a_end, b_end) = part[0], part[-1]
                total = float(sum(corrected[pair] for pair in part))
                found.append(Translated(a, a_end + 1, b, b_end + 1, len(part), total))
    return tuple(sorted(found, key=lambda run: (run.left, run.right)))


def _tight(pairs: Sequence[Pair], scores: Matrix, settings: Runs) -> Sequence[Pair]:
    """Return the part of a run with the greatest score whose pairs are dense and alike enough."""
    best, most = range(0), 0.0
    for first in range(len(pairs)):
        for end in range(first + settings.pairs, len(pairs) + 1):
            (a, b), (a_end, b_end) = pairs[first], pairs[end - 1]
            total = float(sum(scores[pair] for pair in pairs[first:end]))
            dense = end - first >= settings.dense * (1 + max(a_end - a, b_end - b))
            if dense and total >= settings.mean * (end - first) and total > most:
                best, most = range(first, end), total
    return [pairs[index] for index in best]


def _in_answers(pairs: Sequence[Pair], left: Text, right: Text) -> list[list[Pair]]:
    """Return a run in parts that lie in one answer on both sides."""
    parts = groupby(pairs, key=lambda pair: (left.sections[pair[0]], right.sections[pair[1]]))
    return [list(part) for _, part in parts]


def csls(scores: Matrix, nearest: int) -> Matrix:
    """Return scores corrected for sentences that are near to everything (Conneau et al. 2018)."""
    rows = np.sort(scores, axis=1)[:, -nearest:].mean(axis=1)
    columns = np.sort(scores, axis=0)[-nearest:, :].mean(axis=0)
    return np.asarray(2 * scores - rows[:, None] - columns[None, :])


def _confirmed(pairs: Sequence[tuple[int, int]], left: Text, right: Text, settings: Runs) -> bool:
    """Say whether the best pairs of a run are nearer in meaning than its sentences taken crosswise."""
    margin = meaning_margin(pairs[: settings.looked], left, right)
    return margin is None or margin >= settings.margin


def meaning_margin(pairs: Sequence[tuple[int, int]], left: Text, right: Text) -> float | None:
    """Return by how much the pairs' mean cosine exceeds that of the other pairs of their sentences."""
    texts = [left.sentences[i] for i, _ in pairs] + [right.sentences[j] for _, j in pairs]
    found = embedding.vectors(texts)
    if found is None:
        return None
    cosines = found[: len(pairs)].astype(np.float64) @ found[len(pairs) :].astype(np.float64).T
    own = float(np.trace(cosines))
    others = (float(cosines.sum()) - own) / max(1, len(pairs) * (len(pairs) - 1))
    return own / len(pairs) - others
