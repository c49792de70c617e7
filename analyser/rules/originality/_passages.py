"""The matches of a draft by passage: one finding a passage, however many documents hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from analyser.model.finding import Confidence
from analyser.model.match import Match, MatchKind, Origin
from analyser.rules._check import Hit, at

OTHERS = frozenset({Origin.ROUND, Origin.CORPUS})
"""Origins that are somebody else's text."""

EXCHANGED = frozenset({Origin.EXCHANGE})
"""Applications of other agencies, known by their fingerprints alone."""

COPIED = frozenset({MatchKind.VERBATIM, MatchKind.NEAR})


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of the draft with its strongest match first."""

    best: Match
    documents: tuple[str, ...]


def chosen(matches: Iterable[Match] | None, kinds: Iterable[MatchKind], origins: Iterable[Origin]) -> tuple[Place, ...]:
    """Return the passages of some kinds from some origins, in order."""
    wanted, whence = frozenset(kinds), frozenset(origins)
    return places(match for match in matches or () if match.kind in wanted and match.origin in whence)


def places(matches: Iterable[Match]) -> tuple[Place, ...]:
    """Group matches that show the same passage of the draft: half of the shorter one in common."""
    groups: list[list[Match]] = []
    for match in sorted(matches, key=lambda m: (-m.words, m.left.span, m.right.document)):
        for group in groups:
            if _same(match, group[0]):
                group.append(match)
                break
        else:
            groups.append([match])
    found = [Place(group[0], tuple(sorted({m.right.document for m in group}))) for group in groups]
    return tuple(sorted(found, key=lambda place: place.best.left.span))


def hits(found: Iterable[Place], confidence: Callable[[Match], Confidence]) -> Iterator[Hit]:
    """Yield a hit per passage: the other document, how much of the passage is alike, who else has it."""
    for place in found:
        best = place.best
        yield at(
            best.left.span,
            confidence=confidence(best),
            document=best.right.title,
            words=best.words,
            alike=round(100 * best.similarity),
            others=len(place.documents) - 1,
        )


def by_likeness(match: Match) -> Confidence:
    """Return how sure it is that one passage comes from the other: word for word is sure."""
    return Confidence.HIGH if match.kind is MatchKind.VERBATIM or match.similarity >= 0.7 else Confidence.MEDIUM


def _same(one: Match, other: Match) -> bool:
    a, b = one.left.span, other.left.span
    return min(a.end, b.end) - max(a.start, b.start) >= min(len(a), len(b)) / 2
