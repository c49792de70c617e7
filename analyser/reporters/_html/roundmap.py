"""The map of a round: drafts on a circle, a line where two of them share passages."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from analyser.model.analysis import Round

LEAST, APART, MARGIN = 170, 7, 60
MOST = 80
"""Documents drawn; the table beside the picture holds all."""
WIDEST = 9.0


@dataclass(frozen=True, slots=True)
class Shared:
    """Two documents and what they share, over all their passages; `words` of the left sides."""

    left: str
    right: str
    words: int
    passages: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A document on the circle with its number in the table."""

    number: int
    name: str
    x: float
    y: float
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Chord:
    """A line between two documents."""

    path: str
    width: float
    shared: Shared


@dataclass(frozen=True, slots=True)
class RoundMap:
    """The picture and its table; `left_out` counts documents that stand in the table only."""

    size: int
    dots: tuple[Dot, ...]
    chords: tuple[Chord, ...]
    pairs: tuple[Shared, ...]
    left_out: int


def roundmap(found: Round) -> RoundMap | None:
    """Return the map, None when no two documents share a passage."""
    pairs = shared(found)
    if not pairs:
        return None
    ranked = list(dict.fromkeys(name for pair in pairs for name in (pair.left, pair.right)))
    names = _beside(ranked[:MOST], pairs)
    radius = max(LEAST, APART * len(names))
    dots = {name: _dot(number, name, len(names), radius) for number, name in enumerate(names)}
    most = max(pair.words for pair in pairs) or 1
    drawn = [pair for pair in pairs if pair.left in dots and pair.right in dots and pair.left != pair.right]
    chords = tuple(_chord(dots[pair.left], dots[pair.right], pair, most, radius) for pair in drawn)
    return RoundMap(2 * (radius + MARGIN), tuple(dots.values()), chords, pairs, len(ranked) - len(names))


def _beside(names: list[str], pairs: tuple[Shared, ...]) -> list[str]:
    """Return the documents so that those which share text stand together, the group with the most first."""
    groups: list[list[str]] = []
    for pair in pairs:
        if pair.left in names and pair.right in names:
            near = [group for group in groups if pair.left in group or pair.right in group]
            joined = [name for group in near for name in group] if near else []
            joined += [name for name in dict.fromkeys((pair.left, pair.right)) if name not in joined]
            at = groups.index(near[0]) if near else len(groups)
            groups = [group for group in groups if group not in near]
            groups.insert(at, joined)
    return [name for group in groups for name in group]


def shared(found: Round) -> tuple[Shared, ...]:
    """Return each pair of documents that share passages, the most words first."""
    groups: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for match in found.matches:
        left, right = sorted((match.left.document, match.right.document))
        words = match.words or len(match.left.quote.split())
        groups.setdefault((left, right), []).append((words, match.kind.value))
    pairs = [
        Shared(left, right, sum(w for w, _ in group), len(group), tuple(sorted({kind for _, kind in group})))
        for (left, right), group in groups.items()
    ]
    return tuple(sorted(pairs, key=lambda pair: (-pair.words, pair.left, pair.right)))


def _dot(number: int, name: str, count: int, radius: int) -> Dot:
    angle, centre = 2 * pi * number / count - pi / 2, radius + MARGIN
    x, y = (centre + radius * f(angle) for f in (cos, sin))
    far_x, far_y = (centre + (radius + 20) * f(angle) for f in (cos, sin))
    return Dot(number + 1, name, round(x, 1), round(y, 1), round(far_x, 1), round(far_y + 4, 1))


def _chord(left: Dot, right: Dot, pair: Shared, most: int, radius: int) -> Chord:
    centre = radius + MARGIN
    path = f"M{left.x} {left.y}Q{centre} {centre} {right.x} {right.y}"
    return Chord(path, round(1.5 + (WIDEST - 1.5) * pair.words / most, 1), pair)
