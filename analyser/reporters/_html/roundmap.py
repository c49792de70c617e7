"""The map of a round: drafts on a circle, a line where two of them share passages."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from analyser.model.analysis import Round

SIZE, RADIUS = 460, 170
CENTRE = SIZE // 2
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
    """The picture and its table."""

    size: int
    dots: tuple[Dot, ...]
    chords: tuple[Chord, ...]
    pairs: tuple[Shared, ...]


def roundmap(found: Round) -> RoundMap | None:
    """Return the map, None when no two documents share a passage."""
    pairs = shared(found)
    if not pairs:
        return None
    names = sorted({name for pair in pairs for name in (pair.left, pair.right)})
    dots = {name: _dot(number, name, len(names)) for number, name in enumerate(names)}
    most = max(pair.words for pair in pairs) or 1
    chords = tuple(_chord(dots[pair.left], dots[pair.right], pair, most) for pair in pairs)
    return RoundMap(SIZE, tuple(dots.values()), chords, pairs)


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


def _dot(number: int, name: str, count: int) -> Dot:
    angle = 2 * pi * number / count - pi / 2
    x, y = (CENTRE + RADIUS * f(angle) for f in (cos, sin))
    far_x, far_y = (CENTRE + (RADIUS + 20) * f(angle) for f in (cos, sin))
    return Dot(number + 1, name, round(x, 1), round(y, 1), round(far_x, 1), round(far_y + 4, 1))


def _chord(left: Dot, right: Dot, pair: Shared, most: int) -> Chord:
    path = f"M{left.x} {left.y}Q{CENTRE} {CENTRE} {right.x} {right.y}"
    return Chord(path, round(1.5 + (WIDEST - 1.5) * pair.words / most, 1), pair)
