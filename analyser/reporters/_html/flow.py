"""The flow picture: objectives, activities, results and indicators in columns, links as curves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap

from analyser.model.link import LinkMethod, TraceLink
from analyser.reporters._html.logic import COLUMNS, Item, Logic

BOX, GAP, TOP = 220, 60, 34
EDGE = 3
"""Room for the border of the outermost boxes."""
WIDTH = len(COLUMNS) * BOX + (len(COLUMNS) - 1) * GAP + 2 * EDGE
LINE, PADDING, BETWEEN = 16, 14, 10
"""Heights in a box, and between two boxes."""
LETTERS = 26
"""Letters that a line of a box holds in the widest of the fonts."""


@dataclass(frozen=True, slots=True)
class Node:
    """A box of the picture: its id and words in `lines`, its links in `ties`."""

    item: Item
    x: int
    y: int
    lines: tuple[str, ...]
    ties: tuple[tuple[str, LinkMethod, float], ...]

    @property
    def alone(self) -> bool:
        """Say whether no link touches the statement, or one of a kind that it needs is missing."""
        return not self.ties or bool(self.item.lacks)

    @property
    def height(self) -> int:
        """Return its height: a line more where something is missing."""
        return LINE * (len(self.lines) + self.alone) + PADDING


@dataclass(frozen=True, slots=True)
class Curve:
    """A link as an SVG path."""

    path: str
    method: LinkMethod
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Flow:
    """The picture with its size in user units."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    curves: tuple[Curve, ...]


def flow(logic: Logic) -> Flow | None:
    """Return the picture, None when links were not computed or there is nothing to draw."""
    if logic.links is None or not logic.links:
        return None
    ties = _ties(logic.links)
    nodes = [node for column in range(len(COLUMNS)) for node in _column(logic, column, ties)]
    at = {node.item.id: node for node in nodes}
    ends = [(*_ordered(at[str(link.source)], at[str(link.target)]), link) for link in logic.links]
    near = {(left.item.id, right.item.id) for left, right, _ in ends if right.x - left.x == BOX + GAP}
    curves = tuple(
        _curve(left, right, link.method, nodes)
        for left, right, link in ends
        if right.x - left.x == BOX + GAP or (right.x > left.x and not _reachable(left, right, near))
    )
    height = max(node.y + node.height for node in nodes) + 8
    return Flow(WIDTH, height, tuple(nodes), curves)


def _ties(links: tuple[TraceLink, ...]) -> dict[str, tuple[tuple[str, LinkMethod, float], ...]]:
    """Return, for each statement, the others it is linked to, with what shows the link and its score."""
    found: dict[str, list[tuple[str, LinkMethod, float]]] = {}
    for link in links:
        found.setdefault(str(link.source), []).append((str(link.target), link.method, link.score))
        found.setdefault(str(link.target), []).append((str(link.source), link.method, link.score))
    return {key: tuple(sorted(group)) for key, group in found.items()}


def _ordered(one: Node, other: Node) -> tuple[Node, Node]:
    return (one, other) if one.x <= other.x else (other, one)


def _reachable(left: Node, right: Node, near: set[tuple[str, str]]) -> bool:
    """Say whether links between neighbouring columns lead from one box to the other: a longer line adds nothing."""
    front = {left.item.id}
    for _ in COLUMNS:
        front |= {target for source, target in near if source in front}
    return right.item.id in front


def _column(logic: Logic, column: int, ties: Mapping[str, tuple[tuple[str, LinkMethod, float], ...]]) -> list[Node]:
    nodes, y = [], TOP
    for item in logic.items:
        if item.kind == COLUMNS[column]:
            node = Node(item, EDGE + column * (BOX + GAP), y, _lines(item), ties.get(item.id, ()))
            nodes.append(node)
            y += node.height + BETWEEN
    return nodes


def _lines(item: Item) -> tuple[str, ...]:
    """Return the words of a box on at most two lines; the first leaves room for the id."""
    head = f"{item.id} "
    first, *more = wrap(item.label, LETTERS, initial_indent=head, max_lines=2, placeholder="…") or [head]
    return (first[len(head) :], *more)


def _curve(left: Node, right: Node, method: LinkMethod, nodes: list[Node]) -> Curve:
    x, y = left.x + BOX, left.y + left.height // 2
    path = f"M{x} {y}"
    for column in range(left.x + BOX + GAP, right.x, BOX + GAP):
        gap = _gap_below(y, column, nodes)
        path += f"{_bend(x, y, column, gap)}H{column + BOX}"
        x, y = column + BOX, gap
    path += _bend(x, y, right.x, right.y + right.height // 2)
    return Curve(path, method, left.item.id, right.item.id)


def _bend(x1: int, y1: int, x2: int, y2: int) -> str:
    middle = (x1 + x2) // 2
    return f"C{middle} {y1} {middle} {y2} {x2} {y2}"


def _gap_below(y: int, column: int, nodes: list[Node]) -> int:
    """Return the height between two boxes of a column where a line to a later column can pass."""
    above = [node.y + node.height for node in nodes if node.x == column and node.y <= y]
    return max(above, default=TOP - BETWEEN) + BETWEEN // 2
