"""The measures of PAN text alignment from their published definitions.

Potthast, Stein, Barrón-Cedeño, Rosso: An evaluation framework for plagiarism detection (COLING
2010). Precision and recall are averaged over detections and cases, counted in characters of both
sides; granularity is the mean number of detections per detected case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2


@dataclass(frozen=True, slots=True, order=True)
class Case:
    """A passage on both sides, in characters, of one pair of documents."""

    pair: str
    left: int
    left_end: int
    right: int
    right_end: int

    @property
    def size(self) -> int:
        """Return the characters of both sides."""
        return self.left_end - self.left + self.right_end - self.right


@dataclass(frozen=True, slots=True)
class Score:
    """The four measures."""

    plagdet: float
    precision: float
    recall: float
    granularity: float
    cases: int
    detections: int


def score(cases: Sequence[Case], detections: Sequence[Case]) -> Score:
    """Return the measures for all cases and detections of a set of pairs."""
    precision = _coverage(detections, cases)
    recall = _coverage(cases, detections)
    granularity = _granularity(cases, detections)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(f1 / log2(1 + granularity), precision, recall, granularity, len(cases), len(detections))


def _coverage(whole: Sequence[Case], parts: Sequence[Case]) -> float:
    """Return the mean share of each of `whole` that `parts` cover."""
    if not whole:
        return 1.0 if not parts else 0.0
    by_pair = _by_pair(parts)
    total = 0.0
    for one in whole:
        near = [part for part in by_pair.get(one.pair, ()) if _meets(one, part)]
        left = _union([(max(one.left, p.left), min(one.left_end, p.left_end)) for p in near])
        right = _union([(max(one.right, p.right), min(one.right_end, p.right_end)) for p in near])
        total += (left + right) / one.size
    return total / len(whole)


def _granularity(cases: Sequence[Case], detections: Sequence[Case]) -> float:
    by_pair = _by_pair(detections)
    counts = [sum(_meets(one, found) for found in by_pair.get(one.pair, ())) for one in cases]
    detected = [count for count in counts if count]
    return sum(detected) / len(detected) if detected else 1.0


def _by_pair(found: Sequence[Case]) -> dict[str, list[Case]]:
    groups: dict[str, list[Case]] = {}
    for one in found:
        groups.setdefault(one.pair, []).append(one)
    return groups


def _meets(one: Case, other: Case) -> bool:
    left = one.left < other.left_end and other.left < one.left_end
    return left and one.right < other.right_end and other.right < one.right_end


def _union(ranges: Sequence[tuple[int, int]]) -> int:
    covered, reach = 0, 0
    for start, end in sorted(ranges):
        covered += max(0, end - max(start, reach))
        reach = max(reach, end)
    return covered
