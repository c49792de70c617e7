"""The matches of a draft by answer: one finding for all passages that an answer shares with a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from analyser.model.application import Application
from analyser.model.finding import Confidence
from analyser.model.match import Match, MatchKind, Origin
from analyser.rules._check import Hit, at

OTHERS = frozenset({Origin.ROUND, Origin.CORPUS})
"""Origins that are somebody else's text."""

EXCHANGED = frozenset({Origin.EXCHANGE})
"""Applications of other agencies, known by their fingerprints alone."""

COPIED = frozenset({MatchKind.VERBATIM, MatchKind.NEAR})

_SURENESS = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of the draft with its strongest match in each document that holds it, the strongest of all first."""

    matches: tuple[Match, ...]

    @property
    def best(self) -> Match:
        """Return the strongest match."""
        return self.matches[0]

    @property
    def documents(self) -> frozenset[str]:
        """Return the names of the documents that hold the passage."""
        return frozenset(match.right.document for match in self.matches)


@dataclass(frozen=True, slots=True)
class Shared:
    """What one answer of the draft shares with one document, the longest passage first.

    `others` counts further documents that hold some of it.
    """

    matches: tuple[Match, ...]
    others: int

    @property
    def words(self) -> int:
        """Return the words of all the passages."""
        return sum(match.words for match in self.matches)

    @property
    def alike(self) -> float:
        """Return the share of equal words in all the passages."""
        whole = sum(match.words / match.similarity for match in self.matches if match.similarity)
        return self.words / whole if whole else 0.0


def chosen(
    matches: Iterable[Match] | None,
    kinds: Iterable[MatchKind],
    origins: Iterable[Origin],
    application: Application | None,
) -> tuple[Shared, ...]:
    """Return the passages of some kinds from some origins by answer and document, in order.

    A passage that several documents hold is told of with the one that holds most of its answer.
    A passage outside every answer stands alone.
    """
    wanted, whence = frozenset(kinds), frozenset(origins)
    usable = (match for match in matches or () if match.kind in wanted and match.origin in whence)
    fields = application.fields if application else ()
    answers: dict[int, list[Place]] = {}
    for number, place in enumerate(places(usable)):
        span = place.best.left.span
        at = next((index for index, field in enumerate(fields) if field.span.overlaps(span)), len(fields) + number)
        answers.setdefault(at, []).append(place)
    found = [one for answer in answers.values() for one in _by_document(answer)]
    return tuple(sorted(found, key=lambda one: min(match.left.span for match in one.matches)))


def _by_document(answer: Iterable[Place]) -> Iterator[Shared]:
    """Yield the passages of an answer by document, the one that holds most of them first."""
    left = list(answer)
    while left:
        words: Counter[str] = Counter()
        for match in (match for place in left for match in place.matches):
            words[match.right.document] += match.words
        document = min(words, key=lambda name: (-words[name], name))
        held = [place for place in left if document in place.documents]
        passages = [match for place in held for match in place.matches if match.right.document == document]
        others = {name for place in held for name in place.documents} - {document}
        yield Shared(tuple(sorted(passages, key=lambda match: (-match.words, match.left.span))), len(others))
        left = [place for place in left if place not in held]


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
    return tuple(sorted((_place(group) for group in groups), key=lambda place: place.best.left.span))


def _place(group: Iterable[Match]) -> Place:
    strongest: dict[str, Match] = {}
    for match in group:
        strongest.setdefault(match.right.document, match)
    return Place(tuple(strongest.values()))


def hits(found: Iterable[Shared], confidence: Callable[[Match], Confidence], several: str) -> Iterator[Hit]:
    """Yield a hit per answer and document: how much is alike, who else has it. `several` is said of more passages."""
    for one in found:
        yield at(
            *(match.left.span for match in one.matches),
            confidence=max((confidence(match) for match in one.matches), key=_SURENESS.index),
            message=several if len(one.matches) > 1 else None,
            document=one.matches[0].right.title,
            count=len(one.matches),
            words=one.words,
            alike=round(100 * one.alike),
            others=one.others,
        )


def by_likeness(match: Match) -> Confidence:
    """Return how sure it is that one passage comes from the other: word for word is sure."""
    return Confidence.HIGH if match.kind is MatchKind.VERBATIM or match.similarity >= 0.7 else Confidence.MEDIUM


def _same(one: Match, other: Match) -> bool:
    a, b = one.left.span, other.left.span
    return min(a.end, b.end) - max(a.start, b.start) >= min(len(a), len(b)) / 2
